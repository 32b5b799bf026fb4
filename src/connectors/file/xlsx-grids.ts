import ExcelJS from 'exceljs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { problem, ProblemError } from '../../model/problem.ts';
import type { Grid, GridCell, GridFault } from '../../model/sheet-grid.ts';
import { badFormat } from './read-bytes.ts';
import { wellFormed } from './row-file.ts';
import { unpackedBytes } from './unpacked-bytes.ts';

/** Past any table of figures, short of an archive that is made to exhaust memory. */
const mostUnpacked = 200 * 1024 * 1024;

/** What a cell says, before its place and format. */
interface Said {
  text: string;
  kind: GridCell['kind'];
  formula?: string;
  fault?: GridFault;
}

const two = (n: number) => String(n).padStart(2, '0');
const dayText = (date: Date) =>
  `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;

/** A number as spreadsheet programs show it at most: fifteen digits, no exponent, no binary noise. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  if (!text.includes('e')) return text;
  const [digits = '', power = '0'] = text.split('e');
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', part = ''] = digits.replace('-', '').split('.');
  const places = Number(power);
  if (places < 0) return `${sign}0.${'0'.repeat(-places - 1)}${whole}${part}`;
  return `${sign}${whole}${part.padEnd(places, '0')}`;
}

/** The decimal text with its point two places to the right: 0.055 is 5.5. */
function hundredfold(text: string): string {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const padded = part.padEnd(2, '0');
  const front = `${whole}${padded.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = padded.slice(2);
  return `${sign}${front}${rest ? `.${rest}` : ''}`;
}

const isPercent = (format: string | undefined) =>
  format !== undefined && /%/.test(format.replaceAll(/"[^"]*"|\\./g, ''));

/** 0.00,, shows millions; 0!.0 and 0\.0 put a point where there is none. */
const isScaled = (format: string | undefined) =>
  format !== undefined && /[0#?],+(?![0#?,])|[!\\]\./.test(format.split(';')[0] ?? '');

const superscripts: Readonly<Record<string, string>> = { '2': '²', '3': '³' };

/** Raised digits after a length are part of the unit; everything else that is raised marks a footnote. */
function richText(parts: readonly ExcelJS.RichText[]): string {
  let text = '';
  for (const part of parts) {
    const isRaised = part.font?.vertAlign === 'superscript';
    const power = isRaised ? superscripts[part.text] : undefined;
    if (power && /[m米]$/.test(text)) text += power;
    else if (isRaised) text += `[${part.text}]`;
    else text += part.text;
  }
  return text;
}

function said(value: ExcelJS.CellValue | undefined, format: string | undefined): Said | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') {
    if (Number.isNaN(value))
      return { text: '#NUM!', kind: 'text', fault: { code: 'error', got: '#NUM!' } };
    const text = plainNumber(value);
    return { text: isPercent(format) ? `${hundredfold(text)}%` : text, kind: 'number' };
  }
  if (typeof value === 'string') return { text: value, kind: 'text' };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', kind: 'text' };
  if (value instanceof Date) return { text: dayText(value), kind: 'date' };
  if ('error' in value) {
    const got = String(value.error);
    return { text: got, kind: 'text', fault: { code: 'error', got } };
  }
  if ('richText' in value) return { text: richText(value.richText), kind: 'text' };
  if ('text' in value) {
    const { text } = value as { text: unknown };
    return said(text as ExcelJS.CellValue, format);
  }
  return saidByFormula(value as ExcelJS.CellFormulaValue, format);
}

function saidByFormula(value: ExcelJS.CellFormulaValue, format: string | undefined): Said {
  const { formula = (value as { sharedFormula?: string }).sharedFormula ?? '' } = value;
  const result = said(value.result as ExcelJS.CellValue, format);
  if (result && result.text !== '') return { ...result, formula };
  const shown = `=${formula}`;
  return { text: shown, kind: 'text', formula, fault: { code: 'formula', got: shown } };
}

/** Top left cells of merged ranges with what they cover, and all cells that are covered. */
function mergesOf(sheet: ExcelJS.Worksheet) {
  const spans = new Map<string, { rows: number; columns: number }>();
  const covered = new Set<string>();
  for (const range of sheet.model.merges ?? []) {
    const [first = '', last = first] = range.split(':');
    const a = sheet.getCell(first);
    const b = sheet.getCell(last);
    const [top, left] = [Number(a.row), Number(a.col)];
    const [bottom, right] = [Number(b.row), Number(b.col)];
    spans.set(`${top} ${left}`, { rows: bottom - top + 1, columns: right - left + 1 });
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++)
        if (row !== top || column !== left) covered.add(`${row} ${column}`);
  }
  return { spans, covered };
}

function gridOf(sheet: ExcelJS.Worksheet): Grid {
  const cells: GridCell[] = [];
  const hiddenRows: number[] = [];
  const hiddenColumns = new Set<number>();
  const { spans, covered } = mergesOf(sheet);
  sheet.eachRow({ includeEmpty: false }, (row, rowNumber) => {
    let holds = false;
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      const at = `${rowNumber} ${column}`;
      if (covered.has(at)) return;
      const found = said(cell.value, cell.numFmt);
      if (!found || found.text.trim() === '') return;
      holds = true;
      const span = spans.get(at);
      const indent = cell.alignment?.indent;
      if (sheet.getColumn(column).hidden) hiddenColumns.add(column);
      cells.push({
        ...found,
        row: rowNumber,
        column,
        text: wellFormed(found.text),
        ...(span && (span.rows > 1 || span.columns > 1) ? { span } : {}),
        ...(indent ? { indent } : {}),
        ...(found.kind === 'number' && isScaled(cell.numFmt) ? { scaled: true as const } : {}),
      });
    });
    if (holds && row.hidden) hiddenRows.push(rowNumber);
  });
  return {
    name: sheet.name,
    hidden: sheet.state !== 'visible',
    cells,
    hiddenRows,
    hiddenColumns: [...hiddenColumns].sort((a, b) => a - b),
  };
}

/** All sheets of an XLSX file, in the order of its tabs. Dates come as `yyyy-MM-dd`. */
export async function readXlsxGrids(path: string): Promise<Grid[]> {
  const bytes = await readFile(path);
  const damaged = (got: string) =>
    new ProblemError(
      problem('file.damaged', basename(path), '表格文件已损坏', 'the spreadsheet is damaged', {
        got,
        wanted: 'an XLSX file',
      }),
    );
  if (unpackedBytes(bytes) > mostUnpacked) throw damaged('an archive that unpacks without limit');
  const book = new ExcelJS.Workbook();
  try {
    // exceljs declares a Buffer of its own, narrower than that of Node
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
  if (book.worksheets.length === 0)
    throw new ProblemError(badFormat(basename(path), 'a ZIP file without a worksheet'));
  return book.worksheets.map(gridOf);
}
