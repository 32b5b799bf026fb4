import { normalQuantile } from '../stats/continuous.ts';
import type { Random } from '../simulate/random.ts';

export interface BootstrapAnswer {
  /** of each estimate; null where units do not differ */
  standardErrors: (number | null)[];
  /** so many standard errors to either side hold all estimates at once at this confidence */
  simultaneous: number;
}

/** Value below which a share of sorted values lies, between neighbours by straight lines. */
function quantileOf(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [low, high] = [Math.floor(at), Math.ceil(at)];
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

const root5 = Math.sqrt(5);
/** Mammen's two points: mean 0, variance 1, third moment 1. */
const [pointLow, pointHigh, chanceLow] = [
  (1 - root5) / 2,
  (1 + root5) / 2,
  (root5 + 1) / (2 * root5),
];

/**
 * Standard errors and a band for many estimates at once, from the influence of each unit on them: units
 * are weighed by Mammen's two points again and again (Callaway and Sant'Anna 2021, algorithm 1). Errors
 * are taken from the middle half of the draws, which a few wild ones cannot move.
 */
export function multiplierBootstrap(
  influence: readonly Float64Array[],
  random: Random,
  { draws = 999, confidence = 0.95 } = {},
): BootstrapAnswer {
  const n = influence[0]?.length ?? 0;
  if (n === 0) throw new RangeError('multiplierBootstrap: got no estimate, wanted one');
  const drawn = influence.map(() => new Float64Array(draws));
  const weights = new Float64Array(n);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < n; i += 1) weights[i] = random.unit() < chanceLow ? pointLow : pointHigh;
    influence.forEach((one, k) => {
      let sum = 0;
      for (let i = 0; i < n; i += 1) sum += weights[i]! * one[i]!;
      drawn[k]![draw] = sum / n;
    });
  }
  const middle = normalQuantile(0.75) - normalQuantile(0.25);
  const errors = drawn.map((values) => {
    const sorted = values.toSorted();
    const error = (quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25)) / middle;
    return error > 1e-12 ? error : null;
  });
  const farthest = Float64Array.from({ length: draws }, (_, draw) =>
    drawn.reduce((most, values, k) => {
      const error = errors[k];
      return error ? Math.max(most, Math.abs(values[draw]!) / error) : most;
    }, 0),
  ).sort();
  return { standardErrors: errors, simultaneous: quantileOf(farthest, confidence) };
}
