/**
 * How much better "more cases inside than outside" explains n cases where mu are expected, of
 * `total` altogether: the log of the likelihood ratio of Kulldorff 1997, which the permutation model
 * uses as well; 0 where no more than expected.
 *
 * @example excessStatistic(4, 0.670103, 194) // 3.845418
 */
export function excessStatistic(n: number, mu: number, total: number): number {
  if (n <= mu) return 0;
  const inside = n * Math.log(n / mu);
  return n >= total ? inside : inside + (total - n) * Math.log((total - n) / (total - mu));
}

/**
 * The same where the total is not given: expectation-based Poisson of Neill et al. 2005.
 *
 * @example expectationStatistic(10, 5) // 1.931472
 */
export function expectationStatistic(n: number, mu: number): number {
  return n <= mu ? 0 : n * Math.log(n / mu) + mu - n;
}

/**
 * Observed over expected inside, divided by the same outside; null where no case is left outside.
 *
 * @param total cases altogether where they are given; where they are free, what lies outside is as
 *   expected
 * @example relativeRiskOf(236, 176.22, 1175) // 1.42
 */
export function relativeRiskOf(n: number, mu: number, total?: number): number | null {
  if (total === undefined) return n / mu;
  const outside = (total - n) / (total - mu);
  return outside > 0 ? n / mu / outside : null;
}
