import { createHash } from 'node:crypto';
import { findTopics, type FoundTopic } from '../../kernels/text/topics/find-topics.ts';
import { heatOf } from '../../kernels/text/topics/heat.ts';
import { topicSettings, type TopicMessage } from '../../kernels/text/topics/message.ts';
import { civilDate } from '../../kernels/workdays/work-time.ts';
import { dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { TopicChangeAsked, TopicLine, TopicsView } from '../../model/topic-view.ts';
import type { RecordLine } from '../../model/view.ts';
import type { RecordQuery } from '../../store/record-filter.ts';
import {
  addTopicChange,
  topicChanges,
  topicRows,
  type TopicChange,
  type TopicRow,
} from '../../store/topic-rows.ts';
import { inThread } from '../in-thread.ts';
import { noDistrict, type CaseworkHouse } from './casework-house.ts';
import { changeTopics, standingChanges, type ChangedTopic } from './change-topics.ts';
import { queryOf } from './record-query.ts';
import { linesFor } from './service-read.ts';
import type { Setup } from './setup.ts';
import { scopesOf } from './viewer-scope.ts';

const programme = 'demand';
/** who may say of two demands that they are one may say it of topics */
const changingAct = 'merge';
const dayMs = 86_400_000;
const daysPerWeek = 7;
/** The newest demands are looked at, so many at most. */
const mostDemands = 5_000;
const mostTopics = 100;
/** Weeks that count as lately. */
const recentWeeks = 2;
/** Topics of the same demands are kept as long as nothing came or changed. */
const mostKept = 20;

const worker = new URL('topics-worker.js', import.meta.url);
const group = (messages: TopicMessage[]): Promise<FoundTopic[]> =>
  inThread(worker, (given: TopicMessage[]) => findTopics(given), messages);

/** Names exactly these demands in these words: who sees others never meets groups of somebody else. */
function nameOf(rows: readonly TopicRow[]): string {
  const hash = createHash('sha256');
  for (const { record, title, text } of rows) hash.update(`${record}\n${title}\n${text}\n`);
  return hash.digest('base64');
}

/** Groups of the same demands are found once. */
export class TopicGroups {
  readonly #kept = new Map<string, Promise<FoundTopic[]>>();

  of(rows: readonly TopicRow[]): Promise<FoundTopic[]> {
    const key = nameOf(rows);
    const known = this.#kept.get(key);
    if (known) return known;
    const found = group(
      rows.map(({ record, title, text, openedAt }) => ({
        id: record,
        title,
        text,
        at: openedAt.getTime(),
      })),
    );
    found.catch(() => this.#kept.delete(key));
    this.#kept.set(key, found);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept) this.#kept.delete(oldest!);
    return found;
  }
}

interface Read {
  setup: Setup;
  query: RecordQuery;
  rows: Map<string, TopicRow>;
  of: number;
  changes: TopicChange[];
  topics: ChangedTopic[];
}

/** The topics among the demands that a viewer may see. */
async function readTopics(
  house: CaseworkHouse,
  groups: TopicGroups,
  viewer: Viewer,
  days: number,
): Promise<Outcome<Read>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  const { db } = house.store;
  const query = queryOf(setup, scopesOf(setup, viewer), { programme }, house.now());
  const since = new Date(house.now().getTime() - days * dayMs);
  const [read, changes] = await Promise.all([
    topicRows(db, query, since, mostDemands),
    topicChanges(db, viewer.district),
  ]);
  const rows = new Map(read.rows.map((row) => [row.record, row]));
  const found = await groups.of(read.rows);
  const titleOf = (record: string) => rows.get(record)?.title ?? '';
  const topics = changeTopics(found, changes, topicSettings.fewest, titleOf);
  return good({ setup, query, rows, of: read.of, changes, topics });
}

/** What most of them have; null where it is nothing. */
function mostOften(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best && best[1] * 3 >= values.length ? best[0] : null;
}

function lineOf(
  topic: ChangedTopic,
  { rows, setup }: Read,
  { today, days }: { today: number; days: number },
): TopicLine {
  const { timeZone } = setup.district;
  const members = topic.members.map(({ id }) => rows.get(id)!);
  const dates = members.map(({ openedAt }) => civilDate(openedAt.getTime(), timeZone)).sort();
  const weeks = Array.from({ length: Math.ceil(days / daysPerWeek) }, () => 0);
  for (const date of dates) {
    const ago = Math.floor((today - dayOfDate(date)) / daysPerWeek);
    if (ago >= 0 && ago < weeks.length) weeks[weeks.length - 1 - ago]! += 1;
  }
  const lately = (from: number) =>
    weeks.slice(weeks.length - from - recentWeeks, weeks.length - from).reduce((a, b) => a + b, 0);
  const people = members.reduce((sum, { meToo }) => sum + 1 + meToo, 0);
  const placed = members.filter(({ lat, lon }) => lat !== null && lon !== null);
  const mean = (of: (row: TopicRow) => number) =>
    placed.length > 0 ? placed.reduce((sum, row) => sum + of(row), 0) / placed.length : null;
  return {
    anchor: topic.members[0]!.id,
    title: topic.title,
    said: topic.place,
    place: mostOften(members.map(({ place }) => place)),
    category: mostOften(members.map(({ category }) => category)),
    demands: members.length,
    people,
    heat: heatOf({
      people,
      likes: 0,
      dislikes: 0,
      weeks: weeks.filter((n) => n > 0).length,
      places: new Set(members.flatMap(({ place }) => place ?? [])).size,
      recent: lately(0),
      before: lately(recentWeeks),
    }),
    from: dates[0]!,
    to: dates.at(-1)!,
    weeks,
    lat: mean(({ lat }) => lat!),
    lon: mean(({ lon }) => lon!),
    changed: topic.changed,
  };
}

/** Whether a viewer may say that demands are one problem. */
function mayChange(setup: Setup, viewer: Viewer): boolean {
  const by = setup.programmes[programme]?.acts[changingAct]?.by ?? [];
  return viewer.grants.some(({ role }) => by.includes(role));
}

/** The problems that several demands of the last days speak of, hottest first, as this viewer sees them. */
export async function viewTopics(
  house: CaseworkHouse,
  groups: TopicGroups,
  viewer: Viewer,
  days: number,
): Promise<Outcome<TopicsView>> {
  const read = await readTopics(house, groups, viewer, days);
  if (!read.ok) return read;
  const { setup, rows, of, changes, topics } = read.value;
  const today = dayOfDate(civilDate(house.now().getTime(), setup.district.timeZone));
  return good({
    days,
    demands: rows.size,
    of,
    topics: topics
      .map((topic) => lineOf(topic, read.value, { today, days }))
      .sort((a, b) => b.heat.total - a.heat.total || (a.anchor < b.anchor ? -1 : 1))
      .slice(0, mostTopics),
    changes: standingChanges(changes)
      .map(({ change, kind, records, madeBy, madeAt }) => ({
        change,
        kind: kind as 'merge' | 'split',
        demands: records.length,
        madeBy,
        madeAt: madeAt.toISOString(),
      }))
      .reverse(),
    seen: changes.at(-1)?.change ?? 0,
    mayChange: mayChange(setup, viewer),
    simulated: [...rows.values()].some(({ simulated }) => simulated),
  });
}

/** The demands of the topic that holds this one, most typical first. */
export async function topicDemands(
  house: CaseworkHouse,
  groups: TopicGroups,
  viewer: Viewer,
  { anchor, days }: { anchor: string; days: number },
): Promise<Outcome<RecordLine[]>> {
  const read = await readTopics(house, groups, viewer, days);
  if (!read.ok) return read;
  const topic = read.value.topics.find(({ members }) => members.some(({ id }) => id === anchor));
  return linesFor(house, viewer, (topic?.members ?? []).map(({ id }) => id).slice(0, 200));
}

const mayNot: Problem = problem(
  'auth.permission',
  'topics',
  '您的角色不能合并或拆分热点问题',
  'none of your roles may merge or split topics',
);

/** Merges topics, splits demands off, or takes a change back; for everybody, and for every later day. */
export async function changeTopic(
  house: CaseworkHouse,
  viewer: Viewer,
  asked: TopicChangeAsked,
): Promise<Outcome<number>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  if (!mayChange(setup, viewer)) return bad(mayNot);
  const records = asked.kind === 'undo' ? [] : [...new Set(asked.records)];
  const seen = await linesFor(house, viewer, records);
  if (!seen.ok) return seen;
  if (seen.value.length < records.length)
    return bad(
      problem(
        'missing.record',
        'records',
        '有的诉求不在您的范围内',
        'some are not within what you look after',
        {
          got: `${seen.value.length} of ${records.length}`,
        },
      ),
    );
  const { db } = house.store;
  const changes = await topicChanges(db, viewer.district);
  const undoes = asked.kind === 'undo' ? asked.change : null;
  if (undoes !== null && !standingChanges(changes).some(({ change }) => change === undoes))
    return bad(
      problem(
        'missing.topic-change',
        'change',
        '没有这项更改，或已撤销',
        'there is no such change, or it was taken back',
        {
          got: undoes,
        },
      ),
    );
  const change = asked.seen + 1;
  const added = { change, kind: asked.kind, records, undoes, person: viewer.person };
  const isNew =
    (changes.at(-1)?.change ?? 0) === asked.seen &&
    (await addTopicChange(db, viewer.district, added));
  if (!isNew)
    return bad(
      problem(
        'conflict.topics',
        'seen',
        '别人刚刚改过，请先看最新的',
        'somebody has changed topics just now: look at them first',
        {
          got: asked.seen,
        },
      ),
    );
  return good(change);
}
