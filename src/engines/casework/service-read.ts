import type { Act } from '../../model/act.ts';
import type { CountLine } from '../../model/house-view.ts';
import { bad, good, problem, type Outcome } from '../../model/problem.ts';
import { Tone } from '../../model/programme.ts';
import type { Viewer } from '../../model/role.ts';
import type {
  MapPoints,
  RecordFilter,
  RecordLine,
  RecordPage,
  RecordSort,
  RecordView,
  Today,
} from '../../model/view.ts';
import type { TriageView } from '../../model/triage-view.ts';
import { lastActs, listActs } from '../../store/acts.ts';
import type { Scope } from '../../store/record-filter.ts';
import { recordPoints } from '../../store/record-points.ts';
import {
  countRecordsBy,
  countRecordsByPlace,
  findRecord,
  findRecordIds,
  findRecords,
  holdsFile,
  pageRecords,
  type CountKey,
  type StoredRecord,
} from '../../store/records.ts';
import { inDistrict, type CaseworkHouse } from './casework-house.ts';
import { queryOf } from './record-query.ts';
import { recordLine, recordView } from './record-view.ts';
import type { Setup } from './setup.ts';
import { matterOf } from './service-chain.ts';
import { formerFields, referredBy, refersTo } from './service-references.ts';
import { partsView, wholeLine } from './service-parts.ts';
import { todaySections } from './today-sections.ts';
import { latestReading } from './triage-view.ts';
import { countingScopes, withCounted } from './count-unseen.ts';
import { rolesSeeing, scopesOf } from './viewer-scope.ts';

export interface PageAsked {
  page?: number;
  pageSize?: number;
  sort?: RecordSort;
}

/** Stored records as lines, with the acts that the viewer may do. */
export async function linesOf(
  house: CaseworkHouse,
  setup: Setup,
  viewer: Viewer,
  records: readonly StoredRecord[],
): Promise<RecordLine[]> {
  const now = house.now().toISOString();
  const ids = records.map((r) => r.snapshot.record);
  const last = await lastActs(house.store.db, viewer.district, ids);
  return records.map((record) =>
    recordLine({ setup, viewer, record, last: last.get(record.snapshot.record) ?? [], now }),
  );
}

/** The latest reading of a record. */
function triageOf(acts: readonly Act[]): TriageView | null {
  const latest = latestReading(acts);
  return latest && { at: latest.act.at, seq: latest.act.seq, reading: latest.reading };
}

/** Everything that the viewer may know of one record. */
export const viewRecord = (
  house: CaseworkHouse,
  viewer: Viewer,
  record: string,
): Promise<Outcome<RecordView>> =>
  inDistrict(house, viewer, async (setup) => {
    const { db } = house.store;
    const now = house.now();
    const query = queryOf(setup, scopesOf(setup, viewer), {}, now);
    const stored = await findRecord(db, query, record);
    if (!stored) {
      return bad(
        problem(
          'missing.record',
          'record',
          '没有这条记录，或不在您的范围之内',
          'there is no such record within what you look after',
          { got: record },
        ),
      );
    }
    // acts that were done since the snapshot was read belong to the next answer
    const acts = (await listActs(db, viewer.district, record)).filter(
      (act) => act.seq <= stored.snapshot.seq,
    );
    const last = [...new Map(acts.map((act) => [act.type, act])).values()].map((act) => ({
      type: act.type,
      seq: act.seq,
      person: act.actor.person,
      role: act.actor.role,
      at: act.at,
    }));
    const of = { setup, viewer, record: stored, last, now: now.toISOString() };
    const { programmes } = setup;
    const roles = rolesSeeing(setup, viewer, stored.snapshot);
    const beyond = {
      matter: await matterOf(db, programmes, query, stored),
      parts: await partsView({ setup, query, db, now: of.now }, stored, roles),
      whole: await wholeLine({ setup, query, db }, stored, roles),
      refers: await refersTo(db, programmes, query, stored, roles),
      referredBy: await referredBy(db, programmes, query, stored),
      former: await formerFields(house.store, programmes, stored, acts),
    };
    return good(recordView(of, acts, triageOf(acts), beyond));
  });

