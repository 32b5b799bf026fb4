import { problem, ProblemError, type Problem } from '../../model/problem.ts';
import { CsvSplitter, guessDelimiter } from './csv-splitter.ts';
import { decodeText, type TextPiece } from './decode-text.ts';
import { detectEncoding, type Detected } from './detect-encoding.ts';
import { JsonLines } from './json-lines.ts';
import { readBytes } from './read-bytes.ts';
import { type FileNotes, type RawRow, type RowFile } from './row-file.ts';

const sampleBytes = 1 << 18;
const batchRows = 4096;

const sampled = async (
  chunks: AsyncIterator<Buffer>,
): Promise<{ first: Buffer[]; sample: Buffer }> => {
  const first: Buffer[] = [];
  let bytes = 0;
  while (bytes < sampleBytes) {
    const { value, done } = await chunks.next();
    if (done) break;
    first.push(value as Buffer);
    bytes += (value as Buffer).length;
  }
  return { first, sample: Buffer.concat(first).subarray(0, sampleBytes) };
};

async function* again(first: Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  for (;;) {
    const { value, done } = await rest.next();
    if (done) return;
    yield value as Buffer;
  }
}

const damage = (line: number, encoding: string): Problem =>
  problem(
    'row.encoding',
    `line ${line}`,
    '这一行有不符合编码的字节',
    'This row holds bytes that are not of the encoding of the file',
    { got: 'undecodable bytes, shown as \uFFFD', wanted: encoding },
  );

const nul = (line: number, column: string): Problem =>
  problem('row.nul', `line ${line}, column ${column}`, '含有空字符（NUL）', 'Holds a NUL byte', {
    got: '\\u0000',
    wanted: 'text',
  });

/** Rows of one piece of text, before they are checked against the header. */
interface Splitter {
  push(text: string): { line: number; cells: string[]; fault?: Problem }[];
  end(): { line: number; cells: string[]; fault?: Problem }[];
}

/** Finds what only the piece as a whole can tell: damaged bytes and NULs. */
function judge(
  row: { line: number; cells: string[]; fault?: Problem },
  columns: readonly string[],
  encoding: string,
  piece: { damaged: boolean; nul: boolean },
): void {
  if (row.fault === undefined && row.cells.length !== columns.length) {
    row.fault = problem(
      'row.columns',
      `line ${row.line}`,
      '列数与表头不一致',
      'The number of values differs from the header',
      { got: row.cells.length, wanted: columns.length },
    );
  }
  if (piece.damaged && row.cells.some((cell) => cell.includes('\uFFFD'))) {
    row.fault ??= damage(row.line, encoding);
  }
  if (!piece.nul) return;
  const at = row.cells.findIndex((cell) => cell.includes('\0'));
  if (at < 0) return;
  row.fault ??= nul(row.line, columns[at] ?? String(at + 1));
  row.cells = row.cells.map((cell) => cell.replaceAll('\0', '\u2400'));
}

function header(names: readonly string[], path: string): string[] {
  const seen = new Map<string, number>();
  if (names.every((name) => name.trim() === '')) {
    throw new ProblemError(
      problem('file.header', path, '没有表头', 'There is no header line', {
        got: names.join(','),
        wanted: 'column names in the first line',
      }),
    );
  }
  return names.map((raw, i) => {
    const name = raw.trim() || `column ${i + 1}`;
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return n === 1 ? name : `${name} (${n})`;
  });
}

async function* jsonOrCsv(
  pieces: AsyncIterable<TextPiece>,
  state: { splitter: Splitter; columns: string[]; encoding: string },
): AsyncGenerator<RawRow[]> {
  let row = 0;
  let batch: RawRow[] = [];
  // a row may begin in one piece and end in the next: damage of either counts
  let before: { damaged: boolean; nul: boolean } = { damaged: false, nul: false };
  const take = (found: ReturnType<Splitter['push']>, piece: typeof before) => {
    const both = { damaged: piece.damaged || before.damaged, nul: piece.nul || before.nul };
    for (const one of found) {
      judge(one, state.columns, state.encoding, both);
      row += 1;
      batch.push({ row, ...one });
    }
    before = piece;
  };
  for await (const piece of pieces) {
    take(state.splitter.push(piece.text), piece);
    while (batch.length >= batchRows) {
      yield batch.slice(0, batchRows);
      batch = batch.slice(batchRows);
    }
  }
  take(state.splitter.end(), before);
  if (batch.length > 0) yield batch;
}

