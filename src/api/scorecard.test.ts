import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs } from '../../test/api-client.ts';
import { fillPlans, planMorning } from '../../test/fill-plans.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { ScorecardView } from '../model/score-view.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ now: () => planMorning });
}, 60_000);
afterAll(() => house.close());

const path = '/api/d/hongqi/scorecard';

describe('a scorecard', () => {
  it('is not there before it is computed, and says why where nothing can be', async () => {
    const dispatcher = await signedInAs(house, 'dispatcher');
    const { body } = await dispatcher.ask<ScorecardView>('GET', path);
    expect(body).toEqual({ card: null, running: false, mayCompute: true });
    const done = await house.foresight.computeScorecard({ district: 'hongqi' });
    expect(done).toMatchObject({ ok: false, problems: [{ code: 'missing.history' }] });
    expect((await dispatcher.ask('GET', path)).code).toBe('missing.history');
  });

  it('is begun by whoever may tune detectors, and by nobody else', async () => {
    const worker = await signedInAs(house, 'grid-worker');
    expect((await worker.ask('POST', path)).code).toBe('auth.permission');
    expect((await worker.ask<ScorecardView>('GET', path)).code).toBe('missing.history');
  });
});

describe('a computed scorecard', () => {
  beforeAll(() => fillPlans(house), 60_000);

  it('holds skill against every baseline, calibration, hits and misses, by category and part', async () => {
    const dispatcher = await signedInAs(house, 'dispatcher');
    const begun = await dispatcher.ask<ScorecardView>('POST', path);
    expect(begun.status).toBe(202);
    await house.foresight.computeScorecard({ district: 'hongqi' });
    const { card } = (await dispatcher.ask<ScorecardView>('GET', path)).body;
    const { parameters, result } = card!;
    expect(parameters).toMatchObject({ horizonDays: 7, budget: 20, cellMetres: 500, seed: 1 });
    expect(result.origins).toBeGreaterThan(3);
    expect(Object.keys(result.baselines)).toEqual(
      expect.arrayContaining(['samePeriodLastYear', 'lastPeriod', 'count365', 'kernelDensity']),
    );
    expect(result.model.hitRate).toBeLessThanOrEqual(result.bestPossible);
    expect(result.pit.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    const sum = (of: (part: (typeof result.parts)[number]) => number) =>
      result.parts.reduce((total, part) => total + of(part), 0);
    expect(sum((part) => part.events)).toBe(result.events);
    expect(sum((part) => part.visitShare)).toBeCloseTo(1, 6);
    const hits = result.map.reduce((total, cell) => total + cell.hits, 0);
    expect(hits / result.events).toBeCloseTo(result.model.hitRate, 1);
    for (const { inVain, listed } of result.map) expect(inVain).toBeLessThanOrEqual(listed);
    expect(result.categories.length).toBeGreaterThan(0);
    for (const { rate, interval } of result.reporting) {
      expect(rate).toBeGreaterThan(interval[0]);
      expect(rate).toBeLessThan(interval[1]);
    }
    expect(result.doubts.map((doubt) => doubt.kind)).toContain('too-short');
    expect(result.simulated).toBe(true);
  });

  it('is computed anew when it is a week old, not before', async () => {
    expect(await house.foresight.refreshScorecard('hongqi')).toBeUndefined();
  });
});