async function pageOf(
  house: CaseworkHouse,
  setup: Setup,
  viewer: Viewer,
  scopes: readonly Scope[],
  filter: RecordFilter,
  asked: Required<PageAsked>,
): Promise<RecordPage> {
  const { page, pageSize, sort } = asked;
  const query = queryOf(setup, scopes, filter, house.now());
  const found = await pageRecords(house.store.db, query, {
    sort,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const rows = await linesOf(house, setup, viewer, found.rows);
  return { rows, total: found.total, page, pageSize };
}

/** One page of a filter, within what the viewer may see. */
export const pageFor = (
  house: CaseworkHouse,
  viewer: Viewer,
  filter: RecordFilter,
  { page = 1, pageSize = 50, sort = 'due' }: PageAsked,
): Promise<Outcome<RecordPage>> =>
  inDistrict(house, viewer, async (setup) => {
    const scopes = scopesOf(setup, viewer);
    return good(await pageOf(house, setup, viewer, scopes, filter, { page, pageSize, sort }));
  });

/** These records as lines, in the order asked for; those that the viewer may not see are left out. */
export const linesFor = (
  house: CaseworkHouse,
  viewer: Viewer,
  records: readonly string[],
): Promise<Outcome<RecordLine[]>> =>
  inDistrict(house, viewer, async (setup) => {
    const query = queryOf(setup, scopesOf(setup, viewer), {}, house.now());
    const found = await findRecords(house.store.db, query, records);
    const seen = records.flatMap((record) => found.get(record) ?? []);
    return good(await linesOf(house, setup, viewer, seen));
  });

/**
 * How many records of a filter there are by one of their facts, most first. Of a whole programme
 * those are counted too that the viewer may count but not see, where they are enough to hide in.
 */
export const countsFor = (
  house: CaseworkHouse,
  viewer: Viewer,
  filter: RecordFilter,
  by: CountKey,
): Promise<Outcome<CountLine[]>> =>
  inDistrict(house, viewer, async (setup) => {
    const { db } = house.store;
    const count = (scopes: readonly Scope[]) =>
      countRecordsBy(db, queryOf(setup, scopes, filter, house.now()), by);
    const own = scopesOf(setup, viewer);
    const counting = countingScopes(setup, viewer, filter);
    const seen = await count(own);
    return good(counting.length > 0 ? withCounted(seen, await count([...own, ...counting])) : seen);
  });

/** Open and all records at each place or below it, by place code, as far as the viewer sees them. */
export const placeCountsFor = (
  house: CaseworkHouse,
  viewer: Viewer,
): Promise<Outcome<Map<string, { open: number; all: number }>>> =>
  inDistrict(house, viewer, async (setup) => {
    const query = queryOf(setup, scopesOf(setup, viewer), {}, house.now());
    const sums = new Map<string, { open: number; all: number }>();
    for (const { path, open, all } of await countRecordsByPlace(house.store.db, query)) {
      for (const code of path.split('/')) {
        const sum = sums.get(code) ?? { open: 0, all: 0 };
        sums.set(code, { open: sum.open + open, all: sum.all + all });
      }
    }
    return good(sums);
  });

/** More points than this no map shows. */
const mostPoints = 250_000;

/** The located records of a filter as columns. */
export const pointsFor = (
  house: CaseworkHouse,
  viewer: Viewer,
  filter: RecordFilter,
): Promise<Outcome<MapPoints>> =>
  inDistrict(house, viewer, async (setup) => {
    const query = queryOf(setup, scopesOf(setup, viewer), filter, house.now());
    const { points, unlocated } = await recordPoints(house.store, query, mostPoints);
    const tones = Tone.options;
    const toneOf = new Map(
      Object.values(setup.programmes).flatMap((p) =>
        Object.entries(p.states).map(([code, s]) => [code, tones.indexOf(s.tone)] as const),
      ),
    );
    return good({
      record: points.map((p) => p[0]),
      lat: points.map((p) => p[1]),
      lon: points.map((p) => p[2]),
      tone: points.map((p) => toneOf.get(p[3]) ?? 0),
      tones: [...tones],
      total: points.length + unlocated,
      unlocated,
      simulated: points.some((p) => p[4]),
    });
  });

const rowsPerSection = 10;

/** What waits for the viewer, one section a reason, by remaining clock. */
export const todayFor = (house: CaseworkHouse, viewer: Viewer): Promise<Outcome<Today>> =>
  inDistrict(house, viewer, async (setup) => {
    const asked = { page: 1, pageSize: rowsPerSection, sort: 'due' as const };
    const sections = await Promise.all(
      todaySections(setup, viewer).map(async ({ roles, ...section }) => {
        const scopes = scopesOf(setup, viewer, roles);
        const page = await pageOf(house, setup, viewer, scopes, section.filter, asked);
        return { ...section, total: page.total, rows: page.rows };
      }),
    );
    return good({ at: house.now().toISOString(), sections });
  });

/** Those of the records that the viewer may know of. */
export async function visibleTo(
  house: CaseworkHouse,
  viewer: Viewer,
  records: readonly string[],
): Promise<Set<string>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return new Set();
  const query = queryOf(setup, scopesOf(setup, viewer), {}, house.now());
  return new Set(await findRecordIds(house.store.db, query, records));
}

/** Whether any record that the viewer may see holds this file. */
export async function showsFile(
  house: CaseworkHouse,
  viewer: Viewer,
  sha256: string,
): Promise<boolean> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return false;
  const query = queryOf(setup, scopesOf(setup, viewer), {}, house.now());
  return holdsFile(house.store.db, query, sha256);
}
