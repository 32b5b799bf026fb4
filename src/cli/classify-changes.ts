import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import {
  classChangeFaults,
  forwardClasses,
  type ClassChangeFault,
} from '../kernels/text/classify/forward-classes.ts';
import { CategoryChange, changeProblem } from '../model/category-change.ts';
import { problem, ProblemError, type Problem } from '../model/problem.ts';

const problemsOf = (path: string, found: readonly ClassChangeFault[]): Problem[] =>
  found.map(({ fault, at, got }) => changeProblem('input', `${path}[${at}]`, fault, got));

/** The changes in a JSON file, as they are written. @throws ProblemError where they are none */
export async function readChanges(path: string): Promise<CategoryChange[]> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new ProblemError(
      problem('use.file', '--renames', '读不了这个文件', 'the file cannot be read as JSON', {
        got: `${path} (${(error as Error).message})`,
        wanted: 'a list of { from, on, to, split }',
      }),
    );
  }
  const read = z.array(CategoryChange).safeParse(json);
  if (read.success) return read.data;
  throw new ProblemError(
    ...read.error.issues.map(({ path: at, message }) =>
      problem(
        'input.change',
        `${path} ${at.join('.')}`,
        `变更写得不对：${message}`,
        `the change is not as it should be: ${message}`,
        { wanted: '{ from, on: YYYY-MM-DD, to, split: [{ to, words }] }' },
      ),
    ),
  );
}

/** The way forward through the changes. @throws ProblemError where they cannot be followed */
export function followChanges(path: string, changes: readonly CategoryChange[]) {
  const found = classChangeFaults(changes);
  if (found.length > 0) throw new ProblemError(...problemsOf(path, found));
  return forwardClasses(changes);
}

/** What is wrong with changes in view of the classes that there are now. */
export function checkEnds(
  path: string,
  changes: readonly CategoryChange[],
  known: ReadonlySet<string>,
): void {
  const found = classChangeFaults(changes, known).filter(({ fault }) => fault === 'unknown');
  if (found.length > 0) throw new ProblemError(...problemsOf(path, found));
}
