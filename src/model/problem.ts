import type { Problem } from './problem-schema.ts';

// the schema stands apart: whoever only says what is wrong needs no validator and starts faster
export type { Problem };

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
