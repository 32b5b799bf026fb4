import { solveSymmetric } from './solve-symmetric.ts';

/**
 * Negative-binomial endemic-epidemic regression of counts over units and times (Held, Höhle and
 * Hofmann 2005; Paul and Held 2011; `hhh4` of the R package surveillance):
 *
 *     μ(t, i) = exposure(i) exp(endemic(t, i)) + exp(own(t, i)) y(t−1, i)
 *             + exp(neighbour(t, i)) Σ_j w(j, i) y(t−1, j),    variance μ (1 + ψ μ)
 */

/** A column of the design: the value at time t of unit i is `values[t × time + i × unit]`. */
export interface Covariate {
  values: Float64Array;
  /** stride over times; 0 for what does not change in time */
  time: number;
  /** stride over units; 0 for what is the same everywhere */
  unit: number;
}

export const intercept: Covariate = { values: Float64Array.of(1), time: 0, unit: 0 };

/** Who counts as a neighbour of whom: unit i has `members[starts[i] .. starts[i+1])`. */
export interface NeighbourWeights {
  starts: Int32Array;
  members: Int32Array;
  weights: Float64Array;
}

export interface EndemicEpidemicTask {
  /** times × units, one row a time */
  counts: Float64Array;
  units: number;
  /** rows that are explained, `from` ≥ 1 since each rests on the row before; `to` is excluded */
  from: number;
  to: number;
  /** one a unit, above 0: population, area, or the long-run count */
  exposure: Float64Array;
  neighbours: NeighbourWeights;
  /** columns of the three predictors; a component without columns is left out */
  endemic: readonly Covariate[];
  own: readonly Covariate[];
  neighbour: readonly Covariate[];
}

export interface EndemicEpidemicFit {
  /** of the columns: endemic, own, neighbour */
  coefficients: Float64Array;
  /** ψ; variance μ + ψ μ² */
  overdispersion: number;
  logLikelihood: number;
  iterations: number;
  /** false where the last step still moved */
  converged: boolean;
}

const mostIterations = 200;
const enough = 1e-10;
const leastLogSpread = -14;
const mostLogSpread = 6;
/** a mean of 0 has no logarithm; below this nothing is told apart */
const leastMean = 1e-12;

function checkTask({ counts, units, from, to, exposure, neighbours }: EndemicEpidemicTask): void {
  const rows = counts.length / units;
  if (!Number.isInteger(rows) || !(from >= 1) || !(from < to) || to > rows)
    throw new RangeError(
      `endemic-epidemic: got rows ${from} to ${to} of ${rows}, wanted 1 ≤ from < to ≤ whole rows`,
    );
  if (exposure.length !== units || neighbours.starts.length !== units + 1)
    throw new RangeError(
      `endemic-epidemic: got exposure of ${exposure.length} and neighbours of ${neighbours.starts.length - 1} units, wanted ${units}`,
    );
}

/** What the three components come to at one time and unit, with their columns. */
class Workbench {
  readonly columns: readonly Covariate[];
  /** first column of each component, and one past the last */
  readonly bounds: readonly [0, number, number, number];
  readonly task: EndemicEpidemicTask;
  /** Σ_j w(j, i) y(t−1, j) for the row in hand */
  readonly beside: Float64Array;
  /** derivative of the mean by each coefficient */
  readonly slope: Float64Array;

  constructor(task: EndemicEpidemicTask) {
    checkTask(task);
    this.task = task;
    this.columns = [...task.endemic, ...task.own, ...task.neighbour];
    const [a, b] = [task.endemic.length, task.own.length];
    this.bounds = [0, a, a + b, this.columns.length];
    this.beside = new Float64Array(task.units);
    this.slope = new Float64Array(this.columns.length);
  }

  /** Takes the row before `t` in hand. */
  openRow(t: number): void {
    const { task, beside } = this;
    const { counts, units, neighbours } = task;
    const { starts, members, weights } = neighbours;
    const before = (t - 1) * units;
    for (let i = 0; i < units; i += 1) {
      let sum = 0;
      for (let k = starts[i]!; k < starts[i + 1]!; k += 1)
        sum += weights[k]! * counts[before + members[k]!]!;
      beside[i] = sum;
    }
  }

