/**
 * Do detectors cry as often as they say? `node scripts/ts.mjs bench/calibration.ts [data sets]`:
 * on data in which nothing happens, p-values of scans must be uniform and what is said to happen
 * once in 100 days must happen on one day in a hundred. Printed with the interval that chance leaves.
 */
import { nearestPlaces } from '../src/kernels/scan/neighbours.ts';
import { prepareScan } from '../src/kernels/scan/scan.ts';
import type { ScanTask } from '../src/kernels/scan/scan-task.ts';
import { significanceOf } from '../src/kernels/scan/significance.ts';
import { prepareSubsetScan } from '../src/kernels/scan/subset-scan.ts';
import { streamOf } from '../src/kernels/simulate/random.ts';
import { countQuantile } from '../src/kernels/stats/count-tails.ts';
import { ears } from '../src/kernels/stats/ears.ts';
import type { SeriesMethod } from '../src/kernels/stats/series-answer.ts';
import { detectSeries } from '../src/kernels/stats/series-detector.ts';

const sets = Number(process.argv[2] ?? 2000);
const places = 60;
const slots = 120;
const replicates = 199;

/** Cases by place and day that have nothing to do with each other. */
function nullTask(model: ScanTask['model'], seed: number): ScanTask {
  const random = streamOf(seed, 'null');
  const point = () => Float64Array.from({ length: places }, () => random.unit());
  const coordinates = { x: point(), y: point(), coords: 'cartesian' as const };
  const level = point();
  const [place, slot, count]: number[][] = [[], [], []];
  const baseline = new Float64Array(places * slots);
  for (let p = 0; p < places; p++) {
    for (let t = 0; t < slots; t++) {
      baseline[p * slots + t] = 0.02 + 0.2 * level[p]! * (1 + (t % 7) / 7);
      const n = random.poisson(baseline[p * slots + t]!);
      if (n === 0) continue;
      place!.push(p);
      slot!.push(t);
      count!.push(n);
    }
  }
  return {
    model,
    neighbours: nearestPlaces(coordinates, { maxPlaces: 15 }),
    slots,
    cases: {
      place: Int32Array.from(place!),
      slot: Int32Array.from(slot!),
      count: Int32Array.from(count!),
    },
    ...(model === 'permutation'
      ? { stratum: Uint8Array.from({ length: slots }, (_, t) => t % 7) }
      : { baseline }),
    windows: 'alive',
    shortest: 1,
    longest: 10,
    maxShare: 0.5,
    minCases: 2,
  };
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
const interval = (p: number, n: number) => {
  const far = 1.96 * Math.sqrt((p * (1 - p)) / n);
  return `${percent(p - far)} … ${percent(p + far)}`;
};

console.log(`scans, ${sets} data sets, ${replicates} replicates`);
for (const [name, model, prepare] of [
  ['permutation, by weekday', 'permutation', prepareScan],
  ['poisson', 'poisson', prepareScan],
  ['eb-poisson', 'eb-poisson', prepareScan],
  ['subset, eb-poisson', 'eb-poisson', prepareSubsetScan],
  ['subset, permutation', 'permutation', prepareSubsetScan],
] as const) {
  const ps: number[] = [];
  let gumbel = 0;
  for (let seed = 0; seed < sets; seed++) {
    const prepared = prepare(nullTask(model, seed));
    const best = Math.max(0, ...prepared.bestOfCentres().map((c) => c.statistic));
    const maxima = new Float64Array(replicates);
    prepared.maxima(seed, 0, maxima);
    const { p, gumbelP } = significanceOf(best, maxima, { analysisDays: 1 });
    ps.push(p);
    if ((gumbelP ?? 1) <= 0.01) gumbel++;
  }
  ps.sort((a, b) => a - b);
  const ks = Math.max(...ps.map((p, i) => Math.max(p - i / sets, (i + 1) / sets - p)));
  const often = ps.filter((p) => p <= 0.01).length / sets;
  console.log(
    `  ${name}: KS ${ks.toFixed(4)} (1 % limit ${(1.63 / Math.sqrt(sets)).toFixed(4)}), once in 100 days: ${percent(often)} by rank, ${percent(gumbel / sets)} by Gumbel, chance leaves ${interval(0.01, sets)}`,
  );
}

const methods: Record<string, SeriesMethod> = {
  'EARS C1, 28 days': { kind: 'ears', variant: 'C1', baselineDays: 28 },
  'EARS C2, 28 days': { kind: 'ears', variant: 'C2', baselineDays: 28 },
  'EARS C2, 7 days': { kind: 'ears', variant: 'C2', baselineDays: 7 },
  'EARS C3, 28 days': { kind: 'ears', variant: 'C3', baselineDays: 28 },
  'Farrington, 3 years': { kind: 'farrington', yearsBack: 3, halfWidthWeeks: 3 },
  'CUSUM, 91 days': { kind: 'cusum', baselineDays: 91, k: 0.5, h: 4 },
};
const series = sets * 4;
/** Poisson, or with twice its variance. */
function nullSeries(seed: number, mean: number, spread: number, days: number): Float64Array {
  const random = streamOf(seed, 'series', mean);
  return Float64Array.from({ length: days }, () =>
    spread === 1 ? random.poisson(mean) : countQuantile(1 - random.unit() * 0.999999, mean, spread),
  );
}
console.log(
  `series, ${series} of each: days that happen once in 100 days (1 in 20 for comparison)`,
);
for (const [name, method] of Object.entries(methods)) {
  const told = [0.2, 1, 5, 20].flatMap((mean) =>
    [1, 2].map((spread) => {
      let [rare, frequent, published] = [0, 0, 0];
      const days = method.kind === 'farrington' ? 1150 : 200;
      for (let seed = 0; seed < series; seed++) {
        const counts = nullSeries(seed, mean, spread, days);
        const answer = detectSeries(counts, method, 0.01);
        if (answer.state === 'told' && answer.p <= 0.01) rare++;
        if (answer.state === 'told' && answer.p <= 0.05) frequent++;
        if (method.kind !== 'ears') continue;
        const { variant, baselineDays: baseline } = method;
        const { alarm } = ears(counts.slice(-baseline - 5), { variant, baseline, alpha: 0.01 });
        published += alarm.at(-1)!;
      }
      const share = (n: number) => percent(n / series);
      const normal = method.kind === 'ears' ? `, published limit ${share(published)}` : '';
      return `    mean ${mean}, variance ${spread}×: ${share(rare)} (${share(frequent)})${normal}`;
    }),
  );
  console.log(`  ${name}\n${told.join('\n')}`);
}
