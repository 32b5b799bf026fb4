/**
 * One nightly forecast of a district: `node scripts/ts.mjs bench/forecast.ts [cells] [categories]`.
 * CPU time of one thread for 14 days ahead after two years of history, with and without fitting the
 * weights anew. The peer, in the same run, is the plain count of the last 365 days of every series.
 */
import { columnOf, FeatureMaker, type Features } from '../src/kernels/forecast/cell-features.ts';
import {
  buildCellHistory,
  countDays,
  keepEvents,
  visibleCells,
} from '../src/kernels/forecast/cell-history.ts';
import { forecastDays, weekdayShares } from '../src/kernels/forecast/forecast-days.ts';
import { expectMixed, mixForecast } from '../src/kernels/forecast/forecast-mix.ts';
import { buildCellSmoother } from '../src/kernels/forecast/smooth-cells.ts';
import { trainMeans } from '../src/kernels/forecast/train-model.ts';
import { streamOf } from '../src/kernels/simulate/random.ts';

const cells = Number(process.argv[2] ?? 500);
const categories = Number(process.argv[3] ?? 160);
const [past, events, side] = [730, 200_000, Math.ceil(Math.sqrt(cells))];
const origin = past;

const random = streamOf(1, 'forecast bench');
const busy = Array.from({ length: cells }, () => random.unit() ** 3);
const common = Array.from({ length: categories }, () => random.unit() ** 4 + 0.001);
const day = Int32Array.from({ length: events }, () => random.below(past));
const where = Array.from({ length: events }, () => random.weighted(busy));
const category = Int32Array.from({ length: events }, () => random.weighted(common));
const whole = buildCellHistory(
  {
    day,
    known: day,
    x: Float64Array.from(where, (cell) => (cell % side) + 0.5),
    y: Float64Array.from(where, (cell) => Math.floor(cell / side) + 0.5),
  },
  1,
);
const smoothers = {
  near: buildCellSmoother(whole.column, whole.row, 0.8),
  wide: buildCellSmoother(whole.column, whole.row, 2.5),
};
const histories = Array.from({ length: categories }, (_, c) =>
  keepEvents(whole, (i) => category[i] === c),
);

function timed<T>(name: string, work: () => T): T {
  const began = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(began);
  console.log(`  ${name.padEnd(52)}${((user + system) / 1e6).toFixed(2).padStart(7)} s CPU`);
  return result;
}

console.log(`${whole.cells} cells, ${categories} categories, ${events} events in ${past} days`);
timed('peer: count of the last 365 days', () => {
  for (const history of histories)
    countDays(history, origin - 365, origin, origin, new Float64Array(whole.cells));
});
const fits = timed('weights and regression of every category, 52 weeks', () =>
  histories.map((history) => {
    const maker = new FeatureMaker(history, smoothers, 7);
    const days = Array.from({ length: 52 }, (_, k) => origin - 7 * (52 - k));
    const training = days.map((at) => ({
      features: maker.at(at),
      counts: countDays(history, at, at + 7, origin, new Float64Array(visibleCells(history, at))),
    }));
    const asked = { history, days, horizon: 7, covariates: [] };
    return mixForecast(asked, training, trainMeans(training));
  }),
);
const sums = timed('a night: features, 14 days, upper ends', () =>
  histories.map((history, c) => {
    const features: Features = new FeatureMaker(history, smoothers, 7).at(origin);
    const mix = fits[c]!;
    const week = expectMixed(mix, origin, features);
    const { means } = forecastDays(week, mix.psi, weekdayShares(history.day), origin, 14);
    const plain = features[columnOf('count-365')]!.reduce((sum, value) => sum + value, 0);
    return [means.reduce((sum, value) => sum + value, 0), 2 * plain] as const;
  }),
);
console.log(`  the regression enters in ${fits.filter(({ member }) => member).length} categories`);
const total = (k: 0 | 1) => sums.reduce((sum, pair) => sum + pair[k], 0);
console.log(
  `  expected in 14 days: ${total(0).toFixed(0)}; by plain counts ${total(1).toFixed(0)}`,
);
