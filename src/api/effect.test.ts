import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs } from '../../test/api-client.ts';
import { fillLots } from '../../test/fill-lots.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { EffectView } from '../model/effect-view.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ now: () => new Date('2026-04-13T00:30:00Z') });
}, 60_000);
afterAll(() => house.close());

const path = '/api/d/hongqi/effect';

describe('the effect over the API', () => {
  it('says what cannot be known before anything was drawn', async () => {
    const leader = await signedInAs(house, 'leader');
    const { status, body } = await leader.ask<EffectView>('GET', path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      holdOut: { share: 0.15, days: 28 },
      steps: [],
      maySwitch: true,
      lots: { drawn: 0, held: 0, complete: 0, nextDay: null, wrong: 0 },
      main: { ratio: null, p: null, faults: ['one-arm'] },
      outlook: null,
      shown: [],
    });
  });

  it('finds what was planted, and what before and after would have made of it', async () => {
    await fillLots(house, {
      nights: 40,
      perNight: 8,
      from: '2026-01-05',
      seed: 7,
      perDay: 0.3,
      effect: 0.5,
    });
    const worker = await signedInAs(house, 'grid-worker');
    const { body } = await worker.ask<EffectView>('GET', path);
    expect(body.maySwitch).toBe(false);
    expect(body.lots).toMatchObject({ drawn: 320, wrong: 0 });
    expect(body.main.ratio).toBeGreaterThan(0.4);
    expect(body.main.ratio).toBeLessThan(0.62);
    expect(body.main.interval[1]).toBeLessThan(1);
    expect(body.main.p).toBeLessThan(0.01);
    // where nobody went it fell as well, so that before and after tell too much
    expect(body.beforeAfter.held).toBeLessThan(0.75);
    expect(body.beforeAfter.acted! / body.beforeAfter.held!).toBeCloseTo(body.main.ratio!, 1);
    expect(body.strata).toHaveLength(4);
    const sum = body.strata.reduce((n, one) => n + one.acted.cases + one.held.cases, 0);
    expect(sum).toBe(body.main.acted.cases + body.main.held.cases);
    expect(body.shown.length).toBe(200);
    expect(body.outlook!.answers.map(({ weeks }) => weeks)).toEqual(
      body.outlook!.answers.map(({ weeks }) => weeks).toSorted((a, b) => b - a),
    );
  });

  it('is switched by the leader alone, with a reason, once', async () => {
    const leader = await signedInAs(house, 'leader');
    const dispatcher = await signedInAs(house, 'dispatcher');
    const off = { isOn: false, reason: '防汛期间全部先办', step: 1 };
    expect((await dispatcher.ask('PUT', `${path}/lots`, off)).code).toBe('auth.permission');
    expect((await leader.ask('PUT', `${path}/lots`, { ...off, reason: ' ' })).status).toBe(422);
    const { body } = await leader.ask<EffectView>('PUT', `${path}/lots`, off);
    expect(body.steps[0]).toMatchObject({ step: 2, isOn: false, reason: off.reason });
    expect((await leader.ask('PUT', `${path}/lots`, off)).code).toBe('conflict.hold-out');
  });

  it('is for who may read records', async () => {
    const nobody = await house.app.request(path);
    expect(nobody.status).toBe(401);
  });
});
