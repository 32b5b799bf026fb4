import { logGamma } from '../stats/gamma-function.ts';

/** Proper scores of a forecast of one count; smaller is better (Czado, Gneiting and Held 2009). */
export interface CountScores {
  /** −log probability of what came */
  logScore: number;
  /** ranked probability score: Σ over k of (P(X ≤ k) − [y ≤ k])² */
  rps: number;
  /** Dawid-Sebastiani: ((y − μ) / σ)² + 2 log σ */
  dss: number;
}

const remaining = 1e-10;

/**
 * Scores of a count `y` against a negative binomial forecast of this mean, variance mean (1 + ψ mean);
 * Poisson for ψ = 0.
 *
 * @throws RangeError for a mean that is not above 0, a negative ψ, or a y that is no count
 */
export function scoreCount(y: number, mean: number, psi: number): CountScores {
  if (!(mean > 0) || !(psi >= 0) || !(Number.isInteger(y) && y >= 0))
    throw new RangeError(
      `scoreCount: got y ${y}, mean ${mean}, psi ${psi}, wanted a count, > 0, ≥ 0`,
    );
  const variance = mean * (1 + psi * mean);
  // probabilities by their recursion from P(X = 0)
  const log0 = psi === 0 ? -mean : -Math.log1p(psi * mean) / psi;
  const odds = psi === 0 ? mean : mean / (1 + psi * mean);
  let p = Math.exp(log0);
  let below = p;
  let rps = 0;
  for (let k = 0; ; k += 1) {
    const miss = below - (y <= k ? 1 : 0);
    rps += miss * miss;
    if (k >= y && 1 - below < remaining) break;
    p *= (odds * (1 + k * psi)) / (k + 1);
    below = Math.min(1, below + p);
    // far out the sum has lost its last digits: nothing more comes
    if (k > y && p < 1e-17) break;
  }
  return {
    logScore: -logCount(y, mean, psi),
    rps,
    dss: (y - mean) ** 2 / variance + Math.log(variance),
  };
}

/** Log probability of a count under a negative binomial of this mean and overdispersion ψ. */
export function logCount(y: number, mean: number, psi: number): number {
  if (psi < 1e-12) return y * Math.log(mean) - mean - logGamma(y + 1);
  const r = 1 / psi;
  return (
    logGamma(y + r) -
    logGamma(r) -
    logGamma(y + 1) -
    r * Math.log1p(mean * psi) +
    y * Math.log((mean * psi) / (1 + mean * psi))
  );
}
