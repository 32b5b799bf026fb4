import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import type { Cell, ExportTable } from './export-table.ts';

export type ExportFormat = 'csv' | 'xlsx' | 'jsonl';

/** An export as a file: its bytes come as they are read, in constant memory. */
export interface ExportFile {
  fileName: string;
  mediaType: string;
  bytes: AsyncIterable<Uint8Array>;
}

/**
 * A text that no spreadsheet takes for a formula: one that begins with `=`, `+`, `-`, `@`, a tab or
 * a line break gets an apostrophe in front (OWASP, CSV injection).
 */
export const plainText = (text: string): string =>
  /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;

/** One CSV value (RFC 4180). Numbers are never formulas. */
function csvValue(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = plainText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const csvLine = (cells: readonly Cell[]) => `${cells.map(csvValue).join(',')}\r\n`;

/** With a byte order mark: without it Excel takes UTF-8 for the local code page. */
async function* csv(table: ExportTable): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`\uFEFF${csvLine(table.columns.map((column) => column.label))}`);
  for await (const rows of table.rows) yield encoder.encode(rows.map(csvLine).join(''));
}

/** One JSON object a line, by the keys of the columns; values are not text of a spreadsheet and stay. */
async function* jsonl(table: ExportTable): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const keys = table.columns.map((column) => column.key);
  for await (const rows of table.rows) {
    const lines = rows.map(
      (cells) => `${JSON.stringify(Object.fromEntries(keys.map((key, i) => [key, cells[i]])))}\n`,
    );
    yield encoder.encode(lines.join(''));
  }
}

/** A worksheet takes no more rows; further ones go on the next sheet. */
const rowsPerSheet = 1_000_000;

async function writeSheets(table: ExportTable, out: PassThrough): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: false,
    useSharedStrings: false,
  });
  const heading = table.columns.map((column) => column.label);
  let sheet = workbook.addWorksheet('1');
  sheet.addRow(heading).commit();
  let rows = 0;
  let sheets = 1;
  for await (const batch of table.rows) {
    if (rows + batch.length > rowsPerSheet) {
      sheet.commit();
      sheet = workbook.addWorksheet(String(++sheets));
      sheet.addRow(heading).commit();
      rows = 0;
    }
    for (const cells of batch) {
      sheet.addRow(cells.map((c) => (typeof c === 'string' ? plainText(c) : c))).commit();
    }
    rows += batch.length;
    // a reader that is slower than the database is waited for
    if (out.writableNeedDrain) await new Promise((ready) => out.once('drain', ready));
  }
  sheet.commit();
  await workbook.commit();
}

async function* xlsx(table: ExportTable): AsyncGenerator<Uint8Array> {
  const out = new PassThrough({ highWaterMark: 1 << 18 });
  const written = writeSheets(table, out).catch((error: Error) => out.destroy(error));
  try {
    for await (const chunk of out) yield chunk as Uint8Array;
    await written;
  } finally {
    out.destroy();
  }
}

const formats = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: csv },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsx,
  },
  jsonl: { mediaType: 'application/x-ndjson', write: jsonl },
} satisfies Record<
  ExportFormat,
  { mediaType: string; write: (table: ExportTable) => AsyncIterable<Uint8Array> }
>;

/** A table as a file of this format. */
export const exportFile = (table: ExportTable, format: ExportFormat): ExportFile => ({
  fileName: `${table.name}.${format}`,
  mediaType: formats[format].mediaType,
  bytes: formats[format].write(table),
});
