const count = 5;
/** round numbers that people can hold in their head */
const rounds = [1, 2, 5];

/**
 * Lower bounds of five steps for a map scale: quantiles, moved to round numbers, strictly rising,
 * beginning at 1. Counts of demands are heavy-tailed: equal intervals would paint one dark cell and
 * a pale rest.
 *
 * @example stepsFor([1, 1, 2, 4, 7, 30]) // [1, 2, 5, 10, 20]
 */
export function stepsFor(counts: readonly number[]): number[] {
  const sorted = counts.filter((n) => n > 0).sort((a, b) => a - b);
  const steps = [1];
  for (let i = 1; i < count; i++) {
    const quantile = sorted[Math.floor((sorted.length * i) / count)] ?? 1;
    steps.push(roundAbove(Math.max(quantile, steps[i - 1]! + 1)));
  }
  return steps;
}

/** The smallest round number that is not below `n`. */
function roundAbove(n: number): number {
  for (let scale = 1; ; scale *= 10)
    for (const round of rounds) if (round * scale >= n) return round * scale;
}

/** Index of the step that `n` falls into: the last whose lower bound it reaches. */
export function stepOf(n: number, steps: readonly number[]): number {
  let step = 0;
  while (step + 1 < steps.length && n >= steps[step + 1]!) step++;
  return step;
}
