import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../../test/database.ts';
import { loadRegistry } from '../../declared.ts';
import { simulateInto } from '../../flows/simulate-district.ts';
import { Detector } from '../../model/detector.ts';
import type { Registry } from '../../model/registry.ts';
import type { Viewer } from '../../model/role.ts';
import { publishRegistry } from '../../store/registry-versions.ts';
import type { Foresight, Saying } from './foresight.ts';
import { createForesight } from './service.ts';

const now = () => new Date('2026-03-01T00:00:00Z');
const last = '2026-02-28';

const detector = (changed: Partial<Detector>): Detector =>
  Detector.parse({
    code: 'gathering',
    label: { zh: '聚集', en: 'Gathering' },
    purpose: { zh: '试验', en: 'Trial' },
    districts: ['hongqi'],
    owner: 'centre',
    levels: ['leaf'],
    placeKind: 'community',
    method: { kind: 'space-time', replicates: 199, windowDays: 7, historyDays: 60, minCases: 3 },
    speaksAtDays: 60,
    ...changed,
  });

const detectors = {
  gathering: detector({}),
  'slow-rise': detector({
    code: 'slow-rise',
    placeKind: 'district',
    levels: ['leaf', 'parent'],
    method: { kind: 'ears', variant: 'C2', baselineDays: 28, minCases: 3 },
  }),
};

let house: TestStore;
let registry: Registry;
let versions: Map<string, number>;
let foresight: Foresight;
const admin: Viewer = {
  district: 'hongqi',
  person: crypto.randomUUID(),
  name: 'admin',
  language: 'zh',
  grants: [],
};

beforeAll(async () => {
  house = await testStore();
  const declared = await loadRegistry();
  // nothing is held back: a run is to say what a replay says
  const { holdOut: _, ...hongqi } = declared.districts['hongqi']!;
  registry = { ...declared, detectors, districts: { ...declared.districts, hongqi } };
  versions = await publishRegistry(house.store, registry, now());
  const flows = { store: house.store, registry, versions, now };
  await simulateInto(flows, 'hongqi', { seed: 5, days: 90, perDay: 12, start: '2025-12-01' });
  await plant();
  foresight = open();
  const root = await house.store.db
    .selectFrom('place')
    .select('code')
    .where('district', '=', 'hongqi')
    .where('parent', 'is', null)
    .executeTakeFirstOrThrow();
  admin.grants = [
    { role: 'admin', place: root.code, unit: null },
    { role: 'dispatcher', place: root.code, unit: null },
  ];
}, 60_000);
afterAll(async () => {
  await foresight.close();
  await house.drop();
});

const open = () => createForesight({ store: house.store, registry, versions, now, threads: 1 });

/** Twenty demands of one kind all over, and nine more in one cell within the last three days. */
async function plant(): Promise<void> {
  await sql`INSERT INTO record (district, record, programme, programme_version, number, seq, state,
      ended, title, category, place, place_path, simulated, opened_at, updated_at, fields)
    SELECT 'hongqi', gen_random_uuid(), 'demand', 1, 'P' || n, 1, 'received', false,
      '井盖破损', 'manhole', p.code, p.path, true, t.at, t.at, '{"text": "井盖破损，夜里危险"}'
    FROM generate_series(1, 29) AS n
      CROSS JOIN LATERAL (SELECT code, path FROM place WHERE district = 'hongqi' AND kind = 'grid'
        ORDER BY code LIMIT 1 OFFSET CASE WHEN n > 9 THEN n * 7 ELSE 0 END) AS p
      CROSS JOIN LATERAL (SELECT ${last}::timestamptz
        - n * CASE WHEN n > 9 THEN interval '2 days' ELSE interval '7 hours' END AS at) AS t`.execute(
    house.store.db,
  );
}

const detectionsIn = async () =>
  house.store.db
    .selectFrom('detection')
    .select(['detector', 'level', 'category', 'rank', 'cases', 'fate', 'centre', 'p'])
    .orderBy('detector')
    .orderBy('level')
    .orderBy('category')
    .orderBy('rank')
    .execute();

const clear = () => sql`DELETE FROM detector_run`.execute(house.store.db);

