import { streamOf } from '../../simulate/random.ts';
import type { SparseRows } from './feature-counts.ts';

/** A plane between two sides: the sum of weights over a row, plus the bias, is positive on one. */
export interface Plane {
  weights: Float32Array;
  bias: number;
  /** one for each row; rows with 0 lie safely on their side and do not matter */
  dual: Float64Array;
  rounds: number;
}

export interface SvmOptions {
  /** what a row on the wrong side costs, against long weights */
  cost: number;
  /** ends when no row violates its condition by more */
  tolerance?: number;
  mostRounds?: number;
}

/**
 * The plane with the least ½(|w|² + b²) + cost · Σ max(0, 1 − side · (w·x + b))²: a linear support
 * vector machine with squared hinge loss, solved by dual coordinate descent with shrinking of rows
 * that stay at 0 (Hsieh, Chang, Lin, Keerthi and Sundararajan, ICML 2008, algorithm 3). Rows are
 * visited in an order that is the same every time.
 *
 * @param side +1 or −1 for each row
 * @throws RangeError where rows and sides do not fit
 */
export function fitPlane(rows: SparseRows, side: Int8Array, options: SvmOptions): Plane {
  const { start, index, value, width } = rows;
  const count = start.length - 1;
  if (side.length !== count) throw new RangeError(`side: got ${side.length}, wanted ${count}`);
  if (!(options.cost > 0)) throw new RangeError(`cost: got ${options.cost}, wanted more than 0`);
  const { tolerance = 0.05, mostRounds = 60 } = options;
  const ridge = 1 / (2 * options.cost);
  const weights = new Float32Array(width);
  let bias = 0;
  const dual = new Float64Array(count);
  const curvature = new Float64Array(count);
  for (let r = 0; r < count; r++) {
    let squares = 1 + ridge;
    for (let e = start[r]!; e < start[r + 1]!; e++) squares += value[e]! * value[e]!;
    curvature[r] = squares;
  }
  const order = Int32Array.from({ length: count }, (_, r) => r);
  const random = streamOf(2008, 'rows');
  let active = count;
  let bar = Infinity;
  let rounds = 0;
  while (rounds < mostRounds) {
    rounds += 1;
    let steepest = 0;
    for (let i = active - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (let i = 0; i < active; i++) {
      const r = order[i]!;
      const sign = side[r]!;
      const [begin, end] = [start[r]!, start[r + 1]!];
      let sum = bias;
      for (let e = begin; e < end; e++) sum += weights[index[e]!]! * value[e]!;
      const slope = sign * sum - 1 + ridge * dual[r]!;
      if (dual[r] === 0 && slope > bar) {
        active -= 1;
        [order[i], order[active]] = [order[active]!, r];
        i -= 1;
        continue;
      }
      const downhill = dual[r] === 0 ? Math.min(slope, 0) : slope;
      steepest = Math.max(steepest, Math.abs(downhill));
      if (Math.abs(downhill) < 1e-12) continue;
      const next = Math.max(dual[r]! - slope / curvature[r]!, 0);
      const step = (next - dual[r]!) * sign;
      dual[r] = next;
      bias += step;
      for (let e = begin; e < end; e++) weights[index[e]!]! += step * value[e]!;
    }
    if (steepest > tolerance) {
      bar = steepest;
      continue;
    }
    if (active === count) break;
    // it holds for the rows that were left: look at all of them once more
    active = count;
    bar = Infinity;
  }
  return { weights, bias, dual, rounds };
}
