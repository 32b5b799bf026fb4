import type { Label } from '../../../model/label.ts';
import type { Origin } from '../../../model/figure.ts';
import { cellName, columnName } from '../../../kernels/figures/cell-name.ts';
import type { Grid, Workbook } from '../../../model/sheet-grid.ts';
import type { KeptMapping, SheetMapping, SheetMeaning } from '../../../model/sheet-mapping.ts';
import {
  CellFate,
  type CellView,
  type FateCounts,
  type LineView,
  type SheetProposal,
} from '../../../model/sheet-view.ts';
import type { Book } from '../book.ts';
import type { ReadLine } from './line-meanings.ts';
import type { ReadCell, SheetReading } from './read-sheet.ts';
import { composePeriod } from './read-period-words.ts';
import { sheetProblems } from './sheet-problems.ts';
import type { WeighedCell } from './weigh-sheet.ts';

export interface SheetToShow {
  fileName: string;
  workbook: Workbook;
  grid: Grid;
  book: Book;
  reading: SheetReading;
  weighed: readonly WeighedCell[];
  mapping: SheetMapping;
  kept: Pick<KeptMapping, 'code' | 'name'> | null;
  origin: Origin;
}

const place = ({ cell }: ReadCell) => ({
  cell: cellName(cell),
  row: cell.row,
  column: cell.column,
  text: cell.text,
  ...(cell.span ? { rows: cell.span.rows, columns: cell.span.columns } : {}),
});

function plainCell(read: ReadCell): CellView {
  const fate = read.fate === 'draft' ? 'refused' : read.fate;
  return { ...place(read), fate, problems: read.problems, accepted: [] };
}

function figureCell(book: Book, { read, draft, fate }: WeighedCell): CellView {
  const { indicator, territory, period, aspect, value, unit, status } = draft;
  const before =
    fate.fate === 'new'
      ? undefined
      : book
          .figures({ indicator, territory, period, aspect })
          .find((figure) => figure.origin === draft.origin);
  return {
    ...place(read),
    fate: fate.fate,
    figure: { indicator, territory, period, aspect, value, unit, status },
    ...(before ? { before: `${before.value}${before.unit}` } : {}),
    problems: [...fate.problems, ...read.problems],
    accepted: fate.accepted,
  };
}

export function countFates(cells: readonly Pick<CellView, 'fate'>[]): FateCounts {
  const counts = Object.fromEntries(CellFate.options.map((name) => [name, 0])) as FateCounts;
  for (const { fate } of cells) counts[fate] += 1;
  return counts;
}

/** What holds for a line: what was read, and over it what was decided. */
function meansOf(line: ReadLine): SheetMeaning {
  const period = composePeriod(line.periods);
  return {
    ...(line.indicator ? { indicator: line.indicator.code } : {}),
    ...(line.growth ? { aspect: 'growth' as const } : {}),
    ...(line.territory ? { territory: line.territory.code } : {}),
    ...(period ? { period } : {}),
    ...(line.units[0] ? { unit: line.units[0] } : {}),
    ...(line.status ? { status: line.status } : {}),
    ...line.decided,
  };
}

function unsureOf({ indicator, territory, decided }: ReadLine): LineView['unsure'] {
  const open: LineView['unsure'] = [];
  if (indicator && !indicator.sure && decided.indicator === undefined) open.push('indicator');
  if (territory && !territory.sure && decided.territory === undefined) open.push('territory');
  return open;
}

const lineView =
  (hidden: readonly number[], name: (at: number) => string, figures: ReadonlyMap<number, number>) =>
  (line: ReadLine): LineView => ({
    at: name(line.at),
    key: line.key,
    words: line.words,
    use: line.use,
    means: meansOf(line),
    unsure: unsureOf(line),
    unknown: line.unknown && !line.decided.indicator && !line.decided.territory,
    hidden: hidden.includes(line.at),
    figures: figures.get(line.at) ?? 0,
    ...(line.kind && line.kind in sheetProblems && line.use !== 'figures'
      ? { why: sheetProblems[line.kind as 'rank'](name(line.at)).detail }
      : {}),
  });

const axes = [
  { zh: '地区', en: 'territories' },
  { zh: '指标', en: 'indicators' },
  { zh: '时期', en: 'periods' },
] as const;

/** What at least half of the lines of one side say: both where a territory stands over its indicators. */
function axisOf(lines: readonly ReadLine[]): Label {
  const taken = lines.filter((line) => line.use === 'figures');
  const says = [
    (line: ReadLine) => line.territory ?? line.decided.territory,
    (line: ReadLine) => line.indicator ?? line.decided.indicator,
    (line: ReadLine) => line.periods.some((one) => one.year !== undefined || one.months),
  ];
  const found = axes.filter((_, i) => taken.filter(says[i]!).length * 2 >= taken.length);
  if (taken.length === 0 || found.length === 0) return { zh: '未认定', en: 'undecided' };
  return {
    zh: found.map((one) => one.zh).join('、'),
    en: found.map((one) => one.en).join(' and '),
  };
}

function orientationOf({ rows, columns }: SheetReading): Label {
  const down = axisOf(rows);
  const across = axisOf(columns.filter((line) => line.use === 'figures'));
  return { zh: `${down.zh} × ${across.zh}`, en: `${down.en} × ${across.en}` };
}

function countBy(cells: readonly WeighedCell[], of: 'row' | 'column'): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { read } of cells) counts.set(read.cell[of], (counts.get(read.cell[of]) ?? 0) + 1);
  return counts;
}

/** The whole of what a person sees of a sheet before anything is written. */
export function viewSheet(shown: SheetToShow): Omit<SheetProposal, 'upload'> {
  const { workbook, grid, book, reading, weighed, mapping } = shown;
  const byCell = new Map(weighed.map((one) => [one.read, one]));
  const cells = reading.cells.map((read) => {
    const figure = byCell.get(read);
    return figure ? figureCell(book, figure) : plainCell(read);
  });
  const { captions } = reading;
  const period = composePeriod(captions.periods);
  const columns = reading.columns.map(
    lineView(grid.hiddenColumns, columnName, countBy(weighed, 'column')),
  );
  const others = workbook.sheets.filter(
    (one) => one.hidden && one !== grid && one.cells.length > 0,
  );
  return {
    fileName: shown.fileName,
    sheets: workbook.sheets.map(({ name, hidden, cells: all }) => ({
      name,
      hidden,
      cells: all.length,
    })),
    sheet: grid.name,
    orientation: orientationOf(reading),
    header: reading.layout.header,
    means: {
      ...(captions.territory?.sure ? { territory: captions.territory.code } : {}),
      ...(captions.indicator?.sure ? { indicator: captions.indicator.code } : {}),
      ...(captions.status ? { status: captions.status } : {}),
      ...(period ? { period } : {}),
      ...mapping.means,
    },
    units: captions.units,
    columns,
    rows: reading.rows.map(lineView(grid.hiddenRows, String, countBy(weighed, 'row'))),
    hiddenRows: [...grid.hiddenRows],
    hiddenColumns: grid.hiddenColumns.map(columnName),
    cells,
    counts: countFates(cells),
    problems: [
      ...reading.problems,
      ...others.map((one) =>
        sheetProblems.hiddenSheet(one.name, { got: `${one.cells.length} cells` }),
      ),
    ],
    mapping: { ...mapping, shape: columns.map((line) => line.key) },
    kept: shown.kept,
    origin: shown.origin,
  };
}
