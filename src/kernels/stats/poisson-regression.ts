/**
 * A log-linear model of counts: the room for one regression, made once and used for many. Put rows
 * into `design`, `counts`, `offset` and `weights`, set `rows`, call `fitPoisson`, read the rest.
 */
export interface PoissonRegression {
  /** rows in use, at most the capacity */
  rows: number;
  readonly columns: number;
  /** capacity × columns, row by row */
  readonly design: Float64Array;
  readonly counts: Float64Array;
  /** added to the linear predictor: log of the exposure; 0 unless set */
  readonly offset: Float64Array;
  /** prior weights; 1 unless set */
  readonly weights: Float64Array;
  readonly coefficients: Float64Array;
  /** columns that the rows cannot tell from earlier ones: coefficient 0, not counted */
  readonly aliased: Uint8Array;
  /** columns × columns: (XᵀWX)⁻¹, to be multiplied by the dispersion; 0 for aliased columns */
  readonly covariance: Float64Array;
  /** expected counts of the rows */
  readonly fitted: Float64Array;
  /** diagonal of the hat matrix */
  readonly leverage: Float64Array;
  /** working weights, working response, Cholesky factor and right-hand side of the last step */
  readonly working: Float64Array;
  readonly response: Float64Array;
  readonly factor: Float64Array;
  readonly right: Float64Array;
}

/** Room for a regression of at most `capacity` rows. */
export function poissonRegression(capacity: number, columns: number): PoissonRegression {
  if (!(capacity >= 1) || !(columns >= 1)) {
    throw new RangeError(
      `poissonRegression: got ${capacity} rows and ${columns} columns, wanted at least one of each`,
    );
  }
  return {
    rows: 0,
    columns,
    design: new Float64Array(capacity * columns),
    counts: new Float64Array(capacity),
    offset: new Float64Array(capacity),
    weights: new Float64Array(capacity).fill(1),
    coefficients: new Float64Array(columns),
    aliased: new Uint8Array(columns),
    covariance: new Float64Array(columns * columns),
    fitted: new Float64Array(capacity),
    leverage: new Float64Array(capacity),
    working: new Float64Array(capacity),
    response: new Float64Array(capacity),
    factor: new Float64Array(columns * columns),
    right: new Float64Array(columns),
  };
}

const MOST_STEPS = 25;
const CLOSE_ENOUGH = 1e-8;
/** A pivot below this share of its diagonal is rounding. */
const LOST_PIVOT = 1e-11;

/**
 * Fits by iteratively reweighted least squares (McCullagh and Nelder 1989), starting from the counts,
 * until the deviance moves by less than 1e-8 of itself. A group without cases drifts to an
 * expectation of 0 and stops there. Returns whether it settled within 25 steps.
 */
export function fitPoisson(model: PoissonRegression): boolean {
  const { rows, counts, fitted, offset, weights, working, response } = model;
  for (let i = 0; i < rows; i++) {
    const mu = counts[i]! + 0.1;
    working[i] = weights[i]! * mu;
    response[i] = Math.log(mu) + (counts[i]! - mu) / mu - offset[i]!;
  }
  let before = Infinity;
  for (let step = 0; step < MOST_STEPS; step++) {
    solveWeighted(model);
    predict(model);
    const now = deviance(model);
    if (Math.abs(now - before) / (Math.abs(now) + 0.1) < CLOSE_ENOUGH) {
      invert(model);
      leverages(model);
      return true;
    }
    before = now;
    for (let i = 0; i < rows; i++) {
      const mu = fitted[i]!;
      working[i] = weights[i]! * mu;
      response[i] = Math.log(mu) + (counts[i]! - mu) / mu - offset[i]!;
    }
  }
  invert(model);
  leverages(model);
  return false;
}

/**
 * Pearson's statistic over the degrees of freedom left, or NaN without any; with the working weights
 * of the last step, as R's summary takes it.
 */
export function dispersionOf(model: PoissonRegression): number {
  return residualsSquared(model, model.working) / degreesOfFreedom(model);
}

/** The same with the prior weights in place of the working ones: small expectations count more. */
export function workingDispersionOf(model: PoissonRegression): number {
  return residualsSquared(model, model.weights) / degreesOfFreedom(model);
}

/** Rows less coefficients, or NaN where nothing is left. */
export function degreesOfFreedom({ rows, columns, aliased }: PoissonRegression): number {
  let left = rows;
  for (let j = 0; j < columns; j++) left -= 1 - aliased[j]!;
  return left > 0 ? left : NaN;
}

function residualsSquared(model: PoissonRegression, weights: Float64Array): number {
  const { rows, counts, fitted } = model;
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += weights[i]! * (counts[i]! / fitted[i]! - 1) ** 2;
  return sum;
}

/** Variance of the linear predictor at a row of the design, before the dispersion. */
export function predictorVariance(model: PoissonRegression, row: Float64Array): number {
  const { columns, covariance } = model;
  let sum = 0;
  for (let j = 0; j < columns; j++) {
    if (row[j] === 0) continue;
    for (let l = 0; l < columns; l++) sum += row[j]! * row[l]! * covariance[j * columns + l]!;
  }
  return sum;
}

