/** How scores become probabilities: softmax of slope · score + shift of the class. */
export interface Calibration {
  slope: number;
  shift: Float64Array;
}

/**
 * Writes the probabilities of one row of scores over them.
 *
 * @param scores one for each class, from `at` on
 */
export function toProbabilities({ slope, shift }: Calibration, scores: Float64Array, at = 0): void {
  const classes = shift.length;
  let highest = -Infinity;
  for (let c = 0; c < classes; c++) {
    const s = slope * scores[at + c]! + shift[c]!;
    scores[at + c] = s;
    if (s > highest) highest = s;
  }
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    const e = Math.exp(scores[at + c]! - highest);
    scores[at + c] = e;
    sum += e;
  }
  for (let c = 0; c < classes; c++) scores[at + c]! /= sum;
}

/** A shift must earn its place: this many examples' worth of doubt that it is 0. */
const doubt = 10;

interface Step {
  loss: number;
  /** slope first, then the shifts */
  gradient: Float64Array;
  curvature: Float64Array;
}

function lossAt(c: Calibration, scores: Float64Array, truth: Int32Array): Step {
  const classes = c.shift.length;
  const gradient = new Float64Array(classes + 1);
  const curvature = new Float64Array(classes + 1);
  const row = new Float64Array(classes);
  let loss = 0;
  for (let i = 0; i < truth.length; i++) {
    const at = i * classes;
    row.set(scores.subarray(at, at + classes));
    toProbabilities(c, row);
    loss -= Math.log(Math.max(row[truth[i]!]!, 1e-300));
    let mean = 0;
    let squares = 0;
    for (let k = 0; k < classes; k++) {
      const [p, s] = [row[k]!, scores[at + k]!];
      mean += p * s;
      squares += p * s * s;
      gradient[k + 1]! += p - (k === truth[i] ? 1 : 0);
      curvature[k + 1]! += p * (1 - p);
    }
    gradient[0]! += mean - scores[at + truth[i]!]!;
    curvature[0]! += squares - mean * mean;
  }
  for (let k = 0; k < classes; k++) {
    const shift = c.shift[k]!;
    loss += (doubt * shift * shift) / 2;
    gradient[k + 1]! += doubt * shift;
    curvature[k + 1]! += doubt;
  }
  return { loss, gradient, curvature };
}

/**
 * The calibration under which the truth is likeliest: temperature scaling (Guo, Pleiss, Sun and
 * Weinberger, ICML 2017) with a shift for each class. The loss is convex; each step is Newton's with
 * the diagonal of the curvature, halved until it helps.
 *
 * @param scores row after row, one for each class, of texts that the scorer has not learned from
 * @throws RangeError where scores and truth do not fit
 */
export function fitCalibration(
  scores: Float64Array,
  truth: Int32Array,
  classes: number,
  steps = 40,
): Calibration {
  if (scores.length !== truth.length * classes) {
    throw new RangeError(`scores: got ${scores.length}, wanted ${truth.length * classes}`);
  }
  let best: Calibration = { slope: 1, shift: new Float64Array(classes) };
  let at = lossAt(best, scores, truth);
  for (let step = 0, stride = 1; step < steps && stride > 1e-4; step++) {
    const move = at.gradient.map((g, k) => (stride * g) / (at.curvature[k]! + 1e-9));
    const next: Calibration = {
      // a slope of 0 or less would turn the order of classes about
      slope: Math.max(best.slope - move[0]!, best.slope / 4),
      shift: best.shift.map((shift, k) => shift - move[k + 1]!),
    };
    const there = lossAt(next, scores, truth);
    if (there.loss > at.loss) {
      stride /= 2;
      continue;
    }
    const gained = at.loss - there.loss;
    [best, at] = [next, there];
    if (gained < 1e-7 * truth.length) break;
    stride = Math.min(1, stride * 1.5);
  }
  return best;
}
