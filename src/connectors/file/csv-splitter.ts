import { problem, type Problem } from '../../model/problem.ts';
import { longestRow } from './row-file.ts';

/** What the splitter found: a row, or a line that is none. */
export interface CsvRow {
  line: number;
  cells: string[];
  fault?: Problem;
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const shownCharacters = 2000;

/** State of one scan: where a row ends, or why it does not. */
type Scan = 'row' | 'more' | 'open-quote' | 'stray-quote';

/**
 * Splits CSV (RFC 4180: quoted fields may hold delimiters, line ends and doubled quotes) from
 * pieces of text that may end anywhere. A row that breaks the rules costs one physical line: an
 * unclosed quote, text after a closing quote or an overlong line becomes a fault, and splitting
 * goes on with the next line, so that nothing after it is swallowed. Empty lines are no rows.
 */
export class CsvSplitter {
  readonly #delimiter: string;
  readonly #delimiterCode: number;
  #text = '';
  #at = 0;
  #line = 1;
  #skipping: { line: number; head: string; length: number } | undefined;
  #cells: string[] = [];

  constructor(delimiter: string) {
    if (delimiter.length !== 1) throw new RangeError(`got delimiter ${delimiter}, wanted 1 letter`);
    this.#delimiter = delimiter;
    this.#delimiterCode = delimiter.charCodeAt(0);
  }

  /** All rows that are complete now. */
  push(piece: string): CsvRow[] {
    this.#text = this.#at < this.#text.length ? this.#text.slice(this.#at) + piece : piece;
    this.#at = 0;
    const rows: CsvRow[] = [];
    if (this.#skipping) this.#skip(rows, this.#skipping);
    while (!this.#skipping && this.#at < this.#text.length && this.#next(rows, false));
    return rows;
  }

  /** The rest, once no more text comes. */
  end(): CsvRow[] {
    const rows: CsvRow[] = [];
    if (this.#skipping) rows.push(this.#overlong(this.#skipping));
    this.#skipping = undefined;
    while (this.#at < this.#text.length && this.#next(rows, true));
    return rows;
  }

  /** Takes one row; false when it needs more text. */
  #next(rows: CsvRow[], last: boolean): boolean {
    const start = this.#at;
    const line = this.#line;
    this.#cells = [];
    const scan = this.#scan(start, last);
    if (scan === 'row') {
      const cells = this.#cells;
      if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells });
      return true;
    }
    this.#at = start;
    this.#line = line;
    const waiting = this.#text.length - start;
    if (scan === 'more' && waiting <= longestRow) return false;
    if (scan === 'open-quote' && !last && waiting <= longestRow) return false;
    const end = this.#text.indexOf('\n', start);
    if (end < 0 && !last) {
      if (waiting <= longestRow) return false;
      const head = this.#text.slice(start, start + shownCharacters);
      this.#skipping = { line, head, length: waiting };
      this.#at = this.#text.length;
      return false;
    }
    const stop = end < 0 ? this.#text.length : end;
    this.#at = stop + 1;
    this.#line += 1;
    rows.push(this.#refused(line, this.#text.slice(start, stop), scan));
    return true;
  }

  /** Collects the cells of the row at `start` and moves past it. */
  #scan(start: number, last: boolean): Scan {
    const text = this.#text;
    const delimiter = this.#delimiter;
    const cells = this.#cells;
    let newline = text.indexOf('\n', start);
    let pos = start;
    for (;;) {
      if (text.charCodeAt(pos) === QUOTE) {
        let value = '';
        let from = pos + 1;
        for (;;) {
          const quote = text.indexOf('"', from);
          if (quote < 0) return 'open-quote';
          if (text.charCodeAt(quote + 1) !== QUOTE) {
            if (quote + 1 === text.length && !last) return 'more';
            value = value === '' ? text.slice(from, quote) : value + text.slice(from, quote);
            pos = quote + 1;
            break;
          }
          value += text.slice(from, quote + 1);
          from = quote + 2;
        }
        while (newline >= 0 && newline < pos) {
          this.#line += 1;
          newline = text.indexOf('\n', newline + 1);
        }
        cells.push(value);
        if (text.charCodeAt(pos) === RETURN) pos += 1;
        if (pos >= text.length) return last ? this.#rowEnds(pos) : 'more';
        const next = text.charCodeAt(pos);
        if (next === NEWLINE) return this.#rowEnds(pos + 1);
        if (next !== this.#delimiterCode) return 'stray-quote';
        pos += 1;
        continue;
      }
      const comma = text.indexOf(delimiter, pos);
      if (comma >= 0 && (newline < 0 || comma < newline)) {
        cells.push(text.slice(pos, comma));
        pos = comma + 1;
        continue;
      }
      if (newline < 0 && !last) return 'more';
      const end = newline < 0 ? text.length : newline;
      const trimmed = end > pos && text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
      cells.push(text.slice(pos, trimmed));
      return this.#rowEnds(end + 1);
    }
  }

  #rowEnds(at: number): Scan {
    this.#at = at;
    this.#line += 1;
    return 'row';
  }

  #skip(rows: CsvRow[], skipping: { line: number; head: string; length: number }): void {
    const end = this.#text.indexOf('\n');
    skipping.length += end < 0 ? this.#text.length : end;
    this.#at = end < 0 ? this.#text.length : end + 1;
    if (end < 0) return;
    this.#skipping = undefined;
    this.#line += 1;
    rows.push(this.#overlong(skipping));
  }

  #overlong({ line, head, length }: { line: number; head: string; length: number }): CsvRow {
    return {
      line,
      cells: [head],
      fault: problem('row.too-long', `line ${line}`, '这一行过长', 'This line is too long', {
        got: `${length} characters: ${head.slice(0, 40)}…`,
        wanted: `at most ${longestRow} characters`,
      }),
    };
  }

  #refused(line: number, raw: string, scan: Scan): CsvRow {
    if (raw.length > longestRow) {
      return this.#overlong({ line, head: raw.slice(0, shownCharacters), length: raw.length });
    }
    const where = `line ${line}, column ${this.#cells.length + 1}`;
    const cut = raw.slice(0, shownCharacters);
    const fault =
      scan === 'open-quote'
        ? problem('row.quote', where, '引号没有结束', 'A quoted value is not closed', {
            got: cut.slice(0, 80),
            wanted: '"…" with inner quotes doubled',
          })
        : scan === 'stray-quote'
          ? problem('row.quote', where, '引号之后还有文字', 'Text follows a closing quote', {
              got: cut.slice(0, 80),
              wanted: '"…" with inner quotes doubled',
            })
          : problem('row.too-long', where, '这一行过长', 'This row is too long', {
              wanted: `at most ${longestRow} characters`,
            });
    return { line, cells: [cut], fault };
  }
}

/** The delimiter that cuts the header line into most columns; comma when nothing does. */
export function guessDelimiter(head: string): string {
  const line = head.slice(0, head.indexOf('\n') < 0 ? head.length : head.indexOf('\n'));
  const bare = line.replaceAll(/"(?:[^"]|"")*"/g, '');
  let [best, most] = [',', 0];
  for (const delimiter of [',', '\t', ';', '|']) {
    const n = bare.split(delimiter).length - 1;
    if (n > most) [best, most] = [delimiter, n];
  }
  return best;
}
