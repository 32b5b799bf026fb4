import { normalQuantile } from './continuous.ts';
import { countTail } from './count-tails.ts';

export interface EarsSettings {
  /** C1: the days just before; C2: those before the last two; C3: C2 with what the last two exceeded */
  variant: 'C1' | 'C2' | 'C3';
  /** days of the baseline, ≥ 3 */
  baseline: number;
  /** chance of passing the limit if days were normal, one tail */
  alpha: number;
}

/** For each day; NaN where the day is unknown or less than half its baseline is known. */
export interface EarsAnswer {
  /**
   * C1, C2: mean + z standard deviations. C3: count + (z − E) standard deviations, ≥ 0, where E is
   * what the two days before exceeded one standard deviation by: it is passed when E > z
   */
  upper: Float64Array;
  mean: Float64Array;
  /** standard deviation of the baseline; 0 where all its days are the same */
  sd: Float64Array;
  /**
   * chance of so many cases without a change: see `baselineTail`. The normal tail would be far too
   * small with the small counts and short baselines that EARS is used on. For C3 the three days
   * together.
   */
  p: Float64Array;
  alarm: Uint8Array;
}

/**
 * EARS C1, C2, C3 (Hutwagner et al. 2003, J. Urban Health 80:i89; C3's limit as in Salmon, Schumacher
 * and Höhle 2016, J. Stat. Software 70(10)).
 *
 * @param counts cases a day; NaN is an unknown day, which is no zero and stays out of the baseline
 */
export function ears(
  counts: ArrayLike<number>,
  { variant, baseline, alpha }: EarsSettings,
): EarsAnswer {
  if (!(Number.isInteger(baseline) && baseline >= 3)) {
    throw new RangeError(`ears: got a baseline of ${baseline} days, wanted a whole number from 3`);
  }
  const days = counts.length;
  const blank = () => new Float64Array(days).fill(NaN);
  const answer = { upper: blank(), mean: blank(), sd: blank(), p: blank() };
  const alarm = new Uint8Array(days);
  const z = normalQuantile(1 - alpha);
  const lag = variant === 'C1' ? 0 : 2;
  let known = 0;
  let sum = 0;
  let squares = 0;
  // excess over one standard deviation of yesterday and the day before, for C3
  let before1 = 0;
  let before2 = 0;
  for (let day = lag + 1; day < days; day++) {
    const enters = counts[day - lag - 1]!;
    const leaves = counts[day - lag - 1 - baseline]!;
    if (enters >= 0) {
      known++;
      sum += enters;
      squares += enters * enters;
    }
    if (leaves >= 0) {
      known--;
      sum -= leaves;
      squares -= leaves * leaves;
    }
    const count = counts[day]!;
    if (day < baseline + lag || known * 2 < baseline || known < 2) continue;
    const mean = sum / known;
    const sd = Math.sqrt(Math.max(0, squares - (sum * sum) / known) / (known - 1));
    const earlier = variant === 'C3' ? before1 + before2 : 0;
    before2 = before1;
    before1 = excess(count, mean, sd);
    if (Number.isNaN(count)) continue;
    answer.mean[day] = mean;
    answer.sd[day] = sd;
    answer.upper[day] = variant === 'C3' ? limitC3(count, mean, sd, z - earlier) : mean + z * sd;
    alarm[day] = count > answer.upper[day]! ? 1 : 0;
    const span = variant === 'C3' ? 3 : 1;
    const recent = variant === 'C3' ? knownSum(counts, day) : count;
    answer.p[day] = baselineTail(recent, span, { mean, sd, known });
  }
  return { ...answer, alarm };
}

/** How far a day is beyond one standard deviation, in standard deviations; an unknown day is not. */
function excess(count: number, mean: number, sd: number): number {
  if (!(count > mean)) return 0;
  return sd > 0 ? Math.max(0, (count - mean) / sd - 1) : Infinity;
}

/** Days that were all the same leave their mean, as in C2. */
const limitC3 = (count: number, mean: number, sd: number, left: number) =>
  sd > 0 ? Math.max(0, count + sd * left) : mean;

const knownSum = (counts: ArrayLike<number>, day: number) =>
  (counts[day] || 0) + (counts[day - 1] || 0) + (counts[day - 2] || 0);

export interface BaselineMoments {
  mean: number;
  sd: number;
  /** days that they come from */
  known: number;
}

/**
 * Chance that `span` days hold `count` cases or more when nothing changed, from the moments of the
 * baseline: a negative binomial whose variance is that of the days, at least Poisson's, and that of
 * the estimated mean. Without overdispersion it is close to the exact conditional test; half a case
 * is added to the baseline, so that an empty one stays an answer.
 */
export function baselineTail(count: number, span: number, moments: BaselineMoments): number {
  const { expected, dispersion } = baselinePrediction(span, moments);
  return countTail(count, expected, dispersion);
}

/** Mean and dispersion behind `baselineTail`. */
export function baselinePrediction(
  span: number,
  { mean, sd, known }: BaselineMoments,
): { expected: number; dispersion: number } {
  const spread = mean > 0 ? Math.max(1, (sd * sd) / mean) : 1;
  return { expected: span * (mean + 0.5 / known), dispersion: spread * (1 + span / known) };
}
