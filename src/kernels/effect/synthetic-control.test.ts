import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { goldenTable } from '../../../test/golden-effect.ts';
import { placeboError, placeboRank } from './placebo.ts';
import { syntheticEffect, type TreatedPanel } from './synthetic-control.ts';

const rows = goldenTable('california-prop99.csv');
const others = [...new Set(rows.map(({ State }) => State!))].filter((s) => s !== 'California');
const states = [...others, 'California'];

const smoking: TreatedPanel = {
  outcome: new Float64Array(39 * 31),
  periods: 31,
  controls: 38,
  before: 19,
};
for (const { State, Year, PacksPerCapita } of rows)
  smoking.outcome[states.indexOf(State!) * 31 + Number(Year) - 1970] = Number(PacksPerCapita);

test.for([
  ['synthetic-did', -15.6038278727],
  ['synthetic-control', -19.6196634709],
  ['did', -27.3491110836],
] as const)('California, %s, as synthdid 0.0.9 has it', ([method, want]) => {
  expect(syntheticEffect(smoking, method).effect).toBeCloseTo(want, 8);
});

test.for([
  ['synthetic-did', { Nevada: 0.124489, 'New Hampshire': 0.105048, Georgia: 0.001588 }],
  ['synthetic-control', { Utah: 0.396104, Montana: 0.232273, Nevada: 0.204426, Delaware: 0.00405 }],
] as const)('California, weights of the %s', ([method, want]) => {
  const { unitWeights } = syntheticEffect(smoking, method);
  for (const [state, weight] of Object.entries(want))
    expect(unitWeights[states.indexOf(state)]).toBeCloseTo(weight, 6);
  expect(unitWeights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
});

test('periods weigh as in the reference', () => {
  const { periodWeights } = syntheticEffect(smoking, 'synthetic-did');
  expect(Array.from(periodWeights.slice(-3), (w) => w.toFixed(6))).toEqual([
    '0.366471',
    '0.206453',
    '0.427076',
  ]);
  expect(periodWeights.slice(0, -3).every((w) => w < 1e-6)).toBe(true);
});

test('the placebo error is that of the reference within what its 200 draws allow', () => {
  const got = placeboError(smoking, 'synthetic-did', streamOf(1, 'p'));
  expect(got.draws).toBe(38);
  // the reference draws 200 times from these 38, which part by a tenth and more from seed to seed
  expect(Math.abs(got.standardError! / 8.367993 - 1)).toBeLessThan(0.15);
  expect(got.interval![0]).toBeLessThan(-15.6);
});

test('where several are treated sets of controls are drawn, the same for the same stream', () => {
  const two = { ...smoking, controls: 37 };
  const of = (seed: number) => placeboError(two, 'did', streamOf(seed, 'p'), 100);
  expect(of(1)).toEqual(of(1));
  expect(of(1).standardError).not.toBe(of(2).standardError);
  expect(of(1).draws).toBe(100);
});

test('California stands out, but two of 38 states that never had the tax do as well', () => {
  const got = placeboRank(smoking, 'synthetic-control');
  expect([got.asLarge, got.controls]).toEqual([2, 38]);
  expect(got.p).toBeCloseTo(3 / 39, 12);
});

/** Controls that wander; the treated one is a mixture of them, lower by 5 from period 12 on. */
function mixture(weights: readonly number[]): TreatedPanel {
  const random = streamOf(3, 'mixture');
  const [periods, before] = [20, 12];
  const controls = weights.map(() => {
    let level = 50 * random.unit();
    return Array.from({ length: periods }, () => (level += random.normal()));
  });
  const treated = Array.from({ length: periods }, (_, t) =>
    controls.reduce((sum, row, i) => sum + weights[i]! * row[t]!, t >= before ? -5 : 0),
  );
  const outcome = Float64Array.from([...controls, treated].flat());
  return { outcome, periods, controls: weights.length, before };
}

test('a treated unit that is a mixture of controls gives its mixture and effect back', () => {
  const { effect, unitWeights } = syntheticEffect(mixture([0.6, 0.4, 0]), 'synthetic-control');
  expect(effect).toBeCloseTo(-5, 1);
  [0.6, 0.4, 0].forEach((want, i) => expect(Math.abs(unitWeights[i]! - want)).toBeLessThan(0.02));
});

test('no weights of a fine grid fit better', () => {
  const panel = mixture([0.7, 0.5, -0.2]);
  const { outcome, periods, before } = panel;
  const missOf = (weights: ArrayLike<number>) => {
    let squares = 0;
    for (let t = 0; t < before; t += 1) {
      let gap = outcome[3 * periods + t]!;
      for (let i = 0; i < 3; i += 1) gap -= weights[i]! * outcome[i * periods + t]!;
      squares += gap * gap;
    }
    return squares;
  };
  const steps = 200;
  let best = Infinity;
  for (let a = 0; a <= steps; a += 1)
    for (let b = 0; a + b <= steps; b += 1)
      best = Math.min(best, missOf([a / steps, b / steps, (steps - a - b) / steps]));
  expect(missOf(syntheticEffect(panel, 'synthetic-control').unitWeights)).toBeLessThan(best * 1.01);
});

test('refuses what cannot be weighed', () => {
  const panel = mixture([0.5, 0.5]);
  expect(() => syntheticEffect({ ...panel, controls: 1 }, 'did')).toThrow(RangeError);
  expect(() => syntheticEffect({ ...panel, before: 2 }, 'did')).toThrow(RangeError);
  expect(() => placeboError(panel, 'did', streamOf(1))).toThrow(RangeError);
  const two = {
    ...panel,
    controls: 2,
    outcome: Float64Array.of(...panel.outcome, ...panel.outcome.slice(0, 20)),
  };
  expect(() => placeboRank(two, 'did')).toThrow(RangeError);
});

test('where nothing differs there is no error to tell', () => {
  const outcome = new Float64Array(5 * 6).fill(3);
  const panel = { outcome, periods: 6, controls: 4, before: 3 };
  expect(placeboError(panel, 'synthetic-did', streamOf(1))).toMatchObject({
    standardError: null,
    interval: null,
  });
});
