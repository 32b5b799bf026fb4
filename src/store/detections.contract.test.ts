import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import {
  alertDetections,
  keepDetections,
  markSaid,
  raisedByDetector,
  unsaidDetections,
  type DetectionRow,
} from './detections.ts';
import { beginRun, keepProgress, lastRuns, listRuns } from './detector-runs.ts';

let house: TestStore;
beforeAll(async () => {
  house = await testStore();
  await sql`INSERT INTO district (district, declared) VALUES ('trial', '{}')`.execute(
    house.store.db,
  );
});
beforeEach(() => sql`DELETE FROM detector_run`.execute(house.store.db));
afterAll(() => house.drop());

const begin = (day: string, detector = 'gathering') =>
  beginRun(house.store.db, {
    district: 'trial',
    detector,
    day,
    version: 1,
    kind: 'nightly',
    startedBy: null,
  });
const finish = (run: string) => keepProgress(house.store.db, 'trial', run, { state: 'done' });

const detection = (run: string, changed: Partial<DetectionRow> = {}): DetectionRow => ({
  run,
  category: 'heat',
  level: 'leaf',
  rank: 1,
  detector: 'gathering',
  day: '2026-01-05',
  centre: 'a',
  places: ['a', 'b'],
  radiusMetres: 500,
  since: '2026-01-03',
  until: '2026-01-05',
  cases: 9,
  expected: 2,
  statistic: 7,
  p: 0.001,
  recurrenceDays: 1000,
  fate: 'raised',
  record: null,
  evidence: { sentence: { zh: 'x', en: 'x' }, strip: [], members: [], words: [], also: [] },
  ...changed,
});

const write = <T>(work: (trx: Parameters<typeof keepDetections>[0]) => Promise<T>) =>
  house.store.db.transaction().execute(work);

describe('runs', () => {
  it('are one for a detector and a day, however often they begin', async () => {
    const runs = await Promise.all(Array.from({ length: 8 }, () => begin('2026-01-05')));
    expect(new Set(runs.map(({ run }) => run)).size).toBe(1);
  });

  it('go on with what they had finished', async () => {
    const { run } = await begin('2026-01-05');
    await keepProgress(house.store.db, 'trial', run, { finished: ['leaf:a'], seconds: 1 });
    await keepProgress(house.store.db, 'trial', run, { finished: ['leaf:b'], seconds: 2 });
    await keepProgress(house.store.db, 'trial', run, { state: 'interrupted', endedAt: new Date() });
    const again = await begin('2026-01-05');
    expect(again).toMatchObject({
      run,
      state: 'running',
      finished: ['leaf:a', 'leaf:b'],
      seconds: 3,
      endedAt: null,
    });
    await finish(run);
    expect((await begin('2026-01-05')).state).toBe('done');
  });

  it('are listed newest first, and the last of each detector is known', async () => {
    for (const day of ['2026-01-04', '2026-01-06', '2026-01-05']) await begin(day);
    await begin('2026-01-02', 'slow');
    const days = (await listRuns(house.store.db, 'trial', { limit: 2 })).map(({ day }) => day);
    expect(days).toEqual(['2026-01-06', '2026-01-05']);
    const last = await lastRuns(house.store.db, 'trial');
    expect([...last].map(([code, { day }]) => [code, day])).toEqual([
      ['gathering', '2026-01-06'],
      ['slow', '2026-01-02'],
    ]);
  });
});

describe('detections', () => {
  it('are to be said once their run is decided, and only once', async () => {
    const { run } = await begin('2026-01-05');
    await write((trx) => keepDetections(trx, 'trial', [detection(run)]));
    // the same series written twice leaves one detection
    await write((trx) => keepDetections(trx, 'trial', [detection(run, { cases: 99 })]));
    const unsaid = async (day = '2026-01-05') =>
      (await unsaidDetections(house.store.db, 'trial', day)).map(({ cases }) => cases);
    expect(await unsaid()).toEqual([]);
    await finish(run);
    expect(await unsaid()).toEqual([9]);
    expect(await unsaid('2026-01-04')).toEqual([]);
    const record = crypto.randomUUID();
    const said = () => write((trx) => markSaid(trx, 'trial', detection(run), 'raise', record));
    expect(await said()).toBe(true);
    expect(await said()).toBe(false);
    expect(await unsaid()).toEqual([]);
  });

  it('that saw an alert before it was raised belong to it afterwards', async () => {
    const { run } = await begin('2026-01-05');
    const first = detection(run);
    const same = detection(run, {
      level: 'parent',
      category: 'utilities',
      fate: 'same',
      evidence: { ...first.evidence, alert: `${run}/leaf/heat/1` } as DetectionRow['evidence'],
    });
    await write((trx) => keepDetections(trx, 'trial', [first, same]));
    await finish(run);
    const record = crypto.randomUUID();
    await write((trx) => markSaid(trx, 'trial', first, 'raise', record));
    const span = { from: '2026-01-01', to: '2026-01-31' };
    const belonging = await alertDetections(house.store.db, 'trial', span);
    expect(belonging.map((d) => [d.level, d.record])).toEqual([
      ['leaf', record],
      ['parent', record],
    ]);
  });

  it('count for the budget on their days', async () => {
    const { run } = await begin('2026-01-05');
    await write((trx) =>
      keepDetections(trx, 'trial', [
        detection(run),
        detection(run, { rank: 2 }),
        detection(run, { rank: 3, fate: 'over-budget' }),
      ]),
    );
    const raised = (from: string, to: string) =>
      raisedByDetector(house.store.db, 'trial', { from, to });
    expect(await raised('2026-01-05', '2026-01-05')).toEqual(new Map([['gathering', 2]]));
    expect(await raised('2026-01-06', '2026-01-12')).toEqual(new Map());
  });
});
