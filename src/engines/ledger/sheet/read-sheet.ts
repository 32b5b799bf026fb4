import { problem, type Problem } from '../../../model/problem.ts';
import { cellName, columnName } from '../../../kernels/figures/cell-name.ts';
import type { Grid, GridCell } from '../../../model/sheet-grid.ts';
import type { SheetMapping } from '../../../model/sheet-mapping.ts';
import type { CellFate } from '../../../model/sheet-view.ts';
import type { Book } from '../book.ts';
import { draftCell, type CellDraft } from './draft-cell.ts';
import { foldCell } from './fold-cell.ts';
import { columnPath, rowPaths } from './label-paths.ts';
import { isNote, layOutSheet, type PlacedCell, type SheetLayout } from './lay-out-sheet.ts';
import { readLines, type ReadLine } from './line-meanings.ts';
import { readAmount } from './read-amount.ts';
import { readCaptions, type ReadCaptions } from './read-captions.ts';
import { captionUnits, isUnitWord } from './read-units.ts';
import { sheetProblems } from './sheet-problems.ts';

/** A cell with its fate, as far as the sheet alone tells: a draft is weighed against the book later. */
export interface ReadCell {
  cell: GridCell;
  fate: Exclude<CellFate, 'new' | 'revised' | 'unchanged'> | 'draft';
  draft?: CellDraft;
  /** why, and what was noticed */
  problems: Problem[];
}

export interface SheetReading {
  layout: SheetLayout;
  captions: ReadCaptions;
  columns: ReadLine[];
  rows: ReadLine[];
  /** every cell that holds something, once */
  cells: ReadCell[];
  /** of the sheet as a whole */
  problems: Problem[];
}

export interface SheetRead {
  grid: Grid;
  book: Book;
  mapping: SheetMapping;
  /** without its ending */
  fileName: string;
}

type Fated = Omit<ReadCell, 'cell'>;

const fate = (name: Fated['fate'], ...problems: Problem[]): Fated => ({ fate: name, problems });

/** Everything that the fates of cells are found by. */
interface Desk extends SheetRead {
  layout: SheetLayout;
  captions: ReadCaptions;
  columns: ReadonlyMap<number, ReadLine>;
  rows: ReadonlyMap<number, ReadLine>;
  unitColumn: number | undefined;
  /** what stands below is another table */
  endsBefore: number;
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
}

const faults = {
  error: sheetProblems.error,
  formula: sheetProblems.formulaEmpty,
  broken: sheetProblems.broken,
} as const;

const captionFate = (text: string): Fated =>
  fate(captionUnits(text).length > 0 ? 'unit' : isNote(text) ? 'note' : 'header');

/** A cell of the header or above it. */
function headFate(desk: Desk, cell: PlacedCell, text: string): Fated {
  const { layout } = desk;
  if (layout.captions.includes(cell.row)) return captionFate(text);
  if (layout.numbering.has(cell.row)) return fate('ignored', sheetProblems.serial(cellName(cell)));
  return fate(isUnitWord(text) || captionUnits(text).length > 0 ? 'unit' : 'header');
}

/** Why a line is not taken; undefined where it is. */
function whyLeftOut(line: ReadLine, at: string): Problem | undefined {
  if (line.use === 'figures') return undefined;
  const { kind } = line;
  if (kind === 'rank' || kind === 'share' || kind === 'index' || kind === 'change')
    return sheetProblems[kind](at, { got: line.words });
  return sheetProblems.decided(at, { got: line.words });
}

function noticed(desk: Desk, cell: GridCell): Problem[] {
  const at = cellName(cell);
  const isHidden = desk.hiddenRows.has(cell.row) || desk.hiddenColumns.has(cell.column);
  return [
    ...(cell.formula !== undefined
      ? [sheetProblems.formulaResult(at, { got: `=${cell.formula}` })]
      : []),
    ...(cell.scaled ? [sheetProblems.scaled(at, { got: cell.text })] : []),
    ...(isHidden ? [sheetProblems.taken(at)] : []),
  ];
}

