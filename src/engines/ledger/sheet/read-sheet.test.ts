import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupedCsv, sheetFolder } from '../../../../test/sheet-workbooks.ts';
import { readWorkbook } from '../../../connectors/file/read-workbook.ts';
import { loadRegistry } from '../../../declared.ts';
import { cellName } from '../../../kernels/figures/cell-name.ts';
import type { Grid } from '../../../model/sheet-grid.ts';
import { SheetMapping } from '../../../model/sheet-mapping.ts';
import { makeBook, type Book } from '../book.ts';
import { declaredBookInput } from '../declared-book.ts';
import { readSheet, type SheetReading } from './read-sheet.ts';
import { keptPart, likeness, withDecisions } from './recognise-mapping.ts';
import { sheetSums } from './sheet-sums.ts';

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

const codes = ({ cells }: SheetReading) =>
  Object.fromEntries(
    cells
      .filter(({ fate }) => fate === 'refused' || fate === 'ignored' || fate === 'undecided')
      .map(({ cell, problems }) => [cellName(cell), problems[0]?.code]),
  );

describe('a report of a quarter, numbered and nested', () => {
  it('says every figure with its unit, sign and period', async () => {
    const reading = await read(await files.writeNamed('quarterReport'));
    expect(said(reading)).toEqual({
      B5: 'gdp 410702 2025-Q1 71.3亿元',
      C5: 'gdp 410702 2025-Q1 ↑5.5%',
      B6: 'gdp-primary 410702 2025-Q1 0.8亿元',
      C6: 'gdp-primary 410702 2025-Q1 ↑3.1%',
      B7: 'gdp-secondary 410702 2025-Q1 20.5亿元',
      B8: 'gdp-tertiary 410702 2025-Q1 50亿元',
      C8: 'gdp-tertiary 410702 2025-Q1 ↑6.0%',
      C9: 'industrial-output 410702 2025-Q1 ↑-1.2%',
      B10: 'retail-sales 410702 2025-Q1 312456万元',
      C10: 'retail-sales 410702 2025-Q1 ↑7.1%',
      B12: 'budget-revenue 410702 2025-Q1 5.21亿元',
      C12: 'budget-revenue 410702 2025-Q1 ↑4.4%',
      B13: 'tax-revenue 410702 2025-Q1 3.9亿元',
    });
    expect(fates(reading, 'not-stated')).toEqual(['C7', 'B9']);
    expect(fates(reading, 'unit')).toEqual(['D2']);
    expect(fates(reading, 'note')).toEqual(['D5', 'D10', 'A15', 'A16', 'A17', 'D17']);
    // nobody has declared foreign capital
    expect(codes(reading)).toEqual({ B14: 'sheet.undecided', C14: 'sheet.undecided' });
    expect(reading.captions.title).toBe('红旗区2025年一季度主要经济指标完成情况');
  });
});

describe('a table of counties with a header of three rows', () => {
  const open = async (decided?: Decided) =>
    read(await files.writeNamed('countyTable'), decided, '各县区');

  it('reads units by column and refuses what it cannot stand by', async () => {
    const reading = await open();
    expect(said(reading)).toMatchObject({
      B8: 'gdp 410702 2024 297.6亿元',
      C8: 'gdp 410702 2024 ↑5.5%',
      E8: 'budget-revenue 410702 2024 121000万元',
      F8: 'tax-revenue 410702 2024 9.1亿元',
      G8: 'budget-revenue 410702 2024 ↑3.4%',
      E10: 'budget-revenue 410704 2024 55000万元',
    });
    expect(codes(reading)).toMatchObject({
      D8: 'sheet.rank',
      A6: 'sheet.serial',
      C9: 'sheet.formula',
      F10: 'sheet.merged',
      G10: 'sheet.cell-error',
      A11: 'sheet.hidden-row',
      B11: 'sheet.hidden-row',
      H8: 'sheet.hidden-column',
      // a part of 牧野区 is not 牧野区
      B12: 'sheet.undecided',
      // the sum of four of twelve
      B7: 'sheet.undecided',
    });
    expect(reading.problems.map(({ code, got }) => `${code} ${got}`)).toEqual([
      'sheet.hidden 11',
      'sheet.hidden H',
    ]);
  });

  it('takes what is hidden when somebody says so, and says where it is from', async () => {
    const reading = await open({ takeHidden: true });
    expect(said(reading)).toMatchObject({
      B11: 'gdp 410711 2024 201.3亿元',
      H8: 'population 410702 2024 45.2万人',
    });
    const b11 = reading.cells.find(({ cell }) => cellName(cell) === 'B11');
    expect(b11?.problems.map(({ code }) => code)).toEqual(['sheet.hidden-taken']);
  });

  it('does what somebody decided about a row and a column', async () => {
    const [total] = (await open()).rows;
    const reading = await open({
      rows: [{ key: total!.key, means: { territory: '410700' } }],
      columns: [
        {
          key: '地区生产总值 / 位次',
          use: 'figures',
          means: { indicator: 'population', unit: '人' },
        },
      ],
    });
    expect(said(reading)).toMatchObject({
      B7: 'gdp 410700 2024 1000亿元',
      D8: 'population 410702 2024 4人',
    });
    const formula = reading.cells.find(({ cell }) => cellName(cell) === 'B7')!;
    expect(formula.problems).toMatchObject([{ code: 'sheet.formula-result', got: '=SUM(B8:B11)' }]);
  });
});

