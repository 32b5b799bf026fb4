import { InvalidArgumentError } from 'commander';
import { openFile } from '../connectors/file/open-file.ts';
import type { Problem } from '../model/problem-schema.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { columnFinder } from './similar-input.ts';

/** A row by what its columns were asked to mean; '' where none was asked for. */
export type EffectRow<Name extends string> = Record<Name, string> & { line: number };

/** Faults told; what comes after these mends itself with them. */
const mostTold = 5;

/** What is wrong with a table, told together. */
export interface TableFaults {
  add(line: number, column: string, zh: string, en: string, got: string, wanted: string): void;
  /** @throws ProblemError where something was added */
  check(): void;
}

export function tableFaults(path: string): TableFaults {
  const problems: Problem[] = [];
  return {
    add(line, column, zh, en, got, wanted) {
      if (problems.length >= mostTold) return;
      const at = `${path}, line ${line}, ${column}`;
      problems.push(problem('input.cell', at, zh, en, { got, wanted }));
    },
    check() {
      if (problems.length > 0) throw new ProblemError(...problems);
    },
  };
}

/**
 * Reads columns of CSV, JSON Lines or XLSX (also gzip). Nothing is left out: who compares rows must have
 * them all.
 *
 * @param columns name of the column by the option (without --) that names it; undefined: not asked for
 * @throws ProblemError where the file, a column or a row cannot be read, or there is no row
 */
export async function readEffectRows<Name extends string>(
  path: string,
  columns: Record<Name, string | undefined>,
): Promise<EffectRow<Name>[]> {
  const names = Object.keys(columns) as Name[];
  const wanted = names.flatMap((name) => columns[name] ?? []);
  const file = await openFile(path, wanted);
  try {
    const find = columnFinder(file.columns);
    const places = names.map((name) => find(columns[name], `--${name}`));
    const faults = tableFaults(path);
    const rows: EffectRow<Name>[] = [];
    for await (const batch of file.batches()) {
      for (const { line, cells, fault } of batch) {
        if (fault) {
          const { detail, got = '', wanted = '' } = fault;
          faults.add(line, 'row', detail.zh, detail.en, got, wanted);
        }
        const row = Object.fromEntries(
          names.map((name, i) => [name, cells[places[i]!]?.trim() ?? '']),
        );
        rows.push({ ...row, line } as EffectRow<Name>);
      }
    }
    faults.check();
    if (rows.length > 0) return rows;
    throw new ProblemError(
      problem('file.empty', path, '文件里没有可读的行', 'The file has no row that can be read'),
    );
  } finally {
    await file.close();
  }
}

/** The number of a cell; NaN where it is none, and the faults say so. */
export function numberIn(
  row: { line: number },
  cell: string,
  column: string,
  faults: TableFaults,
): number {
  const value = cell === '' ? Number.NaN : Number(cell);
  if (Number.isFinite(value)) return value;
  faults.add(row.line, column, '不是数字', 'this is no number', cell, 'a number');
  return Number.NaN;
}

/** The count of a cell: 0, 1, 2 … */
export function countIn(
  row: { line: number },
  cell: string,
  column: string,
  faults: TableFaults,
): number {
  const value = cell === '' ? Number.NaN : Number(cell);
  if (Number.isInteger(value) && value >= 0) return value;
  faults.add(
    row.line,
    column,
    '不是计数',
    'this is no count',
    cell,
    '0 or a whole number above it',
  );
  return Number.NaN;
}

/** What is counted over: above 0; 1 where no column was asked for. */
export function exposureIn(
  row: { line: number },
  cell: string,
  column: string | undefined,
  faults: TableFaults,
): number {
  if (column === undefined) return 1;
  const value = Number(cell);
  if (value > 0 && value < Infinity) return value;
  faults.add(
    row.line,
    column,
    '要大于零',
    'this must be above 0',
    cell,
    'days, people or the like',
  );
  return Number.NaN;
}

/** Option of a number within bounds. */
export const between = (from: number, to: number, wanted: string) => (text: string) => {
  const value = Number(text);
  if (text.trim() !== '' && value >= from && value <= to) return value;
  throw new InvalidArgumentError(`got ${text}, wanted ${wanted}`);
};

/** Option of a whole number within bounds. */
export const whole = (from: number, to: number) => (text: string) => {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= from && value <= to) return value;
  throw new InvalidArgumentError(`got ${text}, wanted a whole number from ${from} to ${to}`);
};

const least = 1e-9;
/** Option of a share, neither 0 nor 1. */
export const share = between(least, 1 - least, 'a share between 0 and 1, such as 0.15');
/** Option of an amount above 0. */
export const above = between(least, 1e12, 'a number above 0');