/** A cell in a row and a column of figures. */
function figureFate(desk: Desk, cell: PlacedCell, text: string): Fated {
  const at = cellName(cell);
  const row = desk.rows.get(cell.row)!;
  const column = desk.columns.get(cell.column)!;
  const amount = readAmount(cell.kind === 'date' ? `(${cell.text})` : cell.text);
  if (amount.kind === 'not-stated') return fate('not-stated');
  const why = whyLeftOut(column, at) ?? whyLeftOut(row, at);
  if (why) return fate('ignored', why);
  if (cell.span) return fate('refused', sheetProblems.merged(at, { got: text }));
  if (amount.kind === 'words') {
    const wanted = '297.6';
    return fate('refused', sheetProblems.value(at, { got: cell.text.trim(), wanted }));
  }
  const { book, captions, mapping, grid } = desk;
  const unitCell = desk.unitColumn && desk.layout.at.get(cell.row)?.get(desk.unitColumn);
  const rowUnit = unitCell ? foldCell(unitCell.text) : undefined;
  const { means } = mapping;
  const setting = { book, sheet: grid.name, captions, means, row, column, rowUnit };
  const drafted = draftCell(setting, cell, amount);
  if (drafted.kind !== 'draft') return fate(drafted.kind, drafted.problem);
  return { fate: 'draft', draft: drafted.draft, problems: noticed(desk, cell) };
}

function bodyFate(desk: Desk, cell: PlacedCell, text: string): Fated {
  const at = cellName(cell);
  const { layout } = desk;
  if (layout.besideFrom !== null && cell.column >= layout.besideFrom)
    return fate('ignored', sheetProblems.beside(at));
  const isFigures = desk.columns.get(cell.column);
  if (isFigures && layout.body.includes(cell.row)) return figureFate(desk, cell, text);
  if (cell.column === desk.unitColumn) return fate('unit');
  if (isNote(text)) return fate('note');
  if (layout.stub.includes(cell.column)) return fate('header');
  if (isFigures && layout.headings.includes(cell.row)) return fate('header');
  if (layout.notes.includes(cell.column)) return fate('note');
  return fate('ignored', sheetProblems.outside(at, { got: text }));
}

/** The one fate of a cell. */
function fateOf(desk: Desk, cell: PlacedCell): Fated {
  const at = cellName(cell);
  const text = foldCell(cell.text);
  const { layout, mapping } = desk;
  if (cell.fault) return fate('refused', faults[cell.fault.code](at, { got: cell.fault.got }));
  if (!mapping.takeHidden && desk.hiddenRows.has(cell.row))
    return fate('ignored', sheetProblems.hiddenRow(at));
  if (!mapping.takeHidden && desk.hiddenColumns.has(cell.column))
    return fate('ignored', sheetProblems.hiddenColumn(at));
  const top = layout.body[0] ?? Infinity;
  if (cell.row < top && !layout.headings.includes(cell.row)) return headFate(desk, cell, text);
  if (layout.after.includes(cell.row)) return fate(captionUnits(text).length > 0 ? 'unit' : 'note');
  if (cell.row >= desk.endsBefore) return fate('ignored', sheetProblems.secondHeader(at));
  return bodyFate(desk, cell, text);
}

/** Rows inside the table that look like a header again; those that repeat the first one are passed over. */
function secondHeader(layout: SheetLayout): number {
  const words = (row: number) =>
    layout.figures.map((column) => foldCell(layout.at.get(row)?.get(column)?.text ?? '')).join('|');
  const known = new Set<string>();
  for (let row = layout.header?.from ?? 1; row <= (layout.header?.to ?? 0); row++)
    known.add(words(row));
  const again = layout.headings.find((row) => {
    const filled = layout.figures.filter((column) => layout.at.get(row)?.has(column));
    return filled.length > 1 && !known.has(words(row));
  });
  return again ?? Infinity;
}

