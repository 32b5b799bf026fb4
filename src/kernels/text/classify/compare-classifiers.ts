import {
  pairedDifference,
  type PairedCounts,
  type PairedDifference,
} from '../../stats/paired-proportions.ts';
import { evaluate, type Evaluation, type Judged } from './evaluation.ts';

/** Two classifiers on the same texts. */
export interface Comparison {
  first: Evaluation;
  second: Evaluation;
  counts: PairedCounts;
  /** of accuracy: second less first */
  accuracy: PairedDifference;
}

/**
 * Compares what two classifiers said of the same texts, one by one.
 *
 * @throws RangeError where there is no text, or the two were not asked about the same ones
 */
export function compareClassifiers(
  first: readonly Judged[],
  second: readonly Judged[],
): Comparison {
  if (first.length !== second.length || first.some((one, i) => one.truth !== second[i]!.truth)) {
    throw new RangeError(
      `compareClassifiers: got ${first.length} and ${second.length} other texts`,
    );
  }
  const counts: PairedCounts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  for (const [i, { truth, said }] of first.entries()) {
    const other = second[i]!.said === truth;
    if (said === truth) counts[other ? 'both' : 'onlyFirst'] += 1;
    else counts[other ? 'onlySecond' : 'neither'] += 1;
  }
  const accuracy = pairedDifference(counts);
  return { first: evaluate(first), second: evaluate(second), counts, accuracy };
}