describe('territories by years under one caption', () => {
  it('finds the indicator in the caption and its years in numbers', async () => {
    const reading = await read(await files.writeNamed('yearsTable'));
    expect(said(reading)).toEqual({
      B5: 'gdp 410700 2019 29181800万元',
      C5: 'gdp 410700 2020 30145100万元',
      D5: 'gdp 410700 2021 32325300万元',
      B6: 'gdp 410702 2019 2500000万元',
      C6: 'gdp 410702 2020 2600000万元',
      D6: 'gdp 410702 2021 2800000万元',
      B7: 'gdp 410704 2019 1000000万元',
      D7: 'gdp 410704 2021 1100000万元',
      B8: 'gdp 410703 2019 1500000万元',
      C8: 'gdp 410703 2020 1550000万元',
      D8: 'gdp 410703 2021 160.5万元',
    });
    expect(fates(reading, 'not-stated')).toEqual(['C7']);
    const estimated = reading.cells.filter(({ draft }) => draft?.status === 'estimated');
    expect(estimated.map(({ cell }) => cellName(cell))).toEqual(['D5', 'D6', 'D7', 'D8']);
  });
});

describe('a column of units and merged territories', () => {
  it('reads quarters, half years and growth below its level', async () => {
    const reading = await read(await files.writeNamed('unitColumn'));
    expect(said(reading)).toMatchObject({
      D3: 'gdp 410702 2024-Q1 68.1亿元',
      F4: 'gdp 410702 2024-01/2024-09 ↑5.4%',
      E5: 'budget-revenue 410702 2024-H1 80000万元',
      D7: 'gdp 410704 2024-Q1 ↑0.055%',
      F8: 'budget-revenue 410704 2024-01/2024-09 41000万元',
    });
    expect(fates(reading, 'unit')).toHaveLength(6);
    expect(codes(reading)).toEqual({});
  });
});

describe('a monthly report', () => {
  it('tells this month, from January on and last year apart, and reads percent formats as shown', async () => {
    const reading = await read(await files.writeNamed('monthReport'));
    expect(said(reading)).toEqual({
      B4: 'budget-revenue 410702 2025-03 8123.45万元',
      C4: 'budget-revenue 410702 2025-Q1 31200万元',
      D4: 'budget-revenue 410702 2024-Q1 29900万元',
      E4: 'budget-revenue 410702 2025-Q1 ↑4.35%',
      B5: 'tax-revenue 410702 2025-03 6000万元',
      C5: 'tax-revenue 410702 2025-Q1 21000万元',
      D5: 'tax-revenue 410702 2024-Q1 20100万元',
      E5: 'tax-revenue 410702 2025-Q1 ↑4.5%',
      C6: 'gdp 410702 2025-Q1 712.5亿元',
      D6: 'gdp 410702 2024-Q1 68.1亿元',
      E6: 'gdp 410702 2025-Q1 ↑5.5%',
    });
  });

  it('is known again next month, with the dates of next month', async () => {
    const march = await read(await files.writeNamed('monthReport'));
    const shape = march.columns.map((line) => line.key);
    const kept = keptPart(
      SheetMapping.parse({
        shape,
        means: { period: '2025-03', status: 'final' },
        columns: [{ key: '本月数', use: 'ignored' }],
      }),
    );
    const workbook = await readWorkbook(`${files.folder}/monthReport.xlsx`);
    const [sheet] = workbook.sheets;
    const april: Grid = {
      ...sheet!,
      cells: sheet!.cells.map((cell) =>
        cell.text === '2025年3月' ? { ...cell, text: '2025年4月' } : cell,
      ),
    };
    const mapping = withDecisions(kept, SheetMapping.parse({}));
    const reading = readSheet({ grid: april, book, mapping, fileName: 'file' });
    expect(
      likeness(
        shape,
        reading.columns.map((line) => line.key),
      ),
    ).toBe(1);
    expect(said(reading)).toMatchObject({
      C4: 'budget-revenue 410702 2025-01/2025-04 31200万元',
      D4: 'budget-revenue 410702 2024-01/2024-04 29900万元',
    });
    expect(codes(reading)).toMatchObject({ B4: 'sheet.left-out' });
    expect(reading.cells.find(({ draft }) => draft)?.draft?.status).toBe('final');
  });
});

