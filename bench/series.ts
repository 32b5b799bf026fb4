/**
 * How many series a second: `node scripts/ts.mjs bench/series.ts [series]`. Each is judged on its last
 * day as foresight does it every night; CPU time of one thread. The peer, in the same run, is the
 * whole of it without the answer: the sum of the days.
 */
import { streamOf } from '../src/kernels/simulate/random.ts';
import type { SeriesMethod } from '../src/kernels/stats/series-answer.ts';
import { detectSeries } from '../src/kernels/stats/series-detector.ts';

const series = Number(process.argv[2] ?? 2000);
const years = 4;
const data = Array.from({ length: series }, (_, i) => {
  const random = streamOf(i, 'bench');
  const mean = 0.1 + 5 * random.unit() ** 2;
  return Float64Array.from({ length: years * 365 }, () => random.poisson(mean));
});

const methods: Record<string, SeriesMethod | undefined> = {
  'sum of days': undefined,
  'EARS C1, 28 days': { kind: 'ears', variant: 'C1', baselineDays: 28 },
  'EARS C2, 28 days': { kind: 'ears', variant: 'C2', baselineDays: 28 },
  'EARS C3, 28 days': { kind: 'ears', variant: 'C3', baselineDays: 28 },
  'CUSUM, 91 days': { kind: 'cusum', baselineDays: 91, k: 0.5, h: 4 },
  'Farrington, 3 years': { kind: 'farrington', yearsBack: 3, halfWidthWeeks: 3 },
};

console.log(`${series} series of ${years} years`);
for (const [name, method] of Object.entries(methods)) {
  let told = 0;
  const began = process.cpuUsage();
  for (const counts of data) {
    if (!method) told += counts.reduce((sum, n) => sum + n, 0) > 0 ? 1 : 0;
    else told += detectSeries(counts, method, 0.01).state === 'told' ? 1 : 0;
  }
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  console.log(
    `  ${name.padEnd(22)}${Math.round(series / seconds)
      .toLocaleString('en')
      .padStart(10)} series/s, ${told} told`,
  );
}
