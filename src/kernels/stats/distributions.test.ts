import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chiSquareQuantile,
  chiSquareTail,
  gammaQuantile,
  gammaTail,
  normalQuantile,
  normalTail,
  studentTwoSided,
} from './continuous.ts';
import { countQuantile, countTail } from './count-tails.ts';
import { logGamma } from './gamma-function.ts';

/** Difference relative to the reference: values of SciPy 1 (Cephes, Boost). */
const apart = (got: number, want: number) => Math.abs(got - want) / Math.abs(want);

describe('tails as published software has them', () => {
  test.each([
    [-3, 0.9986501019683699],
    [0, 0.5],
    [0.5, 0.3085375387259869],
    [1.96, 0.024997895148220435],
    [6, 9.865876450376946e-10],
    [20, 2.7536241186061556e-89],
  ])('normal beyond %d', (z, want) => expect(apart(normalTail(z), want)).toBeLessThan(1e-12));

  test.each([
    [3, 2, 1, 0.1991482734714558],
    [0.5, 0.1, 2, 0.024127343726327757],
    [200, 230, 1, 0.9797748045603478],
    [0.001, 2, 0.5, 0.9999998750416589],
  ])('gamma beyond %d, shape %d, rate %d', (x, shape, rate, want) =>
    expect(apart(gammaTail(x, shape, rate), want)).toBeLessThan(1e-11),
  );

  test.each([
    [3.84, 1, 0.05004352124870519],
    [30, 12, 0.0027924293327009145],
    [1500, 1400, 0.031503720989392366],
  ])('chi-square beyond %d, %d degrees', (x, degrees, want) =>
    expect(apart(chiSquareTail(x, degrees), want)).toBeLessThan(1e-11),
  );

  test.each([
    [2.5, 7, 0.04099221858575289],
    [0.1, 1, 0.936548965138893],
    [8, 120, 8.833425662830027e-13],
  ])('Student beyond ±%d, %d degrees', (t, degrees, want) =>
    expect(apart(studentTwoSided(t, degrees), want)).toBeLessThan(1e-11),
  );

  test.each([
    [5, 2, 1, 0.052653017343711125],
    [0, 2, 1, 1],
    [1, 0.001, 1, 0.0009995001666250082],
    [40, 3, 1, 8.003095092522039e-31],
    [1_003_000, 1e6, 1, 0.001358035272683129],
    [5, 2, 1.5, 0.08794391098917853],
    [30, 3, 4, 0.00017858209017001484],
    [2, 0.05, 3, 0.01087642454937348],
    [1200, 1000, 2, 9.871816925786985e-6],
  ])('%d or more where %d are expected, dispersion %d', (k, mean, dispersion, want) =>
    expect(apart(countTail(k, mean, dispersion), want)).toBeLessThan(1e-10),
  );

  test.each([
    [0.1, 2.252712651734206],
    [2.5, 0.2846828704729192],
    [9.9, 12.57717990421988],
    [10, 12.801827480081469],
    [50, 144.56574394634487],
    [1e5, 1051287.7089736569],
  ])('ln gamma of %d', (x, want) => expect(apart(logGamma(x), want)).toBeLessThan(1e-14));
});

describe('quantiles', () => {
  test.each([
    [1e-12, -7.034483825301131],
    [0.001, -3.090232306167813],
    [0.3, -0.5244005127080409],
    [0.975, 1.959963984540054],
  ])('normal at %d', (p, want) => expect(apart(normalQuantile(p), want)).toBeLessThan(1e-12));

  test.each([
    [0.01, 0.3, 1.5022226552360407e-7],
    [0.5, 5, 4.670908882795985],
    [0.99, 1000, 1075.032832086435],
  ])('gamma at %d, shape %d', (p, shape, want) =>
    expect(apart(gammaQuantile(p, shape), want)).toBeLessThan(1e-11),
  );

  test.each([
    [0.95, 1, 3.841458820694124],
    [0.01, 7, 1.2390423055679298],
    [0.999, 300, 381.4252485204115],
  ])('chi-square at %d, %d degrees', (p, degrees, want) =>
    expect(apart(chiSquareQuantile(p, degrees), want)).toBeLessThan(1e-11),
  );

  test.each([
    [0.05, 2, 1, 5],
    [0.001, 100, 1, 132],
    [0.01, 4.2, 1.6, 12],
    [1e-6, 0.3, 1.2, 8],
    [0.5, 0.1, 1, 0],
  ])('the count passed with chance %d, mean %d, dispersion %d', (tail, mean, dispersion, want) =>
    expect(countQuantile(tail, mean, dispersion)).toBe(want),
  );

  test('a quantile is where the tail says it is', () => {
    const chance = fc.double({ min: 1e-9, max: 0.99, noNaN: true });
    const mean = fc.double({ min: 0.001, max: 5000, noNaN: true });
    const dispersion = fc.double({ min: 0.5, max: 20, noNaN: true });
    fc.assert(
      fc.property(chance, mean, dispersion, (tail, mu, phi) => {
        expect(apart(normalTail(-normalQuantile(tail)), tail)).toBeLessThan(1e-10);
        expect(apart(gammaTail(gammaQuantile(1 - tail, mu + 0.5), mu + 0.5), tail)).toBeLessThan(
          1e-6,
        );
        const k = countQuantile(tail, mu, phi);
        expect(countTail(k + 1, mu, phi)).toBeLessThanOrEqual(tail);
        expect(k === 0 || countTail(k, mu, phi) > tail).toBe(true);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

test('a tail is the sum of its terms', () => {
  for (const [mean, dispersion] of [
    [0.4, 1],
    [7, 1],
    [3, 2.5],
    [60, 1.2],
  ] as const) {
    const size = mean / (dispersion - 1);
    let term = dispersion === 1 ? Math.exp(-mean) : dispersion ** -size;
    let below = 0;
    for (let k = 0; k < mean + 20; k++) {
      expect(countTail(k, mean, dispersion)).toBeCloseTo(1 - below, 11);
      below += term;
      term *=
        dispersion === 1 ? mean / (k + 1) : ((size + k) * (dispersion - 1)) / dispersion / (k + 1);
    }
  }
});

test('misuse is answered with what was got and wanted', () => {
  expect(() => normalQuantile(1)).toThrow('got 1, wanted a number between 0 and 1');
  expect(() => countTail(1, -1, 1)).toThrow(/mean -1/);
  expect(() => countQuantile(0, 1, 1)).toThrow(/tail 0/);
  expect(() => logGamma(0)).toThrow(/got 0, wanted a number above 0/);
});
