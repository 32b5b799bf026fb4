/** From where on two demands of one category are taken for one problem. */
export interface SameProblemRule {
  /** as far apart as reports of one problem usually are */
  metres: number;
  /** as many days apart */
  days: number;
  /** least likeness, 0 to 1 */
  likeness: number;
  /** whether demands of the same family but another category may be one problem by their place */
  within: 'category' | 'family';
}

/** What two demands have in common, before it is weighed. */
export interface PairFacts {
  /** share of the words in common, rare words counting more, 0 to 1 */
  words: number;
  /** how much the common words say: sum of the logarithms of their rarity */
  evidence: number;
  /** null where one of the two has no point */
  metres: number | null;
  /** how long the other was there before this one; negative when it came later */
  hours: number;
  /** whether place and time may speak: the category is the same, or the family where the rule says so */
  sameKind: boolean;
}

/** Weights of the two ways in which demands are alike, in the order of their features. */
export interface LikenessWeights {
  /** 1, words, words squared, evidence, soon, far */
  said: readonly number[];
  /** 1, soon, square of the distance in radii */
  placed: readonly number[];
}

/**
 * The weights in use. `said`: 4,660 Chinese messages of 2010 to 2020, each told again by its title alone, by its title
 * and part of its sentences, and whole, up to 105 days later, against what is most like it among the others; the weight
 * of `far` is our convention, since these messages have no points. `placed`: requests to Chicago up to the
 * end of 2012 at one address, by whether the city closed the later one as a duplicate; what a distance takes away
 * is our convention too, since addresses say nothing of how far from a matter people stand who report it.
 * Words would add nothing there. docs/triage.md tells what all this reaches.
 */
export const likenessWeights: LikenessWeights = {
  said: [-8.88, 5.48, -3.1, 9.88, 2.65, -4],
  placed: [-7.5, 8.2, -2],
};

const logistic = (z: number) => 1 / (1 + Math.exp(-z));
const dot = (weights: readonly number[], features: readonly number[]) => {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * features[i]!;
  return sum;
};

/** Half of what can be said is said when the common words weigh as much as four that one text in 1,000 has. */
const HALF_EVIDENCE = 28;
const soon = (facts: PairFacts, rule: SameProblemRule) =>
  Math.exp(-Math.abs(facts.hours) / (24 * rule.days));

/** What the words say: a repost or the same matter in other words. Each feature lies in 0 to 1. */
export function saidFeatures(facts: PairFacts, rule: SameProblemRule): number[] {
  const { words, evidence, metres } = facts;
  const far =
    metres === null ? 0 : 1 - Math.exp(-Math.max(0, metres - rule.metres) / (4 * rule.metres));
  return [1, words, words * words, evidence / (evidence + HALF_EVIDENCE), soon(facts, rule), far];
}

/** What place and time say of two demands of one kind that both have a point. */
export function placedFeatures(
  facts: PairFacts & { metres: number },
  rule: SameProblemRule,
): number[] {
  // squared, so flat at first: who reports stands beside the matter, not on it
  return [1, soon(facts, rule), (facts.metres / rule.metres) ** 2];
}

/**
 * How much two demands are alike, 0 to 1: the larger of two probabilities, so that either is reason
 * enough. One is that their words tell of one matter, the other that two demands of the same kind at the same
 * place in the same days are one problem. `because` names the larger.
 */
export function likenessOf(
  facts: PairFacts,
  rule: SameProblemRule,
  weights: LikenessWeights,
): { likeness: number; because: 'words' | 'place' } {
  const said = logistic(dot(weights.said, saidFeatures(facts, rule)));
  const { metres } = facts;
  if (metres === null || !facts.sameKind) return { likeness: said, because: 'words' };
  const placed = logistic(dot(weights.placed, placedFeatures({ ...facts, metres }, rule)));
  return placed > said
    ? { likeness: placed, because: 'place' }
    : { likeness: said, because: 'words' };
}
