import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';

/** Spreadsheets in the ways departments send them, each awkward in its own way. */

type Value = ExcelJS.CellValue;

function fill(sheet: ExcelJS.Worksheet, rows: readonly (readonly Value[])[]): void {
  for (const [i, row] of rows.entries())
    for (const [j, value] of row.entries())
      if (value !== null) sheet.getCell(i + 1, j + 1).value = value;
}

/** Indicators down, two periods of one caption across; numbered, nested, with footnotes. */
function quarterReport(): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('一季度');
  fill(sheet, [
    ['红旗区2025年一季度主要经济指标完成情况'],
    ['编制单位：区统计局', null, null, '单位：亿元、%'],
    ['指 标 名 称', '本 期', null, '备注'],
    [null, '绝对额', '同比±%', null],
    ['一、地区生产总值①', '７１．３', 5.5, '初步核算'],
    ['　其中：第一产业增加值', 0.8, 3.1, null],
    ['　　　　第二产业增加值', '20.5 ', '—', null],
    ['　　　　第三产业增加值', 50, '6.0②', null],
    ['二、规模以上工业增加值', '…', '下降1.2', null],
    ['三、社会消费品零售总额（万元）', '312,456', '7.1%', '含限额以下'],
    ['四、财政', null, null, null],
    ['　　一般公共预算收入', 5.21, 4.4, null],
    ['　　　其中：税收收入', 3.9, '', null],
    ['五、实际利用外资（万美元）', 120, 3, null],
    ['注：①地区生产总值为季度初步核算数，绝对额按现价计算。'],
    ['　　②第三产业含房地产业。'],
    ['资料来源：红旗区统计局', null, null, '填表人：张三'],
  ]);
  sheet.mergeCells('A1:D1');
  sheet.mergeCells('A3:A4');
  sheet.mergeCells('B3:C3');
  sheet.mergeCells('D3:D4');
  return book;
}

/** Territories down, a header of three rows across; total with formulas, hidden and merged cells. */
function countyTable(): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('封面').getCell('A1').value = '统计月报';
  const sheet = book.addWorksheet('各县区');
  fill(sheet, [
    ['附表3', null, null, null, null, null, null, null],
    ['2024年新乡市各县（市、区）主要指标', null, null, null, null, null, null, null],
    [
      '县（市、区）',
      '地区生产总值',
      null,
      null,
      '一般公共预算收入',
      null,
      null,
      '常住人口（万人）',
    ],
    [null, '总量（亿元）', '同比增长', '位次', '其中', null, '增速（%）', null],
    [null, null, '（%）', null, '总额（万元）', '税收收入（亿元）', null, null],
    ['甲', 1, 2, 3, 4, 5, 6, 7],
    ['四区合计', { formula: 'SUM(B8:B11)', result: 1000 }, null, null, null, null, null, null],
    ['红旗区', 297.6, 5.5, 4, 121000, 9.1, 3.4, 45.2],
    ['卫滨区', 180.2, { formula: 'B9/170-1' }, 7, 61000, 4.2, 2.2, 25.1],
    ['凤泉区', 120.9, 6.1, 2, '55,000', 3.8, { error: '#REF!' }, 14.9],
    ['牧野区', 201.3, 4.9, 9, 72000, 5.5, 2.9, 31.4],
    ['其中：小店工业园区', 33.3, 5, null, null, null, null, null],
  ] as Value[][]);
  sheet.mergeCells('A2:H2');
  sheet.mergeCells('A3:A5');
  sheet.mergeCells('B3:D3');
  sheet.mergeCells('E3:G3');
  sheet.mergeCells('H3:H5');
  sheet.mergeCells('B4:B5');
  sheet.mergeCells('D4:D5');
  sheet.mergeCells('E4:F4');
  sheet.mergeCells('G4:G5');
  sheet.mergeCells('F10:F11');
  sheet.getRow(11).hidden = true;
  sheet.getColumn(8).hidden = true;
  const secret = book.addWorksheet('底稿', { state: 'hidden' });
  secret.getCell('A1').value = '底稿数 1';
  return book;
}

/** One indicator that only the caption names, territories down, years across as numbers. */
function yearsTable(): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('GDP');
  fill(sheet, [
    ['2019—2021年各区地区生产总值'],
    [null, null, null, '（单位：万元）'],
    [null],
    ['地  区', 2019, 2020, '2021年（快报）'],
    ['全  市', 29181800, 30145100, 32325300],
    ['　红旗区', 2500000, 2600000, 2800000],
    ['　凤泉区', 1000000, 'x', 1100000],
    ['　卫滨区', 1500000, 1550000, 160.5],
  ]);
  return book;
}

