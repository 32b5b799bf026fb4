import { logCount } from './count-scores.ts';

/** Counts beside what was expected of them. */
export interface ExpectedCounts {
  counts: Float64Array;
  means: Float64Array;
}

/** Log-likelihood of all counts for this ψ, without the term of the counts alone. */
function spreadLikelihood(rows: readonly ExpectedCounts[], psi: number): number {
  let sum = 0;
  for (const { counts, means } of rows)
    for (const [i, mean] of means.entries()) {
      const kept = Math.max(mean, 1e-9);
      // most cells have nothing most of the time: no gamma function is needed for them
      sum += counts[i] === 0 ? -Math.log1p(psi * kept) / psi : logCount(counts[i]!, kept, psi);
    }
  return sum;
}

const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Overdispersion ψ of counts around their means by maximum likelihood, between e^-7 and e^3: the
 * likelihood has one maximum in log ψ, which golden sections close in on to a hundredth. Moments look
 * at the busiest cells alone; the likelihood at all.
 */
export function spreadByLikelihood(rows: readonly ExpectedCounts[]): number {
  let [low, high] = [-7, 3];
  const at = (log: number) => spreadLikelihood(rows, Math.exp(log));
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)];
  let [fa, fb] = [at(a), at(b)];
  while (high - low > 0.01)
    if (fa > fb) {
      [high, b, fb] = [b, a, fa];
      a = high - golden * (high - low);
      fa = at(a);
    } else {
      [low, a, fa] = [a, b, fb];
      b = low + golden * (high - low);
      fb = at(b);
    }
  return Math.exp((low + high) / 2);
}

/** P(X ≤ y) of a negative binomial count of this mean and overdispersion; Poisson for ψ = 0. */
export function probabilityUpTo(y: number, mean: number, psi: number): number {
  if (y < 0) return 0;
  const odds = psi === 0 ? mean : mean / (1 + psi * mean);
  let p = Math.exp(psi === 0 ? -mean : -Math.log1p(psi * mean) / psi);
  let sum = p;
  for (let k = 0; k < y; k += 1) {
    p *= (odds * (1 + k * psi)) / (k + 1);
    sum += p;
  }
  return Math.min(1, sum);
}

/** The smallest count that is not surpassed with this probability. */
export function countQuantile(share: number, mean: number, psi: number): number {
  if (!(share >= 0 && share < 1))
    throw new RangeError(`count quantile: got ${share}, wanted 0 ≤ share < 1`);
  const odds = psi === 0 ? mean : mean / (1 + psi * mean);
  let p = Math.exp(psi === 0 ? -mean : -Math.log1p(psi * mean) / psi);
  let sum = p;
  let k = 0;
  // beyond the last digit of the sum nothing more comes
  while (sum < share && (p > 1e-300 ? p > 1e-17 || k < mean : false)) {
    p *= (odds * (1 + k * psi)) / (k + 1);
    k += 1;
    sum += p;
  }
  return k;
}

/**
 * Histogram of the probability integral transform for counts (Czado, Gneiting and Held 2009), not
 * randomised: a count spreads evenly between P(X < y) and P(X ≤ y). Flat where forecasts are
 * calibrated, hollow where they are too narrow. Shares of `bins` equal bins; they add up to 1.
 */
export class PitHistogram {
  readonly #sums: Float64Array;
  #n = 0;

  constructor(bins = 10) {
    this.#sums = new Float64Array(bins);
  }

  add(y: number, mean: number, psi: number): void {
    const low = probabilityUpTo(y - 1, mean, psi);
    const high = Math.max(probabilityUpTo(y, mean, psi), low + 1e-12);
    const bins = this.#sums.length;
    this.#n += 1;
    for (let b = Math.min(bins - 1, Math.floor(low * bins)); b < bins; b += 1) {
      const from = Math.max(low, b / bins);
      const to = Math.min(high, (b + 1) / bins);
      if (to <= from && b / bins > high) break;
      this.#sums[b]! += Math.max(0, to - from) / (high - low);
    }
  }

  shares(): number[] {
    return Array.from(this.#sums, (sum) => sum / Math.max(1, this.#n));
  }
}
