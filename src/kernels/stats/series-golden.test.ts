import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ears } from './ears.ts';
import { farrington } from './farrington.ts';
import { farringtonFlexible } from './farrington-flexible.ts';

/** Columns of a table by name; NA is NaN. */
function table(file: string): Record<string, number[]> {
  const text = readFileSync(join(import.meta.dirname, 'golden', file), 'utf8');
  const [head, ...rows] = text.trim().split('\n');
  const names = head!.replaceAll('"', '').split(',');
  const number = (cell: string) => (cell.trim() === 'NA' ? NaN : Number(cell));
  return Object.fromEntries(
    names.map((name, c) => [name, rows.map((row) => number(row.split(',')[c]!))]),
  );
}

/** Largest difference relative to the reference; NaN belongs to NaN. */
function largestDifference(reference: readonly number[], ours: ArrayLike<number>): number {
  expect(ours.length).toBe(reference.length);
  return reference.reduce((most, want, i) => {
    const got = ours[i]!;
    if (Number.isNaN(want) || want === got) return most;
    return Math.max(most, Math.abs(got - want) / Math.max(Math.abs(want), 1e-9));
  }, 0);
}

const counts = table('salmonella_agona.csv').count!;
const [from, to] = [269, 312];

test.for(['C1', 'C2', 'C3'] as const)('EARS %s as R has it', (variant) => {
  const { ub, alarm } = table(`earsC_${variant}.csv`);
  const answer = ears(counts, { variant, baseline: 7, alpha: 0.001 });
  expect(largestDifference(ub!, answer.upper.slice(from, to))).toBeLessThan(1e-12);
  expect(Array.from(answer.alarm.slice(from, to))).toEqual(alarm);
});

test('Farrington as R has it', () => {
  const { ub, alarm } = table('farrington.csv');
  const answer = farrington(counts, { yearsBack: 4, halfWidth: 3, alpha: 0.01, from, to });
  expect(largestDifference(ub!, answer.upper)).toBeLessThan(1e-12);
  // where the method does not speak the reference has a limit of 0 and no alarm either
  expect([...answer.alarm]).toEqual(alarm);
});

test.for([
  ['delta', 'delta'],
  ['nb-plugin', 'nbPlugin'],
  ['muan', 'muan'],
] as const)('flexible Farrington, %s, as R has it', ([threshold, file]) => {
  const want = table(`farringtonFlexible_${file}.csv`);
  const answer = farringtonFlexible(counts, {
    yearsBack: 4,
    halfWidth: 3,
    periods: 10,
    weightsThreshold: 2.58,
    pastWeeksNotIncluded: 26,
    trend: true,
    threshold,
    alpha: 0.05,
    errorScale: 'working',
    from,
    to,
  });
  // the reference tells fewer digits of the later columns
  expect(largestDifference(want.upperbound!, answer.upper)).toBeLessThan(1e-12);
  expect([...answer.upper].map(Number.isNaN)).toEqual(want.upperbound!.map(Number.isNaN));
  expect(largestDifference(want.expected!, answer.expected)).toBeLessThan(1e-12);
  expect(largestDifference(want.phi!, answer.dispersion)).toBeLessThan(1e-11);
  expect(largestDifference(want.pvalue!, answer.p)).toBeLessThan(1e-11);
  expect([...answer.alarm]).toEqual(want.alarm);
  // with negative binomial limits the reference takes the logarithm of the mean for the mean
  const score = [...answer.score].map((ours, i) => {
    if (threshold === 'delta' || Number.isNaN(answer.upper[i])) return ours;
    const [count, upper, log] = [
      counts[from + i]!,
      answer.upper[i]!,
      Math.log(answer.expected[i]!),
    ];
    return (count - log) / (upper - log);
  });
  const comparable = want.score!.map((s, i) =>
    threshold !== 'delta' && Number.isNaN(answer.upper[i]) ? NaN : s,
  );
  expect(largestDifference(comparable, score)).toBeLessThan(1e-9);
});