/** The header and what follows it, once the first pieces are there. */
async function readHeader(
  pieces: AsyncGenerator<TextPiece>,
  path: string,
  detected: Detected,
  json: { wanted: readonly string[]; notes: FileNotes },
): Promise<{ json: boolean; splitter: Splitter; columns: string[]; held: TextPiece[] }> {
  const first = await pieces.next();
  if (first.done) {
    throw new ProblemError(
      problem('file.empty', path, '文件是空的', 'The file is empty', {
        wanted: 'a header and rows',
      }),
    );
  }
  const head = first.value.text;
  const begin = head.trimStart();
  if (begin.startsWith('{')) {
    const splitter = new JsonLines(head, json.wanted, json.notes);
    return { json: true, splitter, columns: splitter.columns, held: [first.value] };
  }
  if (begin.startsWith('[') && /^\[\s*\{/.test(begin)) {
    throw new ProblemError(
      problem('file.format', path, '这是一个 JSON 数组', 'This is one JSON array', {
        got: begin.slice(0, 40),
        wanted: 'JSON Lines: one object per line',
      }),
    );
  }
  const splitter = new CsvSplitter(guessDelimiter(head));
  let rows = splitter.push(head);
  let last = first.value;
  while (rows.length === 0) {
    const next = await pieces.next();
    if (next.done) {
      rows = splitter.end();
      break;
    }
    last = next.value;
    rows = splitter.push(last.text);
  }
  const top = rows[0];
  if (!top || top.fault) {
    const fault = top?.fault ?? problem('file.header', path, '没有表头', 'There is no header line');
    throw new ProblemError({ ...fault, code: 'file.header', path: `${path}, ${fault.path}` });
  }
  if (first.value.damaged && top.cells.some((cell) => cell.includes('\uFFFD'))) {
    throw new ProblemError({ ...damage(top.line, detected.encoding), code: 'file.encoding' });
  }
  const rest = rows.slice(1);
  return {
    json: false,
    columns: header(top.cells, path),
    splitter: {
      // what the header's piece held besides the header comes out with the first push
      push: (text) => [...rest.splice(0), ...splitter.push(text)],
      end: () => [...rest.splice(0), ...splitter.end()],
    },
    held: [{ ...last, text: '' }],
  };
}

async function* chain(held: TextPiece[], rest: AsyncGenerator<TextPiece>) {
  yield* held;
  yield* rest;
}

/**
 * Opens a CSV or JSON Lines file, plain or gzip, in any of the encodings that `detectEncoding`
 * knows. Throws ProblemError where no header can be read.
 */
export async function openTextFile(
  path: string,
  options: { gzip: boolean; bytesTotal: number; wanted: readonly string[] },
): Promise<RowFile> {
  const bytes = readBytes(path, options.gzip);
  const notes: FileNotes = new Map();
  try {
    const chunks = bytes.chunks[Symbol.asyncIterator]();
    const { first, sample } = await sampled(chunks);
    const detected = detectEncoding(sample);
    const pieces = decodeText(again(first, chunks), detected);
    const { json, splitter, columns, held } = await readHeader(pieces, path, detected, {
      wanted: options.wanted,
      notes,
    });
    const encoding =
      detected.encoding + (detected.encoding === 'utf-8' && detected.bom ? ' (BOM)' : '');
    return {
      format: json ? 'jsonl' : 'csv',
      encoding: encoding + (options.gzip ? ' + gzip' : ''),
      columns,
      notes,
      bytesTotal: options.bytesTotal,
      bytesRead: bytes.read,
      batches: () =>
        jsonOrCsv(chain(held, pieces), { splitter, columns, encoding: detected.encoding }),
      close: async () => bytes.close(),
    };
  } catch (error) {
    bytes.close();
    throw error;
  }
}
