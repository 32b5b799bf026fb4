import { UnitTallies } from './unit-tallies.ts';

/** A demand whose last unit is known. */
export interface ClosedDemand {
  unit: string;
  /** day on which it was closed, counted from any fixed day */
  day: number;
  /** what it is a case of, coarse to fine, such as `roads`, `roads · ward 5` */
  contexts: readonly string[];
}

export interface UnitShare {
  unit: string;
  /** 0 … 1; those of all units sum to 1 */
  share: number;
  /** weight of the past demands in the finest context of its own, in demands of today */
  past: number;
}

export interface UnitShares {
  /** The likeliest units, highest share first; none where nothing was learned. */
  find(contexts: readonly string[], most: number): UnitShare[];
}

/**
 * Which units closed demands of a kind, the recent weighing more: a demand counts half after each
 * `halfLife` days. A fine context that has seen little falls back on the coarser one before it, and
 * the coarsest on all demands (additive smoothing towards the parent, as of Dirichlet priors).
 *
 * @param asOf day of asking; demands closed after it are not learned from
 * @throws RangeError for a half-life that is not above 0
 */
export function unitShares(
  closed: readonly ClosedDemand[],
  asOf: number,
  halfLife: number,
): UnitShares {
  if (!(halfLife > 0)) throw new RangeError(`halfLife: got ${halfLife}, wanted more than 0`);
  const tallies = new UnitTallies();
  for (const { unit, day, contexts } of closed)
    if (day <= asOf) tallies.add(unit, 2 ** ((day - asOf) / halfLife), [...new Set(contexts)]);
  return {
    find: (contexts, most) =>
      tallies.find(contexts, most).map(({ unit, share, past }) => ({ unit, share, past })),
  };
}