const tooFew = (grid: Grid): Problem =>
  sheetProblems.noTable(grid.name, { wanted: 'a header, names at the left, and numbers' });

function sheetWide(desk: Desk): Problem[] {
  const { grid, layout } = desk;
  const rows = [...desk.hiddenRows].join(', ');
  const columns = [...desk.hiddenColumns].map(columnName).join(', ');
  const hidden = (zh: string, en: string, got: string) =>
    problem('sheet.hidden', grid.name, zh, en, { got });
  return [
    ...(layout.body.length === 0 ? [tooFew(grid)] : []),
    ...(rows ? [hidden('有隐藏的行', 'there are hidden rows', rows)] : []),
    ...(columns ? [hidden('有隐藏的列', 'there are hidden columns', columns)] : []),
    ...(grid.hidden ? [hidden('工作表是隐藏的', 'the sheet is hidden', grid.name)] : []),
    ...(layout.besideFrom === null
      ? []
      : [sheetProblems.beside(`${columnName(layout.besideFrom)}${layout.body[0]}`)]),
    ...(desk.endsBefore === Infinity ? [] : [sheetProblems.secondHeader(`A${desk.endsBefore}`)]),
  ];
}

/**
 * Reads a sheet as a table of figures: finds the table, what every row and column means, and the
 * fate of every cell that holds something, as far as that can be told without the ledger's figures.
 */
export function readSheet({ grid, book, mapping, fileName }: SheetRead): SheetReading {
  const layout = layOutSheet(grid, book, mapping.headerRows);
  const columnPaths = new Map(layout.figures.map((one) => [one, columnPath(layout, one)] as const));
  const stubLines = readLines(
    book,
    new Map(layout.stub.map((one) => [one, columnPath(layout, one)] as const)),
    mapping.columns,
  );
  const unitColumn = stubLines.find((line) => holdsUnits(layout, line.at))?.at;
  const naming = stubLines.filter(
    ({ at, use, kind }) =>
      at !== unitColumn &&
      kind !== 'serial' &&
      kind !== 'note' &&
      use !== 'ignored' &&
      use !== 'note',
  );
  const paths = rowPaths(
    layout,
    naming.map((line) => line.at),
  );
  const figureColumns = readLines(book, columnPaths, mapping.columns);
  const rows = readLines(book, paths, mapping.rows);
  const captionTexts = layout.captions.flatMap((row) =>
    [...layout.at.get(row)!.values()].map((cell) => cell.text),
  );
  const captions = readCaptions(book, captionTexts, [grid.name, fileName]);
  const desk: Desk = {
    grid,
    book,
    mapping,
    fileName,
    layout,
    captions,
    columns: new Map(figureColumns.map((line) => [line.at, line])),
    rows: new Map(rows.map((line) => [line.at, line])),
    unitColumn,
    endsBefore: secondHeader(layout),
    hiddenRows: new Set(grid.hiddenRows),
    hiddenColumns: new Set(grid.hiddenColumns),
  };
  const cells = [...layout.at.values()].flatMap((row) =>
    [...row.values()].map(({ look, ...cell }) => ({ cell, ...fateOf(desk, { look, ...cell }) })),
  );
  const stub = stubLines.map((line): ReadLine => ({ ...line, use: useOfStub(line, unitColumn) }));
  return {
    layout,
    captions,
    columns: [...stub, ...figureColumns],
    rows,
    cells,
    problems: sheetWide(desk),
  };
}

const useOfStub = (line: ReadLine, unitColumn: number | undefined) =>
  line.at === unitColumn
    ? 'unit'
    : line.use === 'figures' || line.use === 'unit'
      ? 'label'
      : line.use;

/** A column of 亿元, %, 人 beside the names. */
function holdsUnits(layout: SheetLayout, column: number): boolean {
  const texts = layout.body.flatMap((row) => {
    const cell = layout.at.get(row)?.get(column);
    return cell ? [foldCell(cell.text)] : [];
  });
  return texts.length > 0 && texts.every(isUnitWord);
}
