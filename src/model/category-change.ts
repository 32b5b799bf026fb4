import { z } from 'zod';
import { problem, type Problem } from './problem.ts';

const Target = z.string().min(1).nullable();

/**
 * What became of a category on a day: renamed (`to`), merged (several with one `to`), split by words
 * (`split`, the first that fits; `to` takes the rest) or dropped (`to: null`). What was learned under
 * the old name then goes on teaching the new one.
 */
export const CategoryChange = z
  .object({
    from: z.string().min(1),
    /** civil day from which the old category is not used any more */
    on: z.iso.date(),
    to: Target,
    split: z
      .array(z.object({ to: Target, words: z.array(z.string().min(1)).min(1) }).strict())
      .optional(),
  })
  .strict();
export type CategoryChange = z.infer<typeof CategoryChange>;
/** Lists that several districts share, so that each file is checked where it is written. */
export const defineCategoryChanges = (changes: z.input<typeof CategoryChange>[]) => changes;

const faults = {
  twice: ['同一个类别变更了两次', 'a class changes twice', 'one change a class'],
  circle: ['类别变更成了圈', 'changes go in a circle', 'a way that ends'],
  'no-words': ['拆分没有写词语', 'a split has no words', 'words that send texts there'],
  unknown: ['没有这个类别', 'there is no such class', 'a class in use, or one that changes too'],
} as const;

/** A change that cannot be followed, as a problem; `family` is `declared` or `input`. */
export function changeProblem(
  family: 'declared' | 'input',
  path: string,
  fault: keyof typeof faults,
  got: string,
): Problem {
  const [zh, en, wanted] = faults[fault];
  return problem(`${family}.change-${fault}`, path, zh, en, { got, wanted });
}
