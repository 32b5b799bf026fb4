import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { simulateInto } from '../flows/simulate-district.ts';
import type { Detector } from '../model/detector.ts';
import type {
  DetectorRun,
  DetectorTrial,
  DetectorVersion,
  DetectorView,
} from '../model/foresight-view.ts';
import { tryLock } from '../store/try-lock.ts';

/** Noon in the district, so that yesterday's night has come. */
const now = () => new Date('2026-03-02T12:00:00+08:00');
const base = '/api/d/hongqi/detectors';

let house: TestHouse;
let dispatcher: ApiClient;
let handler: ApiClient;
beforeAll(async () => {
  house = await openTestHouse({ now });
  const plan = { seed: 3, start: '2026-02-01', days: 29, perDay: 12 };
  await simulateInto({ ...house, now }, 'hongqi', plan);
  dispatcher = await signedInAs(house, 'dispatcher');
  handler = await signedInAs(house, 'handler');
}, 120_000);
afterAll(() => house.close());

const detectors = async (): Promise<DetectorView[]> =>
  (await dispatcher.ask<DetectorView[]>('GET', base)).body;
const aDetector = async (): Promise<Detector> => {
  const all = await detectors();
  return (all.find((view) => view.detector.method.kind !== 'farrington') ?? all[0]!).detector;
};
/** One scan of a few days: quick enough to wait for. */
const quick = (detector: Detector): Detector => ({
  ...detector,
  categories: [],
  levels: ['all'],
  method: { kind: 'ears', variant: 'C2', baselineDays: 7, minCases: 2 },
});
const trialOf = async (client: ApiClient, trial: string) =>
  (await client.ask<DetectorTrial>('GET', `${base}/trials/${trial}`)).body;
const within = { timeout: 20_000 };

describe('detectors', () => {
  it('are there for everybody who reads records, with what they said lately', async () => {
    const { body, status } = await handler.ask<DetectorView[]>('GET', base);
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(0);
    expect(body.every((view) => view.detector.districts.includes('hongqi'))).toBe(true);
    expect(body.every((view) => view.weeks.length === 13)).toBe(true);
  });

  it('begin their history with the declared files', async () => {
    const { code } = await aDetector();
    const { body } = await handler.ask<DetectorVersion[]>('GET', `${base}/${code}/versions`);
    expect(body).toMatchObject([{ madeBy: null, reason: null, detector: { code } }]);
  });

  it('are changed, tried and run by those who may, and by nobody else', async () => {
    const detector = await aDetector();
    const asked = [
      ['PUT', `${base}/${detector.code}`, { detector, reason: '试试看' }],
      ['POST', `${base}/trials`, { detector, from: '2026-02-20', to: '2026-02-21' }],
      ['POST', `${base}/runs`, {}],
    ] as const;
    for (const [method, path, body] of asked) {
      const refused = await handler.ask(method, path, body);
      expect([path, refused.status, refused.code]).toEqual([path, 403, 'auth.permission']);
    }
  });
});

describe('trials', () => {
  it('go on after the answer, and say what would have been raised', async () => {
    const detector = quick(await aDetector());
    const asked = { detector, from: '2026-02-16', to: '2026-03-01' };
    const begun = await dispatcher.ask<DetectorTrial>('POST', `${base}/trials`, asked);
    expect(begun.status).toBe(202);
    expect(begun.body.asked).toEqual(asked);
    await expect
      .poll(async () => (await trialOf(dispatcher, begun.body.trial)).state, within)
      .toBe('done');
    const done = await trialOf(dispatcher, begun.body.trial);
    expect([done.days, done.daysDone]).toEqual([14, 14]);
    expect(done.weeks.map(({ week }) => week)).toEqual(['2026-02-16', '2026-02-23']);
    const raised = done.weeks.reduce((sum, week) => sum + week.raised, 0);
    expect(done.alerts.length).toBe(Math.min(50, raised));
    // nothing was written
    expect((await dispatcher.ask<DetectorRun[]>('GET', `${base}/runs`)).body).toEqual([]);
  });

  it('are stopped, and belong to who began them', async () => {
    const { categories, ...detector } = await aDetector();
    const asked = { detector: { ...detector, categories }, from: '2025-03-01', to: '2026-03-01' };
    const { body } = await dispatcher.ask<DetectorTrial>('POST', `${base}/trials`, asked);
    const admin = await signedInAs(house, 'admin');
    expect((await admin.ask('GET', `${base}/trials/${body.trial}`)).status).toBe(404);
    expect((await admin.ask('DELETE', `${base}/trials/${body.trial}`)).status).toBe(404);
    const stopped = await dispatcher.ask<DetectorTrial>('DELETE', `${base}/trials/${body.trial}`);
    expect(stopped.status).toBe(200);
    await expect
      .poll(async () => (await trialOf(dispatcher, body.trial)).state, within)
      .toBe('cancelled');
  });

  it('of a detector that cannot be are refused by the field, in both languages', async () => {
    const detector = await aDetector();
    const method = { kind: 'ears', baselineDays: 900 };
    const span = { from: '2026-02-20', to: '2026-02-21' };
    const refuse = (asked: unknown) => dispatcher.ask('POST', `${base}/trials`, asked);
    const { problems } = await refuse({ detector: { ...detector, method }, ...span });
    expect(problems).toMatchObject([
      {
        code: 'input.shape',
        path: 'body.detector.method.baselineDays',
        detail: { zh: '至多 90', en: 'at most 90' },
      },
    ]);
    const unknown = await refuse({ detector: { ...detector, categories: ['magic'] }, ...span });
    expect([unknown.status, unknown.problems[0]?.path]).toEqual([
      422,
      expect.stringMatching(/categories/),
    ]);
    const backwards = await refuse({ detector, from: '2026-02-21', to: '2026-02-20' });
    expect(backwards.status).toBe(422);
    expect((await refuse({ detector, from: 'soon', to: 'later' })).problems[0]?.path).toBe(
      'body.from',
    );
    expect((await dispatcher.ask('GET', `${base}/trials/nonsense`)).status).toBe(422);
  });
});

