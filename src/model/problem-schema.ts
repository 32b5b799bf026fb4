import { z } from 'zod';
import { Label } from './label.ts';

/**
 * An error that a caller can read: what (code, detail), where (path), what was there (got)
 * and what would be right (wanted). Engines return problems; `api/problems.ts` alone maps
 * the first segment of the code to an HTTP status.
 */
export const Problem = z
  .object({
    /** dotted, most general first: `input.missing`, `act.state`, `conflict.seq`, `auth.role` */
    code: z.string().regex(/^[a-z]+(\.[a-z-]+)+$/),
    /** where: `row 17, column OPEN_DT`, `states.filed.acts[2]`, `input.unit` */
    path: z.string(),
    detail: Label,
    got: z.string().optional(),
    wanted: z.string().optional(),
  })
  .strict();
export type Problem = z.infer<typeof Problem>;
