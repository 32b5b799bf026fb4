import { fitLogistic } from './fit-likeness.ts';
import { judgeDuplicates, type JudgedDemand, type JudgeOptions } from './judge-duplicates.ts';
import { placedFeatures, type LikenessWeights } from './likeness.ts';

/** Demands nearer than this stand at one address. */
const ONE_ADDRESS = 1;
/** What a radius of distance takes from the logarithm of the odds: our convention. */
const PER_RADIUS = -2;

/**
 * The weights with those of place and time learned from demands of which somebody said whether they
 * repeat another: logistic regression over the candidates at one address. The weight of distance is not learned.
 * Undefined where the span has fewer than 20 true and 20 false pairs.
 *
 * @param weights the ones to begin with; those of words are kept
 */
export function trainPlaced(
  demands: readonly JudgedDemand[],
  options: Omit<JudgeOptions, 'pairs' | 'first'>,
): { weights: LikenessWeights; pairs: number } | undefined {
  const features: number[][] = [];
  const truths: number[] = [];
  judgeDuplicates(demands, {
    ...options,
    pairs: ({ facts, kind, truth }) => {
      const { metres } = facts;
      if (metres === null || metres >= ONE_ADDRESS || !facts.sameKind) return;
      features.push(placedFeatures({ ...facts, metres }, kind.rule).slice(0, 2));
      truths.push(truth);
    },
  });
  const yes = truths.filter((truth) => truth === 1).length;
  if (yes < 20 || truths.length - yes < 20) return undefined;
  const [base = 0, soon = 0] = fitLogistic(features, truths);
  return {
    weights: { ...options.weights, placed: [base, soon, PER_RADIUS] },
    pairs: truths.length,
  };
}
