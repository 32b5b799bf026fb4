import type { SparseRows } from './feature-counts.ts';

/**
 * How much likelier each feature is on the side +1 than on the other, as the logarithm of the ratio
 * of its shares of all weight: what naive Bayes knows, as scale for features of a linear classifier
 * (Wang and Manning, ACL 2012, "Baselines and bigrams").
 *
 * @param smoothing added to the weight of each feature on both sides
 */
export function logOdds(rows: SparseRows, side: Int8Array, smoothing: number): Float32Array {
  const { start, index, value, width } = rows;
  const here = new Float64Array(width).fill(smoothing);
  const there = new Float64Array(width).fill(smoothing);
  for (let r = 0; r < side.length; r++) {
    const sums = side[r]! > 0 ? here : there;
    for (let e = start[r]!; e < start[r + 1]!; e++) sums[index[e]!]! += value[e]!;
  }
  let all = 0;
  let allThere = 0;
  for (let f = 0; f < width; f++) {
    all += here[f]!;
    allThere += there[f]!;
  }
  const balance = Math.log(allThere / all);
  return Float32Array.from(here, (sum, f) => Math.log(sum / there[f]!) + balance);
}
