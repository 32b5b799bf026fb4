import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { compareArms, studentQuantile, type DrawnUnit } from './compare-arms.ts';

function city(effect: number, seed: number): DrawnUnit[] {
  const random = streamOf(seed, 'city');
  return Array.from({ length: 300 }, (_, i) => {
    const strength = 1 + (i % 3);
    const isHeld = i % 5 === 0;
    const cases = random.poisson(strength * 2 * (isHeld ? 1 : 1 - effect));
    return { stratum: `s${strength}`, isHeld, cases, exposure: 28 };
  });
}

test('finds a planted effect, in any order of the units', () => {
  const units = city(0.5, 1);
  const got = compareArms(units);
  expect(got.by).toBe('over-dispersed');
  expect(got.ratio!).toBeGreaterThan(0.4);
  expect(got.ratio!).toBeLessThan(0.6);
  expect(got.interval[1]!).toBeLessThan(1);
  expect(compareArms(units.toReversed())).toEqual(got);
  const sums = got.acted.cases + got.held.cases;
  expect(sums).toBe(units.reduce((sum, { cases }) => sum + cases, 0));
});

test('counts that come in bursts make the interval wider', () => {
  const units = city(0, 2);
  const bursts = units.map((one) => ({ ...one, cases: one.cases * 4 }));
  const [even, wide] = [compareArms(units), compareArms(bursts)];
  expect(wide.ratio).toBeCloseTo(even.ratio!, 12);
  expect(wide.dispersion[0]).toBeGreaterThan(3);
  const width = ({ interval }: typeof even) => Math.log(interval[1]! / interval[0]);
  // four times as many cases that are no more than what there was
  expect(width(wide) / width(even)).toBeGreaterThan(0.95);
});

test('strata with one arm tell nothing and are left out', () => {
  const units = city(0.2, 3);
  const alone = [1, 9].map((cases) => ({ stratum: 'x', isHeld: false, cases, exposure: 28 }));
  const [without, given] = [compareArms(units), compareArms([...units, ...alone])];
  expect(given.ratio).toBe(without.ratio);
  expect([given.strata, given.unitsLeftOut]).toEqual([3, 2]);
});

const unit = (stratum: string, isHeld: boolean, cases: number): DrawnUnit => ({
  stratum,
  isHeld,
  cases,
  exposure: 28,
});

test.for([
  ['one-arm', [unit('a', false, 3), unit('a', false, 1)]],
  ['no-shared-stratum', [unit('a', false, 3), unit('b', true, 1)]],
  ['no-cases', [unit('a', false, 0), unit('a', true, 0)]],
] as const)('%s: no ratio, and says why', ([fault, units]) => {
  expect(compareArms(units)).toMatchObject({
    ratio: null,
    interval: [0, null],
    by: 'none',
    faults: [fault],
  });
});

test('few cases leave the exact interval', () => {
  const got = compareArms([unit('a', false, 2), unit('a', false, 1), unit('a', true, 4)]);
  expect(got).toMatchObject({ by: 'exact', faults: ['few-cases'] });
  expect(got.ratio).toBeCloseTo(3 / 8, 9);
  expect(got.interval[0]).toBeLessThan(3 / 8);
  expect(got.interval[1]!).toBeGreaterThan(3 / 8);
});

test('refuses what is no count; no unit at all is one arm less', () => {
  expect(() => compareArms([unit('a', true, -1)])).toThrow(RangeError);
  expect(compareArms([]).faults).toEqual(['one-arm']);
});

test("Student's quantile as tables have it", () => {
  expect(studentQuantile(0.05, 10)).toBeCloseTo(2.228138852, 8);
  expect(studentQuantile(0.05, 1)).toBeCloseTo(12.70620474, 7);
});
