import { z } from 'zod';
import { Label } from './label.ts';

/** A node of the tree of goals: 1663 = one leading idea, six goals, six actions, three guarantees. */
export const Goal = z
  .object({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    parent: z.string().optional(),
    kind: z.enum(['framework', 'theme', 'goal', 'action', 'guarantee']),
    label: Label,
    /** indicators by which it is seen to move */
    indicators: z.array(z.string()).default([]),
    /** civil days between which it is to be reached */
    from: z.iso.date().optional(),
    due: z.iso.date().optional(),
  })
  .strict();
export type Goal = z.infer<typeof Goal>;

export const GoalFile = z
  .object({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    districts: z.array(z.string()).min(1),
    goals: z.array(Goal).min(1),
  })
  .strict();
export type GoalFile = z.infer<typeof GoalFile>;
export const defineGoals = (file: z.input<typeof GoalFile>) => file;
