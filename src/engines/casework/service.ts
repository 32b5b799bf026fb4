import type {
  BulkResult,
  CatalogueTrial,
  CatalogueView,
  CountLine,
} from '../../model/house-view.ts';
import type { Outcome } from '../../model/problem.ts';
import type { Registry } from '../../model/registry.ts';
import type { Viewer } from '../../model/role.ts';
import type { TriagePort } from '../../model/triage.ts';
import type { TopicChangeAsked, TopicsView } from '../../model/topic-view.ts';
import type { TriageQuality } from '../../model/triage-view.ts';
import type { RecordFilter, RecordSort, RecordView } from '../../model/view.ts';
import type { CountKey } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { createSetups, type CaseworkHouse } from './casework-house.ts';
import { doAct, doActMany, openRecord } from './service-acts.ts';
import {
  publishCatalogue,
  readCatalogue,
  tryCatalogue,
  type CatalogueAsked,
} from './service-catalogue.ts';
import { boardFor, calendarFor, type CalendarAsked } from './service-boards.ts';
import { exportRows } from './service-export.ts';
import { viewJoined } from './service-joined.ts';
import { readPrivate } from './service-private.ts';
import { programmesFor } from './service-programmes.ts';
import {
  countsFor,
  linesFor,
  pageFor,
  placeCountsFor,
  pointsFor,
  showsFile,
  todayFor,
  viewRecord,
  visibleTo,
  type PageAsked,
} from './service-read.ts';
import { changeTopic, TopicGroups, topicDemands, viewTopics } from './service-topics.ts';
import { confusedDemands, readTriageQuality, type Confusion } from './service-triage-quality.ts';

export interface CaseworkOptions {
  /** absent: nothing is read when it is opened */
  triage?: TriagePort | undefined;
  store: Store;
  registry: Registry;
  /** versions that were published at start, by district */
  versions: ReadonlyMap<string, number>;
  now: () => Date;
}

export type Casework = ReturnType<typeof createCasework>;

type Input = Readonly<Record<string, unknown>>;

/**
 * Records and their acts for people: every method takes the Viewer who acts or looks, and answers
 * an outcome. What a viewer may not see is not there for them; what they may not do is refused with
 * the rule in words.
 */
export function createCasework({ store, registry, versions, now, triage }: CaseworkOptions) {
  const findSetup = createSetups({ store, registry, versions, now });
  const house: CaseworkHouse = { store, registry, now, findSetup, triage };
  const groups = new TopicGroups();
  const shown = async (viewer: Viewer, done: Outcome<string>): Promise<Outcome<RecordView>> =>
    done.ok ? viewRecord(house, viewer, done.value) : done;
  return {
    /** the declarations of a district, compiled: flows act by them too */
    findSetup,
    /** how each programme stands that the viewer sees or may count */
    programmes: (viewer: Viewer) => programmesFor(house, viewer),
    /** opens a record by an opening act of its programme */
    open: async (viewer: Viewer, asked: { programme: string; type: string; input: Input }) =>
      shown(viewer, await openRecord(house, viewer, asked)),
    /** does an act; `seq` is the last act seen, `conflict.seq` says that somebody was faster */
    act: async (
      viewer: Viewer,
      record: string,
      asked: { type: string; input: Input; seq: number },
    ) => shown(viewer, await doAct(house, viewer, record, asked)),
    /** does one act to many records, each by itself; blank units come from the catalogue */
    actMany: (
      viewer: Viewer,
      asked: { type: string; input: Input; records: { record: string; seq: number }[] },
    ): Promise<Outcome<BulkResult>> => doActMany(house, viewer, asked),
    view: (viewer: Viewer, record: string) => viewRecord(house, viewer, record),
    /** what a demand was joined to, what was joined to it, and what its reporter is told */
    joined: (viewer: Viewer, record: string) => viewJoined(house, viewer, record),
    page: (viewer: Viewer, filter: RecordFilter, page: PageAsked = {}) =>
      pageFor(house, viewer, filter, page),
    /** lines of these records, in their order, without those that the viewer may not see */
    lines: (viewer: Viewer, records: readonly string[]) => linesFor(house, viewer, records),
    counts: (viewer: Viewer, filter: RecordFilter, by: CountKey): Promise<Outcome<CountLine[]>> =>
      countsFor(house, viewer, filter, by),
    /** open and all records at or below each place, by code */
    placeCounts: (viewer: Viewer) => placeCountsFor(house, viewer),
    /** The records of a programme by state: how many, and the first of each. */
    board: (viewer: Viewer, filter: RecordFilter & { programme: string }) =>
      boardFor(house, viewer, filter),
    /** The days that the records of a programme name. */
    calendar: (
      viewer: Viewer,
      filter: RecordFilter & { programme: string },
      asked: CalendarAsked,
    ) => calendarFor(house, viewer, filter, asked),
    points: (viewer: Viewer, filter: RecordFilter) => pointsFor(house, viewer, filter),
    today: (viewer: Viewer) => todayFor(house, viewer),
    /** those of the records that the viewer may know of */
    visible: (viewer: Viewer, records: readonly string[]) => visibleTo(house, viewer, records),
    /** whether a record that the viewer may see holds this file */
    showsFile: (viewer: Viewer, sha256: string) => showsFile(house, viewer, sha256),
    /** exactly the rows of the filter, as a table that is read batch by batch */
    exportRows: (viewer: Viewer, filter: RecordFilter, sort: RecordSort = '-opened') =>
      exportRows(house, viewer, filter, sort),
    readPrivate: (viewer: Viewer, record: string, purpose: string) =>
      readPrivate(house, viewer, record, purpose),
    topics: (viewer: Viewer, days: number): Promise<Outcome<TopicsView>> =>
      viewTopics(house, groups, viewer, days),
    topicDemands: (viewer: Viewer, asked: { anchor: string; days: number }) =>
      topicDemands(house, groups, viewer, asked),
    changeTopic: (viewer: Viewer, asked: TopicChangeAsked) => changeTopic(house, viewer, asked),
    triageQuality: (viewer: Viewer, weeks: number): Promise<Outcome<TriageQuality>> =>
      readTriageQuality(house, viewer, weeks),
    /** lines of demands of which triage said one category and another stood */
    confused: (viewer: Viewer, asked: Confusion & { weeks: number }) =>
      confusedDemands(house, viewer, asked),
    catalogue: (viewer: Viewer, programme: string): Promise<Outcome<CatalogueView>> =>
      readCatalogue(house, viewer, programme),
    simulateCatalogue: (
      viewer: Viewer,
      asked: CatalogueAsked & { last: number },
    ): Promise<Outcome<CatalogueTrial>> => tryCatalogue(house, viewer, asked),
    publishCatalogue: (
      viewer: Viewer,
      asked: CatalogueAsked & { reason: string; validFrom?: string },
    ): Promise<Outcome<CatalogueView>> => publishCatalogue(house, viewer, asked),
  };
}
