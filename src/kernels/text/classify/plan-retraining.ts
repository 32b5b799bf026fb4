import { textFolds, textGroups } from './text-folds.ts';
import type { Example } from './train-classifier.ts';

/** What a new model learns from, and what it is judged by together with the old one. */
export interface RetrainingPlan {
  training: Example[];
  heldOut: Example[];
  /** examples left out because a correction says of the very text what it is */
  corrected: number;
  /** examples and corrections left out because their text is one of those held out */
  sameText: number;
}

/** One fifth of all texts, always the same, judges and never teaches. */
const folds = 5;

const keyOf = ({ fields }: Example) => fields.join('\n');

/**
 * Puts corrections beside what was learned before. A fifth of the corrections is held out, by text
 * and never by row: which ones does not depend on order or on what is learned besides, and no text
 * that is the same as one held out is learned from.
 */
export function planRetraining(
  examples: readonly Example[],
  corrections: readonly Example[],
): RetrainingPlan {
  // of one text the last correction holds
  const latest = new Map(corrections.map((correction) => [keyOf(correction), correction]));
  const standing = examples.filter((example) => !latest.has(keyOf(example)));
  const taken = [...latest.values()];
  const fold = textFolds(
    taken.map(({ fields }) => fields),
    folds,
  );
  const all = [...taken, ...standing];
  const { group } = textGroups(all.map(({ fields }) => fields));
  const kept = new Set<number>();
  for (const [i, part] of fold.entries()) if (part === 0) kept.add(group[i]!);
  const training = all.filter((_, i) => !kept.has(group[i]!));
  const heldOut = taken.filter((_, i) => fold[i] === 0);
  return {
    training,
    heldOut,
    corrected: examples.length - standing.length,
    sameText: all.length - training.length - heldOut.length,
  };
}
