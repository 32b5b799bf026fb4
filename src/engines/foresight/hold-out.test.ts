import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../../test/database.ts';
import { loadRegistry } from '../../declared.ts';
import { drawHoldOut } from '../../kernels/effect/draw-hold-out.ts';
import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { EffectView } from '../../model/effect-view.ts';
import type { Outcome } from '../../model/problem.ts';
import type { Registry } from '../../model/registry.ts';
import type { Viewer } from '../../model/role.ts';
import { beginRun } from '../../store/detector-runs.ts';
import { detectionsOfRuns, keepDetections } from '../../store/detections.ts';
import { countedLots, holdOutSteps } from '../../store/hold-outs.ts';
import { publishRegistry } from '../../store/registry-versions.ts';
import { decideRuns } from './decide-runs.ts';
import { createWatches, type ForesightHouse } from './foresight-house.ts';
import { mayBeHeld } from './hold-out.ts';
import { sayingsOf } from './sayings.ts';
import { createScanPool } from './scan-pool.ts';
import { viewEffect } from './service-effect.ts';
import { switchHoldOut } from './service-hold-out.ts';

const district = 'hongqi';
const first = '2026-02-01';
/** alerts of the day that is watched to its end */
const drawnCount = 30;
const dayAfter = (days: number) => dateOfDay(dayOfDate(first) + days);

let stored: TestStore;
let house: ForesightHouse;
let now = new Date('2026-02-02T00:00:00Z');
let seeds = 0;
let communities: string[];
let leader: Viewer;
let clerk: Viewer;

beforeAll(async () => {
  stored = await testStore();
  const declared: Registry = await loadRegistry();
  const { gathering } = declared.detectors;
  const registry = {
    ...declared,
    detectors: { gathering: { ...gathering!, weeklyBudget: 1000, expiresAfterDays: 3 } },
  };
  const clock = () => now;
  const versions = await publishRegistry(stored.store, registry, now);
  const options = { store: stored.store, registry, versions, now: clock };
  const pool = createScanPool({ threads: 1 });
  const found = { findWatch: createWatches(options), pool: () => pool };
  house = { ...options, ...found, threads: 1, drawSeed: () => ++seeds };
  const places = (await watched()).kinds;
  communities = [...places].flatMap(([code, kind]) => (kind === 'community' ? [code] : []));
  const viewer = (role: string, place = '410702'): Viewer => {
    const grants = [{ role, place, unit: null }];
    return { district, person: crypto.randomUUID(), name: role, language: 'zh', grants };
  };
  leader = viewer('leader');
  clerk = viewer('grid-worker', communities[0]);
}, 60_000);
afterAll(() => stored.drop());

const watched = async () => (await house.findWatch(district))!;

interface Found {
  places: string[];
  category?: string;
  level?: string;
  recurrenceDays?: number;
}

/** Decides a day on which the detector found this, as a night does; answers the fates by rank. */
async function night(day: string, found: readonly Found[], draws = true): Promise<string[]> {
  const { db } = stored.store;
  const begun = { district, detector: 'gathering', day, version: 1, startedBy: null };
  const { run } = await beginRun(db, { ...begun, kind: 'nightly' });
  const evidence = { sentence: { zh: '', en: '' }, strip: [], members: [], words: [], also: [] };
  const rows = found.map((one, i) => ({
    run,
    category: one.category ?? 'exposed-rubbish',
    level: one.level ?? 'leaf',
    rank: i + 1,
    detector: 'gathering',
    day,
    centre: one.places[0]!,
    places: one.places,
    radiusMetres: 100,
    since: dateOfDay(dayOfDate(day) - 2),
    until: day,
    cases: 9,
    expected: 1,
    statistic: 5,
    p: 0.001,
    recurrenceDays: one.recurrenceDays ?? 900,
    fate: 'quiet',
    record: null,
    evidence,
  }));
  await db.transaction().execute((trx) => keepDetections(trx, district, rows));
  await decideRuns(house, await watched(), { day, runs: [run], draws });
  const kept = await detectionsOfRuns(db, district, [run]);
  return kept.toSorted((a, b) => a.rank - b.rank).map(({ fate }) => fate);
}

const lots = () => countedLots(stored.store.db, district);
const effect = async (viewer = leader): Promise<EffectView> => valueOf(viewEffect(house, viewer));
async function valueOf<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const found = await outcome;
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
}

