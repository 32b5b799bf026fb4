import { problemLine } from '../../model/problem.ts';
import type { RejectedRow } from '../../store/imports.ts';
import { ownColumns } from './import-setup.ts';

const plainNumber = /^[-+]?\d+(?:\.\d+)?$/;
const wouldRun = /^[=+\-@\t\r]/;
const guarded = /^'[=+\-@\t\r]/;

/** A cell that no spreadsheet program takes for a formula: `=1+1` becomes `'=1+1`. */
export const guardCell = (cell: string): string =>
  wouldRun.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;

/** What `guardCell` was given. */
export const unguardCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(cell)).join(',')}\r\n`;

/** Whether a file is one that `rejectedCsv` wrote: its cells are to be unguarded. */
export const isRejectedFile = (columns: readonly string[]): boolean =>
  columns.includes(ownColumns.reasons);

/**
 * Rejected rows as a CSV that a spreadsheet program opens, for mending: the columns of the input,
 * then row number and reasons, which are ignored when the file is imported again.
 */
export async function* rejectedCsv(
  columns: readonly string[],
  pages: AsyncIterable<readonly RejectedRow[]>,
  language: 'zh' | 'en',
): AsyncGenerator<string> {
  const own: string[] = [ownColumns.row, ownColumns.reasons];
  const data = columns.filter((column) => !own.includes(column));
  yield `\uFEFF${line([...data, ...own])}`;
  for await (const page of pages) {
    yield page
      .map(({ row, cells, problems }) => {
        const kept = columns.flatMap((column, i) => (own.includes(column) ? [] : [cells[i] ?? '']));
        const reasons = problems.map((p) => problemLine(p, language)).join('; ');
        return line([...kept.map(guardCell), String(row), guardCell(reasons)]);
      })
      .join('');
  }
}
