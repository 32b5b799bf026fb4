import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import { downloadResponse } from './download.ts';

export type Cell = string | number | boolean | null;
export type ExportFormat = 'csv' | 'xlsx' | 'jsonl';

/** A table to be written while it is read. */
export interface ExportTable {
  /** without ending */
  fileName: string;
  columns: readonly string[];
  /** batches of rows; cells in the order of the columns */
  batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
} satisfies Record<ExportFormat, string>;

/**
 * A table as a download that is never whole in memory. When the reader goes away, reading the
 * table ends too.
 */
export function exportResponse(table: ExportTable, format: ExportFormat): Response {
  return downloadResponse({
    fileName: `${table.fileName}.${format}`,
    mediaType: mediaTypes[format],
    chunks: writers[format](table),
  });
}

const writers = { csv, jsonl, xlsx } satisfies Record<
  ExportFormat,
  (table: ExportTable) => AsyncIterable<string | Uint8Array>
>;

/** With a byte order mark, without which Excel reads Chinese in the wrong encoding. */
async function* csv({ columns, batches }: ExportTable): AsyncGenerator<string> {
  yield `\uFEFF${csvRow(columns)}`;
  for await (const rows of batches) yield rows.map(csvRow).join('');
}

async function* jsonl({ columns, batches }: ExportTable): AsyncGenerator<string> {
  for await (const rows of batches) {
    const objects = rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
    yield objects.map((object) => `${JSON.stringify(object)}\n`).join('');
  }
}

const csvRow = (cells: readonly Cell[]) => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' ? harmless(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe, and is text again. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Excel's own limit is 1,048,576 */
const rowsPerSheet = 1_000_000;

function xlsx(table: ExportTable): AsyncIterable<Uint8Array> {
  const stream = new PassThrough();
  writeXlsx(table, stream).catch((error: Error) => stream.destroy(error));
  return stream;
}

async function writeXlsx({ columns, batches }: ExportTable, stream: PassThrough): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream });
  let sheet: exceljs.Worksheet | undefined;
  let written = 0;
  for await (const rows of batches) {
    if (stream.destroyed) return;
    for (const row of rows) {
      if (written++ % rowsPerSheet === 0) {
        sheet?.commit();
        sheet = newSheet(book, columns);
      }
      sheet?.addRow([...row]).commit();
    }
    // `drain` comes when the reader has caught up, `close` when it went away
    if (stream.writableNeedDrain)
      await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
  }
  (sheet ?? newSheet(book, columns)).commit();
  await book.commit();
}

function newSheet(book: exceljs.stream.xlsx.WorkbookWriter, columns: readonly string[]) {
  const sheet = book.addWorksheet(undefined, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...columns]).commit();
  return sheet;
}
