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

/** What an engine answers: a value, or why not. Never both, never an exception for bad input. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

export const good = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const bad = (...problems: Problem[]): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems,
});

/** Builds one problem; `zh` and `en` say the same thing in words. */
export function problem(
  code: string,
  path: string,
  zh: string,
  en: string,
  more: { got?: unknown; wanted?: unknown } = {},
): Problem {
  const shown = (value: unknown) =>
    typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return {
    code,
    path,
    detail: { zh, en },
    ...(more.got === undefined ? {} : { got: shown(more.got).slice(0, 200) }),
    ...(more.wanted === undefined ? {} : { wanted: shown(more.wanted).slice(0, 200) }),
  };
}

/** One line for a terminal or a log: code, place, words, got, wanted. */
export function problemLine(p: Problem, language: 'zh' | 'en' = 'en'): string {
  const tail = [p.got && `got ${p.got}`, p.wanted && `wanted ${p.wanted}`].filter(Boolean);
  return `${p.code} at ${p.path}: ${p.detail[language]}${tail.length ? ` (${tail.join(', ')})` : ''}`;
}

/** Thrown only where no caller can go on (start-up, the command line); carries readable problems. */
export class ProblemError extends Error {
  readonly problems: Problem[];
  constructor(...problems: Problem[]) {
    super(problems.map((p) => problemLine(p)).join('\n'));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}
