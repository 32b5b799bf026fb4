import { normalQuantile } from '../stats/continuous.ts';
import {
  degreesOfFreedom,
  dispersionOf,
  fitPoisson,
  poissonRegression,
  predictorVariance,
} from '../stats/poisson-regression.ts';

export interface InterruptedSeries {
  counts: ArrayLike<number>;
  /** 1 from the change on, 0 before */
  after: ArrayLike<number>;
  /** people, days or what else the counts are out of; 1 where there is nothing */
  exposure?: ArrayLike<number>;
  /** periods of one season, such as 12 months, with the phase of each count */
  season?: { length: number; phase: ArrayLike<number>; harmonics: number };
}

export interface InterruptedAsked {
  /** whether the slope may change too, not the level alone */
  hasSlopeChange?: boolean;
  /** whether counts may vary more than Poisson's */
  isOverDispersed?: boolean;
  confidence?: number;
}

export type SeriesFault =
  | 'too-short'
  | 'nothing-before'
  | 'nothing-after'
  | 'no-cases'
  /** season and change cannot be told apart: less than a season on one side */
  | 'part-of-a-season'
  /** neighbouring counts go together: the interval is too narrow */
  | 'counts-go-together'
  | 'did-not-settle';

export interface LogChange {
  /** e to the coefficient: rate after over rate before */
  ratio: number;
  interval: readonly [number, number];
  logRatio: number;
  standardError: number;
}

export interface InterruptedAnswer {
  /** step at the change; null where the series cannot tell */
  level: LogChange | null;
  /** per period after the change, if it was asked for */
  slope: LogChange | null;
  /** in order: constant, level, trend, slope change where asked, sines and cosines */
  coefficients: number[];
  dispersion: number;
  deviance: number;
  /** of neighbouring residuals, −1 … 1 */
  autocorrelation: number;
  faults: SeriesFault[];
}

/** Fewest counts on either side of the change. */
const fewestCounts = 6;

function faultsOf({ counts, after, season }: InterruptedSeries): SeriesFault[] {
  const n = counts.length;
  const later = Array.from(after).filter((one) => one === 1).length;
  const faults: SeriesFault[] = [];
  if (later === 0) faults.push('nothing-after');
  if (later === n) faults.push('nothing-before');
  if (Array.from(counts).every((count) => count === 0)) faults.push('no-cases');
  if (faults.length === 0 && Math.min(later, n - later) < fewestCounts) faults.push('too-short');
  return faults.length === 0 && season && Math.min(later, n - later) < season.length
    ? ['part-of-a-season']
    : faults;
}

function checkSeries({ counts, after, exposure }: InterruptedSeries): void {
  const n = counts.length;
  if (after.length !== n || (exposure && exposure.length !== n) || n === 0)
    throw new RangeError(`interrupted series: got ${n} counts and ${after.length} marks`);
  for (let i = 0; i < n; i += 1) {
    const isCount = Number.isInteger(counts[i]) && counts[i]! >= 0;
    const isMark = after[i] === 0 || after[i] === 1;
    if (!isCount || !isMark || (i > 0 && after[i]! < after[i - 1]!) || !((exposure?.[i] ?? 1) > 0))
      throw new RangeError(
        `interrupted series: got count ${counts[i]}, mark ${after[i]} at ${i}, wanted counts from 0, marks 0 then 1, exposures above 0`,
      );
  }
}

/** Constant, level, trend, slope change, sines and cosines of each period. */
function rowsOf({ counts, after, season }: InterruptedSeries, hasSlopeChange: boolean): number[][] {
  const began = Array.from(after).indexOf(1);
  return Array.from({ length: counts.length }, (_, i) => {
    const row = [1, after[i]!, i + 1];
    if (hasSlopeChange) row.push(after[i] === 1 ? i - began : 0);
    for (let h = 1; h <= (season?.harmonics ?? 0); h += 1) {
      const turn = (2 * Math.PI * h * season!.phase[i]!) / season!.length;
      row.push(Math.sin(turn), Math.cos(turn));
    }
    return row;
  });
}

function neighbours(residuals: readonly number[]): number {
  const squares = residuals.reduce((sum, r) => sum + r * r, 0);
  const products = residuals.reduce((sum, r, i) => sum + (i > 0 ? r * residuals[i - 1]! : 0), 0);
  return squares > 0 ? products / squares : 0;
}

/**
 * One series with a change in it: log-linear regression on level, trend and season, errors spread by
 * Pearson's dispersion (Bernal, Cummins and Gasparrini 2017). It is the weakest of all ways to ask
 * whether something helped, because whatever else changed at the same time is counted as its effect:
 * whoever shows the answer shows that too. What the series cannot tell is said in `faults`.
 *
 * @throws RangeError for columns that do not fit each other
 */
export function interruptedSeries(
  series: InterruptedSeries,
  { hasSlopeChange = false, isOverDispersed = true, confidence = 0.95 }: InterruptedAsked = {},
): InterruptedAnswer {
  checkSeries(series);
  const { counts, exposure } = series;
  const faults = faultsOf(series);
  const rows = rowsOf(series, hasSlopeChange);
  const columns = rows[0]!.length;
  const model = poissonRegression(rows.length, columns);
  const nothing = { level: null, slope: null, coefficients: [], dispersion: 1, deviance: 0 };
  const cannot = faults.some((fault) => fault !== 'part-of-a-season');
  if (cannot || rows.length <= columns + 1)
    return { ...nothing, autocorrelation: 0, faults: cannot ? faults : ['too-short'] };
  model.rows = rows.length;
  rows.forEach((row, i) => {
    model.design.set(row, i * columns);
    model.counts[i] = counts[i]!;
    model.offset[i] = Math.log(exposure?.[i] ?? 1);
  });
  if (!fitPoisson(model)) faults.push('did-not-settle');
  const { fitted, coefficients, aliased } = model;
  const spread = degreesOfFreedom(model) > 0 ? dispersionOf(model) : 1;
  const dispersion = isOverDispersed ? spread : 1;
  const changeOf = (column: number): LogChange | null => {
    if (aliased[column]) return null;
    const direction = new Float64Array(columns);
    direction[column] = 1;
    const logRatio = coefficients[column]!;
    const error = Math.sqrt(dispersion * predictorVariance(model, direction));
    const width = normalQuantile(1 - (1 - confidence) / 2) * error;
    const ends = [Math.exp(logRatio - width), Math.exp(logRatio + width)] as const;
    return { ratio: Math.exp(logRatio), interval: ends, logRatio, standardError: error };
  };
  let deviance = 0;
  const residuals = rows.map((_, i) => {
    const [y, mu] = [counts[i]!, fitted[i]!];
    deviance += 2 * ((y > 0 ? y * Math.log(y / mu) : 0) - (y - mu));
    return (y - mu) / Math.sqrt(mu);
  });
  const autocorrelation = neighbours(residuals);
  // beyond twice its own error where there is none
  if (autocorrelation > 2 / Math.sqrt(rows.length)) faults.push('counts-go-together');
  return {
    level: changeOf(1),
    slope: hasSlopeChange ? changeOf(3) : null,
    coefficients: [...coefficients],
    dispersion,
    deviance,
    autocorrelation,
    faults,
  };
}