const runLast = async (of: Foresight, more: { signal?: AbortSignal; detector?: string } = {}) => {
  const done = await of.runDay({ district: 'hongqi', day: last, kind: 'nightly', ...more });
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.value;
};

const spoken = (sayings: readonly Saying[]) => sayings.map(({ kind, id }) => `${kind} ${id}`);

describe('a run over a day', () => {
  it('finds what was planted, explains it, and says it until it was said', async () => {
    await clear();
    const first = await runLast(foresight);
    expect(first.runs.map(({ state }) => state)).toEqual(['done', 'done']);
    const covers = first.sayings.find(({ category }) => category === 'manhole')!;
    expect(covers).toMatchObject({ kind: 'raise', owner: 'centre' });
    expect(covers.cases).toBeGreaterThanOrEqual(8);
    expect(covers.sentence.zh).toContain('“井盖');
    expect(covers.sentence.en).toContain(`${covers.cases} demands in`);
    const again = await runLast(foresight);
    expect(spoken(again.sayings)).toEqual(spoken(first.sayings));
    expect(again.runs.map(({ run }) => run)).toEqual(first.runs.map(({ run }) => run));
  });

  it('keeps with a detection a strip, members and an account that add up', async () => {
    const rows = await house.store.db
      .selectFrom('detection')
      .select(['evidence', 'cases', 'expected', 'places', 'start_day', 'end_day'])
      .where('detector', '=', 'gathering')
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const { evidence, cases, expected, places } of rows) {
      expect(evidence.strip).toHaveLength(56);
      expect(evidence.strip.at(-1)!.day).toBe(last);
      expect(evidence.members.map(({ place }) => place)).toEqual(places);
      expect(evidence.members.reduce((sum, m) => sum + m.cases, 0)).toBe(cases);
      expect(evidence.members.reduce((sum, m) => sum + m.expected, 0)).toBeCloseTo(expected, 0);
    }
  });

  it('goes on where it was interrupted, without doubles, to the same end', async () => {
    await clear();
    await runLast(foresight);
    const whole = await detectionsIn();
    await clear();
    const stop = new AbortController();
    let series = 0;
    const interrupted = foresight.runDay({
      district: 'hongqi',
      day: last,
      kind: 'nightly',
      signal: stop.signal,
      progress: () => {
        if (++series === 5) stop.abort(new Error('stopped'));
      },
    });
    await expect(interrupted).rejects.toThrow('stopped');
    const half = await foresight.runs(admin, { day: last });
    expect(half.ok && half.value.map(({ state }) => state)).toContain('interrupted');
    const other = open();
    const done = await runLast(other);
    await other.close();
    expect(done.runs.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(done.runs.every(({ finished, series: of }) => finished === of)).toBe(true);
    expect(await detectionsIn()).toEqual(whole);
  });

  it('finishes what a process left running when it died', async () => {
    await clear();
    await runLast(foresight);
    const whole = await detectionsIn();
    // as a killed process leaves it: a few series written, nothing decided
    await sql`UPDATE detector_run SET state = 'running', ended_at = NULL, finished = finished[1:3]`.execute(
      house.store.db,
    );
    await sql`DELETE FROM detection d USING detector_run r WHERE r.run = d.run
      AND NOT (d.level || ':' || d.category) = ANY (r.finished)`.execute(house.store.db);
    await sql`UPDATE detection SET fate = 'quiet', record = NULL`.execute(house.store.db);
    await runLast(foresight);
    expect(await detectionsIn()).toEqual(whole);
  });

  it('knows neither other districts nor other detectors', async () => {
    const nowhere = await foresight.runDay({ district: 'nowhere', day: last, kind: 'asked' });
    expect(!nowhere.ok && nowhere.problems[0]!.code).toBe('missing.district');
    const nobody = await foresight.runDay({
      district: 'hongqi',
      day: last,
      kind: 'asked',
      detector: 'nobody',
    });
    expect(!nobody.ok && nobody.problems[0]).toMatchObject({
      code: 'missing.detector',
      wanted: 'gathering, slow-rise',
    });
  });
});

