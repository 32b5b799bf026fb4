import { basename } from 'node:path';
import { problem, ProblemError } from '../../model/problem.ts';
import type { GridCell, Workbook } from '../../model/sheet-grid.ts';
import { CsvSplitter, guessDelimiter, type CsvRow } from './csv-splitter.ts';
import { decodeText } from './decode-text.ts';
import { detectEncoding } from './detect-encoding.ts';
import { readBytes } from './read-bytes.ts';
import { wellFormed } from './row-file.ts';

async function readWhole(path: string, gzip: boolean, mostBytes: number): Promise<Buffer> {
  const bytes = readBytes(path, gzip);
  const chunks: Buffer[] = [];
  let read = 0;
  try {
    for await (const chunk of bytes.chunks) {
      read += chunk.length;
      if (read > mostBytes)
        throw new ProblemError(
          problem('limit.sheet', basename(path), '表格文件太大', 'the table is too large', {
            wanted: `at most ${mostBytes} bytes`,
          }),
        );
      chunks.push(chunk);
    }
  } finally {
    bytes.close();
  }
  return Buffer.concat(chunks);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** The line on which most delimiters stand: captions before the header have none. */
function longestOf(text: string): string {
  const lines = text.slice(0, 1 << 16).split('\n');
  const marks = (line: string) => line.match(/[,;\t|]/g)?.length ?? 0;
  return lines.reduce((best, line) => (marks(line) > marks(best) ? line : best), '');
}

const lineEnds = (cells: readonly string[]) =>
  cells.reduce((n, cell) => n + (cell.match(/\n/g)?.length ?? 0), 0);

/** Rows as a spreadsheet program counts them: blank lines count, lines inside a cell do not. */
function gridCells(rows: readonly CsvRow[]): GridCell[] {
  const found: GridCell[] = [];
  let inside = 0;
  for (const { line, cells, fault } of rows) {
    const row = line - inside;
    inside += fault ? 0 : lineEnds(cells);
    for (const [i, text] of cells.entries()) {
      if (text.trim() === '') continue;
      const cell: GridCell = { row, column: i + 1, text: wellFormed(text), kind: 'text' };
      found.push(fault ? { ...cell, fault: { code: 'broken', got: fault.detail.en } } : cell);
    }
  }
  return found;
}

/** A CSV file in any usual encoding, with any usual delimiter, as a workbook of one sheet. */
export async function readCsvGrid(
  path: string,
  { gzip, mostBytes }: { gzip: boolean; mostBytes: number },
): Promise<Workbook> {
  const bytes = await readWhole(path, gzip, mostBytes);
  const detected = detectEncoding(bytes);
  let text = '';
  for await (const piece of decodeText(once(bytes), detected)) text += piece.text;
  if (text.includes('\0'))
    throw new ProblemError(
      problem('file.format', basename(path), '不支持这种文件', 'this kind of file cannot be read', {
        got: 'a binary file',
        wanted: 'XLSX, CSV',
      }),
    );
  const splitter = new CsvSplitter(guessDelimiter(longestOf(text)));
  const rows = [...splitter.push(text), ...splitter.end()];
  const name = basename(path).replace(/\.(?:csv|tsv|txt)(?:\.gz)?$/i, '');
  return {
    format: 'csv',
    encoding: detected.encoding,
    sheets: [{ name, hidden: false, cells: gridCells(rows), hiddenRows: [], hiddenColumns: [] }],
  };
}
