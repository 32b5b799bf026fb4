import { openFile } from '../connectors/file/open-file.ts';
import type { UnitCase } from '../kernels/units/unit-model.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { say } from './run-command.ts';
import { columnFinder } from './similar-input.ts';

export interface UnitColumns {
  unit: string;
  from: readonly string[];
  time: string;
  closed: string;
}

/** A row as it was read; `row` is 1 for the first after the header. */
export interface UnitRow extends UnitCase {
  row: number;
}

const msPerDay = 86_400_000;
const mostTold = 5;

/** Days since 1970-01-01, with parts of a day; NaN where it is no time. */
function dayIn(text: string): number {
  const at = Date.parse(text);
  return Number.isNaN(at) ? Number.NaN : at / msPerDay;
}

/**
 * Cases of a CSV, JSON Lines or XLSX file (also gzip): the fields known at opening, the unit, and when
 * they were opened and closed. Rows without a category, a unit or a time are left out and counted.
 *
 * @throws ProblemError where the file or a column cannot be read, or no row is left
 */
export async function readUnitCases(
  path: string,
  columns: UnitColumns,
): Promise<{ cases: UnitRow[]; left: number }> {
  const { unit, from, time, closed } = columns;
  const file = await openFile(path, [unit, ...from, time, closed]);
  try {
    const find = columnFinder(file.columns);
    const places = from.map((name) => find(name, '--from')!);
    const [unitAt, timeAt, closedAt] = [
      find(unit, '--unit')!,
      find(time, '--time')!,
      find(closed, '--closed')!,
    ];
    const cases: UnitRow[] = [];
    let left = 0;
    for await (const batch of file.batches()) {
      for (const { row, line, cells, fault } of batch) {
        const cell = (at: number) => cells[at]?.trim() ?? '';
        const opened = dayIn(cell(timeAt));
        const ended = cell(closedAt) === '' ? Infinity : dayIn(cell(closedAt));
        const isUsable =
          !fault && cell(unitAt) !== '' && cell(places[0]!) !== '' && !Number.isNaN(opened + ended);
        if (!isUsable) {
          left += 1;
          if (left <= mostTold)
            say(`line ${line}: ${fault?.detail.en ?? 'no unit, category or time'} (left out)`);
          continue;
        }
        cases.push({ row, fields: places.map(cell), unit: cell(unitAt), opened, closed: ended });
      }
    }
    if (left > mostTold) say(`${left} rows left out in all`);
    if (cases.length > 0) return { cases, left };
    throw new ProblemError(
      problem('file.empty', path, '文件里没有可读的行', 'The file has no row that can be read', {
        got: `${left} rows left out`,
        wanted: 'rows with a unit, a category and times',
      }),
    );
  } finally {
    await file.close();
  }
}
