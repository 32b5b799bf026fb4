import { dateText } from '../connectors/satscan/read-date.ts';
import type { CellHistory } from '../kernels/forecast/cell-history.ts';
import type { HistoryFault } from '../kernels/forecast/history-faults.ts';
import { ProblemError, problem } from '../model/problem.ts';
import { readCases, type CaseColumns, type Cases } from './backtest-input.ts';

/** One line on what is doubtful about a history. */
export function faultLine(fault: HistoryFault): string {
  switch (fault.kind) {
    case 'too-short':
      return `${fault.days} days, too short for the same season last year (${fault.wanted})`;
    case 'gap':
      return `no case from ${dateText(fault.from)} to ${dateText(fault.to)} where ${Math.round(fault.expected)} were expected: the feed was down, nothing was quiet`;
    case 'stopped':
      return `no case since ${dateText(fault.from)} where ${Math.round(fault.expected)} were expected: the feed has stopped`;
    case 'repeated-day':
      return `${fault.repeated} of ${fault.events} cases of ${dateText(fault.day)} stand there twice`;
    case 'jump':
      return `${fault.factor.toFixed(1)} times as many from ${dateText(fault.day)}${fault.channel ? `, by the new channel ${fault.channel}` : ''}`;
    case 'new-category':
      return `category ${fault.category} appeared on ${dateText(fault.since)} (${fault.events} cases)`;
    case 'pile':
      return `${fault.events} cases (${(100 * fault.share).toFixed(1)} %) at the one point ${fault.x}, ${fault.y}`;
  }
}

/** The part to which most of what was known of each cell belongs; quarters of the map without a column. */
export function partsOf(
  history: CellHistory,
  cases: Cases,
  from: number,
  named: boolean,
): { parts: Int32Array; names: string[] } {
  return named ? namedParts(history, cases, from) : quarters(history, from);
}

function namedParts(history: CellHistory, { part, known }: Cases, from: number) {
  const votes = new Map<number, Map<string, number>>();
  for (const [k, i] of history.index.entries()) {
    if (known[i]! >= from) continue;
    const of = votes.get(history.cell[k]!) ?? new Map<string, number>();
    if (of.size === 0) votes.set(history.cell[k]!, of);
    of.set(part[i]!, (of.get(part[i]!) ?? 0) + 1);
  }
  const winner = (cell: number) =>
    [...(votes.get(cell) ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ??
    '';
  const texts = Array.from({ length: history.cells }, (_, cell) => winner(cell) || '(none)');
  const names = [...new Set(texts)].sort();
  const at = new Map(names.map((name, k) => [name, k]));
  return { parts: Int32Array.from(texts, (text) => at.get(text)!), names };
}

function quarters({ column, row, cells, knownSince }: CellHistory, from: number) {
  const known = Array.from({ length: cells }, (_, i) => i).filter((i) => knownSince[i]! < from);
  const middle = (of: Int32Array) =>
    known.map((i) => of[i]!).sort((a, b) => a - b)[Math.floor(known.length / 2)] ?? 0;
  const [x, y] = [middle(column), middle(row)];
  return {
    parts: Int32Array.from(column, (c, i) => (row[i]! >= y ? 0 : 2) + (c >= x ? 1 : 0)),
    names: ['north-west', 'north-east', 'south-west', 'south-east'],
  };
}

/**
 * Cells of an expert's list, in its order. Its rows have the columns of the cases, dates too.
 *
 * @param place puts coordinates where those of the cases were put
 * @throws ProblemError where no row is in a cell that had a case
 */
export async function expertCells(
  path: string,
  columns: CaseColumns,
  history: CellHistory,
  edge: number,
  place: (cases: Cases) => Cases,
): Promise<Int32Array> {
  const listed = place(await readCases(path, columns, () => {}));
  const at = new Map<string, number>();
  for (let i = 0; i < history.cells; i += 1) at.set(`${history.column[i]},${history.row[i]}`, i);
  const found = new Set<number>();
  for (const [i, x] of listed.x.entries()) {
    const cell = at.get(`${Math.floor(x / edge)},${Math.floor(listed.y[i]! / edge)}`);
    if (cell !== undefined) found.add(cell);
  }
  if (found.size > 0) return Int32Array.from(found);
  throw new ProblemError(
    problem('input.places', path, '没有一个地点有过案件', 'No place of the list ever had a case', {
      got: `${listed.x.length} places`,
      wanted: 'places in cells with cases',
    }),
  );
}
