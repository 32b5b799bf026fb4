import { studentTwoSided } from './continuous.ts';
import {
  anscombeResiduals,
  degreesOfFreedom,
  dispersionOf,
  fitPoisson,
  poissonRegression,
  predictorVariance,
  workingDispersionOf,
  type PoissonRegression,
} from './poisson-regression.ts';

/** One week against its baseline, as quasi-Poisson regression sees it. */
export interface ExpectedWeek {
  /** expected cases, or NaN where the baseline does not say */
  expected: number;
  /** standard error of `expected` */
  error: number;
  /** variance over mean of a week, ≥ 1 */
  dispersion: number;
  /** the trend was kept */
  trend: boolean;
}

/** Rooms for the fits of one series, with and without trend; the trend is the last column. */
export interface FarringtonRoom {
  levels: number;
  trended: PoissonRegression;
  level: PoissonRegression;
  residuals: Float64Array;
  /** weeks of the baseline and their level (block of the season), `rows` of each */
  weeks: Int32Array;
  levelOf: Int32Array;
  rows: number;
  at: Float64Array;
}

export function farringtonRoom(capacity: number, levels: number): FarringtonRoom {
  return {
    levels,
    trended: poissonRegression(capacity, levels + 1),
    level: poissonRegression(capacity, levels),
    residuals: new Float64Array(capacity),
    weeks: new Int32Array(capacity),
    levelOf: new Int32Array(capacity),
    rows: 0,
    at: new Float64Array(levels + 1),
  };
}

export interface FarringtonFit {
  /** residuals above this are weighed down */
  weightsThreshold: number;
  /** a trend is tried at all */
  trend: boolean;
  /** and stays if its p is below this, 1 = always */
  trendLevel: number;
  /**
   * what scales the standard error: `pearson`, the dispersion, as the papers have it (default), or
   * `working`, squared relative residuals, as R's surveillance 1.20 has it for the flexible method
   */
  errorScale?: 'pearson' | 'working';
}

/**
 * What the baseline in the room leads to expect of week `now`, whose level is 0 (Farrington et al.
 * 1996): a regression on level and trend, repeated once with past outbreaks weighed down. The trend
 * goes when it is not significant or when it leads beyond anything the baseline has seen.
 */
export function expectWeek(
  counts: ArrayLike<number>,
  now: number,
  room: FarringtonRoom,
  how: FarringtonFit,
): ExpectedWeek {
  const known = levelsKnown(room);
  if (!known) return { expected: NaN, error: NaN, dispersion: NaN, trend: false };
  if (how.trend && room.rows > room.levels + 1) {
    const model = fill(room.trended, counts, now, room, true);
    const dispersion = fitRobustly(model, room, how.weightsThreshold);
    const last = model.columns - 1;
    const t =
      model.coefficients[last]! /
      Math.sqrt(model.covariance[last * model.columns + last]! * dispersion);
    const significant =
      how.trendLevel >= 1 || studentTwoSided(t, degreesOfFreedom(model)) < how.trendLevel;
    const week = predictWeek(model, room, dispersion, how);
    if (!model.aliased[last] && significant && week.expected <= mostOf(model)) return week;
  }
  const model = fill(room.level, counts, now, room, false);
  return predictWeek(model, room, fitRobustly(model, room, how.weightsThreshold), how);
}

/** The week's own level must occur in the baseline, and leave a degree of freedom. */
function levelsKnown({ rows, levelOf, levels }: FarringtonRoom): boolean {
  if (rows < 3) return false;
  let seen = 0;
  let own = false;
  for (let l = 0; l < levels; l++) {
    for (let i = 0; i < rows; i++) {
      if (levelOf[i] !== l) continue;
      seen++;
      own ||= l === 0;
      break;
    }
  }
  return own && rows > seen;
}

function fill(
  model: PoissonRegression,
  counts: ArrayLike<number>,
  now: number,
  room: FarringtonRoom,
  trend: boolean,
): PoissonRegression {
  const { columns } = model;
  model.rows = room.rows;
  model.design.fill(0, 0, room.rows * columns);
  model.weights.fill(1, 0, room.rows);
  for (let i = 0; i < room.rows; i++) {
    model.counts[i] = counts[room.weeks[i]!]!;
    model.design[i * columns + room.levelOf[i]!] = 1;
    // in years before the week, so that the trend is no heavier than the levels
    if (trend) model.design[i * columns + columns - 1] = (room.weeks[i]! - now) / 52;
  }
  return model;
}

/** Fits, weighs large residuals down, fits again; returns the dispersion, ≥ 1. */
function fitRobustly(model: PoissonRegression, room: FarringtonRoom, threshold: number): number {
  fitPoisson(model);
  const { residuals } = room;
  anscombeResiduals(model, Math.max(1, dispersionOf(model)), residuals);
  let sum = 0;
  for (let i = 0; i < model.rows; i++) {
    sum += residuals[i]! > threshold ? residuals[i]! ** -2 : 1;
  }
  const share = model.rows / sum;
  for (let i = 0; i < model.rows; i++) {
    model.weights[i] = share * (residuals[i]! > threshold ? residuals[i]! ** -2 : 1);
  }
  fitPoisson(model);
  return Math.max(1, dispersionOf(model));
}

function mostOf({ rows, counts }: PoissonRegression): number {
  let most = 0;
  for (let i = 0; i < rows; i++) most = Math.max(most, counts[i]!);
  return most;
}

function predictWeek(
  model: PoissonRegression,
  { at, levels }: FarringtonRoom,
  dispersion: number,
  { errorScale }: FarringtonFit,
): ExpectedWeek {
  at.fill(0);
  at[0] = 1;
  const expected = Math.exp(model.coefficients[0]!);
  const scale = errorScale === 'working' ? workingDispersionOf(model) : dispersion;
  const error = expected * Math.sqrt(predictorVariance(model, at) * scale);
  return { expected, error, dispersion, trend: model.columns > levels };
}
