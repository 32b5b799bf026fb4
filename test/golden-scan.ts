import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScanAsked } from '../src/cli/scan-input.ts';
import { dateText, dayNumber } from '../src/connectors/satscan/read-date.ts';
import { studyPeriod } from '../src/connectors/satscan/study-period.ts';
import { synthesiseCity } from '../src/kernels/scan/golden/synthetic-city.ts';

/** What scan software printed of one cluster. */
export interface PrintedCluster {
  /** nearest first */
  locations: string[];
  radius: number;
  /** `2001/11/22 to 2001/11/24` */
  timeframe: string;
  cases: number;
  /** two decimals */
  expected: number;
  relativeRisk?: number;
  /** six decimals */
  statistic: number;
  p: number;
  gumbelP: number;
}

const golden = fileURLToPath(new URL('../src/kernels/scan/golden', import.meta.url));

const names = ['nyc', 'nm', 's200', 's200dow', 's200poisson', 'c1k', 'c8k', 'm1000'] as const;
export type GoldenRun = (typeof names)[number];

const readGolden = (name: string) => readFileSync(join(golden, name), 'utf8');

/** Every cluster that was printed, by run; see the README of the golden folder for where they are from. */
export const printedClusters = JSON.parse(readGolden('satscan-clusters.json')) as Record<
  GoldenRun,
  PrintedCluster[]
>;

/** Largest statistics of the 999 replicates of a run, where they were kept. */
export function findNullMaxima(run: GoldenRun): number[] | undefined {
  const [head, ...rows] = readGolden('satscan-null-maxima.csv').trim().split('\n');
  const column = head!.split(',').indexOf(run);
  return column < 0 ? undefined : rows.map((row) => Number(row.split(',')[column]));
}

const cities = {
  s200: [200, 180, 10_000],
  c1k: [1000, 365, 1000],
  c8k: [1000, 365, 8000],
  m1000: [1000, 365, 100_000],
} satisfies Record<string, [number, number, number]>;

/** Writes the made-up cities as files that scan software reads. */
async function writeCities(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, [places, days, scattered]] of Object.entries(cities)) {
    const { x, y, cases } = synthesiseCity(places, days, scattered);
    const first = dayNumber(2025, 1, 1);
    const rows = Array.from(
      cases.place,
      (place, i) => `p${place} ${cases.count[i]} ${dateText(first + cases.slot[i]!)}\n`,
    );
    await writeFile(join(folder, `${name}.cas`), rows.join(''));
    const points = Array.from(x, (east, i) => `p${i} ${east} ${y[i]}\n`);
    await writeFile(join(folder, `${name}.geo`), points.join(''));
    const people = Array.from(x, (_, i) => `p${i} 2025 1000\n`);
    await writeFile(join(folder, `${name}.pop`), people.join(''));
  }
}

const common = { minWindow: 1, maxShare: 0.5, minCases: 2, dow: false } as const;

function cityRun(
  folder: string,
  city: keyof typeof cities,
  more: Partial<ScanAsked> = {},
): ScanAsked {
  const start = dayNumber(2025, 1, 1);
  return {
    ...common,
    cases: join(folder, `${city}.cas`),
    geo: join(folder, `${city}.geo`),
    model: 'permutation',
    coords: 'cartesian',
    windows: 'alive',
    period: studyPeriod(start, start + cities[city][1] - 1, 'day'),
    maxWindow: 30,
    ...more,
  };
}

/** All golden runs as the command line would ask for them; writes the files of made-up cities into the folder. */
export async function goldenRuns(folder: string): Promise<Record<GoldenRun, ScanAsked>> {
  await writeCities(folder);
  return {
    nyc: {
      ...common,
      cases: join(golden, 'NYCfever.cas'),
      geo: join(golden, 'NYCfever.geo'),
      model: 'permutation',
      coords: 'latlong',
      windows: 'alive',
      period: studyPeriod(dayNumber(2001, 11, 1), dayNumber(2001, 11, 24), 'day'),
      maxWindow: 7,
      maxRadius: 3,
    },
    nm: {
      ...common,
      cases: join(golden, 'nm.cas'),
      geo: join(golden, 'nm.geo'),
      pop: join(golden, 'nm.pop'),
      model: 'poisson',
      coords: 'latlong',
      windows: 'all',
      period: studyPeriod(dayNumber(1973, 1, 1), dayNumber(1991, 12, 31), 'year'),
    },
    s200: cityRun(folder, 's200'),
    s200dow: cityRun(folder, 's200', { dow: true }),
    s200poisson: cityRun(folder, 's200', {
      model: 'poisson',
      pop: join(folder, 's200.pop'),
      maxWindow: 14,
      maxShare: 0.1,
    }),
    c1k: cityRun(folder, 'c1k'),
    c8k: cityRun(folder, 'c8k'),
    m1000: cityRun(folder, 'm1000'),
  };
}
