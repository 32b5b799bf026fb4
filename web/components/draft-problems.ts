import type { Problem } from '../../src/model/problem.ts';
import { problemsIn } from '../api.ts';

/** Problems of a figure that was sent: at the fields they are about, doubts one may stand by, and the rest. */
export interface DraftProblems {
  at: ReadonlyMap<string, Problem[]>;
  doubts: Problem[];
  rest: Problem[];
}

/** @param fields names of the form; a problem of another path belongs to none of them */
export function sortProblems(error: unknown, fields: readonly string[]): DraftProblems {
  const at = new Map<string, Problem[]>();
  const sorted: DraftProblems = { at, doubts: [], rest: [] };
  if (!error) return sorted;
  for (const problem of problemsIn(error)) {
    // `body.value` when the shape is wrong, `value` when the figure is
    const field = problem.path.replace(/^body\./, '').split('.')[0] ?? '';
    if (problem.code.startsWith('doubt.')) sorted.doubts.push(problem);
    else if (fields.includes(field)) at.set(field, [...(at.get(field) ?? []), problem]);
    else sorted.rest.push(problem);
  }
  return sorted;
}
