/**
 * One night of a large district: `node scripts/ts.mjs bench/nightly.ts [series] [threads] [places]`.
 * Series of 8,000 demands each over 365 days and 1,000 places, a tenth of them with an outbreak in
 * the last week, through cube, cases, scan pool and the decision of the day, all in memory. Prints
 * wall-clock and processor seconds, and how many outbreaks became alerts.
 */
import { watch as watchDistrict } from './nightly-district.ts';
import { decideDay } from '../src/engines/foresight/decide-day.ts';
import { atOnce } from '../src/engines/foresight/at-once.ts';
import { detectIn, lookAt, sightingOf, watching } from '../src/engines/foresight/look-at-day.ts';
import { pointSetOf } from '../src/engines/foresight/point-set.ts';
import { createScanPool } from '../src/engines/foresight/scan-pool.ts';
import { sameLine } from '../src/engines/foresight/watch.ts';
import { streamOf } from '../src/kernels/simulate/random.ts';
import { Detector } from '../src/model/detector.ts';
import { never, type DemandCube } from '../src/store/demand-cube.ts';

const seriesCount = Number(process.argv[2] ?? 300);
const threads = Number(process.argv[3] ?? 2);
const placeCount = Number(process.argv[4] ?? 1_000);
const days = 365;
const perSeries = 8_000;
const outbreak = 40;
const today = '2026-11-22';

/** Demands anywhere at any time, and in a tenth of the series forty more in one place's last days. */
function demands(): DemandCube {
  const length = seriesCount * perSeries + Math.ceil(seriesCount / 10) * outbreak;
  const rows = new Float64Array(length);
  const random = streamOf(7, 'nightly');
  let n = 0;
  for (let s = 0; s < seriesCount; s++) {
    for (let i = 0; i < perSeries; i++) {
      const day = Math.floor(random.unit() * days);
      const place = Math.floor(random.unit() ** 1.5 * placeCount);
      rows[n++] = (day * placeCount + place) * seriesCount + s;
    }
    if (s % 10 > 0) continue;
    const place = Math.floor(random.unit() * placeCount);
    for (let i = 0; i < outbreak; i++) {
      const day = days - 1 - Math.floor(random.unit() * 7);
      rows[n++] = (day * placeCount + place) * seriesCount + s;
    }
  }
  rows.sort();
  const column = (of: (row: number) => number) => Int32Array.from(rows, (row) => of(row));
  const opened = column((row) => Math.floor(row / seriesCount / placeCount));
  return {
    from: '2025-11-23',
    days,
    places: Array.from({ length: placeCount }, (_, i) => `p${i}`),
    categories: Array.from({ length: seriesCount }, (_, i) => `c${i}`),
    length,
    opened,
    known: opened,
    until: new Int32Array(length).fill(never),
    place: column((row) => Math.floor(row / seriesCount) % placeCount),
    category: column((row) => row % seriesCount),
  };
}

const detector = Detector.parse({
  code: 'gathering',
  label: { zh: '聚集', en: 'Gathering' },
  purpose: { zh: '测速', en: 'Measured' },
  districts: ['large'],
  owner: 'centre',
  levels: ['leaf'],
  method: { kind: 'space-time', windowDays: 14, radiusMetres: 2000, minCases: 4 },
  speaksAtDays: 365,
  weeklyBudget: 1_000,
});

const cube = demands();
const district = watchDistrict(cube.places, cube.categories, detector);
const pool = createScanPool({ threads });
const cpu = process.cpuUsage();
const began = performance.now();
const watched = watching(district, detector, cube, pointSetOf(district, undefined));
const { look } = lookAt(watched, today, pool);
const ready = performance.now();
const found = await atOnce(watched.series, threads * 2, async (series) =>
  ((await detectIn(look, series)) ?? []).map((cluster, i) => ({
    ...sightingOf(look, series, cluster),
    id: `${series.category}/${i}`,
  })),
);
const { decided } = decideDay({
  day: today,
  candidates: found.flat(),
  alerts: [],
  rules: new Map([[detector.code, detector]]),
  raisedLately: new Map(),
  sameLine: (a, b) => sameLine(district, a, b),
});
const ended = performance.now();
const used = process.cpuUsage(cpu);
await pool.close();
const raised = decided.filter(({ fate }) => fate === 'raised').map(({ candidate }) => candidate);
const planted = raised.filter(({ category }) => Number(category.slice(1)) % 10 === 0);
console.log(
  `${seriesCount} series × ${perSeries} demands, ${placeCount} places, ${days} days, ${threads} threads`,
);
console.log(
  `ready after ${((ready - began) / 1000).toFixed(1)} s, all after ${((ended - began) / 1000).toFixed(1)} s; ` +
    `processor ${((used.user + used.system) / 1e6).toFixed(1)} s`,
);
console.log(
  `alerts: ${planted.length} of ${Math.ceil(seriesCount / 10)} outbreaks, ${raised.length - planted.length} besides`,
);