  /** The mean at (t, i) for these coefficients; fills `slope`. */
  mean(t: number, i: number, beta: Float64Array): number {
    const { task, columns, bounds, beside, slope } = this;
    let mean = 0;
    for (let part = 0; part < 3; part += 1) {
      const [first, last] = [bounds[part]!, bounds[part + 1]!];
      if (first === last) continue;
      const carries =
        part === 0
          ? task.exposure[i]!
          : part === 1
            ? task.counts[(t - 1) * task.units + i]!
            : beside[i]!;
      let eta = 0;
      for (let c = first; c < last; c += 1) {
        const { values, time, unit } = columns[c]!;
        eta += beta[c]! * values[t * time + i * unit]!;
      }
      const share = carries * Math.exp(eta);
      mean += share;
      for (let c = first; c < last; c += 1) {
        const { values, time, unit } = columns[c]!;
        slope[c] = share * values[t * time + i * unit]!;
      }
    }
    return Math.max(mean, leastMean);
  }
}

interface Sums {
  logLikelihood: number;
  /** by coefficient */
  gradient: Float64Array;
  /** expected information of the coefficients, symmetric */
  information: Float64Array;
  /** first and second derivative by log ψ */
  spreadSlope: number;
  spreadCurve: number;
}

/** Log-likelihood of a negative binomial count, and its derivatives by the mean and by log ψ. */
function nbTerm(y: number, mean: number, psi: number, into: Float64Array): void {
  const r = 1 / psi;
  const total = r + mean;
  let log = -y * Math.log1p(mean * psi) - r * Math.log1p(mean * psi) + y * Math.log(mean);
  let slope = Math.log(r / total) + 1 - (y + r) / total;
  let curve = psi - 2 / total + (y + r) / (total * total);
  // Γ(y + r) / Γ(r) is a product for whole counts: exact, and no digamma is needed
  for (let k = 0; k < y; k += 1) {
    log += Math.log1p(k * psi) - Math.log(k + 1);
    slope += 1 / (r + k);
    curve -= 1 / ((r + k) * (r + k));
  }
  into[0] = log;
  into[1] = y / mean - (y + r) / total;
  // by log ψ = −log r
  into[2] = -r * slope;
  into[3] = r * r * curve + r * slope;
}

function sumUp(bench: Workbench, beta: Float64Array, logSpread: number, curved: boolean): Sums {
  const { task, slope } = bench;
  const p = beta.length;
  const psi = Math.exp(logSpread);
  const gradient = new Float64Array(p);
  const information = new Float64Array(p * p);
  const term = new Float64Array(4);
  let [logLikelihood, spreadSlope, spreadCurve] = [0, 0, 0];
  for (let t = task.from; t < task.to; t += 1) {
    bench.openRow(t);
    for (let i = 0; i < task.units; i += 1) {
      const mean = bench.mean(t, i, beta);
      nbTerm(task.counts[t * task.units + i]!, mean, psi, term);
      logLikelihood += term[0]!;
      spreadSlope += term[2]!;
      spreadCurve += term[3]!;
      if (!curved) continue;
      const weight = 1 / (mean * (1 + psi * mean));
      for (let a = 0; a < p; a += 1) {
        gradient[a]! += term[1]! * slope[a]!;
        const scaled = weight * slope[a]!;
        for (let b = 0; b <= a; b += 1) information[a * p + b]! += scaled * slope[b]!;
      }
    }
  }
  for (let a = 0; a < p; a += 1)
    for (let b = 0; b < a; b += 1) information[b * p + a] = information[a * p + b]!;
  return { logLikelihood, gradient, information, spreadSlope, spreadCurve };
}

/** Where a fit begins: a tenth of the counts from the unit's own past, a little from beside. */
function firstGuess(task: EndemicEpidemicTask): Float64Array {
  const { counts, units, from, to, exposure, endemic, own, neighbour } = task;
  let [sum, open] = [0, 0];
  for (let k = from * units; k < to * units; k += 1) sum += counts[k]!;
  for (const one of exposure) open += one;
  const beta = new Float64Array(endemic.length + own.length + neighbour.length);
  if (endemic.length > 0) beta[0] = Math.log(Math.max(1e-6, (0.5 * sum) / (open * (to - from))));
  if (own.length > 0) beta[endemic.length] = -1;
  if (neighbour.length > 0) beta[endemic.length + own.length] = -3;
  return beta;
}