describe('a changed detector', () => {
  it('comes into force with a reason, and its history says who, why and what', async () => {
    const detector = await aDetector();
    const changed = { ...detector, weeklyBudget: detector.weeklyBudget + 3 };
    const before = (await detectors()).find((view) => view.detector.code === detector.code)!;
    const draft = { detector: changed, reason: '人手够了，可以多看几条', seen: before.version };
    const path = `${base}/${detector.code}`;
    const done = await dispatcher.ask<DetectorView>('PUT', path, draft);
    expect(done.status).toBe(200);
    expect(done.body.detector).toEqual(changed);
    expect(done.body.version).toBeGreaterThan(before.version);
    const { body } = await handler.ask<DetectorVersion[]>('GET', `${path}/versions`);
    expect(body).toMatchObject([
      { version: done.body.version, madeBy: '派遣员', reason: draft.reason, detector: changed },
      { madeBy: null, detector },
    ]);
    // somebody who still has the old settings before them is told so
    const late = await dispatcher.ask('PUT', path, { ...draft, detector: detector });
    expect(late.status).toBe(409);
    expect(late.code).toMatch(/^conflict/);
    expect((await detectors()).find((v) => v.detector.code === detector.code)?.detector).toEqual(
      changed,
    );
  });

  it('is refused without a reason, and under the name of another', async () => {
    const detector = await aDetector();
    const put = (path: string, body: unknown) => dispatcher.ask('PUT', `${base}/${path}`, body);
    expect((await put(detector.code, { detector })).problems[0]?.path).toBe('body.reason');
    const other = await put('another', { detector, reason: '试试看' });
    expect([other.status, other.code]).toEqual([422, 'input.code']);
  });
});

describe('running now', () => {
  it('refuses days to come and detectors that are not there', async () => {
    const ahead = await dispatcher.ask('POST', `${base}/runs`, { day: '2026-03-03' });
    expect([ahead.status, ahead.code]).toEqual([422, 'input.day']);
    const unknown = await dispatcher.ask('POST', `${base}/runs`, { detector: 'magic' });
    expect(unknown.status).toBeGreaterThanOrEqual(400);
    expect(unknown.problems[0]?.detail.zh).toBeTruthy();
  });

  it('waits for nobody: while the night is at it, here or elsewhere, it is a conflict', async () => {
    const refused = await tryLock(house.store, 'night of hongqi', () =>
      dispatcher.ask('POST', `${base}/runs`, { day: '2026-02-28' }),
    );
    expect([refused?.done.status, refused?.done.code]).toEqual([409, 'conflict.run']);
  });

  it('begins the runs of the last whole day, which are then listed by their day', async () => {
    const { code } = await aDetector();
    const { status, body } = await dispatcher.ask<DetectorRun[]>('POST', `${base}/runs`, {
      detector: code,
    });
    expect(status).toBe(202);
    expect(body).toMatchObject([{ detector: code, day: '2026-03-01', kind: 'asked' }]);
    const runs = async () =>
      (await handler.ask<DetectorRun[]>('GET', `${base}/runs?day=2026-03-01`)).body;
    await expect.poll(async () => (await runs()).map((run) => run.state), within).toEqual(['done']);
    const [run] = await runs();
    expect(run).toMatchObject({ problems: [], finished: run!.series });
    const view = (await detectors()).find((one) => one.detector.code === code);
    expect(view?.lastRun?.run).toBe(run!.run);
  });
});
