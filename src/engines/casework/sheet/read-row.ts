import { createHash } from 'node:crypto';
import type { Problem } from '../../../model/problem.ts';
import type { FormSheet, SheetColumn, SheetHeader } from './form-sheet.ts';
import { readCell, type CellKnowledge } from './read-cell.ts';

/** A row in the words of the form. */
export interface SheetRow {
  /** which thing it is about, for finding it again: as the source numbers it, by its code, else by what it says */
  sourceId: string;
  /** number of the record that it corrects */
  own?: string;
  /** first 16 bytes, in hex, of the SHA-256 of what is read of it */
  hash: string;
  /** answers by field */
  input: Record<string, unknown>;
}

/** Reads rows of one file; answers with every cell that cannot be understood. */
export type ReadSheetRow = (row: {
  line: number;
  cells: readonly string[];
}) => SheetRow | Problem[];

/** Where a problem about the answer to a field stands in the file. */
export type PlaceInFile = (line: number, problem: Problem) => Problem;

const cellPath = (line: number, heading: string) => `line ${line}, column ${heading}`;

const hashOf = (cells: readonly string[]): string =>
  createHash('sha256').update(cells.join('\u001f')).digest('hex').slice(0, 32);

/** An organisation or a point from its two columns. */
function put(input: Record<string, unknown>, { field, part }: SheetColumn, value: unknown): void {
  if (part === 'whole') input[field] = value;
  else input[field] = { ...(input[field] as object | undefined), [part]: value };
}

const partKind = { name: 'text', code: 'text', lat: 'number', lon: 'number' } as const;

/** An organisation whose own name is left out is called as the record is. */
function nameOrganisations(sheet: FormSheet, input: Record<string, unknown>): void {
  const title = sheet.act.effects.find(
    (effect) => effect.do === 'set' && effect.field === sheet.programme.titleField,
  );
  const name = title?.do === 'set' && 'input' in title.from ? input[title.from.input] : undefined;
  for (const { field, part } of sheet.columns) {
    const given = part === 'code' ? (input[field] as { name?: unknown } | undefined) : undefined;
    if (given && given.name === undefined && name !== undefined) input[field] = { ...given, name };
  }
}

/** The credit code by which an enterprise is known, whoever keeps the table. */
function codeOf(sheet: FormSheet, input: Record<string, unknown>): string | undefined {
  const column = sheet.columns.find(({ part }) => part === 'code');
  const code = column && (input[column.field] as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && code.trim() !== '' ? code.trim().toUpperCase() : undefined;
}

/** Compiles the reading of rows for the header of a file. */
export function rowReader(
  sheet: FormSheet,
  header: SheetHeader,
  know: CellKnowledge,
): { read: ReadSheetRow; place: PlaceInFile } {
  const read: ReadSheetRow = ({ line, cells }) => {
    const input: Record<string, unknown> = {};
    const faults: Problem[] = [];
    for (const { column, at, heading } of header.columns) {
      const text = cells[at]?.trim() ?? '';
      if (text === '') continue;
      const field = sheet.act.form[column.field]!;
      const as = column.part === 'whole' ? field : { kind: partKind[column.part] };
      const got = readCell(text, as, cellPath(line, heading), know);
      if ('wrong' in got) faults.push(got.wrong);
      else put(input, column, got.value);
    }
    if (faults.length > 0) return faults;
    nameOrganisations(sheet, input);
    const said = header.columns.map(({ at }) => cells[at]?.trim() ?? '');
    const hash = hashOf(said);
    const numberHere = cells[header.ownAt]?.trim().toUpperCase() ?? '';
    // many tables call their running number so
    const own = /^[A-Z]+-\d{8}-\d{5,}$/.test(numberHere) ? numberHere : '';
    const code = codeOf(sheet, input);
    const numbered = cells[header.sourceAt]?.trim() ?? '';
    const sourceId = numbered || (code === undefined ? `row:${hash}` : `code:${code}`);
    return { sourceId: sourceId.slice(0, 200), hash, input, ...(own === '' ? {} : { own }) };
  };
  const headings = new Map(header.columns.map(({ column, heading }) => [column.field, heading]));
  const place: PlaceInFile = (line, one) => {
    const [, field, rest = ''] = /^input\.([^.[]+)(.*)$/.exec(one.path) ?? [];
    const heading = field === undefined ? undefined : (headings.get(field) ?? field);
    return {
      ...one,
      path: heading === undefined ? `line ${line}` : `${cellPath(line, heading)}${rest}`,
    };
  };
  return { read, place };
}
