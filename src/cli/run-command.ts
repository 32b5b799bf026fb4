import { ProblemError, problemLine } from '../model/problem.ts';

/** Exit codes of every command. */
export const exitCodes = { ok: 0, problems: 1, wrongUse: 2 } as const;

/** Progress and remarks go to stderr, so that stdout holds nothing but the answer. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** The last line of stdout under `--json`: one JSON object. */
export const answer = (value: object): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

/**
 * Runs the body of a command. A ProblemError is told in words with exit code 1 (2 where the
 * problem is one of use); anything else is a fault of the program and keeps its stack.
 */
export async function runCommand(json: boolean, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    for (const p of error.problems) say(problemLine(p));
    if (json) answer({ problems: error.problems });
    process.exitCode = error.problems.some((p) => p.code.startsWith('use.'))
      ? exitCodes.wrongUse
      : exitCodes.problems;
  }
}
