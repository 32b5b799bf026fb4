import type { PlacedCell, SheetLayout } from './lay-out-sheet.ts';
import { foldCell } from './fold-cell.ts';
import { readLabel, type LabelReading } from './read-label.ts';

/** Labels that stand over a column or beside a row, outer ones first. */
export type LabelPath = readonly LabelReading[];

/** The header cell that covers a place: its own, one that is merged over it, or one that is meant to be. */
function coveringCell(
  layout: SheetLayout,
  row: number,
  column: number,
  bounds: readonly [number, number],
): PlacedCell | undefined {
  const own = layout.at.get(row)?.get(column);
  if (own) return own;
  for (let above = row; above >= layout.header!.from; above--) {
    for (let left = column; left >= 1; left--) {
      const cell = layout.at.get(above)?.get(left);
      if (!cell?.span) continue;
      const covers = above + cell.span.rows > row && left + cell.span.columns > column;
      if (covers) return cell;
    }
  }
  const isLast = row === layout.header!.to;
  const cells = [...(layout.at.get(row)?.values() ?? [])];
  if (isLast || cells.some((cell) => (cell.span?.columns ?? 1) > 1)) return undefined;
  // CSV has no merged cells: a group name stands in the first of its columns
  for (let left = column - 1; left >= bounds[0]; left--) {
    const cell = layout.at.get(row)?.get(left);
    if (cell) return layout.stub.includes(left) ? undefined : cell;
  }
  return undefined;
}

const parted = (cell: PlacedCell): string[] =>
  /^[^_]+(?:_[^_]+)+$/u.test(cell.text) && /\p{Script=Han}/u.test(cell.text)
    ? cell.text.split('_')
    : [cell.text];

/** The labels over a column. Names joined by _ are a header of several rows in one cell. */
export function columnPath(layout: SheetLayout, column: number): LabelPath {
  const { header, numbering } = layout;
  if (!header) return [];
  const cells: PlacedCell[] = [];
  let bounds: [number, number] = [1, Infinity];
  for (let row = header.from; row <= header.to; row++) {
    if (numbering.has(row)) continue;
    const cell = coveringCell(layout, row, column, bounds);
    if (!cell || cells.includes(cell)) continue;
    cells.push(cell);
    // what stands under a group stays inside of it
    bounds = [Math.max(bounds[0], cell.column), bounds[1]];
  }
  return cells.flatMap(parted).map(readLabel);
}

interface Open {
  label: LabelReading;
  heading: boolean;
}

/** Whether a label stands below another one: by indentation, by its number, or as 其中. */
function isBelow(label: LabelReading, open: Open): boolean {
  const outer = open.label;
  if (label.part !== outer.part) return label.part;
  if (label.indent !== outer.indent) return label.indent > outer.indent;
  if (label.order > 0 && outer.order > 0 && label.order !== outer.order)
    return label.order > outer.order;
  if (label.order === 0 && outer.order > 0) return open.heading;
  return open.heading && label.order === 0;
}

/**
 * The labels beside every row of figures. Blank cells of outer stub columns go on with what stands
 * above; the rows of one column are nested by indentation, numbers (一、（一）1.) and 其中.
 */
export function rowPaths(
  layout: SheetLayout,
  namingColumns: readonly number[],
): Map<number, LabelPath> {
  const paths = new Map<number, LabelPath>();
  const bodyRows = new Set(layout.body);
  const carried = new Map<number, PlacedCell>();
  const inner = namingColumns.at(-1);
  let open: Open[] = [];
  const rows = [...layout.body, ...layout.headings].sort((a, b) => a - b);
  for (const row of rows) {
    const isHeading = !bodyRows.has(row);
    const own = namingColumns.flatMap((column) => {
      const cell = layout.at.get(row)?.get(column);
      if (cell) {
        carried.set(column, cell);
        // a new outer name ends the inner ones
        for (const right of namingColumns) if (right > column) carried.delete(right);
        if (column !== inner) open = [];
      }
      const shown = cell ?? (column === inner || isHeading ? undefined : carried.get(column));
      return shown ? [{ cell: shown, column }] : [];
    });
    const innermost = own.at(-1);
    if (!innermost) {
      paths.set(row, []);
      continue;
    }
    const label = labelOf(innermost.cell);
    open = open.filter((one) => isBelow(label, one));
    if (bodyRows.has(row))
      paths.set(row, [
        ...own.slice(0, -1).map(({ cell }) => labelOf(cell)),
        ...open.map((one) => one.label),
        label,
      ]);
    open.push({ label, heading: isHeading });
  }
  return paths;
}

const labelOf = (cell: PlacedCell): LabelReading => {
  const label = readLabel(cell.text);
  return cell.indent ? { ...label, indent: label.indent + cell.indent } : label;
};

/** Words with their dates blanked: the same next month. */
const timeless = (label: LabelReading): string => {
  const dated = Object.keys(label.period).length > 0;
  if (!dated) return label.words.toLowerCase();
  const bare = foldCell(label.words).replaceAll(/\d+|[一二三四](?=季度)/gu, '#');
  return bare.toLowerCase();
};

/** Keys of lines by which they are found again; the second of several alike ends in #2. */
export function lineKeys(paths: readonly LabelPath[]): string[] {
  const seen = new Map<string, number>();
  return paths.map((path) => {
    const key = path.map(timeless).join(' / ').slice(0, 380);
    const n = (seen.get(key) ?? 0) + 1;
    seen.set(key, n);
    return n === 1 ? key : `${key} #${n}`;
  });
}

export const pathWords = (path: LabelPath): string => path.map((label) => label.words).join(' / ');