/**
 * Fits by Fisher scoring for the coefficients and Newton steps for the overdispersion, each step
 * halved until the likelihood rises. The first column of each component must be its intercept.
 *
 * @param start a fit to begin at, such as that of the week before
 * @throws RangeError for rows, exposures or neighbours that do not fit together
 */
export function fitEndemicEpidemic(
  task: EndemicEpidemicTask,
  start?: Pick<EndemicEpidemicFit, 'coefficients' | 'overdispersion'>,
): EndemicEpidemicFit {
  const bench = new Workbench(task);
  let beta = start ? start.coefficients.slice() : firstGuess(task);
  let logSpread = Math.max(leastLogSpread, Math.log(start?.overdispersion ?? 1));
  let now = sumUp(bench, beta, logSpread, true);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < mostIterations) {
    iterations += 1;
    const before = now.logLikelihood;
    const step = solveSymmetric(now.information, now.gradient);
    let moved = 0;
    for (let size = 1; size > 1e-6; size /= 2) {
      const next = beta.map((b, k) => b + size * step[k]!);
      const sums = sumUp(bench, next, logSpread, true);
      if (!(sums.logLikelihood >= now.logLikelihood)) continue;
      moved = Math.max(...next.map((b, k) => Math.abs(b - beta[k]!)));
      beta = next;
      now = sums;
      break;
    }
    const wanted =
      now.spreadCurve < 0 ? -now.spreadSlope / now.spreadCurve : Math.sign(now.spreadSlope);
    for (let size = 1; size > 1e-6; size /= 2) {
      const kept = Math.max(-2, Math.min(2, size * wanted));
      const next = Math.min(mostLogSpread, Math.max(leastLogSpread, logSpread + kept));
      const sums = sumUp(bench, beta, next, true);
      if (!(sums.logLikelihood >= now.logLikelihood)) continue;
      moved = Math.max(moved, next > leastLogSpread ? Math.abs(next - logSpread) : 0);
      logSpread = next;
      now = sums;
      break;
    }
    converged = moved < 1e-7 || now.logLikelihood - before < enough * (1 + Math.abs(before));
  }
  const overdispersion = Math.exp(logSpread);
  const { logLikelihood } = now;
  return { coefficients: beta, overdispersion, logLikelihood, iterations, converged };
}

/**
 * Expected counts of all units at time `t`, given the row before it: the forecast one step ahead
 * where `t` is the first row after those of the fit. Writes into `out` (units).
 */
export function expectCounts(
  task: EndemicEpidemicTask,
  { coefficients }: Pick<EndemicEpidemicFit, 'coefficients'>,
  t: number,
  out: Float64Array,
): void {
  const bench = new Workbench(task);
  bench.openRow(t);
  for (let i = 0; i < task.units; i += 1) out[i] = bench.mean(t, i, coefficients);
}

/**
 * Standard errors of the coefficients and of log ψ, from the observed information: differences of
 * the gradient, step 1e-4 of each coefficient.
 */
export function standardErrors(
  task: EndemicEpidemicTask,
  { coefficients, overdispersion }: EndemicEpidemicFit,
): Float64Array {
  const bench = new Workbench(task);
  const p = coefficients.length + 1;
  const at = Float64Array.from([...coefficients, Math.log(overdispersion)]);
  const gradientAt = (where: Float64Array): Float64Array => {
    const sums = sumUp(bench, where.slice(0, p - 1), where[p - 1]!, true);
    return Float64Array.from([...sums.gradient, sums.spreadSlope]);
  };
  const information = new Float64Array(p * p);
  for (let a = 0; a < p; a += 1) {
    const step = 1e-4 * Math.max(1, Math.abs(at[a]!));
    const moved = (by: number) => gradientAt(at.map((value, k) => (k === a ? value + by : value)));
    const [up, down] = [moved(step), moved(-step)];
    for (let b = 0; b < p; b += 1) information[a * p + b] = (down[b]! - up[b]!) / (2 * step);
  }
  for (let a = 0; a < p; a += 1)
    for (let b = 0; b < a; b += 1) {
      const mean = (information[a * p + b]! + information[b * p + a]!) / 2;
      information[a * p + b] = mean;
      information[b * p + a] = mean;
    }
  const unit = new Float64Array(p);
  return at.map((_, k) => {
    unit.fill(0);
    unit[k] = 1;
    return Math.sqrt(Math.max(0, solveSymmetric(information, unit)[k]!));
  });
}
