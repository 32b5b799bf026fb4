import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largeTable, sheetFolder, sheetNames } from '../../../../test/sheet-workbooks.ts';
import { readWorkbook } from '../../../connectors/file/read-workbook.ts';
import { loadRegistry } from '../../../declared.ts';
import { cellName, columnName } from '../../../kernels/figures/cell-name.ts';
import type { Grid, GridCell } from '../../../model/sheet-grid.ts';
import { SheetMapping } from '../../../model/sheet-mapping.ts';
import { makeBook, type Book } from '../book.ts';
import { declaredBookInput } from '../declared-book.ts';
import { readSheet, type SheetReading } from './read-sheet.ts';

let book: Book;
let files: Awaited<ReturnType<typeof sheetFolder>>;
beforeAll(async () => {
  files = await sheetFolder();
  book = makeBook({ ...declaredBookInput(await loadRegistry(), 'hongqi')!, figures: [] });
});
afterAll(() => files.remove());

type Decided = Parameters<typeof SheetMapping.parse>[0];

async function read(path: string, decided: Decided = {}, sheet?: string): Promise<SheetReading> {
  const workbook = await readWorkbook(path);
  const named = workbook.sheets.find((one) => one.name === sheet);
  const grid = named ?? workbook.sheets.find((one) => !one.hidden)!;
  return readSheet({ grid, book, mapping: SheetMapping.parse(decided), fileName: 'file' });
}

/** B5 → gdp 410702 2025-Q1 71.3亿元; growth has an arrow before its value */
const said = ({ cells }: SheetReading) =>
  Object.fromEntries(
    cells.flatMap(({ cell, draft }) => {
      if (!draft) return [];
      const { indicator, territory, period, aspect, value, unit } = draft;
      const arrow = aspect === 'growth' ? '↑' : '';
      return [[cellName(cell), `${indicator} ${territory} ${period} ${arrow}${value}${unit}`]];
    }),
  );

const fates = ({ cells }: SheetReading, fate: string) =>
  cells.filter((one) => one.fate === fate).map(({ cell }) => cellName(cell));

const shared = (name: string) =>
  fileURLToPath(new URL(`../../../../../shared/data/stats/${name}`, import.meta.url));

describe.skipIf(!existsSync(shared('census2020_henan_counties.csv')))(
  'real tables (skipped: ../shared/data/stats is not here)',
  () => {
    it('reads the census of the counties by their codes', async () => {
      const path = shared('census2020_henan_counties.csv');
      const reading = await read(path, { means: { period: '2020' } });
      const figures = said(reading);
      expect(figures.E2).toBe('population 410000 2020 99365519');
      expect(figures.J5).toBe('urban-population 410103 2020 955595');
      expect(figures.I2).toBe('minority-share 410000 2020 1.16%');
      expect(reading.rows).toHaveLength(200);
      const known = new Set(Object.values(figures).map((line) => line.split(' ')[0]));
      expect([...known].sort()).toEqual([
        'age-0-14',
        'age-15-64',
        'age-65',
        'floor-area-per-head',
        'household-size',
        'households',
        'illiteracy',
        'minority-share',
        'population',
        'rural-population',
        'schooling-years',
        'sex-ratio',
        'urban-population',
      ]);
      expect(fates(reading, 'not-stated').length).toBe(364);
    });

    it('reads ten years of cities once its columns are named', async () => {
      const columns = [
        ['gdp_100m_yuan', 'gdp', '亿元'],
        ['primary', 'gdp-primary', '亿元'],
        ['secondary', 'gdp-secondary', '亿元'],
        ['tertiary', 'gdp-tertiary', '亿元'],
        ['per_capita_yuan', 'gdp-per-capita', '元'],
      ].map(([key, indicator, unit]) => ({ key, means: { indicator, unit } }));
      const reading = await read(shared('henan_city_gdp_2012_2021.csv'), {
        columns: [...columns, { key: 'rank_among_18', use: 'ignored' }],
      } as Decided);
      const figures = said(reading);
      expect(figures.C2).toBe('gdp 410100 2012 5549.79亿元');
      expect(figures.G5).toBe('gdp-per-capita 410400 2012 30380.0元');
      const years = new Set(Object.values(figures).map((line) => line.split(' ')[2]));
      expect(years.size).toBe(10);
    });
  },
);