/** Demands of a place on so many days from a first one, as the daily counts hold them. */
const came = (place: string, from: string, days: number, perDay: number) =>
  sql`INSERT INTO daily_count (district, programme, day, place, category, opened)
    SELECT ${district}, 'demand', ${from}::date + n, ${place}, 'exposed-rubbish', ${perDay}
    FROM generate_series(0, ${days - 1}) AS n
    ON CONFLICT (district, programme, day, place, category)
    DO UPDATE SET opened = daily_count.opened + excluded.opened`.execute(stored.store.db);

describe('lots', () => {
  it('are not drawn where lives, health or livings may hang on it', async () => {
    const watch = await watched();
    const { holdOut } = watch.district;
    const may = (category: string) => mayBeHeld(watch, holdOut!, category);
    expect(['exposed-rubbish', 'shop-noise', 'bus'].map(may)).toEqual([true, true, true]);
    // urgent itself, below what is declared, above something urgent, everything at once
    expect(['manhole', 'fire-hazard', 'roads', ''].map(may)).toEqual([false, false, false, false]);
    const kinds = [{ category: 'manhole' }, { category: 'roads', level: 'parent' }];
    const found = kinds.map((one, i) => ({ ...one, places: [communities[i]!] }));
    expect(await night(dayAfter(0), found)).toEqual(['raised', 'raised']);
    expect(await lots()).toEqual([]);
  });

  it('hold back the declared share, log it under a seed that stood before, and nobody is told', async () => {
    const day = dayAfter(1);
    const found = communities.slice(0, drawnCount).map((place) => ({ places: [place] }));
    const fates = await night(day, found);
    const drawn = await lots();
    expect(drawn.length).toBe(found.length);
    // 0.15 of 30, rounded by lot
    expect([4, 5]).toContain(fates.filter((fate) => fate === 'held').length);
    expect(new Set(fates)).toEqual(new Set(['raised', 'held']));
    const [step] = await holdOutSteps(stored.store.db, district);
    expect(step).toMatchObject({ step: 1, seed: 1, isOn: true, share: 0.15, days: 28 });
    const again = drawHoldOut({ seed: 1, share: 0.15, name: `alerts ${day}` }, drawn);
    expect(again.map(({ isHeld }) => isHeld)).toEqual(drawn.map(({ isHeld }) => isHeld));
    const said = await sayingsOf(house, await watched(), day);
    const told = said.filter((saying) => saying.day === day).map(({ centre }) => centre);
    const heldPlaces = drawn.filter((lot) => lot.isHeld).map(({ places }) => places[0]!);
    expect(told.length).toBe(found.length - heldPlaces.length);
    expect(told.filter((place) => heldPlaces.includes(place))).toEqual([]);
    expect((await effect()).lots).toMatchObject({ drawn: drawnCount, complete: 0, wrong: 0 });
    expect((await effect()).shown).toEqual([]);
  });

  it('stay silent until they have been watched to their end, and are drawn anew after that', async () => {
    const place = (await lots()).find((lot) => lot.isHeld)!.places[0]!;
    const louder = [{ places: [place], recurrenceDays: 1e6 }];
    // silent for longer than an alert waits, and far stronger than before
    expect(await night(dayAfter(10), louder)).toEqual(['same']);
    const said = await sayingsOf(house, await watched(), dayAfter(10));
    expect(said.filter(({ day }) => day === dayAfter(10))).toEqual([]);
    const [fate] = await night(dayAfter(40), louder);
    expect(['raised', 'held']).toContain(fate);
    expect((await lots()).length).toBe(drawnCount + 1);
  });

  it('are not drawn over a past whose outcome is known, nor where an emergency was reported', async () => {
    const place = communities.at(-1)!;
    expect(await night(dayAfter(41), [{ places: [place] }], false)).toEqual(['raised']);
    const other = communities.at(-2)!;
    await sql`INSERT INTO record (district, record, programme, programme_version, number, seq, state,
        ended, title, category, place, place_path, flags, opened_at, updated_at)
      SELECT ${district}, gen_random_uuid(), 'demand', 1, 'E1', 1, 'received', false, 'x',
        'exposed-rubbish', code, path, ARRAY['emergency'], ${dayAfter(42)}::timestamptz, now()
      FROM place WHERE district = ${district} AND code = ${other}`.execute(stored.store.db);
    expect(await night(dayAfter(42), [{ places: [other] }])).toEqual(['raised']);
    expect((await lots()).length).toBe(drawnCount + 1);
  });
});

