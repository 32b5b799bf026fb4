import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookOf, indicatorOf } from '../../../test/ledger-book.ts';
import { readZip } from '../../../test/read-zip.ts';
import { loadRegistry } from '../../declared.ts';
import { makeBook, type Book } from '../../engines/ledger/book.ts';
import { declaredBookInput } from '../../engines/ledger/declared-book.ts';
import type { BoundBriefing } from '../../model/briefing.ts';
import { checkBriefing } from '../check-briefing.ts';
import { linesOf, type BoundFigures } from './bound-figures.ts';
import { figuresJson } from './figures-json.ts';
import { figuresPackage } from './figures-package.ts';

interface Sheet {
  bound: BoundBriefing;
  book: Book;
}

const sheets = new Map<string, Sheet>();

beforeAll(async () => {
  const registry = await loadRegistry();
  for (const district of ['hongqi', 'fengquan']) {
    const file = new URL(`../../../declared/briefings/${district}-2024.md`, import.meta.url);
    const book = makeBook(declaredBookInput(registry, district)!);
    const { bound } = checkBriefing(readFileSync(file, 'utf8'), book);
    sheets.set(district, { bound: bound!, book });
  }
});

const sheetOf = (district: string) => sheets.get(district)!;

type Row = Record<string, string>;
interface DataPackage {
  resources: DataResource[];
}
interface DataResource {
  name: string;
  path: string;
  schema: {
    fields: { name: string; type: string; constraints?: { required?: true; enum?: string[] } }[];
    foreignKeys?: { fields: string; reference: { resource: string; fields: string } }[];
  };
}

const lexical: Record<string, RegExp> = {
  string: /^[\s\S]+$/,
  integer: /^-?\d+$/,
  number: /^-?\d+(?:\.\d+)?$/,
  boolean: /^(?:true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/,
};

/** Cells that the schema does not allow (Table Schema: types, required, enum). */
const wrongCells = ({ name, schema }: DataResource, rows: readonly Row[]): string[] =>
  rows.flatMap((row, i) =>
    schema.fields
      .filter((field) => {
        const cell = row[field.name];
        if (cell === undefined) return true;
        if (cell === '') return field.constraints?.required === true;
        return (
          !lexical[field.type]!.test(cell) || field.constraints?.enum?.includes(cell) === false
        );
      })
      .map((field) => `${name} ${i} ${field.name}: ${row[field.name]}`),
  );

describe.each(['hongqi', 'fengquan'])('the figures of %s', (district) => {
  it('has every figure in its JSON, with value, unit, origin, period and hands', () => {
    const sheet = sheetOf(district);
    const json = JSON.parse(figuresJson(sheet.bound, sheet.book)) as BoundFigures;
    const spans = sheet.bound.blocks.flatMap(linesOf).flat();
    const numbers = spans.filter((span) => span.kind === 'number');
    expect(json.numbers.map(({ text }) => text)).toEqual(numbers.map(({ text }) => text));
    const known = new Set([
      ...json.figures.map(({ figure }) => figure),
      ...json.ranks.map(({ rank }) => rank),
    ]);
    expect(json.numbers.flatMap(({ figures }) => figures).filter((id) => !known.has(id))).toEqual(
      [],
    );
    for (const figure of json.figures) {
      expect(figure).toMatchObject(sheet.book.findFigure(figure.figure)!);
      expect(Object.keys(figure)).toEqual(
        expect.arrayContaining([
          'value',
          'unit',
          'origin',
          'period',
          'entered',
          'checked',
          'signed',
        ]),
      );
      expect(json.sources.map(({ origin }) => origin.code)).toContain(figure.origin);
    }
  });

  it('has a data package that keeps its own schema', () => {
    const sheet = sheetOf(district);
    const files = readZip(figuresPackage(sheet.bound, sheet.book));
    const json = JSON.parse(figuresJson(sheet.bound, sheet.book)) as BoundFigures;
    const { resources } = JSON.parse(files.get('datapackage.json')!.toString()) as DataPackage;
    const tables = new Map(
      resources.map((resource) => {
        const rows = parse(files.get(resource.path)!, { columns: true }) as Row[];
        return [resource.name, { resource, rows }] as const;
      }),
    );
    const { figures, ranks, sources, numbers } = json;
    const counts = { figures: figures.length + ranks.length, sources: sources.length };
    const bound = numbers.flatMap((number) => number.figures).length;
    expect(Object.fromEntries([...tables].map(([name, { rows }]) => [name, rows.length]))).toEqual({
      ...counts,
      numbers: bound,
    });
    expect(
      [...tables.values()].flatMap(({ resource, rows }) => wrongCells(resource, rows)),
    ).toEqual([]);
    for (const { resource, rows } of tables.values())
      for (const { fields, reference } of resource.schema.foreignKeys ?? []) {
        const there = tables.get(reference.resource)!.rows.map((row) => row[reference.fields]);
        expect(there).toEqual(expect.arrayContaining(rows.map((row) => row[fields])));
      }
  });
});

describe('a computed number', () => {
  it('names every figure that it was worked out from', () => {
    const book = bookOf({
      indicators: [indicatorOf('parks', { unit: '座', unitEn: 'parks', kind: 'stock' })],
      figures: [
        ['parks', '410702', '2023', 'level', '4', '座', 'press'],
        ['parks', '410702', '2024', 'level', '5', '座', 'yearbook'],
      ],
    });
    const head =
      '---\ncode: =x\ntitle: 题\ndistrict: hongqi\nterritory: "410702"\nperiod: "2024"\nlanguage: zh\n---\n\n';
    const { bound } = checkBriefing(`${head}公园{{parks: rate}}。`, book);
    const json = JSON.parse(figuresJson(bound!, book)) as BoundFigures;
    expect(json.numbers).toMatchObject([{ text: '25%', how: 'computed' }]);
    expect(json.figures.map(({ figure }) => figure).sort()).toEqual(['press:1', 'yearbook:2']);
    expect(json.sources.map(({ origin }) => origin.code).sort()).toEqual(['press', 'yearbook']);
    const files = readZip(figuresPackage(bound!, book));
    const numbers = parse(files.get('numbers.csv')!, { columns: true }) as Row[];
    expect(numbers.map(({ computed, figure }) => [computed, figure]).sort()).toEqual([
      ['true', 'press:1'],
      ['true', 'yearbook:2'],
    ]);
  });
});
