import { assert as check, array, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { rateRatio } from './rate-ratio.ts';
import { conditionalRatio, homogeneityP, mantelHaenszel } from './stratified-ratio.ts';

const arm = record({
  cases: integer({ min: 0, max: 6 }),
  exposure: integer({ min: 1, max: 5 }),
});
const strata = array(record({ first: arm, second: arm }), { minLength: 1, maxLength: 3 });

test('one stratum is two rates', () => {
  const [first, second] = [
    { cases: 84, exposure: 40 },
    { cases: 126, exposure: 42 },
  ];
  const [plain, stratified] = [rateRatio(first, second), conditionalRatio([{ first, second }])];
  expect(stratified.ratio).toBeCloseTo(0.7, 9);
  for (const side of [0, 1] as const) {
    expect(stratified.exact[side]).toBeCloseTo(plain.exact[side]!, 9);
    expect(stratified.midP[side]).toBeCloseTo(plain.midP[side]!, 9);
  }
  expect(stratified.p).toBeCloseTo(plain.p, 9);
  const pooled = mantelHaenszel([{ first, second }]);
  expect(pooled.ratio).toBeCloseTo(0.7, 12);
  expect(pooled.logVariance).toBeCloseTo(1 / 84 + 1 / 126, 12);
});

/** Weights of all totals of the first arm at a ratio, by going through every table that could be. */
function everyTable(tables: readonly { first: Arm; second: Arm }[], ratio: number): number[] {
  let totals = [1];
  for (const { first, second } of tables) {
    const n = first.cases + second.cases;
    const q = (ratio * first.exposure) / (ratio * first.exposure + second.exposure);
    const next = Array.from({ length: totals.length + n }, () => 0);
    let ways = 1;
    for (let k = 0; k <= n; k += 1) {
      totals.forEach((t, at) => (next[at + k]! += t * ways * q ** k * (1 - q) ** (n - k)));
      ways *= (n - k) / (k + 1);
    }
    totals = next;
  }
  return totals;
}
interface Arm {
  cases: number;
  exposure: number;
}

test('over strata the total stands at the tail at each limit, by counting all tables', () => {
  check(
    property(strata, (tables) => {
      const seen = tables.reduce((sum, { first }) => sum + first.cases, 0);
      const all = tables.reduce((sum, { second }) => sum + second.cases, seen);
      const { exact } = conditionalRatio(tables);
      expect([exact[0] === 0, exact[1] === null]).toEqual([seen === 0, seen === all]);
      const part = (ratio: number, from: number, to: number) =>
        everyTable(tables, ratio)
          .slice(from, to)
          .reduce((sum, chance) => sum + chance, 0);
      const atLower = exact[0] === 0 ? 0.025 : part(exact[0], seen, all + 1);
      const atUpper = exact[1] === null ? 0.025 : part(exact[1], 0, seen + 1);
      expect(atLower).toBeCloseTo(0.025, 7);
      expect(atUpper).toBeCloseTo(0.025, 7);
    }),
    { seed: 3 },
  );
});

test('strata of different rates and one ratio are not mixed up', () => {
  // 1 to 2 in both, while the sums say the opposite
  const tables = [
    { first: { cases: 100, exposure: 10 }, second: { cases: 20, exposure: 1 } },
    { first: { cases: 1, exposure: 1 }, second: { cases: 20, exposure: 10 } },
  ];
  expect(mantelHaenszel(tables).ratio).toBeCloseTo(0.5, 12);
  expect(conditionalRatio(tables).ratio).toBeCloseTo(0.5, 9);
  expect(homogeneityP(tables, 0.5)).toBeCloseTo(1, 6);
  const apart = [tables[0]!, { first: { cases: 60, exposure: 1 }, second: tables[1]!.second }];
  expect(homogeneityP(apart, mantelHaenszel(apart).ratio!)!).toBeLessThan(1e-6);
});

test('says what it cannot', () => {
  const none = { first: { cases: 0, exposure: 1 }, second: { cases: 0, exposure: 1 } };
  expect(conditionalRatio([none])).toMatchObject({ ratio: null, exact: [0, null], p: 1 });
  expect(mantelHaenszel([none])).toMatchObject({ ratio: null, logVariance: null });
  expect(homogeneityP([none], 1)).toBeNull();
  const many = { first: { cases: 6000, exposure: 1 }, second: { cases: 1, exposure: 1 } };
  expect(() => conditionalRatio([many])).toThrow(RangeError);
  expect(() => mantelHaenszel([none], { dispersion: [0, 1] })).toThrow(RangeError);
});
