import { civilTime } from '../../../kernels/workdays/work-time.ts';
import type { Label, Language } from '../../../model/label.ts';
import { shownKind, type Field, type FieldKind } from '../../../model/programme.ts';
import type { Setup } from '../setup.ts';
import { cellSeparator } from './read-cell.ts';

export type Cell = string | number | boolean | null;

/** For whom a cell is written. */
export interface CellReader {
  setup: Setup;
  language: Language;
}

const two = (n: number) => String(n).padStart(2, '0');

/** Local time of the district, as spreadsheets read it: 2026-01-05 08:30. */
export function localTime(instant: string | null, { setup }: CellReader): Cell {
  if (instant === null || instant === '') return null;
  const { date, hour, minute } = civilTime(instant, setup.district.timeZone);
  return `${date} ${two(hour)}:${two(minute)}`;
}

const named = (label: Label | undefined, code: string, { language }: CellReader): string =>
  label?.[language] ?? code;

/** What a value needs to be told: a field, or a column of a table. */
type ShownField = Pick<Field, 'kind' | 'options' | 'columns' | 'computed'>;
type Write = (value: unknown, field: ShownField, of: CellReader) => Cell;

const asIs: Write = (value) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value);

const unitName = (code: unknown, of: CellReader) =>
  named(of.setup.units.get(String(code))?.label, String(code), of);

/** The rows of a table in one cell, a line a row, each cell in its place: `2026-03-31 · 120.5`. */
const table: Write = (rows, { columns = {} }, of) =>
  Array.isArray(rows)
    ? rows
        .map((row: Record<string, unknown>) =>
          Object.entries(columns)
            .map(([name, column]) => String(writeCell(column, row[name], of) ?? ''))
            // what stands between rows and cells cannot stand in one
            .map((cell) => cell.replaceAll(/\s*\n\s*/g, ' ').replaceAll(' · ', '·'))
            .join(cellSeparator)
            .trimEnd()
            .replace(/(?: ·)+$/, ''),
        )
        .join('\n')
    : asIs(rows, { kind: 'text' }, of);

const writers: Partial<Record<FieldKind, Write>> = {
  table,
  organisation: (value, field, of) => {
    if (typeof value !== 'object') return asIs(value, field, of);
    const { name, code } = value as { name: string; code?: string };
    return code === undefined ? name : `${name} ${code}`;
  },
  shape: (value, field, of) => {
    if (typeof value !== 'object') return asIs(value, field, of);
    // GeoJSON as other programs read it: the area is of our own making
    const { type, coordinates } = value as { type: string; coordinates: unknown };
    return JSON.stringify({ type, coordinates });
  },
  point: (value, field, of) => {
    const { lat, lon } = value as { lat?: number; lon?: number };
    return lat === undefined || lon === undefined ? asIs(value, field, of) : `${lat}, ${lon}`;
  },
  money: (fen) => (typeof fen === 'number' ? fen / 100 : String(fen)),
  choice: (code, { options }, of) => named(options?.[String(code)], String(code), of),
  unit: (code, _, of) => unitName(code, of),
  units: (codes, field, of) =>
    Array.isArray(codes)
      ? codes.map((code) => unitName(code, of)).join('、')
      : asIs(codes, field, of),
  instant: (at, _, of) => localTime(String(at), of),
  files: (files, field, of) =>
    Array.isArray(files)
      ? files.map(({ name }: { name: string }) => name).join('；')
      : asIs(files, field, of),
};

/** A field's value as people read it, and as `readCell` reads it back: names for codes, yuan for fen. */
export function writeCell(declared: ShownField, value: unknown, of: CellReader): Cell {
  if (value === undefined || value === null) return null;
  const field = { ...declared, kind: shownKind(declared) };
  return (writers[field.kind] ?? asIs)(value, field, of);
}
