import type { NullSummary, Significance } from './scan-task.ts';

const EULER = 0.577_215_664_9;

/** Largest statistics of replicates under the null hypothesis, in the order of the replicates. */
export type NullMaxima = Float64Array;

/** The Gumbel distribution of largest values. */
export interface Gumbel {
  mode: number;
  scale: number;
}

function momentsOf(values: Float64Array): { mean: number; sd: number } {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return { mean, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

/**
 * The Gumbel distribution with the mean and standard deviation of the maxima (Abrams, Kulldorff and
 * Kleinman 2010, Int. J. Health Geographics 9:61), or null where they do not vary.
 */
export function fitGumbel(maxima: NullMaxima): Gumbel | null {
  const { mean, sd } = momentsOf(maxima);
  if (!(sd > 0)) return null;
  const scale = (sd * Math.sqrt(6)) / Math.PI;
  return { mode: mean - EULER * scale, scale };
}

/** Chance that a maximum reaches the statistic. */
export function gumbelTail(statistic: number, { mode, scale }: Gumbel): number {
  return -Math.expm1(-Math.exp(-(statistic - mode) / scale));
}

/**
 * How many replicates are enough: up to and with the one that is the `stopAt`-th to reach the
 * statistic (Besag and Clifford 1991, Biometrika 78:301), or undefined when too few did.
 */
export function findStop(
  statistic: number,
  maxima: NullMaxima,
  stopAt: number,
): number | undefined {
  let reached = 0;
  for (let r = 0; r < maxima.length; r++) {
    if (maxima[r]! >= statistic && ++reached === stopAt) return r + 1;
  }
  return undefined;
}

/**
 * How sure a cluster of this statistic is.
 *
 * @param stopAt p is `stopAt / replicates` where that many maxima reached the statistic, else
 *   (1 + reached) / (1 + replicates)
 * @param analysisDays days between two analyses; the recurrence interval is that over p
 * @throws RangeError without a replicate
 * @example significanceOf(9, Float64Array.of(1, 2, 10), { analysisDays: 1 }).p // 0.5
 */
export function significanceOf(
  statistic: number,
  maxima: NullMaxima,
  { stopAt, analysisDays }: { stopAt?: number; analysisDays: number },
): Significance {
  if (maxima.length === 0)
    throw new RangeError('significance: got no replicate, wanted one or more');
  const stop = stopAt === undefined ? undefined : findStop(statistic, maxima, stopAt);
  const reached = maxima.reduce((count, t) => count + (t >= statistic ? 1 : 0), 0);
  const p = stop === undefined ? (1 + reached) / (1 + maxima.length) : stopAt! / stop;
  const gumbel = fitGumbel(maxima);
  return {
    p,
    gumbelP: gumbel && gumbelTail(statistic, gumbel),
    recurrenceDays: analysisDays / p,
  };
}

/** Size, moments and two quantiles of the maxima. */
export function summariseNull(maxima: NullMaxima): NullSummary {
  if (maxima.length === 0) return { replicates: 0, mean: 0, sd: 0, q50: 0, q95: 0 };
  const sorted = maxima.toSorted();
  const quantile = (q: number) =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * (sorted.length + 1)) - 1))]!;
  return {
    replicates: maxima.length,
    ...momentsOf(maxima),
    q50: quantile(0.5),
    q95: quantile(0.95),
  };
}