describe('a replay', () => {
  it('says on its last day what the run says, writes nothing, and is the same each time', async () => {
    await clear();
    const run = await runLast(foresight);
    await clear();
    const asked = { district: 'hongqi', from: last, to: last };
    const [one, two] = [await foresight.replay(asked), await foresight.replay(asked)];
    if (!one.ok || !two.ok) throw new Error('no replay');
    expect(one.value.alerts).toEqual(two.value.alerts);
    const name = (s: { detector: string; category: string; cases: number }) =>
      `${s.detector} ${s.category} ${s.cases}`;
    expect(one.value.alerts.map(name).sort()).toEqual(run.sayings.map(name).sort());
    expect(await detectionsIn()).toEqual([]);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const replay = foresight.replay({
      district: 'hongqi',
      from: '2026-02-01',
      to: last,
      signal: stop.signal,
      progress: () => stop.abort(new Error('enough')),
    });
    await expect(replay).rejects.toThrow('enough');
  });
});

describe('a trial', () => {
  const until = async (trial: string, state: string) => {
    for (;;) {
      const found = await foresight.readTrial(admin, trial);
      if (!found.ok) throw new Error('gone');
      if (found.value.state === state) return found.value;
      expect(found.value.state).toBe('running');
      await new Promise((next) => setImmediate(next));
    }
  };

  it('tells week by week what a changed detector would have said', async () => {
    const asked = { detector: detectors.gathering, from: '2026-02-20', to: last };
    const begun = await foresight.startTrial(admin, asked);
    if (!begun.ok) throw new Error(JSON.stringify(begun.problems));
    const done = await until(begun.value.trial, 'done');
    expect(done).toMatchObject({ days: 9, daysDone: 9, asked });
    expect(done.weeks.map(({ week }) => week)).toEqual(['2026-02-16', '2026-02-23']);
    expect(done.alerts.some(({ category }) => category === 'manhole')).toBe(true);
  });

  it('is cancelled by its person and by the next trial, and nobody else sees it', async () => {
    const asked = { detector: detectors.gathering, from: '2026-01-01', to: last };
    const first = await foresight.startTrial(admin, asked);
    const second = await foresight.startTrial(admin, asked);
    if (!first.ok || !second.ok) throw new Error('no trial');
    expect(await foresight.readTrial(admin, first.value.trial)).toMatchObject({
      value: { state: 'cancelled' },
    });
    const other = { ...admin, person: crypto.randomUUID() };
    expect((await foresight.readTrial(other, second.value.trial)).ok).toBe(false);
    expect(await foresight.cancelTrial(admin, second.value.trial)).toMatchObject({
      value: { state: 'cancelled' },
    });
  });

  it('is refused without permission, for days to come, and for names that nobody declared', async () => {
    const asked = { detector: detectors.gathering, from: '2026-02-01', to: last };
    const clerk = { ...admin, grants: [{ ...admin.grants[0]!, role: 'acceptor' }] };
    const codes = async (viewer: Viewer, changed: Partial<typeof asked>) => {
      const answer = await foresight.startTrial(viewer, { ...asked, ...changed });
      return answer.ok ? [] : answer.problems.map(({ code, path }) => `${code} ${path}`);
    };
    expect(await codes(clerk, {})).toEqual(['auth.permission detector']);
    expect(await codes(admin, { to: '2026-03-02' })).toEqual(['input.span to']);
    const wrong = { ...detectors.gathering, owner: 'nobody', categories: ['nothing'] };
    expect(await codes(admin, { detector: wrong })).toEqual([
      'declared.unknown owner',
      'declared.unknown categories[0]',
    ]);
  });
});

describe('publishing a detector', () => {
  it('puts it in force with its reason, and refuses whoever saw an older one', async () => {
    const changed = { ...detectors.gathering, speaksAtDays: 90 };
    const published = await foresight.publishDetector(admin, {
      detector: changed,
      reason: 'too many alerts',
    });
    if (!published.ok) throw new Error(JSON.stringify(published.problems));
    expect(published.value.detector.speaksAtDays).toBe(90);
    const history = await foresight.detectorHistory(admin, 'gathering');
    expect(history.ok && history.value.map((v) => [v.detector.speaksAtDays, v.reason])).toEqual([
      [90, 'too many alerts'],
      [60, null],
    ]);
    const late = await foresight.publishDetector(admin, {
      detector: changed,
      reason: 'again',
      seen: 1,
    });
    expect(!late.ok && late.problems[0]!.code).toBe('conflict.detector');
  });
});
