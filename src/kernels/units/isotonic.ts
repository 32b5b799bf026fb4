/** A rising step function as its corners: at[i] is said from x[i] on, in between by straight lines. */
export interface IsotonicFit {
  x: number[];
  at: number[];
}

/** Answers that one block holds at least: a few that happened to be right say little. */
const fewest = 30;

/**
 * How often answers of a score are right, never falling as the score rises: pools adjacent violators
 * (Ayer et al. 1955). Without answers it says the score itself.
 *
 * @param scores 0 … 1
 * @param hits 1 where the answer was right
 * @throws RangeError for columns of different length
 */
export function fitIsotonic(scores: ArrayLike<number>, hits: ArrayLike<number>): IsotonicFit {
  if (scores.length !== hits.length)
    throw new RangeError(`isotonic: got ${scores.length} scores and ${hits.length} hits`);
  const order = Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => scores[a]! - scores[b]!,
  );
  const blocks: { score: number; right: number; n: number }[] = [];
  const last = () => blocks.at(-1)!;
  const join = () => {
    const top = blocks.pop()!;
    last().score += top.score;
    last().right += top.right;
    last().n += top.n;
  };
  for (const i of order) {
    const isNew = blocks.length === 0 || last().n >= fewest;
    if (isNew) blocks.push({ score: 0, right: 0, n: 0 });
    last().score += scores[i]!;
    last().right += hits[i]!;
    last().n += 1;
  }
  if (blocks.length > 1 && last().n < fewest) join();
  const pooled: typeof blocks = [];
  for (const block of blocks) {
    let merged = { ...block };
    for (
      let top = pooled.at(-1);
      top && top.right / top.n >= merged.right / merged.n;
      top = pooled.at(-1)
    ) {
      merged = {
        score: top.score + merged.score,
        right: top.right + merged.right,
        n: top.n + merged.n,
      };
      pooled.pop();
    }
    pooled.push(merged);
  }
  return {
    x: pooled.map(({ score, n }) => score / n),
    // one success and one failure more than were seen: nothing is certain
    at: pooled.map(({ right, n }) => (right + 1) / (n + 2)),
  };
}

/** The fitted value at a score; beyond the corners that of the nearest one. */
export function isotonicAt({ x, at }: IsotonicFit, score: number): number {
  if (x.length === 0) return score;
  const above = x.findIndex((corner) => corner >= score);
  if (above < 0) return at.at(-1)!;
  if (above === 0) return at[0]!;
  const share = (score - x[above - 1]!) / (x[above]! - x[above - 1]!);
  return at[above - 1]! + share * (at[above]! - at[above - 1]!);
}
