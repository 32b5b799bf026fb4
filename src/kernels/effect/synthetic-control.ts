/** A panel in which some units are treated from one period on. */
export interface TreatedPanel {
  /** units × periods, row by row: controls first */
  outcome: Float64Array;
  periods: number;
  controls: number;
  /** periods before treatment */
  before: number;
}

/** What the treated are held against. */
export type SyntheticMethod =
  /** weighted controls with the same level as the treated before (Abadie et al. 2010) */
  | 'synthetic-control'
  /** weighted controls and weighted periods, levels may differ (Arkhangelsky et al. 2021) */
  | 'synthetic-did'
  /** all controls and periods alike */
  | 'did';

export interface SyntheticEffect {
  /** mean over treated units and periods after treatment began */
  effect: number;
  /** of the controls, sum 1 */
  unitWeights: Float64Array;
  /** of the periods before, sum 1; zeros for the synthetic control, which has none */
  periodWeights: Float64Array;
}

interface WeightTask {
  /** rows × (columns + 1), the last column being what is to be matched */
  y: Float64Array;
  rows: number;
  columns: number;
  /** penalty on uneven weights */
  zeta: number;
  /** whether levels may differ */
  hasIntercept: boolean;
  leastDecrease: number;
}

function centred(y: Float64Array, rows: number, width: number): Float64Array {
  const out = y.slice();
  for (let j = 0; j < width; j += 1) {
    let sum = 0;
    for (let i = 0; i < rows; i += 1) sum += y[i * width + j]!;
    for (let i = 0; i < rows; i += 1) out[i * width + j]! -= sum / rows;
  }
  return out;
}

/** A weight task laid out so that a step costs rows + columns. */
interface LaidOut {
  /** columns × rows: each column of y by itself */
  column: Float64Array;
  target: Float64Array;
  /** columns × columns: products of columns with each other */
  products: Float64Array;
  /** products of the columns with the target */
  withTarget: Float64Array;
}

const dot = (a: Float64Array, from: number, b: Float64Array, at: number, n: number): number => {
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += a[from + i]! * b[at + i]!;
  return sum;
};

function laidOut({ y: given, rows, columns, hasIntercept }: WeightTask): LaidOut {
  const width = columns + 1;
  const y = hasIntercept ? centred(given, rows, width) : given;
  const column = new Float64Array(columns * rows);
  const target = new Float64Array(rows);
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) column[j * rows + i] = y[i * width + j]!;
    target[i] = y[i * width + columns]!;
  }
  const products = new Float64Array(columns * columns);
  const withTarget = new Float64Array(columns);
  for (let j = 0; j < columns; j += 1) {
    withTarget[j] = dot(column, j * rows, target, 0, rows);
    for (let k = 0; k <= j; k += 1) {
      const product = dot(column, j * rows, column, k * rows, rows);
      products[j * columns + k] = product;
      products[k * columns + j] = product;
    }
  }
  return { column, target, products, withTarget };
}

/** Rounding adds up where misses are carried on: so many steps, then they are counted anew. */
const stepsCarried = 64;

/**
 * Weights on the simplex that match the target best: Frank and Wolfe's steps from `start`. A step moves
 * all weights towards one column, so misses and their products with the columns move in a straight line
 * too and are carried on instead of being multiplied out.
 */
function frankWolfe(
  { rows, columns, zeta, leastDecrease }: WeightTask,
  { column, target, products, withTarget }: LaidOut,
  start: Float64Array,
  mostSteps: number,
): Float64Array {
  const eta = rows * zeta * zeta;
  const weights = start.slice();
  const miss = new Float64Array(rows);
  const missProducts = new Float64Array(columns);
  let [last, value] = [Infinity, Infinity];
  for (let step = 0; step < mostSteps; step += 1) {
    if (step % stepsCarried === 0) {
      for (let i = 0; i < rows; i += 1) miss[i] = -target[i]!;
      for (let j = 0; j < columns; j += 1)
        if (weights[j] !== 0)
          for (let i = 0; i < rows; i += 1) miss[i]! += weights[j]! * column[j * rows + i]!;
      for (let j = 0; j < columns; j += 1) missProducts[j] = dot(column, j * rows, miss, 0, rows);
    }
    // at least two steps are taken, then as long as they are worth it
    if (step >= 2 && !(last - value > leastDecrease * leastDecrease)) break;
    let [to, least, held] = [0, Infinity, 0];
    for (let j = 0; j < columns; j += 1) {
      const gradient = eta * weights[j]! + missProducts[j]!;
      held += gradient * weights[j]!;
      if (gradient < least) [to, least] = [j, gradient];
    }
    let curve = 0;
    for (let j = 0; j < columns; j += 1) curve += (Number(j === to) - weights[j]!) ** 2;
    curve *= eta;
    for (let i = 0; i < rows; i += 1)
      curve += (column[to * rows + i]! - target[i]! - miss[i]!) ** 2;
    const length = curve > 0 ? Math.min(1, Math.max(0, (held - least) / curve)) : 0;
    let [squares, penalty] = [0, 0];
    for (let j = 0; j < columns; j += 1) {
      weights[j]! += length * (Number(j === to) - weights[j]!);
      penalty += weights[j]! ** 2;
      missProducts[j]! +=
        length * (products[to * columns + j]! - withTarget[j]! - missProducts[j]!);
    }
    for (let i = 0; i < rows; i += 1) {
      miss[i]! += length * (column[to * rows + i]! - target[i]! - miss[i]!);
      squares += miss[i]! ** 2;
    }
    [last, value] = [value, zeta * zeta * penalty + squares / rows];
  }
  return weights;
}

