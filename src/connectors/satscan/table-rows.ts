import { ProblemError, problem, type Problem } from '../../model/problem.ts';
import { badFormat, lookAt, readBytes } from '../file/read-bytes.ts';

/** Problems told of one file at most; a file of the wrong kind has one in every row. */
const TOLD = 20;
/** Characters of a line at most: what is longer is no table of this kind. */
const LONGEST_LINE = 1 << 20;

/** Why a row can't be used, in both languages, with what was there and what would be right. */
export interface Fault {
  code: string;
  zh: string;
  en: string;
  got: unknown;
  wanted: string;
}

/** Takes the words of one row; answers a fault where it can't be used. */
export type RowTaker = (words: readonly string[], row: number) => Fault | undefined;

const wordsOf = (line: string): string[] =>
  line.includes('"')
    ? [...line.matchAll(/"([^"]*)"|\S+/g)].map((m) => m[1] ?? m[0])
    : line.split(/\s+/);

const isComment = (line: string) => line.startsWith('#') || line.startsWith('//');

class RowReader {
  readonly #path: string;
  readonly #take: RowTaker;
  readonly #problems: Problem[] = [];
  #faults = 0;
  #row = 0;
  #rest = '';
  taken = 0;

  constructor(path: string, take: RowTaker) {
    this.#path = path;
    this.#take = take;
  }

  push(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop()!;
    for (const line of lines) this.#line(line);
    if (this.#rest.length > LONGEST_LINE) throw new ProblemError(this.#overlong());
  }

  end(): void {
    if (this.#rest !== '') this.#line(this.#rest);
    if (this.#faults > TOLD) {
      const more = this.#faults - TOLD;
      this.#problems.push(
        problem('input.more', this.#path, `还有${more}行有问题`, `${more} more rows like these`),
      );
    }
    if (this.#problems.length > 0) throw new ProblemError(...this.#problems);
  }

  #line(raw: string): void {
    this.#row++;
    const line = raw.trim();
    if (line === '' || isComment(line)) return;
    const fault = line.includes('\0')
      ? { code: 'input.row', zh: '不是文本', en: 'This is not text', got: 'NUL', wanted: 'text' }
      : this.#take(wordsOf(line), this.#row);
    if (!fault) {
      this.taken++;
      return;
    }
    if (this.#faults++ >= TOLD) return;
    const { code, zh, en, got, wanted } = fault;
    this.#problems.push(problem(code, `${this.#path}, row ${this.#row}`, zh, en, { got, wanted }));
  }

  #overlong(): Problem {
    return problem(
      'input.row',
      `${this.#path}, row ${this.#row + 1}`,
      '这一行过长',
      'This line is too long',
      {
        got: `more than ${LONGEST_LINE} characters`,
        wanted: 'rows of a few words',
      },
    );
  }
}

const emptyFile = (path: string, wanted: string) =>
  new ProblemError(
    problem('file.empty', path, '文件里没有数据', 'The file holds no rows', {
      got: 'no row',
      wanted,
    }),
  );

/**
 * Reads a table of words between blanks or tabs, row by row: words with blanks stand in double
 * quotes, rows that begin with # or // are comments. Plain or gzip, UTF-8, any line ends.
 *
 * @param wanted what a row holds, for the problem where there is none
 * @throws ProblemError `file.missing`, `file.empty`, `file.format`, or what `take` found wrong with
 *   rows: each with file and row, the first 20 of them
 */
export async function readTable(path: string, wanted: string, take: RowTaker): Promise<void> {
  const { container } = await lookAt(path).catch((error: unknown) => {
    const isEmpty = error instanceof ProblemError && error.problems[0]?.code === 'file.empty';
    throw isEmpty ? emptyFile(path, wanted) : error;
  });
  if (container === 'zip') throw new ProblemError(badFormat(path, 'zip'));
  const bytes = readBytes(path, container === 'gzip');
  const reader = new RowReader(path, take);
  const decoder = new TextDecoder();
  try {
    for await (const chunk of bytes.chunks) reader.push(decoder.decode(chunk, { stream: true }));
    reader.push(decoder.decode());
    reader.end();
  } finally {
    bytes.close();
  }
  if (reader.taken === 0) throw emptyFile(path, wanted);
}
