/** Groups held against problems that somebody found by reading. */
export interface PairAgreement {
  /** of the pairs that a group holds, of which one at least is in a problem, how many are of one problem */
  precision: number;
  /** of the pairs of one problem, how many a group holds */
  recall: number;
  /** their harmonic mean */
  f1: number;
}

const pairsOf = (n: number): number => (n * (n - 1)) / 2;

/**
 * Pairwise precision and recall of groups (Rand 1971; as used for clusterings by Manning et al.
 * 2008, 16.3). A message in no problem is outside of all of them: with a member of one it makes a
 * wrong pair, unless nobody could say (`unsure`). NaN where there is nothing to divide by.
 */
export function pairAgreement(
  groups: Iterable<Iterable<string>>,
  problems: Iterable<readonly string[]>,
  unsure: ReadonlySet<string> = new Set(),
): PairAgreement {
  const problemOf = new Map<string, number>();
  let wanted = 0;
  let number = 0;
  for (const ids of problems) {
    for (const id of ids) problemOf.set(id, number);
    number += 1;
    wanted += pairsOf(ids.length);
  }
  let right = 0;
  let held = 0;
  for (const group of groups) {
    const counts = new Map<number, number>();
    let members = 0;
    let outside = 0;
    for (const id of group) {
      const problem = problemOf.get(id);
      if (problem !== undefined) {
        counts.set(problem, (counts.get(problem) ?? 0) + 1);
        members += 1;
      } else if (!unsure.has(id)) outside += 1;
    }
    for (const n of counts.values()) right += pairsOf(n);
    held += pairsOf(members) + members * outside;
  }
  const precision = right / held;
  const recall = right / wanted;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
