/**
 * How fast the space-time scan is: `node scripts/ts.mjs bench/scan.ts [cities] [growth] [nightly] [dense]`
 * (all but `dense`, the largest city, without arguments; about three minutes).
 *
 * - cities: phases in CPU milliseconds, window-replicates a second, and the ratio to the plain scan of
 *   the same windows in the same run, on as many replicates as stated; both give the same maxima,
 *   which is checked
 * - growth: places 250 → 8,000 and cases 1e3 → 1e6, on one thread and on two
 * - nightly: 300 categories of one city on two threads, with the sequential stop and without (60 of
 *   them unless it is asked for by name)
 *
 * Two threads need the compiled program: `npm run build` first.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { createScanPool as CreateScanPool } from '../src/engines/foresight/scan-pool.ts';
import { plainMaxima } from '../src/kernels/scan/alive-scan.ts';
import { synthesiseCity } from '../src/kernels/scan/golden/synthetic-city.ts';
import { nearestPlaces } from '../src/kernels/scan/neighbours.ts';
import { permutationModel } from '../src/kernels/scan/permutation.ts';
import { prepareScan } from '../src/kernels/scan/scan.ts';
import type { ScanTask } from '../src/kernels/scan/scan-task.ts';

const REPLICATES = 999;
const asked = process.argv.slice(2);
const wants = (part: string) => asked.includes(part) || (asked.length === 0 && part !== 'dense');

/** CPU milliseconds of this process, all threads. */
const cpu = () => process.cpuUsage().user / 1000;

function timed<T>(work: () => T): { value: T; ms: number } {
  const began = cpu();
  const value = work();
  return { value, ms: cpu() - began };
}

function taskOf(city: ReturnType<typeof synthesiseCity>, maxShare: number): ScanTask {
  const weight = new Float64Array(city.x.length);
  for (const [i, place] of city.cases.place.entries()) weight[place]! += city.cases.count[i]!;
  const neighbours = nearestPlaces(
    { x: city.x, y: city.y, coords: 'cartesian' },
    { maxShare: { share: maxShare, weight } },
  );
  return {
    model: 'permutation',
    neighbours,
    slots: city.days,
    cases: city.cases,
    windows: 'alive',
    shortest: 1,
    longest: 30,
    maxShare,
    minCases: 2,
  };
}

const round = (n: number, digits = 0) => Number(n.toFixed(digits));

interface CityAsked {
  name: string;
  places: number;
  days: number;
  cases: number;
  maxShare: number;
  /** replicates that the plain scan gets */
  plain: number;
}

function benchCity({ name, places, days, cases, maxShare, plain }: CityAsked) {
  const city = synthesiseCity(places, days, cases);
  const task = timed(() => taskOf(city, maxShare));
  const prepared = timed(() => prepareScan(task.value));
  const observed = timed(() => prepared.value.bestOfCentres());
  const maxima = new Float64Array(REPLICATES);
  const lanes = timed(() => prepared.value.maxima(1, 0, maxima));
  const model = permutationModel(task.value);
  const some = new Float64Array(plain);
  const reference = timed(() => plainMaxima(model, task.value.neighbours, 1, 0, some));
  if (!some.every((t, r) => t === maxima[r])) throw new Error(`${name}: the maxima differ`);
  const { windows } = prepared.value;
  return {
    city: name,
    windows,
    'neighbours ms': round(task.ms),
    'prepare ms': round(prepared.ms),
    'observed ms': round(observed.ms),
    '999 replicates ms': round(lanes.ms),
    'window-replicates/s': `${((windows * REPLICATES) / lanes.ms / 1e6).toFixed(1)}e9`,
    'plain replicates': plain,
    'ratio to plain': round(reference.ms / plain / (lanes.ms / REPLICATES), 1),
  };
}

const compiled = fileURLToPath(
  new URL('../dist/src/engines/foresight/scan-pool.js', import.meta.url),
);