/** Territory merged over its rows, indicators beside it, a column of units, quarters across. */
function unitColumn(): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('2024');
  fill(sheet, [
    ['分季度累计数（2024年）', null, null, null, null, null],
    ['区', '指标', '计量单位', '一季度', '上半年', '前三季度'],
    ['红旗区', '地区生产总值', '亿元', 68.1, 140.2, 215.5],
    [null, '增长速度', '%', 5.1, 5.3, 5.4],
    [null, '一般公共预算收入', '万元', 50000, 80000, 100000],
    ['凤泉区', '地区生产总值', '亿元', 25.1, 55.2, 88.8],
    [null, '增长速度', '%', 0.055, 6, 6.1],
    [null, '一般公共预算收入', '万元', 20000, '', 41000],
  ]);
  sheet.mergeCells('A3:A5');
  sheet.mergeCells('A6:A8');
  return book;
}

/** A monthly report: this month, from January on, the same of last year; growth as a percent format. */
function monthReport(): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sheet1');
  fill(sheet, [
    ['红旗区财政收支月报'],
    ['2025年3月', null, null, null, '金额单位：万元'],
    ['项目', '本月数', '1-本月累计', '上年同期累计', '累计同比增长'],
    ['一般公共预算收入', 8123.45, 31200, 29900, 0.0435],
    ['  税收收入', 6000, 21000, 20100, 0.045],
    ['地区生产总值（亿元）', null, 712.5, 68.1, 0.055],
  ]);
  for (const row of [4, 5, 6]) sheet.getCell(row, 5).numFmt = '0.0%';
  return book;
}

/** As a spreadsheet program saves it: group names in the first of their columns, blank lines, notes. */
export const groupedCsv = `2024年各区主要指标,,,,
单位：亿元,,,,

区,地区生产总值,,社会消费品零售总额,
,总量,增速（%）,总量,增速（%）
红旗区,"1,297.6",5.5,101.2,6.1

凤泉区,120.9,6.1,无,—
注：1.增速按可比价计算。,,,,
`;

/** Two tables beside each other on one sheet, to save paper. */
function sideBySide(): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('排名');
  fill(sheet, [
    ['2024年地区生产总值（亿元）'],
    ['地区', '总量', '地区', '总量'],
    ['红旗区', 297.6, '凤泉区', 120.9],
    ['卫滨区', 180.2, '牧野区', 201.3],
  ]);
  return book;
}

/** Territories by indicators, as large as a province sends it. */
export function largeTable(
  territories: readonly string[],
  indicators: readonly { label: string; unit: string }[],
): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('全省');
  sheet.getCell('A1').value = '2023年各区主要指标';
  sheet.getCell('A2').value = '地区';
  for (const [j, { label, unit }] of indicators.entries())
    sheet.getCell(2, j + 2).value = `${label}（${unit}）`;
  for (const [i, name] of territories.entries()) {
    sheet.getCell(i + 3, 1).value = name;
    for (const j of indicators.keys()) sheet.getCell(i + 3, j + 2).value = 10 + ((i * 7 + j) % 50);
  }
  return book;
}

const makers = {
  quarterReport,
  countyTable,
  yearsTable,
  unitColumn,
  monthReport,
  sideBySide,
} as const;
export type SheetName = keyof typeof makers;
export const sheetNames = Object.keys(makers) as SheetName[];

export async function workbookBytes(name: SheetName): Promise<Buffer<ArrayBuffer>> {
  return Buffer.from(await makers[name]().xlsx.writeBuffer());
}

/** A folder of their own, and the way to clear it. */
export async function sheetFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'xianban-sheets-'));
  return {
    folder,
    write: async (fileName: string, content: Buffer | string | ExcelJS.Workbook) => {
      const path = join(folder, fileName);
      const isBook = typeof content === 'object' && 'xlsx' in content;
      await writeFile(path, isBook ? Buffer.from(await content.xlsx.writeBuffer()) : content);
      return path;
    },
    writeNamed: async (name: SheetName) => {
      const path = join(folder, `${name}.xlsx`);
      await writeFile(path, await workbookBytes(name));
      return path;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
