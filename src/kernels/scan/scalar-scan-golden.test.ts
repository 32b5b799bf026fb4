import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nearestPlaces } from './neighbours.ts';
import { prepareScalarScan } from './scalar-scan.ts';
import type { Cases, Cluster, ScanModel, ScanTask } from './scan-task.ts';
import { secondaryClusters } from './secondary-clusters.ts';
import { excessStatistic } from './statistic.ts';

const lines = (name: string): string[] =>
  readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');

const rowsOf = (name: string): number[][] =>
  lines(name)
    .slice(1)
    .map((line) => line.split(',').map(Number));

/** Years × places in the file, the year first. */
function byPlace(name: string): number[][] {
  const rows = rowsOf(name).map((row) => row.slice(1));
  return rows[0]!.map((_, place) => rows.map((row) => row[place]!));
}

function casesOf(counts: number[][]): Cases {
  const entries = counts.flatMap((row, place) =>
    row.map((count, slot) => ({ place, slot, count })),
  );
  return {
    place: Int32Array.from(entries, (e) => e.place),
    slot: Int32Array.from(entries, (e) => e.slot),
    count: Int32Array.from(entries, (e) => e.count),
  };
}

describe('New Mexico 1986-1989, every zone and duration of scanstatistics 1.1.2', () => {
  const counts = byPlace('nm_counts_1986_1989.csv');
  const zones = lines('nm_zones_k15.txt').map((line) =>
    line.split(' ').map((id) => Number(id) - 1),
  );
  const places = counts.length;
  const common = {
    neighbours: nearestPlaces(
      { x: new Float64Array(places), y: new Float64Array(places), coords: 'cartesian' },
      { maxPlaces: 1 },
    ),
    slots: 4,
    cases: casesOf(counts),
    windows: 'alive',
    shortest: 1,
    longest: 4,
    maxShare: 1,
    minCases: 1,
  } as const;
  const matrix = (name: string) => Float64Array.from(byPlace(name).flat());
  const people = byPlace('nm_population_1986_1989.csv');
  const ofYear = [0, 1, 2, 3].map((t) => people.reduce((sum, row) => sum + row[t]!, 0));
  const baselines = {
    'eb-poisson': matrix('nm_eb_baselines_1986_1989.csv'),
    // the package expects as many cases in every year, shared by population
    poisson: Float64Array.from(people.flatMap((row) => row.map((n, t) => n / ofYear[t]!))),
    permutation: undefined,
  } satisfies Partial<Record<ScanModel, Float64Array | undefined>>;

  it.each([
    ['eb-poisson', 2],
    ['poisson', 3],
    ['permutation', 4],
  ] as const)('%s', (model, column) => {
    const baseline = baselines[model];
    const scan = prepareScalarScan({ ...common, model, ...(baseline ? { baseline } : {}) });
    const scores = rowsOf('nm_scores.csv');
    expect(scores).toHaveLength(1660);
    for (const row of scores) {
      const [zone, duration] = [zones[row[0]! - 1]!, row[1]!];
      const got = scan.score(zone, 4 - duration, 3);
      const wanted = row[column]!;
      expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, wanted));
    }
  });
});

describe('leukaemia in New York, purely spatial', () => {
  const rows = rowsOf('NYleukemia.csv');
  const column = (i: number) => Float64Array.from(rows, (row) => row[i]!);
  /** of longitude, latitude or of the flat grid of SpatialEpi */
  const spatial = (
    coords: 'latlong' | 'cartesian',
    counts: Float64Array,
    share: number,
  ): ScanTask => {
    const [x, y] = coords === 'latlong' ? [column(1), column(2)] : [column(3), column(4)];
    return {
      model: 'poisson',
      neighbours: nearestPlaces({ x, y, coords }),
      slots: 1,
      cases: casesOf([...counts].map((n) => [n])),
      baseline: column(6),
      windows: 'none',
      shortest: 1,
      longest: 1,
      maxShare: share,
      minCases: 1,
    };
  };

  it.each([0.15, 0.5])('whole cases, zones of up to %d of the people: smerc 1.8.4', (share) => {
    const clusters = secondaryClusters(
      prepareScalarScan(spatial('latlong', column(5).map(Math.floor), share)).bestOfCentres(),
      3,
    );
    const wanted = [
      {
        ids: '52 50 53 38 49 48 15 39 37 1 44 16 47 40 14 2 51 13 43 45 17 55 11 3 12 46 36 35 54 10 5',
        cases: 106,
        expected: 62.1322469232,
        statistic: 14.7802764814,
      },
      {
        ids: '88 87 92 86 89 91 93 85 90',
        cases: 42,
        expected: 21.2392601494,
        statistic: 8.28705568087,
      },
      {
        ids: '113 117 116 112 220 118 115 123 124 111 114 125 219 122 126 119',
        cases: 44,
        expected: 23.8336272175,
        statistic: 7.19967193275,
      },
    ];
    for (const [i, { ids, cases, expected, statistic }] of wanted.entries()) {
      const got = clusters[i]!;
      // the package measures on an ellipsoid: two tracts that are nearly as far off change places
      const members = Array.from(got.members, (place) => place + 1);
      expect(members.toSorted((a, b) => a - b)).toEqual(
        ids
          .split(' ')
          .map(Number)
          .toSorted((a, b) => a - b),
      );
      expect(got.cases).toBe(cases);
      expect(got.expected).toBeCloseTo(expected, 9);
      expect(got.statistic).toBeCloseTo(statistic, 9);
    }
  });

  it('shares of cases: SpatialEpi 1.2.8', () => {
    // hundred-thousandths of a case are whole; the statistic grows with the scale
    const scale = 1e5;
    const counts = column(5).map((n) => Math.round(n * scale));
    const [first, second] = secondaryClusters(
      prepareScalarScan(spatial('cartesian', counts, 0.15)).bestOfCentres(),
      2,
    );
    expect(Array.from(first!.members, (place) => place + 1).join(' ')).toBe(
      '52 50 53 38 49 48 37 39 15 1 47 44 16 40 51 14 2 43 13 45 55 17 3 11 12 36 46 35 54 5',
    );
    expect(first!.cases / scale).toBeCloseTo(108.7639, 4);
    expect(first!.expected / scale).toBeCloseTo(66.1039461918, 6);
    // the package cuts the total of 591.9998 cases to a whole number, in the statistic alone
    const asPrinted = ({ cases, expected }: Cluster) =>
      excessStatistic(cases / scale, expected / scale, 591);
    expect(asPrinted(first!)).toBeCloseTo(13.2816436084, 5);
    expect(first!.statistic / scale).toBeCloseTo(13.2781584915, 6);
    expect(second!.members).toHaveLength(9);
    expect(second!.cases / scale).toBeCloseTo(44.50077, 5);
    expect(second!.expected / scale).toBeCloseTo(22.77832885, 6);
    expect(asPrinted(second!)).toBeCloseTo(8.500192574, 6);
  });
});
