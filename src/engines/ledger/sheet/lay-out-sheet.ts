import type { Grid, GridCell } from '../../../model/sheet-grid.ts';
import type { Book } from '../book.ts';
import { foldCell, withoutFootnote } from './fold-cell.ts';
import { readAmount } from './read-amount.ts';
import { readPeriodWords } from './read-period-words.ts';
import { isUnitWord } from './read-units.ts';

/** What a cell looks like before anything is known of its place. */
export type CellLook = 'amount' | 'year' | 'time' | 'mark' | 'code' | 'words' | 'fault';

export interface PlacedCell extends GridCell {
  look: CellLook;
}

/** Where the parts of a table stand in its sheet. Rows and columns are counted from 1. */
export interface SheetLayout {
  /** cells by row, then column */
  at: ReadonlyMap<number, ReadonlyMap<number, PlacedCell>>;
  /** rows above the header */
  captions: readonly number[];
  header: { from: number; to: number } | null;
  /** rows of the header that only count columns: 甲 1 2 3 */
  numbering: ReadonlySet<number>;
  /** columns that say what their rows are about */
  stub: readonly number[];
  figures: readonly number[];
  /** words right of the figures */
  notes: readonly number[];
  /** names right of figures: a second table beside the first, from this column on */
  besideFrom: number | null;
  /** rows with figures */
  body: readonly number[];
  /** rows between them without any */
  headings: readonly number[];
  /** rows after the last figure */
  after: readonly number[];
}

const noteRow =
  /^[(（]?\s*(?:注|附注|备注|说明|资料来源|数据来源|来源|制表|填表|审核|复核|单位负责人|统计负责人|填报|报出日期|联系电话|note|source)s?\s*\d*\s*[:：.、)）]/iu;
const formHead =
  /^(?:表\s*号|制定机关|制表机关|批准(?:文号|机关)|备案文号|有效期|综合机关(?:名称)?|填报单位|编制单位|附表|表\s*[\d一二三四五六七八九十]+(?:[-—]\d+)?$)/u;

/** Whether a line is a note below a table, or the line of those who signed it. */
export const isNote = (text: string): boolean => noteRow.test(foldCell(text));

const isUnitCaption = (text: string) => /单\s*位\s*[:：]/u.test(text);

function lookOf(cell: GridCell, book: Book): CellLook {
  if (cell.fault) return 'fault';
  if (cell.kind === 'date') return 'time';
  const text = foldCell(cell.text);
  if (/^(?:19|20)\d{2}$/u.test(text)) return 'year';
  if (/^\d{6}(?:\d{6})?$/u.test(text) && book.territoryOf(text.slice(0, 6))) return 'code';
  if (cell.kind === 'number') return 'amount';
  const { words, rest } = readPeriodWords(foldCell(withoutFootnote(cell.text).text));
  const bare = rest.replaceAll(/[()[\]]|预计|快报|初步(?:核算)?|核定|修订|数/gu, '').trim();
  if (bare === '' && Object.keys(words).length > 0) return 'time';
  const { kind } = readAmount(cell.text);
  return kind === 'amount' ? 'amount' : kind === 'not-stated' ? 'mark' : 'words';
}

type Placed = SheetLayout['at'];

function place(grid: Grid, book: Book): Placed {
  const at = new Map<number, Map<number, PlacedCell>>();
  for (const cell of grid.cells) {
    const row = at.get(cell.row) ?? new Map<number, PlacedCell>();
    row.set(cell.column, { ...cell, look: lookOf(cell, book) });
    at.set(cell.row, row);
  }
  return at;
}

const cellsOf = (at: Placed, row: number): PlacedCell[] => [...(at.get(row)?.values() ?? [])];

/** 甲 乙 1 2 3: letters of a form, and numbers that only count its columns. */
function isNumbering(cells: readonly PlacedCell[]): boolean {
  const texts = cells.map((cell) => foldCell(cell.text).replaceAll(/[()]/gu, ''));
  const numbers = texts.filter((text) => /^\d{1,3}$/u.test(text)).map(Number);
  const letters = texts.filter((text) => /^(?:[甲乙丙丁戊己]|[A-E])$/u.test(text));
  const counts = numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1);
  if (numbers.length + letters.length < texts.length || numbers.length < 2) return false;
  return counts && numbers[0]! <= 2 && (letters.length > 0 || numbers.length > 2);
}

const isFigure = ({ look }: PlacedCell) => look === 'amount' || look === 'fault';

/** Rows that hold figures, seen by themselves. */
function figureRows(at: Placed, rows: readonly number[]): number[] {
  const found: number[] = [];
  for (const row of rows) {
    const cells = cellsOf(at, row);
    const hasFigure = cells.some(isFigure);
    const first = cells[0];
    const isFoot = first !== undefined && isNote(first.text);
    // a caption in one cell is no row of figures, whatever numbers it holds
    const isAlone = cells.length === 1 && found.length === 0;
    if (!hasFigure || isFoot || isAlone) continue;
    if (found.length === 0 && isNumbering(cells)) continue;
    found.push(row);
  }
  return found;
}

/** Whether a row above the figures is a caption and no part of the header. */
function isCaption(cells: readonly PlacedCell[], figures: readonly number[], width: number) {
  const says = (cell: PlacedCell) =>
    isUnitCaption(foldCell(cell.text)) || formHead.test(foldCell(cell.text));
  if (
    cells.some(says) &&
    cells.every((cell) => says(cell) || cell.look !== 'words' || cell.column < (figures[0] ?? 1))
  )
    return true;
  if (cells.length > 1) return false;
  const [cell] = cells;
  // one group name over a part of the figures belongs to the header
  const isGroup = figures.includes(cell!.column) && cell!.column > 1;
  return !isGroup || (cell!.span?.columns ?? 1) >= width;
}

