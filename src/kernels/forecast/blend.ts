/** Rows of features and what came: all that a blend is fitted to. */
export interface BlendRows {
  /** rows × columns; only rows with something in them need be given */
  features: Float64Array;
  /** what came, one a row */
  counts: Float64Array;
  /** column sums over all rows, also those that are not given */
  totals: Float64Array;
}

const least = 1e-12;

/** Expected count of row `i`. */
function meanOf(features: Float64Array, i: number, weights: Float64Array): number {
  const p = weights.length;
  let mean = least;
  for (let k = 0; k < p; k += 1) mean += weights[k]! * features[i * p + k]!;
  return mean;
}

/**
 * Poisson log-likelihood of a blend, without the term that depends on the counts alone. Rows with
 * no event enter through the totals.
 */
export function blendLikelihood(
  { features, counts, totals }: BlendRows,
  weights: Float64Array,
): number {
  let sum = 0;
  for (const [i, count] of counts.entries())
    if (count > 0) sum += count * Math.log(meanOf(features, i, weights));
  for (const [k, total] of totals.entries()) sum -= weights[k]! * total;
  return sum;
}

/** What weights are before anything is seen, and how many events it takes to outweigh that. */
export interface BlendPrior {
  /** one a column, ≥ 0 */
  weights: Float64Array;
  events: number;
}

/**
 * Weights ≥ 0 with which the columns add up to the expected count, by the EM algorithm for Poisson
 * sums (Richardson 1972; Shepp and Vardi 1982): each step hands every event out to the columns by
 * what they expected. The likelihood never falls, and is concave, so that it ends at its maximum. The
 * prior enters as events that were handed out before, so that few events change little.
 *
 * @param steps at most; where columns look alike the way to the very maximum is long, and stopping on
 *   it keeps their weights near each other, which serves a forecast better
 * @throws RangeError where rows and columns do not fit together
 */
export function fitBlend(
  { features, counts, totals }: BlendRows,
  prior: BlendPrior,
  steps = 300,
): Float64Array {
  const p = totals.length;
  if (features.length !== counts.length * p || prior.weights.length !== p)
    throw new RangeError(
      `blend: got ${features.length} values for ${counts.length} rows of ${p} and ${prior.weights.length} prior weights`,
    );
  const open = totals.reduce((sum, total) => sum + (total > 0 ? 1 : 0), 0);
  const weights = totals.map((total) => (total > 0 ? 1 / open : 0));
  const sure = prior.weights.map((weight) => prior.events * weight);
  const handed = new Float64Array(p);
  for (let step = 0; step < steps; step += 1) {
    handed.fill(0);
    for (const [i, count] of counts.entries()) {
      if (count === 0) continue;
      const ratio = count / meanOf(features, i, weights);
      for (let k = 0; k < p; k += 1) handed[k]! += ratio * features[i * p + k]!;
    }
    let moved = 0;
    for (let k = 0; k < p; k += 1) {
      if (totals[k] === 0) continue;
      const next = (weights[k]! * handed[k]! + sure[k]!) / (totals[k]! + prior.events);
      moved = Math.max(moved, Math.abs(next - weights[k]!));
      weights[k] = next;
    }
    if (moved < 1e-7) break;
  }
  return weights;
}