describe('CSV with group names in the first of their columns', () => {
  it('is read like a sheet with merged cells, rows counted with blank lines', async () => {
    const reading = await read(await files.write('grouped.csv', groupedCsv));
    expect(said(reading)).toEqual({
      B6: 'gdp 410702 2024 1297.6亿元',
      C6: 'gdp 410702 2024 ↑5.5%',
      D6: 'retail-sales 410702 2024 101.2亿元',
      E6: 'retail-sales 410702 2024 ↑6.1%',
      B8: 'gdp 410704 2024 120.9亿元',
      C8: 'gdp 410704 2024 ↑6.1%',
    });
    expect(fates(reading, 'not-stated')).toEqual(['D8', 'E8']);
    expect(fates(reading, 'note')).toEqual(['A9']);
  });
});

describe('what is no single table', () => {
  it('leaves a second table beside the first alone', async () => {
    const reading = await read(await files.writeNamed('sideBySide'));
    expect(said(reading)).toEqual({
      B3: 'gdp 410702 2024 297.6亿元',
      B4: 'gdp 410703 2024 180.2亿元',
    });
    expect(codes(reading)).toEqual({
      C3: 'sheet.side-by-side',
      D3: 'sheet.side-by-side',
      C4: 'sheet.side-by-side',
      D4: 'sheet.side-by-side',
    });
  });

  it('takes nothing from below a second header, and passes over one that is repeated', async () => {
    const table = (middle: string) =>
      `2024年,,\n区,地区生产总值（亿元）,常住人口（万人）\n红旗区,297.6,45\n${middle}\n凤泉区,120.9,15\n`;
    const other = await read(await files.write('other.csv', table('区,税收收入,零售额')));
    expect(said(other)).toEqual({
      B3: 'gdp 410702 2024 297.6亿元',
      C3: 'population 410702 2024 45万人',
    });
    expect(codes(other)).toMatchObject({ B5: 'sheet.second-header' });
    const again = await read(
      await files.write('again.csv', table('区,地区生产总值（亿元）,常住人口（万人）')),
    );
    expect(said(again)).toMatchObject({ B5: 'gdp 410704 2024 120.9亿元' });
  });

  it('says so when there is no table, and reads no word as a number', async () => {
    const letter = await read(await files.write('letter.csv', '关于报送数据的函\n请查收附件\n'));
    expect(letter.problems).toMatchObject([{ code: 'sheet.no-table' }]);
    const words = await read(
      await files.write(
        'words.csv',
        '2024年,\n区,地区生产总值（亿元）\n红旗区,297.6\n凤泉区,约一百二\n牧野区,180\n',
      ),
    );
    expect(codes(words)).toEqual({ B4: 'sheet.value' });
  });

  it('does not guess: a name inside other words waits for a person', async () => {
    const reading = await read(
      await files.write(
        'near.csv',
        '2024年,,\n区,民营经济地区生产总值（亿元）,地区生产总值\n红旗区,197.6,297.6\n',
      ),
    );
    expect(reading.columns[1]?.indicator).toEqual({ code: 'gdp', sure: false });
    expect(codes(reading)).toEqual({ B3: 'sheet.undecided' });
    // no unit anywhere: told when it is weighed, never guessed
    expect(said(reading)).toEqual({ C3: 'gdp 410702 2024 297.6' });
  });
});

describe('sums inside a sheet', () => {
  it('holds a total against its rows, rounding granted', async () => {
    const sums = async (total: string) => {
      const rows = ['红旗区,297.6', '卫滨区,180.2', '凤泉区,120.9', '牧野区,201.3'].join('\n');
      const text = `2024年\n区,地区生产总值（亿元）\n全市,${total}\n${rows}\n`;
      return [...sheetSums(book, await read(await files.write('sum.csv', text))).values()];
    };
    expect(await sums('800')).toEqual([]);
    expect(await sums('800.2')).toEqual([]);
    expect(await sums('810')).toMatchObject([
      { code: 'doubt.sum', path: 'B3', got: '810亿元', wanted: '800亿元' },
    ]);
  });
});
