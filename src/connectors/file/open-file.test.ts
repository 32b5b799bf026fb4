import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../../model/problem.ts';
import { openFile } from './open-file.ts';
import type { RawRow } from './row-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianban-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, bytes: Buffer) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const file = await openFile(path);
  const rows: RawRow[] = [];
  let problems: string[] = [];
  try {
    for await (const batch of file.batches()) rows.push(...batch);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems = error.problems.map(({ code }) => code);
  } finally {
    await file.close();
  }
  return { ...file, rows, cells: rows.map((row) => row.cells), problems };
}

const table = '编号,标题\n1,路灯不亮\n2,井盖缺失\n3,积水没有排走\n';
const cells = [
  ['1', '路灯不亮'],
  ['2', '井盖缺失'],
  ['3', '积水没有排走'],
];

describe('openFile: encodings', () => {
  it.each([
    ['utf-8', Buffer.from(table)],
    ['utf-8 (BOM)', Buffer.from(`\uFEFF${table}`)],
    ['gb18030', iconv.encode(table.repeat(3).replaceAll(/\n编号.*\n/g, '\n'), 'gb18030')],
    ['utf-16le', iconv.encode(table, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(table, 'utf-16be', { addBOM: true })],
    ['utf-8 + gzip', gzipSync(table)],
  ])('%s is detected', async (encoding, bytes) => {
    const file = await read('table.csv', bytes);
    expect(file.encoding).toBe(encoding);
    expect(file.columns).toEqual(['编号', '标题']);
    expect(file.cells.slice(0, 3)).toEqual(cells);
  });

  it('refuses only the row whose bytes are of another encoding, and names its line', async () => {
    const good = Buffer.from(table.repeat(40).replaceAll(/\n编号.*(?=\n)/g, ''));
    const bad = Buffer.concat([
      Buffer.from('4,'),
      iconv.encode('占道经营', 'gb18030'),
      Buffer.from('\n5,好\n'),
    ]);
    const { rows } = await read('mixed.csv', Buffer.concat([good, bad]));
    const faults = rows.filter((row) => row.fault);
    expect(faults.map((row) => [row.fault?.code, row.cells[0]])).toEqual([['row.encoding', '4']]);
    expect(rows.at(-1)).toMatchObject({ cells: ['5', '好'] });
    expect(faults[0]?.fault?.path).toBe(`line ${faults[0]?.line}`);
  });
});

describe('openFile: damaged files', () => {
  it('keeps the rows before the end of a truncated gzip and says that it breaks off', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i},title ${i * 7919}`).join('\n');
    const whole = gzipSync(`id,title\n${rows}\n`);
    const file = await read('cut.csv.gz', whole.subarray(0, Math.floor(whole.length * 0.8)));
    expect(file.problems).toEqual(['file.truncated']);
    expect(file.rows.length).toBeGreaterThan(10_000);
    expect(file.rows.every((row) => !row.fault && row.cells.length === 2)).toBe(true);
  });

  it('refuses the row with a NUL byte, and shows the byte', async () => {
    const { rows } = await read('nul.csv', Buffer.from('a,b\n1,x\n2,y\0z\n3,w\n'));
    expect(rows.map((row) => row.fault?.code)).toEqual([undefined, 'row.nul', undefined]);
    expect(rows[1]?.fault?.path).toBe('line 3, column b');
    expect(rows[1]?.cells).toEqual(['2', 'y\u2400z']);
  });

  it('refuses a row with too few or too many values', async () => {
    const { rows } = await read('ragged.csv', Buffer.from('a,b\n1\n2,x,y\n3,z\n'));
    expect(rows.map((row) => row.fault?.code)).toEqual(['row.columns', 'row.columns', undefined]);
  });

  it.each([
    ['empty.csv', Buffer.alloc(0)],
    ['old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0])],
    ['one.json', Buffer.from('[{"a":1}]')],
    ['line.csv', Buffer.from('x'.repeat(3_000_000))],
  ])('refuses what is no table at all: %s', async (name, bytes) => {
    await expect(read(name, bytes)).rejects.toThrow(ProblemError);
  });
});

describe('openFile: JSON Lines', () => {
  it('reads values as text and refuses the line that is no object', async () => {
    const text = '{"id":1,"title":"a","geo":{"x":2}}\n[1]\n{"id":3,"title":null}\n';
    const { rows, columns } = await read('x.jsonl', Buffer.from(text));
    expect(columns).toEqual(['id', 'title', 'geo']);
    expect(rows[0]?.cells).toEqual(['1', 'a', '{"x":2}']);
    expect(rows[1]?.fault).toMatchObject({ code: 'row.json', path: 'line 2' });
    expect(rows[2]?.cells).toEqual(['3', '', '']);
  });
});

describe('openFile: XLSX', () => {
  it('takes dates, saved results of formulas, and names the cell of an error', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('one');
    sheet.addRow(['id', 'at', 'n']);
    sheet.addRow(['1', new Date(Date.UTC(2015, 0, 31, 14, 5, 9)), { formula: '1+1', result: 2 }]);
    sheet.getCell('B2').numFmt = 'yyyy-mm-dd hh:mm:ss';
    sheet.addRow(['2', 'x', { formula: '1+2' }]);
    sheet.addRow(['3', 'y', { error: '#REF!' }]);
    const file = await read('x.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
    expect(file.columns).toEqual(['id', 'at', 'n']);
    expect(file.cells[0]).toEqual(['1', '2015-01-31 14:05:09', '2']);
    expect(file.notes.get('formula-result')).toBe(1);
    expect(file.rows[1]?.fault).toMatchObject({
      code: 'row.formula',
      path: 'cell C3',
      got: '=1+2',
    });
    expect(file.rows[2]?.fault).toMatchObject({ code: 'row.cell-error', path: 'cell C4' });
  });
});
