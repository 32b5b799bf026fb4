/** What is summed up: how far a count lies above its mean, in standard deviations. */
export type CusumScale = 'standard' | 'poisson' | 'anscombe' | 'rossi';

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
   * mean of both in effect, (y − 3 mean + 2√(mean y)) / 2√mean (Rossi et al. 1999)
   */
  scale?: CusumScale;
}

/** For each day; NaN where the day's baseline is less than half known. */
export interface CusumAnswer {
  /** the sum, ≥ 0; an unknown day leaves it as it is */
  sum: Float64Array;
  /** expected cases of the day */
  mean: Float64Array;
  /** cases of the day above which the sum passes h */
  upper: Float64Array;
  /** 1 / (mean days between alarms at a limit equal to the sum): see `cusumTail` */
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
  const { baseline, lag = 0, k, h, scale = 'standard' } = settings;
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
    const mean = (total + 0.5) / known;
    const variance = Math.max(0, squares - (total * total) / known) / (known - 1);
    const sd = Math.sqrt(Math.max(mean, scale === 'standard' ? variance : 0));
    const count = counts[day]!;
    answer.mean[day] = mean;
    answer.upper[day] = countAt(h + k - sum, mean, sd, scale);
    if (count >= 0) {
      sum = Math.max(0, sum + distance(count, mean, sd, scale) - k);
      began = sum > 0 ? (began < 0 ? day : began) : -1;
    }
    answer.sum[day] = sum;
    answer.p[day] = cusumTail(sum, k);
    since[day] = began;
    alarm[day] = sum > h ? 1 : 0;
  }
  return { ...answer, since, alarm };
}

function distance(count: number, mean: number, sd: number, scale: CusumScale): number {
  if (scale === 'anscombe') return 2 * (Math.sqrt(count + 0.375) - Math.sqrt(mean + 0.375));
  if (scale === 'rossi') return (count - 3 * mean + 2 * Math.sqrt(mean * count)) / (2 * sd);
  return (count - mean) / sd;
}

/** The count at this distance: the inverse of `distance`. */
function countAt(distance: number, mean: number, sd: number, scale: CusumScale): number {
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

/** Half the mean overshoot of a normal step, on both sides (Siegmund 1985). */
const OVERSHOOT = 1.166;

/**
 * 1 / (mean number of days until a sum of normal days without a change passes the limit `sum`):
 * Siegmund's approximation (1985, Sequential Analysis, 2.55), within 3 % for limits from 2.
 *
 * @example 1 / cusumTail(4, 0.5) // 338.1 days; exactly 335.4 (Montgomery's table)
 */
export function cusumTail(sum: number, k: number): number {
  const b = sum + OVERSHOOT;
  const days = (Math.expm1(2 * k * b) - 2 * k * b) / (2 * k * k);
  return sum > 0 ? Math.min(1, 1 / days) : 1;
}

/** The sum at which `cusumTail` falls to `p`, 0 < p < 1. */
export function cusumLimit(p: number, k: number): number {
  let low = 0;
  let high = 1;
  while (cusumTail(high, k) > p) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cusumTail(middle, k) > p) low = middle;
    else high = middle;
  }
  return high;
}
