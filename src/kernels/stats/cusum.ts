import { countTail } from './count-tails.ts';
import { baselinePrediction, type BaselineMoments } from './ears.ts';

/** What is summed up: how far a count lies above its mean, in standard deviations. */
export type CusumScale = 'standard' | 'poisson' | 'anscombe' | 'rossi' | 'score';

export interface CusumSettings {
  /** days before a day that its mean and standard deviation come from, ≥ 2 */
  baseline: number;
  /** days between a day and its baseline, so that a rise does not at once become normal; default 0 */
  lag?: number;
  /** reference value: rises below it are let pass, in standard deviations */
  k: number;
  /** decision limit, in standard deviations */
  h: number;
  /**
   * `standard`: the baseline's own standard deviation, at least Poisson's (default). The others take
   * the counts for Poisson: `poisson` √mean; `anscombe` 2(√(y + 3/8) − √(mean + 3/8)); `rossi` the
   * mean of both in effect, (y − 3 mean + 2√(mean y)) / 2√mean (Rossi et al. 1999). `score`: the
   * normal score of the count among those that the baseline predicts, middle of its steps: the only
   * one whose alarms are as rare with few cases as with many
   */
  scale?: CusumScale;
  /** first day whose limit is wanted, since working out limits is most of the work; default all */
  limitsFrom?: number;
}

/** For each day; NaN where the day's baseline is less than half known. */
export interface CusumAnswer {
  /** the sum, ≥ 0; an unknown day leaves it as it is */
  sum: Float64Array;
  /** expected cases of the day */
  mean: Float64Array;
  /** cases of the day above which the sum passes h, from `limitsFrom`; with `score` a whole number */
  upper: Float64Array;
  /** chance of such a sum on a day without a change: see `cusumTail` */
  p: Float64Array;
  /** first day of the run in which the sum has been above 0, or −1 */
  since: Int32Array;
  alarm: Uint8Array;
}

/**
 * One-sided cumulative sum for small lasting rises (Page 1954, Biometrika 41:100): yesterday's sum
 * plus today's distance from the mean less k, never below 0.
 *
 * @param counts cases a day; NaN is an unknown day, which is no zero
 */
export function cusum(counts: ArrayLike<number>, settings: CusumSettings): CusumAnswer {
  const { baseline, lag = 0, k, h, scale = 'standard', limitsFrom = 0 } = settings;
  if (!(Number.isInteger(baseline) && baseline >= 2)) {
    throw new RangeError(`cusum: got a baseline of ${baseline} days, wanted a whole number from 2`);
  }
  const days = counts.length;
  const blank = () => new Float64Array(days).fill(NaN);
  const answer = { sum: blank(), mean: blank(), upper: blank(), p: blank() };
  const since = new Int32Array(days).fill(-1);
  const alarm = new Uint8Array(days);
  let known = 0;
  let total = 0;
  let squares = 0;
  let sum = 0;
  let began = -1;
  const at: BaselineMoments = { mean: 0, sd: 0, known: 0 };
  for (let day = lag + 1; day < days; day++) {
    const enters = counts[day - lag - 1]!;
    const leaves = counts[day - lag - 1 - baseline]!;
    if (enters >= 0) {
      known++;
      total += enters;
      squares += enters * enters;
    }
    if (leaves >= 0) {
      known--;
      total -= leaves;
      squares -= leaves * leaves;
    }
    if (day < baseline + lag || known * 2 < baseline || known < 2) continue;
    // half a case, so that the first case after silence is no infinite rise
    at.mean = (total + 0.5) / known;
    const variance = Math.max(0, squares - (total * total) / known) / (known - 1);
    at.sd = Math.sqrt(Math.max(at.mean, scale === 'standard' || scale === 'score' ? variance : 0));
    at.known = known;
    const count = counts[day]!;
    answer.mean[day] = at.mean;
    if (day >= limitsFrom) answer.upper[day] = countAt(h + k - sum, at, scale);
    if (count >= 0) {
      sum = Math.max(0, sum + distance(count, at, scale) - k);
      began = sum > 0 ? (began < 0 ? day : began) : -1;
    }
    answer.sum[day] = sum;
    answer.p[day] = cusumTail(sum, k, { run: day - began + 1, baseline: known });
    since[day] = began;
    alarm[day] = sum > h ? 1 : 0;
  }
  return { ...answer, since, alarm };
}

function distance(count: number, at: BaselineMoments, scale: CusumScale): number {
  const { mean, sd } = at;
  if (scale === 'score') return scoreOf(count, at);
  if (scale === 'anscombe') return 2 * (Math.sqrt(count + 0.375) - Math.sqrt(mean + 0.375));
  if (scale === 'rossi') return (count - 3 * mean + 2 * Math.sqrt(mean * count)) / (2 * sd);
  return (count - mean) / sd;
}

/** The count at this distance: the inverse of `distance`. */
function countAt(distance: number, at: BaselineMoments, scale: CusumScale): number {
  const { mean, sd } = at;
  if (scale === 'score') {
    let count = Math.max(0, Math.ceil(mean + (distance - 1) * sd));
    while (count > 0 && scoreOf(count, at) > distance) count--;
    while (scoreOf(count + 1, at) <= distance) count++;
    return count;
  }
  if (scale === 'anscombe') {
    const root = distance / 2 + Math.sqrt(mean + 0.375);
    return root > 0 ? Math.max(0, root * root - 0.375) : 0;
  }
  if (scale === 'rossi') {
    const root = Math.sqrt(Math.max(0, 4 * mean + 2 * sd * distance)) - Math.sqrt(mean);
    return root > 0 ? root * root : 0;
  }
  return Math.max(0, mean + distance * sd);
}

function scoreOf(count: number, at: BaselineMoments): number {
  const { expected, dispersion } = baselinePrediction(1, at);
  const more = countTail(count + 1, expected, dispersion);
  const tail = (more + countTail(count, expected, dispersion)) / 2;
  return tail < 0.5 ? quickNormal(tail) : -quickNormal(1 - tail);
}

/** Where the standard normal leaves `tail` ≤ 0.5, within 0.0005 (Hastings; Abramowitz and Stegun 26.2.23). */
function quickNormal(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.max(tail, 1e-300)));
  return (
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  );
}

/** Mean of what a normal step goes beyond a limit (Siegmund 1985, Sequential Analysis). */
const OVERSHOOT = 0.583;

/**
 * Chance that on a day without a change the sum is at least `sum`: that of the largest value of a
 * random walk with steps of mean −k, by Siegmund's approximation, exp(−2k (sum + 0.583)). The
 * baseline's mean is not known exactly: an error of it adds up over a run of days, which makes large
 * sums more common by exp(2 k² run² / baseline), the run taken no longer than sum / k days or half
 * the baseline.
 *
 * @param run days since the sum left 0
 * @param baseline days behind the mean
 */
export function cusumTail(
  sum: number,
  k: number,
  { run, baseline }: { run: number; baseline: number },
): number {
  if (!(sum > 0)) return 1;
  const u = sum + OVERSHOOT;
  const days = Math.min(run, u / k, baseline / 2);
  return Math.min(1, Math.exp(-2 * k * u + (2 * (k * days) ** 2) / baseline));
}

/** The sum at which `cusumTail` falls to `p`, 0 < p < 1. */
export function cusumLimit(p: number, k: number, of: { run: number; baseline: number }): number {
  let low = 0;
  let high = 1;
  while (cusumTail(high, k, of) > p) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cusumTail(middle, k, of) > p) low = middle;
    else high = middle;
  }
  return high;
}
