import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trialRegistry, trialSetup } from '../../../test/casework-district.ts';
import { testStore, type TestStore } from '../../../test/database.ts';
import { civilDate } from '../../kernels/workdays/work-time.ts';
import { emptySnapshot, type Snapshot } from '../../model/snapshot.ts';
import { RecordSort, type RecordFilter } from '../../model/view.ts';
import type { Hidden } from '../../model/seen-by.ts';
import { everyRecord, type Scope } from '../../store/record-filter.ts';
import { recordRow, searchTextOf } from '../../store/record-row.ts';
import {
  countRecordsBy,
  countRecordsByPlace,
  findRecordIds,
  holdsFile,
  pageRecords,
  streamRecords,
} from '../../store/records.ts';
import { recordPoints } from '../../store/record-points.ts';
import { publishRegistry } from '../../store/registry-versions.ts';
import { queryOf } from './record-query.ts';
import { pathOf } from './setup.ts';
import { covers, standingOf } from './viewer-scope.ts';

const setup = trialSetup();
const demand = setup.programmes.demand!;
// Wednesday 2026-11-25, 15:00 in the district
const now = new Date('2026-11-25T07:00:00Z');
const hour = 3_600_000;
const everything: Scope[] = [everyRecord];

let house: TestStore;
const all: Snapshot[] = [];

const cycle = <T>(list: readonly T[], i: number): T => list[i % list.length]!;
const iso = (ms: number) => new Date(ms).toISOString();

/** 240 demands in every state, place and unit; clocks due from nine days ago to nine days ahead. */
function record(i: number): Snapshot {
  const state = cycle(Object.keys(demand.states), i * 7);
  const ended = demand.states[state]!.end;
  const opened = now.getTime() - i * 5 * hour;
  const due = now.getTime() + ((i * 37) % 433) * hour - 216 * hour;
  const suspended = state === 'suspended' && due > now.getTime();
  return {
    ...emptySnapshot({ district: 'trial', record: crypto.randomUUID(), programme: 'demand' }),
    programmeVersion: 1,
    number: `SQTR-20261101-${String(i).padStart(5, '0')}`,
    seq: 1,
    state,
    ended,
    title: cycle(['路灯不亮', '垃圾没人清', 'Pothole on Main Street', '井盖坏了'], i),
    category: cycle(['city', 'rubbish', 'pipe', null], i * 3),
    place: cycle(['t1a', 't2', null, 't1', 't'], i),
    lat: i % 3 === 0 ? null : 35.2 + (i % 20) / 100,
    lon: i % 3 === 0 ? null : 113.8 + (i % 20) / 100,
    lead: cycle(['water', 'street-1', null], i * 2),
    assist: i % 11 === 0 ? ['water', 'city-management'] : [],
    channel: cycle(['hotline', 'web'], i),
    openedAt: iso(opened),
    endedAt: ended ? iso(opened + hour) : null,
    updatedAt: iso(opened + ((i * 13) % 50) * hour),
    flags: i % 9 === 0 ? ['reopened'] : [],
    files:
      i % 60 === 0
        ? [
            {
              sha256: 'c'.repeat(63) + (i % 7),
              name: 'x',
              mediaType: 'image/png',
              bytes: 1,
              role: 'before',
            },
          ]
        : [],
    clocks: ended
      ? []
      : [
          {
            clock: 'dispose',
            round: 1,
            startedAt: iso(due - 48 * hour),
            budgets: [
              suspended
                ? { budget: { kind: 'urgent', minutes: 48 * 60 }, at: iso(due - 48 * hour), seq: 1 }
                : { budget: { kind: 'fixed', due: iso(due) }, at: iso(due - 48 * hour), seq: 1 },
            ],
            suspensions: suspended
              ? [{ from: iso(due - 47 * hour), to: null, seq: 1, why: 'waiting' }]
              : [],
            stoppedAt: null,
          },
        ],
  };
}

