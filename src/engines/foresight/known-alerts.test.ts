import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../../test/database.ts';
import { loadRegistry } from '../../declared.ts';
import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { Registry } from '../../model/registry.ts';
import { beginRun, keepProgress } from '../../store/detector-runs.ts';
import { keepDetections, markSaid, type DetectionRow } from '../../store/detections.ts';
import { publishRegistry } from '../../store/registry-versions.ts';
import { createWatches, type ForesightHouse } from './foresight-house.ts';
import { knownAlerts } from './known-alerts.ts';
import { sayingsOf } from './sayings.ts';
import { createScanPool } from './scan-pool.ts';

const now = () => new Date('2026-03-01T00:00:00Z');
const first = '2026-02-01';
const day = (later: number) => dateOfDay(dayOfDate(first) + later);

let stored: TestStore;
let house: ForesightHouse;
beforeAll(async () => {
  stored = await testStore();
  const registry: Registry = await loadRegistry();
  const versions = await publishRegistry(stored.store, registry, now());
  const options = { store: stored.store, registry, versions, now };
  const pool = createScanPool({ threads: 1 });
  const found = { findWatch: createWatches(options), pool: () => pool };
  house = { ...options, ...found, threads: 1, drawSeed: () => 1 };
});
afterAll(() => stored.drop());

/** A run over a day that found one thing, as it is kept. */
async function sighted(on: string, fate: string, record: string | null, cases: number) {
  const { db } = stored.store;
  const begun = { district: 'hongqi', detector: 'gathering', day: on, version: 1 };
  const { run } = await beginRun(db, { ...begun, kind: 'nightly', startedBy: null });
  const row: DetectionRow = {
    run,
    category: 'manhole',
    level: 'leaf',
    rank: 1,
    detector: 'gathering',
    day: on,
    centre: '410702001016',
    places: ['410702001016'],
    radiusMetres: 0,
    since: on,
    until: on,
    cases,
    expected: 1,
    statistic: 5,
    p: 0.001,
    recurrenceDays: 900,
    fate,
    record,
    evidence: {
      sentence: { zh: '井盖', en: 'manholes' },
      strip: [],
      members: [],
      words: [],
      also: [],
    },
  };
  await db.transaction().execute((trx) => keepDetections(trx, 'hongqi', [row]));
  await keepProgress(db, 'hongqi', run, { state: 'done' });
  return row;
}

const record = crypto.randomUUID();
const alertIs = (state: string, ended = false) =>
  sql`
  INSERT INTO record (district, record, programme, programme_version, number, seq, state, ended,
    title, opened_at, updated_at)
  VALUES ('hongqi', ${record}, 'alert', 1, 'YJ-1', 1, ${state}, ${ended}, 'x', now(), now())
  ON CONFLICT (district, record) DO UPDATE SET state = ${state}, ended = ${ended}`.execute(
    stored.store.db,
  );

const kinds = async (on: string) => {
  const watch = (await house.findWatch('hongqi'))!;
  return (await sayingsOf(house, watch, on)).map((s) => [s.kind, s.record, s.cases, s.owner]);
};

describe('an alert over its days', () => {
  it('waits to be said, is said, grows, and expires where nobody decides', async () => {
    const raised = await sighted(day(0), 'raised', null, 5);
    expect(await kinds(day(0))).toEqual([['raise', undefined, 5, 'centre']]);
    const [waiting] = await knownAlerts(house, 'hongqi', day(0));
    expect(waiting).toMatchObject({ record: null, state: 'raised', seen: day(0) });
    await alertIs('raised');
    await stored.store.db
      .transaction()
      .execute((trx) => markSaid(trx, 'hongqi', raised, 'raise', record));
    expect(await kinds(day(0))).toEqual([]);

    await sighted(day(1), 'same', record, 6);
    const grew = await sighted(day(4), 'grew', record, 9);
    expect(await kinds(day(4))).toEqual([['grow', record, 9, 'centre']]);
    const [open] = await knownAlerts(house, 'hongqi', day(4));
    expect(open).toMatchObject({
      id: record,
      cases: 9,
      seen: day(4),
      raisedOn: day(0),
      said: { day: day(4), cases: 9 },
    });
    // what a past day knew, it still knows
    expect((await knownAlerts(house, 'hongqi', day(1)))[0]).toMatchObject({
      cases: 6,
      said: { day: day(0), cases: 5 },
    });
    await stored.store.db
      .transaction()
      .execute((trx) => markSaid(trx, 'hongqi', grew, 'grow', record));

    expect(await kinds(day(18))).toEqual([]);
    expect(await kinds(day(19))).toEqual([['expire', record, 9, 'centre']]);
    await alertIs('confirmed');
    expect(await kinds(day(19))).toEqual([]);
    expect((await knownAlerts(house, 'hongqi', day(19)))[0]!.state).toBe('decided');
    await alertIs('dismissed', true);
    expect((await knownAlerts(house, 'hongqi', day(19)))[0]!.state).toBe('dismissed');
    await alertIs('expired', true);
    expect(await knownAlerts(house, 'hongqi', day(19))).toEqual([]);
  });
});