describe('an effect', () => {
  it('counts demands of the same places in the same days, whatever was done', async () => {
    now = new Date(`${dayAfter(45)}T04:00:00Z`);
    const complete = (await lots()).filter((lot) => lot.draw === `alerts ${dayAfter(1)}`);
    for (const [i, { places, isHeld }] of complete.entries()) {
      // the last day before counts as before, the 29th after does not count
      await came(places[0]!, dayAfter(2 - 28), 28, 4);
      await came(places[0]!, dayAfter(2), 28, isHeld ? 2 : 1);
      await came(places[0]!, dayAfter(30), 5, 50 + i);
    }
    const held = complete.filter(({ isHeld }) => isHeld).length;
    const { main, lots: state, acted, beforeAfter, strata, outlook } = await effect();
    expect(state).toMatchObject({
      drawn: drawnCount + 1,
      complete: drawnCount,
      wrong: 0,
      nextDay: dayAfter(69),
    });
    const arm = (n: number, perDay: number) => ({
      units: n,
      cases: n * 28 * perDay,
      before: n * 28 * 4,
    });
    expect(main).toMatchObject({
      acted: arm(drawnCount - held, 1),
      held: arm(held, 2),
      faults: [],
    });
    expect(main.ratio).toBeCloseTo(0.5, 10);
    expect(main.interval[0]).toBeLessThan(0.5);
    expect(main.interval[1]).toBeLessThan(1);
    expect(main.p).toBeLessThan(0.001);
    // before and after say a half and three quarters were prevented, also where nobody went
    expect(beforeAfter).toEqual({ acted: 0.25, held: 0.5 });
    expect(strata).toMatchObject([{ category: 'city-appearance', strength: 'plain' }]);
    expect(acted).toMatchObject({ units: drawnCount - held, taken: 0, visited: 0 });
    expect(outlook!.casesPerUnit).toBeCloseTo(((drawnCount + held) * 28) / drawnCount, 10);
    expect(outlook!.answers.map(({ effect: size }) => size)).toEqual([0.1, 0.2, 0.5]);
  });

  it('counts what comes around a zone by itself', async () => {
    const { ring } = await effect();
    const own = (await lots()).filter((lot) => lot.draw === `alerts ${dayAfter(1)}`);
    const per = new Map(own.map(({ places, isHeld }) => [places[0]!, isHeld ? 56 : 28]));
    const around = (isHeld: boolean) =>
      own
        .filter((lot) => lot.isHeld === isHeld)
        .flatMap((lot) => lot.ring)
        .reduce((sum, place) => sum + (per.get(place) ?? 0), 0);
    expect(around(false)).toBeGreaterThan(0);
    expect([ring.acted.cases, ring.held.cases]).toEqual([around(false), around(true)]);
  });

  it('shows lots that are over to whoever may see their places, and tells when one was touched', async () => {
    expect((await effect()).shown.length).toBe(drawnCount);
    expect((await effect(clerk)).shown.map(({ places }) => places)).toEqual([[communities[0]]]);
    // the application may not; whoever owns the database might
    const owner = new Client({ connectionString: stored.url });
    await owner.connect();
    await owner.query(`UPDATE hold_out_lot SET is_held = false WHERE lot_id = (
      SELECT min(lot_id) FROM hold_out_lot WHERE is_held)`);
    await owner.end();
    expect((await effect()).lots.wrong).toBeGreaterThan(0);
  });

  it('is switched off by the leader alone, with a reason, and begins again with a seed of its own', async () => {
    const off = { isOn: false, reason: '防汛期间全部先办', step: 1 };
    const refused = await switchHoldOut(house, clerk, off);
    expect(!refused.ok && refused.problems[0]!.code).toBe('auth.permission');
    expect(await valueOf(switchHoldOut(house, leader, off))).toMatchObject({
      step: 2,
      isOn: false,
    });
    const late = await switchHoldOut(house, leader, off);
    expect(!late.ok && late.problems[0]!.code).toBe('conflict.hold-out');
    const before = (await lots()).length;
    const found = communities
      .slice(0, drawnCount)
      .map((place) => ({ places: [place], recurrenceDays: 1e9 }));
    expect(new Set(await night(dayAfter(80), found))).toEqual(new Set(['raised']));
    expect((await lots()).length).toBe(before);
    const on = { isOn: true, reason: '汛期结束', step: 2 };
    expect(await valueOf(switchHoldOut(house, leader, on))).toMatchObject({ step: 3, isOn: true });
    const [step, , begun] = await holdOutSteps(stored.store.db, district);
    expect(step!.seed).not.toBe(begun!.seed);
  });
});