const rowOf = (s: Snapshot, i: number) =>
  recordRow(
    s,
    {
      placePath: pathOf(setup, s.place),
      source: i % 4 === 0 ? 'file' : null,
      sourceId: i % 4 === 0 ? String(i) : null,
      simulated: i % 5 === 0,
      searchText: searchTextOf(s, demand.fields),
      private: null,
    },
    setup.work,
  );

beforeAll(async () => {
  house = await testStore();
  await publishRegistry(house.store, trialRegistry);
  for (let i = 0; i < 240; i++) all.push(record(i));
  await house.store.db.insertInto('record').values(all.map(rowOf)).execute();
});
afterAll(() => house.drop());

const dueOf = (s: Snapshot): number | null => {
  const clock = s.clocks[0];
  if (!clock || clock.suspensions.length) return null;
  const { budget } = clock.budgets[0]!;
  return budget.kind === 'fixed' ? Date.parse(budget.due) : null;
};
const under = (place: string | null, above: string) =>
  (pathOf(setup, place) ?? '').split('/').includes(above);
const day = (s: Snapshot) => civilDate(s.openedAt, 'Asia/Shanghai');
const at = (s: Snapshot) => all.indexOf(s);

/** Filters beside what they mean, in plain words of the test. */
const filters: [string, RecordFilter, (s: Snapshot) => boolean][] = [
  ['nothing', {}, () => true],
  ['programme', { programme: 'project' }, () => false],
  ['state', { state: ['filed', 'closed'] }, (s) => ['filed', 'closed'].includes(s.state)],
  ['no state', { state: [] }, () => false],
  ['tone', { tone: ['void'] }, (s) => demand.states[s.state]!.tone === 'void'],
  ['tone and state', { tone: ['done'], state: ['closed', 'filed'] }, (s) => s.state === 'closed'],
  ['ended', { ended: true }, (s) => s.ended],
  ['open', { ended: false }, (s) => !s.ended],
  [
    'category with those below',
    { category: ['city'] },
    (s) => /city|rubbish/.test(s.category ?? ''),
  ],
  ['place with those below', { place: ['t1'] }, (s) => under(s.place, 't1')],
  ['two places', { place: ['t1a', 't2'] }, (s) => under(s.place, 't1a') || under(s.place, 't2')],
  ['an unknown place', { place: ['nowhere'] }, () => false],
  ['lead', { lead: ['water'] }, (s) => s.lead === 'water'],
  ['channel', { channel: ['web'] }, (s) => s.channel === 'web'],
  ['source', { source: ['file'] }, (s) => at(s) % 4 === 0],
  ['flag', { flag: ['reopened', 'repeat'] }, (s) => s.flags.length > 0],
  ['simulated', { simulated: true }, (s) => at(s) % 5 === 0],
  ['located', { located: true }, (s) => s.lat !== null],
  ['not located', { located: false }, (s) => s.lat === null],
  [
    'box',
    { bbox: [35.25, 113.8, 35.3, 113.9] },
    (s) => s.lat !== null && s.lat >= 35.25 && s.lat <= 35.3 && s.lon! >= 113.8 && s.lon! <= 113.9,
  ],
  [
    'days of opening, both included',
    { openedFrom: '2026-11-01', openedTo: '2026-11-10' },
    (s) => day(s) >= '2026-11-01' && day(s) <= '2026-11-10',
  ],
  ['overdue', { due: 'overdue' }, (s) => (dueOf(s) ?? Infinity) < now.getTime()],
  // each has 48 hours: once over is 48 hours late, twice over 96
  ['overdue-1x', { due: 'overdue-1x' }, (s) => (dueOf(s) ?? Infinity) + 48 * hour < now.getTime()],
  ['overdue-2x', { due: 'overdue-2x' }, (s) => (dueOf(s) ?? Infinity) + 96 * hour < now.getTime()],
  // until midnight in the district, 16:00 UTC; the week ends with Sunday
  ['due today', { due: 'today' }, (s) => (dueOf(s) ?? Infinity) < Date.parse('2026-11-25T16:00Z')],
  [
    'due this week',
    { due: 'week' },
    (s) => (dueOf(s) ?? Infinity) < Date.parse('2026-11-29T16:00Z'),
  ],
  ['paused', { due: 'paused' }, (s) => s.clocks[0]?.suspensions.length === 1],
  ['Chinese words', { q: '路灯' }, (s) => s.title.includes('路灯')],
  ['English words', { q: 'main POTHOLE' }, (s) => s.title.includes('Pothole')],
  ['a number', { q: 'SQTR-20261101-00017' }, (s) => s.number.endsWith('00017')],
  ['words that no record has together', { q: '路灯 垃圾' }, () => false],
  ['punctuation', { q: '?!' }, () => false],
  ['blanks', { q: '  ' }, () => true],
  ['quotes and operators', { q: `路灯' | 'x & !` }, () => false],
];

