import ExcelJS from 'exceljs';
import { createReadStream } from 'node:fs';
import { problem, ProblemError, type Problem } from '../../model/problem.ts';
import { badFormat } from './read-bytes.ts';
import { count, wellFormed, type FileNotes, type RawRow, type RowFile } from './row-file.ts';

const batchRows = 2048;

const two = (n: number) => String(n).padStart(2, '0');

/** A spreadsheet date as the wall clock it shows: `2015-01-31 14:05:09`, without a time of 0:00:00. */
function dateText(date: Date): string {
  const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

/** A cell as text, or why it has none. Formulas give the result that was saved with the file. */
function cellText(cell: ExcelJS.Cell, notes: FileNotes): string | Problem {
  const bad = (code: string, zh: string, en: string, got: string, wanted: string) =>
    problem(code, `cell ${cell.address}`, zh, en, { got, wanted });
  const read = (value: ExcelJS.CellValue | undefined): string | Problem => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') return value;
    if (typeof value === 'number') {
      return Number.isNaN(value)
        ? bad('row.cell-error', '单元格是错误值', 'The cell holds an error', 'error', 'a value')
        : String(value);
    }
    if (typeof value === 'boolean') return String(value);
    if (value instanceof Date) return dateText(value);
    if ('error' in value) {
      return bad(
        'row.cell-error',
        '单元格是错误值',
        'The cell holds an error',
        value.error,
        'a value',
      );
    }
    if ('richText' in value) return value.richText.map((part) => part.text).join('');
    if ('text' in value) return String(value.text);
    if ('formula' in value || 'sharedFormula' in value) {
      const formula = 'formula' in value ? value.formula : value.sharedFormula;
      if (value.result === undefined) {
        return bad(
          'row.formula',
          '公式没有保存计算结果',
          'The formula has no saved result',
          `=${formula}`,
          'a value, or a file saved by a spreadsheet program',
        );
      }
      count(notes, 'formula-result');
      return read(value.result as ExcelJS.CellValue);
    }
    return bad('row.cell', '无法读取的单元格', 'The cell cannot be read', typeof value, 'a value');
  };
  return read(cell.value);
}

function readRow(row: ExcelJS.Row, width: number, notes: FileNotes): Omit<RawRow, 'row'> {
  const cells: string[] = [];
  let fault: Problem | undefined;
  const last = Math.max(width, row.cellCount);
  for (let column = 1; column <= last; column++) {
    const read = cellText(row.getCell(column), notes);
    if (typeof read !== 'string') fault ??= read;
    const text = typeof read === 'string' ? read : (read.got ?? '');
    if (column <= width || width === 0) cells.push(wellFormed(text));
    else if (text !== '') count(notes, 'beyond-header');
  }
  return { line: row.number, cells, ...(fault ? { fault } : {}) };
}

async function* rowsOf(path: string, notes: FileNotes, onBytes: (n: number) => void) {
  const file = createReadStream(path);
  file.on('data', (chunk) => onBytes(chunk.length));
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  });
  let sheets = 0;
  try {
    for await (const sheet of reader) {
      sheets += 1;
      if (sheets > 1) {
        count(notes, 'more-sheets');
        return;
      }
      for await (const row of sheet) yield row;
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(
      problem('file.damaged', path, '表格文件已损坏', 'The spreadsheet is damaged', {
        got: error instanceof Error ? error.message : String(error),
        wanted: 'an XLSX file',
      }),
    );
  } finally {
    file.destroy();
  }
  if (sheets === 0) throw new ProblemError(badFormat(path, 'a ZIP file without a worksheet'));
}

async function* batched(
  rows: AsyncGenerator<ExcelJS.Row>,
  columns: readonly string[],
  notes: FileNotes,
): AsyncGenerator<RawRow[]> {
  let batch: RawRow[] = [];
  let n = 0;
  for await (const sheetRow of rows) {
    const read = readRow(sheetRow, columns.length, notes);
    if (read.cells.every((cell) => cell === '')) continue;
    n += 1;
    batch.push({ row: n, ...read });
    if (batch.length === batchRows) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/**
 * Opens the first sheet of an XLSX file as a stream of rows; the first row that holds anything is
 * the header. Dates come as `yyyy-MM-dd HH:mm:ss`, formulas as the result that was saved with them
 * (noted), errors and formulas without one refuse their row and name the cell. Of merged cells the
 * first holds the value and the others are empty, as the file has it.
 */
export async function openXlsxFile(path: string, bytesTotal: number): Promise<RowFile> {
  const notes: FileNotes = new Map();
  let read = 0;
  const rows = rowsOf(path, notes, (n) => (read += n));
  let columns: string[] = [];
  while (columns.length === 0) {
    const { value, done } = await rows.next();
    if (done) {
      throw new ProblemError(
        problem('file.empty', path, '表格是空的', 'The sheet is empty', {
          wanted: 'a header row and rows',
        }),
      );
    }
    const { cells } = readRow(value, 0, notes);
    if (cells.some((cell) => cell !== '')) {
      columns = cells.map((cell, i) => cell.trim() || `column ${i + 1}`);
    }
  }
  return {
    format: 'xlsx',
    encoding: 'utf-8',
    columns,
    notes,
    bytesTotal,
    bytesRead: () => Math.min(read, bytesTotal),
    batches: () => batched(rows, columns, notes),
    close: async () => {
      await rows.return(undefined);
    },
  };
}
