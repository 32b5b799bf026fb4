import { problem, type Problem } from '../../model/problem.ts';
import { count, longestRow, wellFormed, type FileNotes } from './row-file.ts';

/** Lines looked at for the names of columns; names that first occur later are not read. */
const headLines = 500;

/** A JSON value as the text of a cell. */
const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return wellFormed(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const parsed = (line: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

/** Splits JSON Lines: one object a line. Columns are the names in the first lines, in order. */
export class JsonLines {
  readonly columns: string[];
  readonly #known: Set<string>;
  readonly #notes: FileNotes;
  #held = '';
  #line = 0;
  #skipped = 0;

  /** `wanted` are names to read even where the first lines do not have them. */
  constructor(head: string, wanted: readonly string[], notes: FileNotes) {
    this.#notes = notes;
    const names = new Set<string>();
    for (const line of head.split('\n', headLines)) {
      for (const name of Object.keys(parsed(line) ?? {})) names.add(name);
    }
    for (const name of wanted) names.add(name);
    this.columns = [...names];
    this.#known = names;
  }

  push(text: string): { line: number; cells: string[]; fault?: Problem }[] {
    const lines = (this.#held + text).split('\n');
    this.#held = lines.pop() ?? '';
    const rows = lines.flatMap((line) => this.#row(line));
    if (this.#held.length > longestRow) {
      // keep the beginning to show, remember the length, wait for the end of the line
      this.#skipped += this.#held.length - 2000;
      this.#held = this.#held.slice(0, 2000);
    }
    return rows;
  }

  end(): { line: number; cells: string[]; fault?: Problem }[] {
    return this.#held.trim() === '' ? [] : this.#row(this.#held);
  }

  #row(text: string): { line: number; cells: string[]; fault?: Problem }[] {
    this.#line += 1;
    const line = this.#line;
    const length = text.length + this.#skipped;
    this.#skipped = 0;
    if (text.trim() === '') return [];
    const refused = (fault: Problem) => [{ line, cells: [text.slice(0, 2000)], fault }];
    if (length > longestRow) {
      return refused(
        problem('row.too-long', `line ${line}`, '这一行过长', 'This line is too long', {
          got: `${length} characters: ${text.slice(0, 40)}…`,
          wanted: `at most ${longestRow} characters`,
        }),
      );
    }
    const value = parsed(text);
    if (!value) {
      return refused(
        problem('row.json', `line ${line}`, '这一行不是 JSON 对象', 'This line is no JSON object', {
          got: text.slice(0, 80),
          wanted: '{"column": "value", …}',
        }),
      );
    }
    for (const name of Object.keys(value)) {
      if (!this.#known.has(name)) count(this.#notes, `unknown-column:${name}`);
    }
    return [{ line, cells: this.columns.map((name) => cellOf(value[name])) }];
  }
}