describe('no cell is lost', () => {
  const words = fc.constantFrom(
    '地区',
    '指标',
    '红旗区',
    '凤泉区',
    '全市',
    '合计',
    '地区生产总值',
    '其中：税收收入',
    '增速（%）',
    '单位：亿元',
    '2024年',
    '1-3月',
    '注：初步数',
    '—',
    '12/34',
    '备注',
    '序号',
    '一、综合',
    '位次',
    '说明',
  );
  const number = fc.oneof(
    fc.integer({ min: -5, max: 3000 }).map(String),
    fc.constantFrom('5.5%', '297.6亿元', '1,234.5①', '2021'),
  );
  const text = fc.oneof({ weight: 2, arbitrary: words }, { weight: 3, arbitrary: number });
  const cell = fc.record({
    row: fc.integer({ min: 1, max: 9 }),
    column: fc.integer({ min: 1, max: 7 }),
    text,
    extra: fc.constantFrom('', '', '', '', 'span', 'formula', 'fault', 'number'),
  });
  const grid = fc.record({
    cells: fc.uniqueArray(cell, {
      selector: (one) => `${one.row} ${one.column}`,
      minLength: 1,
      maxLength: 45,
    }),
    hiddenRows: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }),
    hiddenColumns: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 2 }),
    takeHidden: fc.boolean(),
    header: fc.option(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(2))),
  });
  const more = {
    '': {},
    span: { span: { rows: 1, columns: 2 } },
    formula: { formula: 'A1*2' },
    fault: { fault: { code: 'error', got: '#REF!' } },
    number: { kind: 'number' },
  } as const;

  it('every cell that holds something has exactly one fate', () => {
    fc.assert(
      fc.property(grid, ({ cells, header, takeHidden, ...hidden }) => {
        const made = cells
          .map(
            ({ extra, ...one }) =>
              ({ kind: 'text', ...one, ...more[extra as keyof typeof more] }) as GridCell,
          )
          .sort((a, b) => a.row - b.row || a.column - b.column);
        const mapping = SheetMapping.parse({
          takeHidden,
          ...(header ? { headerRows: { from: header[0], to: header[0] + header[1] } } : {}),
        });
        const sheet: Grid = { name: '表', hidden: false, cells: made, ...hidden };
        const reading = readSheet({ grid: sheet, book, mapping, fileName: '表' });
        const seen = reading.cells.map((one) => cellName(one.cell)).sort();
        expect(seen).toEqual(made.map(cellName).sort());
        for (const { fate, draft } of reading.cells)
          expect(fate === 'draft').toBe(draft !== undefined);
      }),
      { seed: 7, numRuns: 250 },
    );
  });

  it('also in every layout', async () => {
    for (const name of sheetNames) {
      const { sheets } = await readWorkbook(await files.writeNamed(name));
      for (const sheet of sheets) {
        const mapping = SheetMapping.parse({});
        const { cells } = readSheet({ grid: sheet, book, mapping, fileName: name });
        expect(cells.length).toBe(sheet.cells.length);
      }
    }
  });

  it('reads 54 territories by 60 indicators', async () => {
    const territories = book.territories
      .filter((one) => one.kind === 'district' && !one.variantOf)
      .slice(0, 54);
    const indicators = book.indicators
      .filter((one) => one.kind !== 'growth' && !one.formula)
      .slice(0, 60);
    const large = largeTable(
      territories.map((one) => one.label.zh),
      indicators.map((one) => ({ label: one.label.zh, unit: one.unit })),
    );
    const reading = await read(await files.write('large.xlsx', large));
    const figures = said(reading);
    expect(Object.keys(figures)).toHaveLength(54 * 60);
    for (const [i, one] of indicators.entries())
      expect(figures[`${columnName(i + 2)}3`]).toMatch(
        new RegExp(`^${one.code} ${territories[0]!.code.replace('+', '\\+')} 2023`, 'u'),
      );
  });
});
