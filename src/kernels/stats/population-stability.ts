/** How far a distribution has moved. */
export interface Stability {
  /** population stability index: Σ (recent − before) · ln(recent / before) */
  psi: number;
  /** its mean where nothing moved and both are drawn by lot: (bins − 1)(1/n + 1/m) */
  byChance: number;
}

/**
 * Compares counts of the same bins before and recently. Half a count is added to each bin, so that
 * one that was empty says something and not everything. The mean by chance is from Yurdakul,
 * "Statistical Properties of Population Stability Index" (2018).
 *
 * @throws RangeError for counts below 0, or lists that differ in length or hold nothing
 */
export function populationStability(
  before: readonly number[],
  recent: readonly number[],
): Stability {
  const bins = before.length;
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const [n, m] = [sum(before), sum(recent)];
  if (recent.length !== bins || !(n > 0) || !(m > 0) || [...before, ...recent].some((c) => c < 0)) {
    throw new RangeError(
      `populationStability: got ${bins} bins of ${n} and ${recent.length} of ${m}, wanted as many of some`,
    );
  }
  let psi = 0;
  for (let i = 0; i < bins; i++) {
    const [p, q] = [(before[i]! + 0.5) / (n + bins / 2), (recent[i]! + 0.5) / (m + bins / 2)];
    psi += (q - p) * Math.log(q / p);
  }
  return { psi, byChance: (bins - 1) * (1 / n + 1 / m) };
}