function headerAbove(
  at: Placed,
  above: readonly number[],
  figures: readonly number[],
  width: number,
): { from: number; to: number } | null {
  let from: number | null = null;
  let to: number | null = null;
  for (let i = above.length - 1; i >= 0; i--) {
    const row = above[i]!;
    // a blank row parts captions from the header
    if (from !== null && from - row > 1) break;
    if (isCaption(cellsOf(at, row), figures, width)) break;
    from = row;
    to ??= row;
  }
  return from === null || to === null ? null : { from, to };
}

interface ColumnLook {
  amounts: number;
  years: number;
  times: number;
  codes: number;
  words: number;
  marks: number;
  units: number;
  counts: boolean;
}

function lookOfColumn(at: Placed, rows: readonly number[], column: number): ColumnLook {
  const looks: ColumnLook = {
    amounts: 0,
    years: 0,
    times: 0,
    codes: 0,
    words: 0,
    marks: 0,
    units: 0,
    counts: true,
  };
  let serial = 0;
  for (const row of rows) {
    const cell = at.get(row)?.get(column);
    if (!cell) continue;
    const { look } = cell;
    if (look === 'amount' || look === 'fault') looks.amounts += 1;
    else if (look === 'year') looks.years += 1;
    else if (look === 'time') looks.times += 1;
    else if (look === 'code') looks.codes += 1;
    else if (look === 'mark') looks.marks += 1;
    else looks.words += 1;
    if (look === 'words' && isUnitWord(foldCell(cell.text))) looks.units += 1;
    const n = Number(foldCell(cell.text));
    if (n === serial + 1) serial = n;
    else looks.counts = false;
  }
  if (serial < 2) looks.counts = false;
  return looks;
}

/** Columns of the stub: those left of the first that holds figures. */
function splitColumns(at: Placed, body: readonly number[], columns: readonly number[]) {
  const stub: number[] = [];
  const figures: number[] = [];
  const notes: number[] = [];
  for (const column of columns) {
    const look = lookOfColumn(at, body, column);
    const { amounts, years, times, codes, words, marks } = look;
    const named = years + times + codes + words;
    const isStub = figures.length === 0 && (named > amounts + marks || look.counts);
    const holds = amounts + marks + years > 0 && amounts + marks + years + codes >= words;
    if (isStub) stub.push(column);
    else if (holds || figures.length === 0) figures.push(column);
    else notes.push(column);
  }
  return { stub, figures, notes };
}

/** The first column right of figures that names several territories or indicators, as a stub does. */
function secondStub(
  at: Placed,
  body: readonly number[],
  notes: readonly number[],
  book: Book,
): number | null {
  const named = (column: number) =>
    body.filter((row) => {
      const cell = at.get(row)?.get(column);
      if (!cell) return false;
      return book.findTerritory(cell.text) ?? book.findIndicator(cell.text);
    }).length;
  return notes.find((column) => named(column) > 1) ?? null;
}

/**
 * Finds the parts of a table: captions, header, stub, figures, notes. A header that somebody has
 * pointed out is taken as it is.
 */
export function layOutSheet(
  grid: Grid,
  book: Book,
  asked?: { from: number; to: number },
): SheetLayout {
  const at = place(grid, book);
  const rows = [...at.keys()].sort((a, b) => a - b);
  const columns = [...new Set(grid.cells.map((cell) => cell.column))].sort((a, b) => a - b);
  const candidates = asked ? rows.filter((row) => row > asked.to) : rows;
  const withFigures = figureRows(at, candidates);
  const first = withFigures[0] ?? Infinity;
  const last = withFigures.at(-1) ?? -Infinity;
  const split = splitColumns(at, withFigures, columns);
  const besideFrom = secondStub(at, withFigures, split.notes, book);
  const above = rows.filter((row) => row < first);
  const width = columns.length === 0 ? 0 : columns.at(-1)! - columns[0]! + 1;
  const header = asked ?? headerAbove(at, above, split.figures, width);
  const inside = rows.filter((row) => row >= first && row <= last);
  // a row of marks alone is a row of figures that nobody states; words beside a name are no figures,
  // and refused as such
  const isNamed = (row: number) =>
    split.stub.some((column) => {
      const text = at.get(row)?.get(column)?.text;
      return text !== undefined && (book.findTerritory(text) ?? book.findIndicator(text));
    });
  const isBody = (row: number) => {
    const looks = split.figures.flatMap((column) => at.get(row)?.get(column)?.look ?? []);
    return looks.some((look) => look !== 'words') || (looks.length > 0 && isNamed(row));
  };
  const tail = rows.filter((row) => row > last);
  const marksOnly = tail.findIndex((row) => !isBody(row) || isNote(cellsOf(at, row)[0]!.text));
  const late = marksOnly < 0 ? tail : tail.slice(0, marksOnly);
  const body = [...inside.filter(isBody), ...late];
  return {
    at,
    captions: above.filter((row) => !header || row < header.from),
    header,
    numbering: new Set(
      above.filter((row) => header && row >= header.from && isNumbering(cellsOf(at, row))),
    ),
    stub: split.stub,
    figures: besideFrom === null ? split.figures : split.figures.filter((one) => one < besideFrom),
    notes:
      besideFrom === null
        ? split.notes
        : [...split.notes, ...split.figures].filter((one) => one < besideFrom),
    besideFrom,
    body,
    headings: inside.filter((row) => !isBody(row)),
    after: tail.filter((row) => !late.includes(row)),
  };
}
