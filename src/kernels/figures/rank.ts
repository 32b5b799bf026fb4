import { compareQuantities, type Quantity } from './quantity.ts';

export interface RankEntry<K> {
  key: K;
  /** null where nobody knows it */
  amount: Quantity | null;
}

export interface Ranked<K> {
  key: K;
  amount: Quantity;
  /** 1 is best; those that are equal share the better place, the next place is left out */
  n: number;
  tied: boolean;
  /** the worst place it can have, were all whose amount is missing better than it */
  worst: number;
}

export interface Ranking<K> {
  /** best first; those that are equal in the order given */
  ranked: Ranked<K>[];
  missing: K[];
  /** ranked and missing, or what was said to be the size where that is larger */
  outOf: number;
}

/**
 * Standard competition ranking (1, 2, 2, 4), exact across units. Places are certain only where
 * nothing is missing: otherwise each lies between `n` and `worst`.
 *
 * @param size how many there are in all, where more than the entries; null where nobody has said
 * @throws RangeError where two amounts do not convert into each other
 */
export function rankEntries<K>(
  entries: readonly RankEntry<K>[],
  better: 'higher' | 'lower',
  size: number | null = null,
): Ranking<K> {
  const missing = entries.flatMap(({ key, amount }) => (amount ? [] : [key]));
  const known = entries.flatMap(({ key, amount }) => (amount ? [{ key, amount }] : []));
  const sign = better === 'higher' ? -1 : 1;
  const compare = (a: Quantity, b: Quantity) => {
    const order = compareQuantities(a, b);
    if (order === null)
      throw new RangeError(`rankEntries: got ${a.unit} and ${b.unit}, wanted units that convert`);
    return order;
  };
  known.sort((a, b) => sign * compare(a.amount, b.amount));
  const outOf = Math.max(size ?? 0, entries.length);
  const unknown = outOf - known.length;
  const ranked: Ranked<K>[] = [];
  for (const [i, { key, amount }] of known.entries()) {
    const before = ranked.at(-1);
    const tied = before !== undefined && compare(before.amount, amount) === 0;
    if (tied) before.tied = true;
    const n = tied ? before.n : i + 1;
    ranked.push({ key, amount, n, tied, worst: n + unknown });
  }
  return { ranked, missing, outOf };
}