/** Weights below a quarter of the largest are dropped, the others sum to 1. */
function sparse(weights: Float64Array): Float64Array {
  const least = weights.reduce((most, w) => Math.max(most, w), 0) / 4;
  const kept = weights.map((w) => (w <= least ? 0 : w));
  const sum = kept.reduce((all, w) => all + w, 0);
  return kept.map((w) => w / sum);
}

const firstSteps = 100;
const mostSteps = 10_000;

function solveWeights(task: WeightTask, start: Float64Array): Float64Array {
  const laid = laidOut(task);
  return frankWolfe(task, laid, sparse(frankWolfe(task, laid, start, firstSteps)), mostSteps);
}

const even = (n: number): Float64Array => new Float64Array(n).fill(1 / n);

/** Means over the treated units and over the periods after, as one more row and column. */
function collapsed({ outcome, periods: T, controls, before }: TreatedPanel): Float64Array {
  const units = outcome.length / T;
  const width = before + 1;
  const out = new Float64Array((controls + 1) * width);
  for (let i = 0; i < units; i += 1) {
    const row = Math.min(i, controls);
    const share = i < controls ? 1 : 1 / (units - controls);
    for (let t = 0; t < T; t += 1) {
      const column = Math.min(t, before);
      out[row * width + column]! +=
        outcome[i * T + t]! * share * (t < before ? 1 : 1 / (T - before));
    }
  }
  return out;
}

/** Spread of the controls' changes from period to period before treatment: the scale of noise. */
function noiseOf({ outcome, periods: T, controls, before }: TreatedPanel): number {
  const changes: number[] = [];
  for (let i = 0; i < controls; i += 1)
    for (let t = 1; t < before; t += 1) changes.push(outcome[i * T + t]! - outcome[i * T + t - 1]!);
  const mean = changes.reduce((sum, v) => sum + v, 0) / changes.length;
  const squares = changes.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return Math.sqrt(squares / (changes.length - 1));
}

export function checkTreatedPanel({ outcome, periods, controls, before }: TreatedPanel): void {
  const units = outcome.length / periods;
  if (!Number.isInteger(units) || !(controls >= 2 && controls < units))
    throw new RangeError(
      `treated panel: got ${controls} controls of ${units} units, wanted two or more and one treated`,
    );
  if (!(before >= 3 && before < periods))
    throw new RangeError(
      `treated panel: got ${before} of ${periods} periods before treatment, wanted three or more and one after`,
    );
  if (!outcome.every(Number.isFinite))
    throw new RangeError('treated panel: got a value that is no number');
}

/**
 * What treatment did to the treated units, held against controls that are weighted so that they went
 * the same way before.
 *
 * @param start unit weights to begin with, such as those of the whole panel in a placebo run
 * @throws RangeError for fewer than two controls, three periods before or one after, or for holes
 */
export function syntheticEffect(
  panel: TreatedPanel,
  method: SyntheticMethod,
  start = even(panel.controls),
): SyntheticEffect {
  checkTreatedPanel(panel);
  const { outcome, periods: T, controls, before } = panel;
  const units = outcome.length / T;
  const [treated, after] = [units - controls, T - before];
  const y = collapsed(panel);
  const width = before + 1;
  const noise = noiseOf(panel);
  const leastDecrease = 1e-5 * noise;
  let [unitWeights, periodWeights] = [even(controls), even(before)];
  if (method === 'synthetic-control') periodWeights = new Float64Array(before);
  if (method === 'synthetic-did') {
    const rows = y.subarray(0, controls * width);
    const zeta = 1e-6 * noise;
    const task = { y: rows, rows: controls, columns: before, zeta, hasIntercept: true };
    periodWeights = solveWeights({ ...task, leastDecrease }, periodWeights) as typeof periodWeights;
  }
  if (method !== 'did') {
    const turned = Float64Array.from(
      { length: before * (controls + 1) },
      (_, at) => y[(at % (controls + 1)) * width + Math.floor(at / (controls + 1))]!,
    );
    const isDid = method === 'synthetic-did';
    const zeta = (isDid ? (treated * after) ** 0.25 : 1e-6) * noise;
    const task = { y: turned, rows: before, columns: controls, zeta, hasIntercept: isDid };
    unitWeights = solveWeights({ ...task, leastDecrease }, start) as typeof unitWeights;
  }
  let effect = 0;
  for (let i = 0; i <= controls; i += 1) {
    const weight = i < controls ? -unitWeights[i]! : 1;
    let gap = y[i * width + before]!;
    for (let t = 0; t < before; t += 1) gap -= periodWeights[t]! * y[i * width + t]!;
    effect += weight * gap;
  }
  return { effect, unitWeights, periodWeights };
}
