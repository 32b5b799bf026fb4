import type { Example } from '../kernels/text/classify/train-classifier.ts';
import type { CategoryChange } from '../model/category-change.ts';

/** Everything that a retraining learns from, under the names of classes as they were written. */
export interface Lessons {
  examples: Example[];
  corrections: Example[];
  changes: readonly CategoryChange[];
  /** classes in use now; undefined where only the examples say which they are */
  known?: ReadonlySet<string>;
  /** where changes and corrections stand, for problems */
  where: { changes: string; corrections: string };
}
