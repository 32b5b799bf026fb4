import { basename } from 'node:path';
import { problem, ProblemError } from '../../model/problem.ts';
import type { Workbook } from '../../model/sheet-grid.ts';
import { lookAt } from './read-bytes.ts';
import { readCsvGrid } from './csv-grid.ts';
import { readXlsxGrids } from './xlsx-grids.ts';

/** Tables of figures are small; what is larger is a list of rows. */
const mostBytes = 20 * 1024 * 1024;
const mostCells = 100_000;

const tooLarge = (path: string, zh: string, en: string, got: string, wanted: string) =>
  new ProblemError(problem('limit.sheet', path, zh, en, { got, wanted }));

/**
 * Reads a whole workbook with everything that matters to a table of figures: merged cells, hidden
 * rows and columns, formulas, percent formats, indentation. CSV comes as one sheet. What it is, is
 * found in its bytes. Throws ProblemError where it is something else, damaged or too large.
 */
export async function readWorkbook(path: string): Promise<Workbook> {
  const { container, bytes } = await lookAt(path);
  const name = basename(path);
  if (bytes > mostBytes)
    throw tooLarge(
      name,
      '表格文件超过 20 MB',
      'the spreadsheet is larger than 20 MB',
      `${bytes} bytes`,
      `at most ${mostBytes} bytes`,
    );
  const book: Workbook =
    container === 'zip'
      ? { format: 'xlsx', encoding: 'utf-8', sheets: await readXlsxGrids(path) }
      : await readCsvGrid(path, { gzip: container === 'gzip', mostBytes });
  const cells = book.sheets.reduce((n, sheet) => n + sheet.cells.length, 0);
  if (cells > mostCells)
    throw tooLarge(
      name,
      '表格的单元格太多,请分开导入',
      'the spreadsheet has too many cells, import it in parts',
      `${cells} cells`,
      `at most ${mostCells} cells`,
    );
  if (cells === 0)
    throw new ProblemError(
      problem('file.empty', name, '表格是空的', 'the spreadsheet is empty', {
        wanted: 'a table with figures',
      }),
    );
  return book;
}
