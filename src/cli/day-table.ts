import { openFile } from '../connectors/file/open-file.ts';
import { findDate } from '../connectors/satscan/read-date.ts';
import { tableFaults } from './effect-input.ts';

/** The first column that names days, by one of these names, else the first of all. */
const dayNames = new Set(['day', 'date', '日期']);

/** A table with a row a day. */
export interface DayTable {
  /** columns besides the day */
  names: string[];
  /** values by day number, in the order of the columns; NaN for an empty cell */
  days: Map<number, number[]>;
}

/** @throws ProblemError where the file cannot be read, a day is none or stands twice, or a value is no number */
export async function readDayTable(path: string): Promise<DayTable> {
  const file = await openFile(path, []);
  try {
    const dayColumn = Math.max(
      0,
      file.columns.findIndex((name) => dayNames.has(name.trim().toLowerCase())),
    );
    const names = file.columns.filter((_, i) => i !== dayColumn);
    const faults = tableFaults(path);
    const days = new Map<number, number[]>();
    for await (const batch of file.batches()) {
      for (const { line, cells } of batch) {
        const text = cells[dayColumn]?.trim() ?? '';
        const span = findDate(text, 2000);
        const column = file.columns[dayColumn]!;
        if (span?.precision !== 'day')
          faults.add(line, column, '不是日期', 'this is no day', text, 'such as 2013-01-31');
        else if (days.has(span.first))
          faults.add(line, column, '同一天有两行', 'this day stands there twice', text, 'once');
        const values = names.map((name) => {
          const cell = cells[file.columns.indexOf(name)]?.trim() ?? '';
          const value = cell === '' ? Number.NaN : Number(cell);
          if (cell !== '' && !Number.isFinite(value))
            faults.add(line, name, '不是数字', 'this is no number', cell, 'a number, or nothing');
          return value;
        });
        if (span) days.set(span.first, values);
      }
    }
    faults.check();
    return { names, days };
  } finally {
    await file.close();
  }
}
