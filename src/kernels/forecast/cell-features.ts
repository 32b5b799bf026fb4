import { countDays, visibleCells, type CellHistory } from './cell-history.ts';
import type { CellSmoother } from './smooth-cells.ts';

/** Days after which an event weighs half. */
export const halfLives = [3, 7, 14, 28, 56, 90, 180, 365, 1000] as const;
const smoothed: readonly number[] = [28, 90, 365];
const anyDays: readonly number[] = [28, 90, 365];
/** days around the same time last year that count as its season */
const seasonDays = 21;
const trendPrior = 1;

/** Smoothers of the cells: next door, and the wider area. */
export interface Smoothers {
  near: CellSmoother;
  wide: CellSmoother;
}

/** Names of all features, in the order of their columns. */
export const featureNames: readonly string[] = [
  ...halfLives.map((days) => `ewma-${days}`),
  ...smoothed.flatMap((days) => [`near-${days}`, `wide-${days}`]),
  ...anyDays.map((days) => `any-${days}`),
  'trend',
  'season-last-year',
  'same-period-last-year',
  'last-period',
  'count-365',
  'density-365',
  'floor',
];

/** The column of a feature. */
export const columnOf = (name: string): number => {
  const at = featureNames.indexOf(name);
  if (at < 0)
    throw new RangeError(`features: got ${name}, wanted one of ${featureNames.join(' ')}`);
  return at;
};

/** One column a feature, in the order of `featureNames`; one value a visible cell. */
export type Features = Float64Array[];

/**
 * What the past says of every visible cell at an origin, each feature an expected count over the
 * horizon. Origins must be asked for in ascending order: averages are carried on from day to day.
 */
export class FeatureMaker {
  readonly #history: CellHistory;
  readonly #smoothers: Smoothers;
  readonly #horizon: number;
  readonly #averages: Float64Array[];
  readonly #any: Float64Array[];
  readonly #byKnown: Int32Array;
  #next = 0;
  #day: number;

  /** @param horizon days that are forecast */
  constructor(history: CellHistory, smoothers: Smoothers, horizon: number) {
    if (!(Number.isInteger(horizon) && horizon > 0))
      throw new RangeError(`features: got a horizon of ${horizon} days, wanted 1 or more`);
    this.#history = history;
    this.#smoothers = smoothers;
    this.#horizon = horizon;
    this.#averages = halfLives.map(() => new Float64Array(history.cells));
    this.#any = anyDays.map(() => new Float64Array(history.cells));
    this.#byKnown = Int32Array.from(history.day.keys()).sort(
      (a, b) => history.known[a]! - history.known[b]! || a - b,
    );
    this.#day = history.firstDay;
  }

  /** Takes in what became known on the day in hand, then goes to the next. */
  #passDay(): void {
    const { cell, day, known } = this.#history;
    const now = this.#day;
    const decay = (sums: Float64Array[], days: readonly number[]) => {
      for (const [k, sum] of sums.entries()) {
        const keep = 0.5 ** (1 / days[k]!);
        for (let i = 0; i < sum.length; i += 1) sum[i]! *= keep;
      }
    };
    decay(this.#averages, halfLives);
    decay(this.#any, anyDays);
    const seen = new Set<number>();
    for (; this.#next < this.#byKnown.length; this.#next += 1) {
      const k = this.#byKnown[this.#next]!;
      if (known[k]! > now) break;
      const late = now - day[k]!;
      for (const [h, sum] of this.#averages.entries())
        sum[cell[k]!]! += 0.5 ** (late / halfLives[h]!);
      if (seen.has(cell[k]!)) continue;
      seen.add(cell[k]!);
      for (const [h, sum] of this.#any.entries()) sum[cell[k]!]! += 0.5 ** (late / anyDays[h]!);
    }
    this.#day += 1;
  }

  /** Expected counts over the horizon from averages of this half-life. */
  #scaled(sum: Float64Array, days: number, cells: number): Float64Array {
    const keep = 0.5 ** (1 / days);
    const past = Math.max(1, this.#day - this.#history.firstDay);
    const scale = (this.#horizon * (1 - keep)) / (1 - keep ** past);
    return sum.subarray(0, cells).map((value) => value * scale);
  }

  #window(from: number, to: number, cells: number, days: number): Float64Array {
    const counts = countDays(this.#history, from, to, this.#day, new Float64Array(cells));
    const covered = Math.min(to, this.#day) - Math.max(from, this.#history.firstDay);
    if (covered <= 0) return counts;
    const scale = days / covered;
    return counts.map((value) => value * scale);
  }

  /**
   * Features at the start of a day, in the order of `featureNames`; each has one value a visible cell.
   *
   * @throws RangeError for an origin before one that was asked for
   */
  at(origin: number): Features {
    if (origin < this.#day && origin !== this.#history.firstDay)
      throw new RangeError(`features: got origin ${origin} after ${this.#day}, wanted ascending`);
    while (this.#day < origin) this.#passDay();
    const history = this.#history;
    const cells = visibleCells(history, origin);
    const H = this.#horizon;
    const averages = this.#averages.map((sum, k) => this.#scaled(sum, halfLives[k]!, cells));
    const of = (days: number) => averages[halfLives.indexOf(days as (typeof halfLives)[number])]!;
    const { near, wide } = this.#smoothers;
    const spread = smoothed.flatMap((days) => [
      near.spread(of(days), new Float64Array(cells)),
      wide.spread(of(days), new Float64Array(cells)),
    ]);
    const [wideNow, wideLong] = [spread[1]!, spread[5]!];
    let level = 0;
    for (const value of wideLong) level += value / Math.max(1, cells);
    const trend = of(365).map(
      (value, i) =>
        (value * (wideNow[i]! + trendPrior * level)) /
        Math.max(1e-9, wideLong[i]! + trendPrior * level),
    );
    const year = this.#window(origin - 365, origin, cells, H);
    const lastYear = origin - 364;
    return [
      ...averages,
      ...spread,
      ...this.#any.map((sum, k) => this.#scaled(sum, anyDays[k]!, cells)),
      trend,
      this.#window(origin - 365 - seasonDays, origin - 365 + H + seasonDays, cells, H),
      this.#window(lastYear, lastYear + H, cells, H),
      this.#window(origin - H, origin, cells, H),
      year,
      near.spread(year, new Float64Array(cells)),
      new Float64Array(cells).fill(evenShare(year)),
    ];
  }
}

/** What every cell would have if all had the same, at least a little. */
const evenShare = (counts: Float64Array): number =>
  Math.max(1e-6, counts.reduce((sum, value) => sum + value, 0) / Math.max(1, counts.length));