/**
 * Anscombe's residuals, standardised by dispersion and leverage, into `into` (Farrington et al. 1996).
 */
export function anscombeResiduals(
  model: PoissonRegression,
  dispersion: number,
  into: Float64Array,
): void {
  const { rows, counts, fitted, leverage } = model;
  for (let i = 0; i < rows; i++) {
    const mu = fitted[i]!;
    const raw = 1.5 * (Math.cbrt(counts[i]! ** 2) * mu ** (-1 / 6) - Math.sqrt(mu));
    into[i] = raw / Math.sqrt(dispersion * (1 - leverage[i]!));
  }
}

/** Normal equations of the working response, solved by Cholesky's factor; lost pivots are aliased. */
function solveWeighted(model: PoissonRegression): void {
  const { rows, columns: p, design, working, response, factor, right } = model;
  factor.fill(0);
  right.fill(0);
  for (let i = 0; i < rows; i++) {
    const row = i * p;
    for (let j = 0; j < p; j++) {
      const weighted = working[i]! * design[row + j]!;
      if (weighted === 0) continue;
      right[j]! += weighted * response[i]!;
      for (let l = 0; l <= j; l++) factor[j * p + l]! += weighted * design[row + l]!;
    }
  }
  decompose(model);
  substitute(model);
}

function decompose({ columns: p, factor, aliased }: PoissonRegression): void {
  for (let j = 0; j < p; j++) {
    const whole = factor[j * p + j]!;
    for (let l = 0; l <= j; l++) {
      let sum = factor[j * p + l]!;
      for (let m = 0; m < l; m++) sum -= factor[j * p + m]! * factor[l * p + m]!;
      if (l < j) factor[j * p + l] = aliased[l] ? 0 : sum / factor[l * p + l]!;
      else {
        aliased[j] = sum > whole * LOST_PIVOT ? 0 : 1;
        factor[j * p + j] = aliased[j] ? 1 : Math.sqrt(sum);
        if (aliased[j]) factor.fill(0, j * p, j * p + j);
      }
    }
  }
}

function substitute({ columns: p, factor, right, aliased, coefficients }: PoissonRegression) {
  for (let j = 0; j < p; j++) {
    let sum = right[j]!;
    for (let l = 0; l < j; l++) sum -= factor[j * p + l]! * coefficients[l]!;
    coefficients[j] = aliased[j] ? 0 : sum / factor[j * p + j]!;
  }
  for (let j = p - 1; j >= 0; j--) {
    if (aliased[j]) continue;
    let sum = coefficients[j]!;
    for (let l = j + 1; l < p; l++) sum -= factor[l * p + j]! * coefficients[l]!;
    coefficients[j] = sum / factor[j * p + j]!;
  }
}

function predict({ rows, columns, design, offset, coefficients, fitted }: PoissonRegression): void {
  for (let i = 0; i < rows; i++) {
    let eta = offset[i]!;
    for (let j = 0; j < columns; j++) eta += design[i * columns + j]! * coefficients[j]!;
    fitted[i] = Math.max(Number.MIN_VALUE * 2 ** 52, Math.exp(Math.min(eta, 700)));
  }
}

function deviance({ rows, counts, fitted, weights }: PoissonRegression): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const y = counts[i]!;
    const mu = fitted[i]!;
    sum += 2 * weights[i]! * ((y > 0 ? y * Math.log(y / mu) : 0) - (y - mu));
  }
  return sum;
}

/** (XᵀWX)⁻¹ from the factor, column by column. */
function invert({ columns: p, factor, aliased, covariance }: PoissonRegression): void {
  for (let c = 0; c < p; c++) {
    for (let j = 0; j < p; j++) {
      let sum = j === c && !aliased[c] ? 1 : 0;
      for (let l = 0; l < j; l++) sum -= factor[j * p + l]! * covariance[l * p + c]!;
      covariance[j * p + c] = aliased[j] ? 0 : sum / factor[j * p + j]!;
    }
    for (let j = p - 1; j >= 0; j--) {
      let sum = covariance[j * p + c]!;
      for (let l = j + 1; l < p; l++) sum -= factor[l * p + j]! * covariance[l * p + c]!;
      covariance[j * p + c] = aliased[j] ? 0 : sum / factor[j * p + j]!;
    }
  }
}

function leverages(model: PoissonRegression): void {
  const { rows, columns: p, design, working, covariance, leverage } = model;
  for (let i = 0; i < rows; i++) {
    const row = i * p;
    let sum = 0;
    for (let j = 0; j < p; j++) {
      const x = design[row + j]!;
      if (x === 0) continue;
      for (let l = 0; l < p; l++) sum += x * covariance[j * p + l]! * design[row + l]!;
    }
    leverage[i] = Math.min(1 - 1e-12, working[i]! * sum);
  }
}