const orders: Record<RecordSort, (a: Snapshot, b: Snapshot) => number> = {
  due: (a, b) =>
    Number(a.ended) - Number(b.ended) ||
    (a.ended
      ? b.openedAt.localeCompare(a.openedAt)
      : (dueOf(a) ?? Infinity) === (dueOf(b) ?? Infinity)
        ? 0
        : (dueOf(a) ?? Infinity) - (dueOf(b) ?? Infinity)),
  opened: (a, b) => a.openedAt.localeCompare(b.openedAt),
  '-opened': (a, b) => b.openedAt.localeCompare(a.openedAt),
  '-updated': (a, b) => b.updatedAt.localeCompare(a.updatedAt),
  number: (a, b) => a.number.localeCompare(b.number),
};
const idsOf = (rows: readonly { snapshot: Snapshot }[]) => rows.map((r) => r.snapshot.record);
const page = (
  filter: RecordFilter,
  scopes: readonly Scope[],
  sort: RecordSort,
  offset: number,
  limit: number,
) => pageRecords(house.store.db, queryOf(setup, scopes, filter, now), { sort, offset, limit });

describe('a filter', () => {
  it.each(filters)('of %s finds what it means', async (_, filter, means) => {
    const found = await page(filter, everything, 'due', 0, 500);
    const wanted = all.filter(means).map((s) => s.record);
    expect(idsOf(found.rows).sort()).toEqual(wanted.sort());
    expect(found.total).toBe(wanted.length);
  });

  it.each(RecordSort.options)(
    'sorted by %s gives every row once, page after page',
    async (sort) => {
      const pages: Snapshot[] = [];
      for (let offset = 0; offset < 240; offset += 35) {
        const { rows, total } = await page({ programme: 'demand' }, everything, sort, offset, 35);
        expect(total).toBe(240);
        pages.push(...rows.map((r) => r.snapshot));
      }
      expect(new Set(pages.map((s) => s.record)).size).toBe(240);
      const wrong = pages.filter((s, i) => i > 0 && orders[sort](pages[i - 1]!, s) > 0);
      expect(wrong).toEqual([]);
    },
  );

  it('streams exactly what it pages, in the same words', async () => {
    const query = queryOf(setup, everything, { ended: false }, now);
    const streamed: string[] = [];
    for await (const batch of streamRecords(house.store, query, 'number')) {
      streamed.push(...idsOf(batch));
    }
    const paged = await page({ ended: false }, everything, 'number', 0, 500);
    expect(streamed).toEqual(idsOf(paged.rows));
  });

  it('gives its connection back when the reader stops half way', async () => {
    const query = queryOf(setup, everything, {}, now);
    for (let i = 0; i < 20; i++) {
      for await (const batch of streamRecords(house.store, query, 'opened')) {
        expect(batch.length).toBeGreaterThan(0);
        break;
      }
    }
    expect(house.store.pool.idleCount).toBe(house.store.pool.totalCount);
  });

  it('counts by its facts, and by places', async () => {
    const query = queryOf(setup, everything, { programme: 'demand' }, now);
    const leads = await countRecordsBy(house.store.db, query, 'lead');
    for (const { key, n } of leads) {
      expect([key, n]).toEqual([key, all.filter((s) => (s.lead ?? '') === key).length]);
    }
    const places = await countRecordsByPlace(house.store.db, query);
    expect(places.reduce((sum, p) => sum + p.all, 0)).toBe(240);
    expect(places.find((p) => p.path === 't/t2')).toEqual({
      path: 't/t2',
      open: all.filter((s) => s.place === 't2' && !s.ended).length,
      all: all.filter((s) => s.place === 't2').length,
    });
  });

  it('gives its points, newest first, and how many have none', async () => {
    const query = queryOf(setup, everything, { lead: ['water'] }, now);
    const { points, unlocated } = await recordPoints(house.store, query, 20);
    const mine = all.filter((s) => s.lead === 'water');
    const located = mine.filter((s) => s.lat !== null);
    expect(points.map((p) => p.slice(0, 4))).toEqual(
      located.slice(0, 20).map((s) => [s.record, s.lat, s.lon, s.state]),
    );
    expect(unlocated).toBe(mine.length - located.length);
  });
});