/** The pool of the compiled program, which has threads. */
async function findPool(): Promise<typeof CreateScanPool | undefined> {
  if (!existsSync(compiled)) {
    console.log('(no threads: `npm run build` makes the program that has them)');
    return undefined;
  }
  return ((await import(/* @vite-ignore */ compiled)) as { createScanPool: typeof CreateScanPool })
    .createScanPool;
}

async function benchGrowth(createScanPool: typeof CreateScanPool | undefined) {
  const rows = [];
  const sizes = [
    ...[250, 500, 1000, 2000, 4000, 8000].map((places) => ({ places, cases: 8000 })),
    ...[1e3, 1e4, 1e5, 1e6].map((cases) => ({ places: 1000, cases })),
  ];
  for (const { places, cases } of sizes) {
    // the largest lists of neighbours only as far as a tenth of all cases
    const maxShare = places > 2000 ? 0.1 : 0.5;
    const neighbours = timed(() => taskOf(synthesiseCity(places, 365, cases), maxShare));
    const row: Record<string, unknown> = { places, cases, maxShare };
    row['neighbours ms'] = round(neighbours.ms);
    for (const threads of createScanPool ? [1, 2] : []) {
      const pool = createScanPool!({ threads });
      const [began, wall] = [cpu(), performance.now()];
      const answer = await pool.scan(neighbours.value, {
        replicates: REPLICATES,
        seed: 1,
        analysisDays: 1,
        maxClusters: 5,
      });
      row.windows = answer.windows;
      row[`${threads} thread: wall ms`] = round(performance.now() - wall);
      row[`${threads} thread: CPU ms`] = round(cpu() - began);
      await pool.close();
    }
    row['resident MB'] = round(process.memoryUsage().rss / 1e6);
    rows.push(row);
  }
  console.table(rows);
}

/** The same places, another draw of the same cases: dates of the first half of the year go round. */
function otherCategory(task: ScanTask, number: number): ScanTask {
  const slot = task.cases.slot.map((t) => (t + number) % task.slots);
  return { ...task, cases: { ...task.cases, slot } };
}

async function benchNightly(createScanPool: typeof CreateScanPool) {
  const task = taskOf(synthesiseCity(1000, 365, 8000), 0.5);
  const rows = [];
  for (const [stopAt, categories] of [
    [50, 300],
    [undefined, asked.includes('nightly') ? 300 : 60],
  ] as const) {
    const pool = createScanPool({ threads: 2 });
    const [began, wall] = [cpu(), performance.now()];
    const inference = { replicates: REPLICATES, seed: 1, analysisDays: 1, maxClusters: 5, stopAt };
    const answers = await Promise.all(
      Array.from({ length: categories }, (_, i) => pool.scan(otherCategory(task, i), inference)),
    );
    rows.push({
      categories,
      'sequential stop': stopAt ?? 'none',
      'replicates, mean': round(
        answers.reduce((sum, a) => sum + a.null.replicates, 0) / categories,
      ),
      'wall s': round((performance.now() - wall) / 1000, 1),
      'CPU s': round((cpu() - began) / 1000, 1),
    });
    await pool.close();
  }
  console.table(rows);
}

if (wants('cities') || wants('dense')) {
  const cities: CityAsked[] = [
    { name: 's200', places: 200, days: 180, cases: 10_000, maxShare: 0.5, plain: 99 },
    { name: 'c1k', places: 1000, days: 365, cases: 1000, maxShare: 0.5, plain: 40 },
    { name: 'c8k', places: 1000, days: 365, cases: 8000, maxShare: 0.5, plain: 20 },
    { name: 'm1000', places: 1000, days: 365, cases: 100_000, maxShare: 0.5, plain: 9 },
  ];
  if (wants('dense')) {
    cities.push({
      name: 'l3000',
      places: 3000,
      days: 365,
      cases: 500_000,
      maxShare: 0.1,
      plain: 5,
    });
  }
  console.table(cities.map(benchCity));
}
if (wants('growth') || wants('nightly')) {
  const createScanPool = await findPool();
  if (wants('growth')) await benchGrowth(createScanPool);
  if (wants('nightly') && createScanPool) await benchNightly(createScanPool);
}
