import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { scoreCount } from './count-scores.ts';
import {
  expectCounts,
  fitEndemicEpidemic,
  intercept,
  standardErrors,
  type Covariate,
  type EndemicEpidemicTask,
} from './endemic-epidemic.ts';

const folder = '../shared/reference/golden/R';
const isThere = existsSync(`${folder}/measlesWeserEms_counts.csv`);
const rowsOf = (name: string) =>
  readFileSync(`${folder}/${name}`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** Measles in 17 districts of Weser-Ems, 2001-2002, by week (R package surveillance). */
function measles(to: number): EndemicEpidemicTask {
  const counts = rowsOf('measlesWeserEms_counts.csv').map((row) => row.map(Number));
  const near = rowsOf('measlesWeserEms_nborder.csv').map((row) => row.slice(1).map(Number));
  const exposure = rowsOf('measlesWeserEms_population.csv').map((row) => Number(row[1]));
  const units = exposure.length;
  const lists = near.map((row) => row.flatMap((order, j) => (order === 1 ? [j] : [])));
  const starts = Int32Array.from([0, ...lists.map((_, i) => lists.slice(0, i + 1).flat().length)]);
  const members = Int32Array.from(lists.flat());
  const byWeek = (of: (t: number) => number): Covariate => ({
    values: Float64Array.from(counts, (_, t) => of(t)),
    time: 1,
    unit: 0,
  });
  return {
    counts: Float64Array.from(counts.flat()),
    units,
    from: 1,
    to,
    exposure: Float64Array.from(exposure),
    neighbours: { starts, members, weights: new Float64Array(members.length).fill(1) },
    endemic: [
      intercept,
      byWeek((t) => t),
      byWeek((t) => Math.sin((2 * Math.PI * t) / 52)),
      byWeek((t) => Math.cos((2 * Math.PI * t) / 52)),
    ],
    own: [intercept],
    neighbour: [intercept],
  };
}

describe.skipIf(!isThere)(
  'against hhh4 of surveillance 1.20.3 (skipped without shared/reference)',
  () => {
    it('finds the same estimates, errors and likelihood', () => {
      const task = measles(104);
      const fit = fitEndemicEpidemic(task);
      expect(fit.converged).toBe(true);
      expect(fit.logLikelihood).toBeCloseTo(-971.720895835, 6);
      const wanted = [0.07719043, 0.00118446, 0.93773075, -0.68999601, -0.43788004, -4.1474211];
      for (const [i, value] of wanted.entries()) expect(fit.coefficients[i]).toBeCloseTo(value, 4);
      expect(fit.overdispersion).toBeCloseTo(2.01383903, 4);
      const errors = standardErrors(task, fit);
      const se = [0.25812492, 0.00425885, 0.19105471, 0.1781527, 0.12282321, 0.26575952];
      for (const [i, value] of se.entries()) expect(errors[i]! / value).toBeCloseTo(1, 3);
      expect(errors[6]! / 0.14173978).toBeCloseTo(1, 3);
    });

    it.each([
      ['rolling', [0.2901856418, 0.502274112, -0.8837534495]],
      ['final', [0.2847638338, 0.4933907469, -0.9432648787]],
    ] as const)('scores one step ahead the same: %s', (kind, wanted) => {
      const whole = fitEndemicEpidemic(measles(104));
      const sums = [0, 0, 0];
      const out = new Float64Array(17);
      for (let t = 65; t < 104; t += 1) {
        const fit = kind === 'final' ? whole : fitEndemicEpidemic(measles(t), whole);
        const task = measles(104);
        expectCounts(task, fit, t, out);
        for (const [i, mean] of out.entries()) {
          const y = task.counts[t * 17 + i]!;
          const { rps, logScore, dss } = scoreCount(y, mean, fit.overdispersion);
          for (const [k, score] of [rps, logScore, dss].entries()) sums[k]! += score / (39 * 17);
        }
      }
      for (const [k, value] of wanted.entries()) expect(sums[k]).toBeCloseTo(value, 5);
    });
  },
);

describe('fitEndemicEpidemic', () => {
  it('recovers what counts were drawn from', () => {
    const [units, times] = [40, 200];
    const random = streamOf(7, 'endemic-epidemic');
    const starts = Int32Array.from({ length: units + 1 }, (_, i) => i);
    const members = Int32Array.from({ length: units }, (_, i) => (i + 1) % units);
    const counts = new Float64Array(units * times);
    for (let t = 1; t < times; t += 1)
      for (let i = 0; i < units; i += 1) {
        const [own, beside] = [
          counts[(t - 1) * units + i]!,
          counts[(t - 1) * units + members[i]!]!,
        ];
        counts[t * units + i] = random.poisson(1.5 + 0.4 * own + 0.1 * beside);
      }
    const fit = fitEndemicEpidemic({
      counts,
      units,
      from: 1,
      to: times,
      exposure: new Float64Array(units).fill(1),
      neighbours: { starts, members, weights: new Float64Array(units).fill(1) },
      endemic: [intercept],
      own: [intercept],
      neighbour: [intercept],
    });
    const [endemic, own, beside] = Array.from(fit.coefficients, Math.exp);
    expect(endemic).toBeCloseTo(1.5, 0);
    expect(Math.abs(own! - 0.4)).toBeLessThan(0.05);
    expect(Math.abs(beside! - 0.1)).toBeLessThan(0.04);
    expect(fit.overdispersion).toBeLessThan(0.01);
  });

  it('refuses rows that do not fit', () => {
    const task = {
      counts: new Float64Array(6),
      units: 2,
      from: 0,
      to: 3,
      exposure: new Float64Array(2).fill(1),
      neighbours: {
        starts: new Int32Array(3),
        members: new Int32Array(0),
        weights: new Float64Array(0),
      },
      endemic: [intercept],
      own: [],
      neighbour: [],
    };
    expect(() => fitEndemicEpidemic(task)).toThrow(RangeError);
    expect(() => fitEndemicEpidemic({ ...task, from: 1, to: 9 })).toThrow(RangeError);
    expect(() => fitEndemicEpidemic({ ...task, from: 1, exposure: new Float64Array(3) })).toThrow(
      RangeError,
    );
  });
});