describe('a scope', () => {
  const twoStates = ['dispatched', 'closed'];
  const sealed = (states: string[] | null): Hidden => ({ programme: 'demand', states });
  const elsewhere: Hidden = { programme: 'project', states: null };
  const scopes: [string, Scope[]][] = [
    ['nobody', []],
    ['a street', [{ within: 't/t1', unit: null, hidden: [] }]],
    ['a unit', [{ within: null, unit: 'water', hidden: [] }]],
    ['a unit in a street', [{ within: 't/t1', unit: 'water', hidden: [] }]],
    ['a unit that only assists', [{ within: null, unit: 'city-management', hidden: [] }]],
    [
      'a street and a unit',
      [
        { within: 't/t2', unit: null, hidden: [] },
        { within: null, unit: 'street-1', hidden: [] },
      ],
    ],
    ['a place that looks like a pattern', [{ within: 't/%', unit: null, hidden: [] }]],
    ['the whole district', everything],
    ['a role that sees none of the programme', [{ ...everyRecord, hidden: [sealed(null)] }]],
    ['a role that sees another programme', [{ ...everyRecord, hidden: [elsewhere] }]],
    ['a role that sees all but two states', [{ ...everyRecord, hidden: [sealed(twoStates)] }]],
    [
      'a street that sees all but two states',
      [{ within: 't/t1', unit: null, hidden: [elsewhere, sealed(twoStates)] }],
    ],
    [
      'a role that sees nothing, and a unit',
      [
        { ...everyRecord, hidden: [sealed(null)] },
        { within: null, unit: 'water', hidden: [sealed(twoStates)] },
      ],
    ],
  ];

  it.each(scopes)('of %s means the same to the query as to the engine', async (_, own) => {
    const wanted = all
      .filter((s) => own.some((scope) => covers(scope, standingOf(setup, s))))
      .map((s) => s.record)
      .sort();
    const query = queryOf(setup, own, {}, now);
    const ids = all.map((s) => s.record);
    expect((await findRecordIds(house.store.db, query, ids)).sort()).toEqual(wanted);
    const found = await page({}, own, 'due', 0, 500);
    expect(idsOf(found.rows).sort()).toEqual(wanted);
    expect(found.total).toBe(wanted.length);
    const named = await page({ programme: 'demand' }, own, 'due', 0, 500);
    expect(idsOf(named.rows).sort()).toEqual(wanted);
  });

  it('decides who sees a file', async () => {
    const owner = all.find((s) => s.files.length > 0)!;
    const { sha256 } = owner.files[0]!;
    const sees = (own: Scope[], sha: string) =>
      holdsFile(house.store.db, queryOf(setup, own, {}, now), sha);
    expect(await sees(everything, sha256)).toBe(true);
    expect(await sees([{ within: 't/t2', unit: null, hidden: [] }], sha256)).toBe(false);
    expect(await sees(everything, 'd'.repeat(64))).toBe(false);
  });
});
