import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findNullMaxima,
  goldenRuns,
  printedClusters,
  type GoldenRun,
} from '../../test/golden-scan.ts';
import { dateText } from '../connectors/satscan/read-date.ts';
import { prepareScan } from '../kernels/scan/scan.ts';
import { secondaryClusters } from '../kernels/scan/secondary-clusters.ts';
import { significanceOf } from '../kernels/scan/significance.ts';
import { readScanInput, type ScanAsked } from './scan-input.ts';

const REPLICATES = 999;
const SEED = 1;

/** Chance that two samples of one distribution lie as far apart as these: Kolmogorov and Smirnov. */
function sameDistribution(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const [a, b] = [one, other].map((s) => Float64Array.from(s).toSorted());
  let [i, j, apart] = [0, 0, 0];
  while (i < a!.length && j < b!.length) {
    const at = Math.min(a![i]!, b![j]!);
    while (i < a!.length && a![i]! <= at) i++;
    while (j < b!.length && b![j]! <= at) j++;
    apart = Math.max(apart, Math.abs(i / a!.length - j / b!.length));
  }
  if (apart === 0) return 1;
  const n = Math.sqrt((a!.length * b!.length) / (a!.length + b!.length));
  const lambda = (n + 0.12 + 0.11 / n) * apart;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, p));
}

const slashed = (day: number) => dateText(day).replaceAll(/-0?/g, '/');

describe('golden values of scan software', () => {
  let folder: string;
  let runs: Record<GoldenRun, ScanAsked>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-scan-'));
    runs = await goldenRuns(folder);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each(['nyc', 'nm', 's200', 's200dow', 's200poisson', 'c1k', 'c8k', 'm1000'] as const)(
    '%s: every printed cluster, its place among replicates, and the replicates themselves',
    async (name) => {
      const asked = runs[name];
      const nullMaxima = findNullMaxima(name);
      const { task, places } = await readScanInput(asked);
      const scan = prepareScan(task);
      const clusters = secondaryClusters(scan.bestOfCentres());
      const maxima = new Float64Array(REPLICATES);
      scan.maxima(SEED, 0, maxima);
      for (const [i, wanted] of printedClusters[name].entries()) {
        const got = clusters[i]!;
        const { bounds } = asked.period!;
        expect(Array.from(got.members, (place) => places.ids[place])).toEqual(wanted.locations);
        expect(`${slashed(bounds[got.from]!)} to ${slashed(bounds[got.to + 1]! - 1)}`).toBe(
          wanted.timeframe,
        );
        expect(got.cases).toBe(wanted.cases);
        // as many digits as were printed
        expect(Math.abs(got.expected - wanted.expected)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(Math.abs(got.radius - wanted.radius)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(Math.abs(got.statistic - wanted.statistic)).toBeLessThanOrEqual(0.6e-6);
        const { relativeRisk = got.relativeRisk! } = wanted;
        expect(Math.abs(got.relativeRisk! - relativeRisk)).toBeLessThanOrEqual(0.005 + 1e-9);
        // two samples of 999: the difference of two such p varies with the root of 2 p (1 - p) / 999
        const spread = Math.sqrt((2 * wanted.p * (1 - wanted.p)) / REPLICATES);
        const { p } = significanceOf(got.statistic, maxima, { analysisDays: 1 });
        expect(Math.abs(p - wanted.p)).toBeLessThanOrEqual(3 * spread + 1e-9);
      }
      // printed with six decimals: rounded likewise, so that equal ones are ties
      const rounded = maxima.map((t) => Number(t.toFixed(6)));
      expect(sameDistribution(rounded, nullMaxima ?? rounded)).toBeGreaterThan(0.01);
    },
  );
});
