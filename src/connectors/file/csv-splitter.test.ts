import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvSplitter, guessDelimiter } from './csv-splitter.ts';
import { longestRow } from './row-file.ts';

const split = (pieces: readonly string[], delimiter = ',') => {
  const splitter = new CsvSplitter(delimiter);
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
};

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

describe('CsvSplitter', () => {
  it('reads what csv-parse reads, wherever the text is cut', () => {
    const cell = fc.stringMatching(/^[a-z ,"\n路灯]{0,6}$/);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.array(fc.nat(40)), fc.constantFrom('\n', '\r\n'), (rows, cuts, end) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join(end);
        const pieces: string[] = [];
        let at = 0;
        for (const cut of cuts) {
          pieces.push(text.slice(at, at + cut));
          at += cut;
        }
        pieces.push(text.slice(at));
        const wanted = parse(text, { relaxColumnCount: true });
        expect(split(pieces).map((row) => row.cells)).toEqual(wanted);
      }),
      { seed: 311, numRuns: 400 },
    );
  });

  it('names the physical line of a row that follows values of several lines', () => {
    const rows = split(['a,b\n"1\n2\n3",x\nlast,y\n']);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('gives up one line for an unclosed quote and reads all that follow', () => {
    const rows = split(['a,b\n1,"open\n2,x\n3,y\n']);
    expect(rows.map((row) => row.fault?.code ?? row.cells[0])).toEqual([
      'a',
      'row.quote',
      '2',
      '3',
    ]);
    expect(rows[1]?.fault).toMatchObject({ path: 'line 2, column 2' });
  });

  it('refuses text after a closing quote', () => {
    const [, row, next] = split(['a,b\n"x"y,1\n2,z\n']);
    expect(row?.fault?.code).toBe('row.quote');
    expect(next?.cells).toEqual(['2', 'z']);
  });

  it('refuses an overlong line in bounded memory and goes on after it', () => {
    const piece = 'x'.repeat(longestRow / 4);
    const rows = split(['a,b\n', ...Array.from({ length: 20 }, () => piece), '\n2,z\n']);
    expect(rows[1]?.fault?.code).toBe('row.too-long');
    expect(rows[1]?.fault?.got).toContain(`${piece.length * 20} characters`);
    expect(rows[2]?.cells).toEqual(['2', 'z']);
    expect(rows[2]?.line).toBe(3);
  });
});

describe('guessDelimiter', () => {
  it.each([
    ['a,b,c\n', ','],
    ['a;b;c\n', ';'],
    ['a\tb\n', '\t'],
    ['"x,y"|b|c\n', '|'],
    ['only\n', ','],
  ])('%j → %j', (head, delimiter) => expect(guessDelimiter(head)).toBe(delimiter));
});
