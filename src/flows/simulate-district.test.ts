import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import { loadRegistry } from '../declared.ts';
import { dueOf } from '../kernels/workdays/work-time.ts';
import { createSetups } from '../engines/casework/casework-house.ts';
import { foldActs } from '../model/snapshot.ts';
import { listActs } from '../store/acts.ts';
import { findRecord, type StoredRecord } from '../store/records.ts';
import { everyRecord, type RecordQuery } from '../store/record-filter.ts';
import { publishRegistry } from '../store/registry-versions.ts';
import { simulateInto, type FlowHouse, type SimulationResult } from './simulate-district.ts';
import type { Setup } from '../engines/casework/setup.ts';

const plan = { seed: 7, start: '2026-06-01', days: 24, perDay: 30 };
const district = 'hongqi';

let test: TestStore;
let house: FlowHouse;
let setup: Setup;
let result: SimulationResult;
let records: StoredRecord[];

beforeAll(async () => {
  test = await testStore();
  const registry = await loadRegistry();
  const versions = await publishRegistry(test.store, registry);
  // a Thursday noon in Xinxiang
  house = { store: test.store, registry, versions, now: () => new Date('2026-06-25T04:00:00Z') };
  const done = await simulateInto(house, district, plan);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  result = done.value;
  setup = (await createSetups(house)(district))!;
  const rows = await test.store.db.selectFrom('record').select('record').execute();
  const now = house.now();
  const times = { now, endOfToday: now, endOfWeek: now, beginOf: (day: string) => new Date(day) };
  const query: RecordQuery = {
    district,
    scopes: [everyRecord],
    filter: {},
    states: undefined,
    categories: undefined,
    places: undefined,
    times,
  };
  records = [];
  for (const { record } of rows) {
    const found = await findRecord(test.store.db, query, record);
    if (found) records.push(found);
  }
}, 60_000);
afterAll(() => test.drop());

describe('simulateInto', () => {
  it('writes what the truth says, all of it marked as simulated', () => {
    expect(result.demands).toBe(result.truth.demands);
    expect(records.length).toBe(result.demands);
    expect(records.every((r) => r.simulated && r.source === 'simulator')).toBe(true);
    const ids = new Map(records.map((r) => [r.sourceId, r]));
    for (const outbreak of result.truth.outbreaks) {
      for (const id of outbreak.demands) {
        const record = ids.get(id)!;
        expect(record.snapshot.category).toBe(outbreak.category);
        const within = record.placePath!.split('/');
        expect(within.some((code) => outbreak.places.includes(code))).toBe(true);
      }
    }
  });

  it('writes snapshots that are the fold of their acts', async () => {
    let acts = 0;
    for (const { snapshot } of records) {
      const { record, programme } = snapshot;
      const all = await listActs(test.store.db, district, record);
      acts += all.length;
      expect(foldActs({ district, record, programme }, all)).toEqual(snapshot);
    }
    expect(acts).toBe(result.acts);
  });

  it('keeps the daily counts', async () => {
    const sums = await test.store.db
      .selectFrom('daily_count')
      .select((is) => [
        is.fn.sum<string>('opened').as('opened'),
        is.fn.sum<string>('ended').as('ended'),
      ])
      .executeTakeFirstOrThrow();
    expect(Number(sums.opened)).toBe(records.length);
    expect(Number(sums.ended)).toBe(records.filter((r) => r.snapshot.ended).length);
    expect(result.open).toBe(records.filter((r) => !r.snapshot.ended).length);
  });

  it('gives numbers without a gap, day by day', () => {
    const byDay = new Map<string, number[]>();
    for (const { snapshot } of records) {
      const [, day, serial] = /^SQHQ-(\d{8})-(\d{5})$/.exec(snapshot.number)!;
      byDay.set(day!, [...(byDay.get(day!) ?? []), Number(serial)]);
    }
    for (const serials of byDay.values()) {
      expect(serials.sort((a, b) => a - b)).toEqual(serials.map((_, i) => i + 1));
    }
  });

  it('hides who told, and keeps it where only the audited read looks', async () => {
    const told = records.filter((r) => r.snapshot.fields.reporterPhone !== undefined);
    expect(told.length).toBeGreaterThan(records.length / 2);
    for (const { snapshot } of told)
      expect(snapshot.fields.reporterPhone).toMatch(/^154\*{4}\d{4}$/);
    const row = await test.store.db
      .selectFrom('record')
      .select('private')
      .where('record', '=', told[0]!.snapshot.record)
      .executeTakeFirstOrThrow();
    expect(row.private?.reporterPhone).toMatch(/^154\d{8}$/);
  });

  it('disposes of about nine in ten in time', () => {
    const clocks = records.flatMap((r) =>
      r.snapshot.clocks.filter((c) => c.clock === 'dispose' && c.stoppedAt !== null),
    );
    const inTime = clocks.filter((c) => (dueOf(c, setup.work).dueAt ?? '9') >= c.stoppedAt!);
    expect(clocks.length).toBeGreaterThan(400);
    expect(inTime.length / clocks.length).toBeGreaterThan(0.83);
    expect(inTime.length / clocks.length).toBeLessThan(0.96);
  });

  it('leaves every desk something to do', () => {
    const open = new Set(records.filter((r) => !r.snapshot.ended).map((r) => r.snapshot.state));
    const wanted =
      'received registered filed dispatched disputed suspended disposed checking checked';
    for (const state of wanted.split(' ')) expect(open).toContain(state);
  });

  it('shows a photo before and after, drawn and named as simulated', () => {
    const files = records.flatMap((r) => r.snapshot.files);
    expect(new Set(files.map((f) => f.role))).toEqual(new Set(['before', 'after', 'evidence']));
    expect(files.every((f) => f.name.startsWith('模拟-'))).toBe(true);
  });

  it('writes nothing twice', async () => {
    const again = await simulateInto(house, district, plan);
    expect(again.ok && again.value).toMatchObject({
      demands: 0,
      acts: 0,
      unchanged: records.length,
    });
    expect(again.ok && again.value.truth).toEqual(result.truth);
  });

  it.each([
    ['nowhere', 'use.district'],
    ['boston', 'use.district'],
  ])('answers %s with %s', async (unknown, code) => {
    const refused = await simulateInto(house, unknown, plan);
    expect(!refused.ok && refused.problems[0]?.code).toBe(code);
  });
});
