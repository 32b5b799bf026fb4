/**
 * What a scan is asked and what it answers. Space is a list of places, each with its neighbours,
 * nearest first: a zone is a centre with its first k neighbours. Time is cut into equal slots
 * (days, years); a window is a run of slots. Everything is flat, so that it can be handed to
 * another thread as it is.
 */

/** Neighbours of every place, the place itself first, in the order of their distance. */
export interface Neighbours {
  places: number;
  /** neighbours of place c: `members[starts[c]] … members[starts[c + 1] - 1]`; places + 1 entries */
  starts: Int32Array;
  members: Int32Array;
  /** in the unit of the coordinates (km for degrees), beside `members` */
  distances: Float64Array;
}

/** `count[i]` cases at `place[i]` in `slot[i]`; an entry a place and slot at most. */
export interface Cases {
  place: Int32Array;
  slot: Int32Array;
  count: Int32Array;
}

/**
 * - `permutation`: cases only; what is expected follows from the margins (Kulldorff et al. 2005)
 * - `poisson`: cases in proportion to `baseline`, given their total (Kulldorff 1997, 2001)
 * - `eb-poisson`: `baseline` is what is expected, the total is free (Neill et al. 2005)
 * - `bernoulli`: cases among cases and `controls`
 */
export type ScanModel = 'permutation' | 'poisson' | 'eb-poisson' | 'bernoulli';

export interface ScanTask {
  model: ScanModel;
  neighbours: Neighbours;
  slots: number;
  cases: Cases;
  /** `poisson`, `eb-poisson`: places × slots, row by row; population-time or expected cases */
  baseline?: Float64Array;
  /** `bernoulli` */
  controls?: Cases;
  /** `permutation`: stratum of each slot (its weekday); dates are shuffled within strata only */
  stratum?: Uint8Array;
  /** `alive`: windows that end with the last slot; `all`: any; `none`: purely spatial */
  windows: 'alive' | 'all' | 'none';
  /** slots, 1 ≤ shortest ≤ longest ≤ slots */
  shortest: number;
  longest: number;
  /** a zone holds at most this share of all cases (`permutation`) or of the baseline, 0 < share ≤ 1 */
  maxShare: number;
  /** a window with fewer cases is no cluster, ≥ 1 */
  minCases: number;
}

/** A zone and window that holds more cases than expected. Slots are inclusive. */
export interface Cluster {
  centre: number;
  /** places of the zone, nearest first */
  members: Int32Array;
  /** distance to the farthest member */
  radius: number;
  from: number;
  to: number;
  cases: number;
  expected: number;
  /** observed / expected inside over outside; null where nothing is left outside */
  relativeRisk: number | null;
  statistic: number;
}

/** How sure: Monte Carlo rank and the Gumbel tail fitted to the same null maxima. */
export interface Significance {
  /** (1 + null maxima ≥ statistic) / (replicates + 1); `stopAt / replicates` where it stopped early */
  p: number;
  gumbelP: number | null;
  /** days between analyses / p */
  recurrenceDays: number;
}

export interface NullSummary {
  replicates: number;
  mean: number;
  sd: number;
  q50: number;
  q95: number;
}
