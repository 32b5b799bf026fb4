import { columnOf, type Features } from './cell-features.ts';
import type { CellHistory } from './cell-history.ts';
import { scaleSeries, type DaySeries, type ScaledSeries } from './day-series.ts';
import {
  expectCounts,
  fitEndemicEpidemic,
  intercept,
  type Covariate,
  type EndemicEpidemicFit,
  type EndemicEpidemicTask,
  type NeighbourWeights,
} from './endemic-epidemic.ts';
import type { TrainingOrigin } from './train-model.ts';

const mostPeriods = 52;
const yearDays = 365.25;
const least = 1e-3;

/** The up to eight cells around each of the first `units`, each with weight 1. */
function cellsAround({ column, row }: CellHistory, units: number): NeighbourWeights {
  const at = new Map<string, number>();
  for (let i = 0; i < units; i += 1) at.set(`${column[i]},${row[i]}`, i);
  const starts = new Int32Array(units + 1);
  const members: number[] = [];
  for (let i = 0; i < units; i += 1) {
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1) {
        const j = at.get(`${column[i]! + dx},${row[i]! + dy}`);
        if (j !== undefined && j !== i) members.push(j);
      }
    starts[i + 1] = members.length;
  }
  return {
    starts,
    members: Int32Array.from(members),
    weights: new Float64Array(members.length).fill(1),
  };
}

/** What stands in the rows of a task: periods one after another, each with its first day. */
interface Period {
  day: number;
  /** log of the cells' long-run counts, as they were known on that day */
  level: Float64Array;
  counts: Float64Array;
}

/** Values of the first `units` cells; cells that were not known yet have `otherwise`. */
const padded = (values: Float64Array, units: number, otherwise: number): Float64Array =>
  Float64Array.from({ length: units }, (_, i) => values[i] ?? otherwise);

const periodOf = (
  day: number,
  features: Features,
  counts: Float64Array,
  units: number,
): Period => ({
  day,
  level: padded(features[columnOf('ewma-365')]!, units, 0).map((value) => Math.log(value + least)),
  counts: padded(counts, units, 0),
});

/**
 * The endemic-epidemic regression as a way to forecast cells: an endemic part that follows each cell's
 * long-run count, the season and what the days are like, and parts that carry on the last period of the cell and of the cells
 * around it.
 */
export class EndemicMember {
  readonly #units: number;
  readonly #neighbours: NeighbourWeights;
  readonly #covariates: ScaledSeries[];
  readonly fit: EndemicEpidemicFit;

  /**
   * @param training the latest periods before the first forecast, one after another
   * @param days first day of each
   * @param covariates what days are like for all cells alike; those that tell nothing are left out
   * @throws RangeError for fewer than two periods
   */
  constructor(
    history: CellHistory,
    training: readonly TrainingOrigin[],
    days: readonly number[],
    covariates: { series: readonly DaySeries[]; horizon: number } = { series: [], horizon: 1 },
  ) {
    if (training.length < 2 || days.length !== training.length)
      throw new RangeError(`endemic member: got ${training.length} periods, wanted 2 or more`);
    this.#units = training.at(-1)!.counts.length;
    this.#neighbours = cellsAround(history, this.#units);
    const first = Math.max(0, training.length - mostPeriods);
    this.#covariates = covariates.series
      .map((one) => scaleSeries(one, days.slice(first), covariates.horizon))
      .filter(({ isUseful }) => isUseful);
    const periods = training
      .slice(first)
      .map(({ features, counts }, k) => periodOf(days[first + k]!, features, counts, this.#units));
    this.fit = fitEndemicEpidemic(this.#task(periods));
  }

  #task(periods: readonly Period[]): EndemicEpidemicTask {
    const units = this.#units;
    const join = (of: (period: Period) => Float64Array) => {
      const out = new Float64Array(periods.length * units);
      for (const [t, period] of periods.entries()) out.set(of(period), t * units);
      return out;
    };
    const byPeriod = (of: (day: number) => number): Covariate => ({
      values: Float64Array.from(periods, ({ day }) => of(day)),
      time: 1,
      unit: 0,
    });
    const angle = (day: number) => (2 * Math.PI * day) / yearDays;
    return {
      counts: join((period) => period.counts),
      units,
      from: 1,
      to: periods.length,
      exposure: new Float64Array(units).fill(1),
      neighbours: this.#neighbours,
      endemic: [
        intercept,
        { values: join((period) => period.level), time: units, unit: 1 },
        byPeriod((day) => Math.sin(angle(day))),
        byPeriod((day) => Math.cos(angle(day))),
        ...this.#covariates.map((one) => byPeriod((day) => one.at(day))),
      ],
      own: [intercept],
      neighbour: [intercept],
    };
  }

  /** Expected counts of the visible cells; those that came up after the fit have the even share. */
  expect(day: number, features: Features): Float64Array {
    const last = features[columnOf('last-period')]!;
    const units = this.#units;
    const now = periodOf(day, features, new Float64Array(units), units);
    const before: Period = { ...now, counts: padded(last, units, 0) };
    const out = new Float64Array(units);
    expectCounts(this.#task([before, now]), this.fit, 1, out);
    const even = features[columnOf('floor')]!;
    return last.map((_, i) => out[i] ?? even[i]!);
  }
}
