import { solveSymmetric } from '../forecast/solve-symmetric.ts';
import {
  invertSymmetric,
  matrixTimes,
  momentsOf,
  rowTimes,
  weightedMeans,
} from './small-matrix.ts';

/** How the comparison takes covariates into account. */
export type AttMethod = 'doubly-robust' | 'regression' | 'weighting';

/** Units of one group and those it is compared with, between two periods. */
export interface TwoPeriods {
  /** change of the outcome */
  change: Float64Array;
  /** 1 = treated in between, 0 = not */
  treated: Float64Array;
  /** units × columns, the first column all 1 */
  covariates: Float64Array;
  columns: number;
}

export interface TwoPeriodAtt {
  att: number;
  /** what each unit does to the estimate; mean 0, its mean square / n is the variance */
  influence: Float64Array;
  /**
   * largest chance of treatment that covariates give a treated unit, 0 … 1; near 1 there is no untreated
   * unit like it, and the comparison is made by drawing lines out. 0 without covariates
   */
  mostCertain: number;
}

const meanOf = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0) / x.length;

/** Changes that the untreated let expect, with the influence of each unit on the coefficients. */
function fitControls({ change, treated, covariates: x, columns: k }: TwoPeriods) {
  const n = change.length;
  const weights = treated.map((d) => 1 - d);
  const moments = momentsOf(x, k, weights);
  const right = weightedMeans(
    x,
    k,
    weights.map((w, i) => w * change[i]!),
  );
  const coefficients = solveSymmetric(moments, right);
  const expected = Float64Array.from({ length: n }, (_, i) => rowTimes(x, k, i, coefficients));
  const inverse = invertSymmetric(moments, k);
  /** influence of the coefficients along a direction */
  const along = (direction: Float64Array): Float64Array => {
    const turned = matrixTimes(inverse, direction);
    return weights.map((w, i) => w * (change[i]! - expected[i]!) * rowTimes(x, k, i, turned));
  };
  return { expected, along };
}

const mostLogitSteps = 50;

/** Chances of treatment by logistic regression, with the influence of each unit on it. */
function fitTreatment({ treated, covariates: x, columns: k }: TwoPeriods) {
  const n = treated.length;
  const coefficients = new Float64Array(k);
  const chance = new Float64Array(n);
  let moments = new Float64Array(k * k);
  for (let step = 0; step < mostLogitSteps; step += 1) {
    for (let i = 0; i < n; i += 1) chance[i] = 1 / (1 + Math.exp(-rowTimes(x, k, i, coefficients)));
    moments = momentsOf(
      x,
      k,
      chance.map((p) => p * (1 - p)),
    ) as Float64Array<ArrayBuffer>;
    const score = weightedMeans(
      x,
      k,
      treated.map((d, i) => d - chance[i]!),
    );
    const move = solveSymmetric(moments, score);
    let size = 0;
    for (let a = 0; a < k; a += 1) {
      coefficients[a]! += move[a]!;
      size = Math.max(size, Math.abs(move[a]!));
    }
    if (size < 1e-12) break;
  }
  const inverse = invertSymmetric(moments, k);
  const along = (direction: Float64Array): Float64Array => {
    const turned = matrixTimes(inverse, direction);
    return treated.map((d, i) => (d - chance[i]!) * rowTimes(x, k, i, turned));
  };
  // a chance of 1 would weigh a control without end
  return { chance: chance.map((p) => Math.min(p, 1 - 1e-6)), along };
}

/** One side of the difference: weighted mean of values, with the influence of each unit. */
function weightedSide(weights: Float64Array, values: Float64Array) {
  const whole = meanOf(weights);
  const mean = meanOf(weights.map((w, i) => w * values[i]!)) / whole;
  return { whole, mean, influence: weights.map((w, i) => (w * (values[i]! - mean)) / whole) };
}

/**
 * The mean effect on the treated between two periods: outcome regression, inverse probability weighting
 * (normalised), or both at once, which is right where either is (Sant'Anna and Zhao 2020).
 */
export function twoPeriodAtt(periods: TwoPeriods, method: AttMethod): TwoPeriodAtt {
  const { change, treated, covariates: x, columns: k } = periods;
  const treatment = k > 1 || method !== 'regression' ? fitTreatment(periods) : undefined;
  const mostCertain =
    k > 1 ? treated.reduce((most, d, i) => Math.max(most, d * treatment!.chance[i]!), 0) : 0;
  if (!treatment || method === 'regression') {
    const { expected, along } = fitControls(periods);
    const side = weightedSide(
      treated,
      change.map((v, i) => v - expected[i]!),
    );
    const shift = along(weightedMeans(x, k, treated));
    const influence = side.influence.map((v, i) => v - shift[i]! / side.whole);
    return { att: side.mean, influence, mostCertain };
  }
  const asTreated = treated.map(
    (d, i) => ((1 - d) * treatment.chance[i]!) / (1 - treatment.chance[i]!),
  );
  const controls = method === 'doubly-robust' ? fitControls(periods) : undefined;
  const values = controls ? change.map((v, i) => v - controls.expected[i]!) : change;
  const [ours, theirs] = [weightedSide(treated, values), weightedSide(asTreated, values)];
  const byChance = treatment.along(
    weightedMeans(
      x,
      k,
      asTreated.map((w, i) => w * (values[i]! - theirs.mean)),
    ),
  );
  const ofOurs = controls?.along(weightedMeans(x, k, treated));
  const ofTheirs = controls?.along(weightedMeans(x, k, asTreated));
  const influence = ours.influence.map((v, i) => {
    const left = v - (ofOurs ? ofOurs[i]! / ours.whole : 0);
    const fitted = byChance[i]! - (ofTheirs ? ofTheirs[i]! : 0);
    return left - (theirs.influence[i]! + fitted / theirs.whole);
  });
  return { att: ours.mean - theirs.mean, influence, mostCertain };
}
