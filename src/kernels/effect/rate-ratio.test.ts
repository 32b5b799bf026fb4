import { assert as check, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { rateRatio } from './rate-ratio.ts';
import { ratioOfRatios } from './ratio-of-ratios.ts';

/** P(X ≥ k), P(X ≤ k) of k of n at chance q, summed outcome by outcome. */
function tails(k: number, n: number, q: number) {
  let chance = (1 - q) ** n;
  let [from, to] = [0, 0];
  for (let i = 0; i <= n; i += 1) {
    if (i >= k) from += chance;
    if (i <= k) to += chance;
    chance *= ((n - i) / (i + 1)) * (q / (1 - q));
  }
  return { from, to };
}

test('84 in 40 against 126 in 42, as poisson.test of R 4.2.2 has it', () => {
  const got = rateRatio({ cases: 84, exposure: 40 }, { cases: 126, exposure: 42 });
  expect(got.ratio).toBeCloseTo(0.7, 12);
  expect(got.exact[0]).toBeCloseTo(0.5246788286, 9);
  expect(got.exact[1]).toBeCloseTo(0.9298910849, 9);
  expect(got.p).toBeCloseTo(0.01277145169, 9);
});

test('at each limit what was seen stands exactly at the tail, by counting all outcomes', () => {
  check(
    property(integer({ min: 0, max: 30 }), integer({ min: 0, max: 30 }), (a, b) => {
      const { exact } = rateRatio({ cases: a, exposure: 3 }, { cases: b, exposure: 2 });
      const chance = (ratio: number) => (ratio * 3) / (ratio * 3 + 2);
      const seen = [
        a === 0 ? 0.025 : tails(a, a + b, chance(exact[0])).from,
        exact[1] === null ? 0.025 : tails(a, a + b, chance(exact[1])).to,
      ];
      expect(seen[0]).toBeCloseTo(0.025, 8);
      expect(seen[1]).toBeCloseTo(0.025, 8);
      expect([exact[0] === 0, exact[1] === null]).toEqual([a === 0, b === 0]);
    }),
    { seed: 1 },
  );
});

test('the arms the other way round give the ratio the other way round', () => {
  check(
    property(integer({ min: 1, max: 400 }), integer({ min: 1, max: 400 }), (a, b) => {
      const [one, other] = [
        { cases: a, exposure: 7 },
        { cases: b, exposure: 5 },
      ];
      const [there, back] = [rateRatio(one, other), rateRatio(other, one)];
      expect(there.ratio! * back.ratio!).toBeCloseTo(1, 9);
      expect(there.exact[0] * back.exact[1]!).toBeCloseTo(1, 6);
      expect(there.midP[0] * back.midP[1]!).toBeCloseTo(1, 6);
      expect(there.p).toBeCloseTo(back.p, 9);
      // counting half of what was seen never widens
      expect(there.midP[0]).toBeGreaterThanOrEqual(there.exact[0]);
      expect(there.midP[1]!).toBeLessThanOrEqual(there.exact[1]!);
    }),
    { seed: 2 },
  );
});

test('no cases at all tell nothing', () => {
  const none = rateRatio({ cases: 0, exposure: 1 }, { cases: 0, exposure: 1 });
  expect(none).toMatchObject({ ratio: null, exact: [0, null], p: 1 });
});

test.for([
  [{ cases: 1.5, exposure: 1 }, 0.95],
  [{ cases: 1, exposure: 0 }, 0.95],
  [{ cases: 1, exposure: 1 }, 1],
] as const)('refuses %j at %d', ([arm, confidence]) => {
  expect(() => rateRatio(arm, { cases: 1, exposure: 1 }, confidence)).toThrow(RangeError);
});

test('four counts, as a Poisson regression with a product of R 4.2.2 has it', () => {
  const over = (cases: number) => ({ cases, exposure: 10 });
  const four = {
    treatedBefore: over(120),
    treatedAfter: over(84),
    controlBefore: over(130),
    controlAfter: over(126),
  };
  const got = ratioOfRatios(four);
  expect(Math.log(got.ratio!)).toBeCloseTo(-0.3254224004, 9);
  expect(got.standardError).toBeCloseTo(0.1893855717, 6);
  expect(ratioOfRatios(four, 4).standardError).toBeCloseTo(2 * 0.1893855717, 6);
  expect(ratioOfRatios({ ...four, controlAfter: over(0) }).ratio).toBeNull();
  expect(() => ratioOfRatios(four, 0)).toThrow(RangeError);
});
