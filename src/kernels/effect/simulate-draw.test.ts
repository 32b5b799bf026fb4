import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { permutationTest } from './permutation-test.ts';
import { simulateDraw, simulateRuns } from './simulate-draw.ts';

const city = { places: 900, share: 0.15, demandsPerIncident: 1.5 };

test.for([0, 0.2, 0.5])(
  'an effect of %d is found by lot, while before and after tell a larger one',
  (effect) => {
    const got = simulateRuns({ ...city, effect }, 400, (run) => streamOf(1, 'test', effect, run));
    // 95 % of 400 runs, three standard errors to either side
    expect(got.coverage).toBeGreaterThan(0.917);
    expect(got.coverage).toBeLessThan(0.983);
    expect(Math.abs(got.ratio! / (1 - effect) - 1)).toBeLessThan(0.04);
    expect(got.beforeAfter / (1 - effect)).toBeLessThan(0.8);
    expect(got.answered).toBe(400);
  },
);

test('the permutation test finds nothing where nothing is, more often than it should not', () => {
  const runs = 200;
  let found = 0;
  for (let run = 0; run < runs; run += 1) {
    const random = streamOf(run, 'none');
    const { units } = simulateDraw({ ...city, places: 400, effect: 0 }, random);
    if (permutationTest(units, random).p <= 0.05) found += 1;
  }
  expect(found / runs).toBeLessThan(0.1);
});

test('refuses a city that cannot be', () => {
  const random = streamOf(1);
  expect(() => simulateDraw({ ...city, effect: 1 }, random)).toThrow(RangeError);
  expect(() => simulateDraw({ ...city, effect: 0, share: 0 }, random)).toThrow(RangeError);
});
