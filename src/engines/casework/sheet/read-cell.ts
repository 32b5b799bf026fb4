import { instantOf } from '../../../kernels/workdays/work-time.ts';
import type { Column, Field, FieldKind, PlainKind } from '../../../model/programme.ts';
import { wrong, type Checked } from '../input-check.ts';
import { plainName, type DistrictNames, type NameBook } from './cell-names.ts';

/** What the text of a cell may need to be understood. */
export interface CellKnowledge {
  names: DistrictNames;
  timeZone: string;
}

/** Between the cells of a table that stands in one cell, a line a row. */
export const cellSeparator = ' · ';

type ReadField = Pick<Field, 'kind' | 'options' | 'unit' | 'columns'>;
type Read = (text: string, field: ReadField, path: string, know: CellKnowledge) => Checked;

const asText: Read = (text) => ({ value: text });

const withoutUnit = (text: string, { unit }: ReadField): string => {
  if (!unit) return text;
  const plain = text.toLowerCase();
  const found = [unit.zh, unit.en].find((one) => plain.endsWith(plainName(one)));
  return found === undefined ? text : text.slice(0, -plainName(found).length).trim();
};

const number: Read = (text, field, path) => {
  const written = withoutUnit(text.normalize('NFKC').trim(), field).replaceAll(',', '');
  const isNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(written);
  return isNumber
    ? { value: Number(written) }
    : wrong('number', path, '不是数字', 'is not a number', text, '1234.5');
};

const amount = /^([-+]?)(\d+)(?:\.(\d+))?\s*(亿|万)?\s*(?:元|yuan)?$/i;
const zeros = { 亿: 8, 万: 4 } as const;

/** Yuan to the fen, exactly: digits are moved, nothing is multiplied. */
const money: Read = (text, _, path) => {
  const written = text.normalize('NFKC').replaceAll(/[,¥\s]/g, '');
  const [, sign = '', whole = '', part = '', unit] = amount.exec(written) ?? [];
  const places = 2 + (unit ? zeros[unit as keyof typeof zeros] : 0);
  const rest = part.slice(places);
  const fen = Number(`${sign}${whole}${part.slice(0, places).padEnd(places, '0')}`);
  if (whole === '')
    return wrong('money', path, '不是金额', 'is not an amount', text, '1234.50 (yuan)');
  return /[1-9]/.test(rest) || !Number.isSafeInteger(fen)
    ? wrong('money', path, '金额应精确到分', 'should be exact to the fen', text, '1234.50 (yuan)')
    : { value: fen === 0 ? 0 : fen };
};

const two = (digits: string) => digits.padStart(2, '0');
const day =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]\s*0{1,2}:00(?::00)?)?$/;

const date: Read = (text, _, path) => {
  const written = text.normalize('NFKC').trim();
  const [, y, m = '', d = ''] = day.exec(written) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(written) ?? [];
  return y === undefined
    ? wrong('date', path, '不是日期', 'is not a date', text, '2026-01-31')
    : { value: `${y}-${two(m)}-${two(d)}` };
};

const time =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T ]+(\d{1,2})[:时](\d{2})(?:[:分](\d{2}))?[秒分]?$/;

const instant: Read = (text, _, path, { timeZone }) => {
  const written = text.normalize('NFKC').trim();
  if (/T\S*(?:Z|[+-]\d\d:?\d\d)$/.test(written)) return { value: written };
  const [, ...parts] = time.exec(written) ?? [];
  const [y, m, d, h, min, s] = parts.map((one) => Number(one ?? 0));
  if (y === undefined)
    return wrong('instant', path, '不是时间', 'is not a time', text, '2026-01-31 14:30');
  const wall = Date.UTC(y, m! - 1, d, h, min, s);
  return new Date(wall).getUTCDate() === d && h! < 24 && min! < 60
    ? { value: new Date(instantOf(wall, timeZone)).toISOString() }
    : wrong('instant', path, '没有这个时间', 'is no real time', text, '2026-01-31 14:30');
};

const choice: Read = (text, { options = {} }, path) => {
  const wanted = plainName(text);
  const found = Object.entries(options).filter(
    ([code, { zh, en }]) => code === text || plainName(zh) === wanted || plainName(en) === wanted,
  );
  const [first] = found.find(([code]) => code === text) ?? found[0] ?? [];
  return first === undefined
    ? wrong(
        'choice',
        path,
        '不在选项之内',
        'is none of the choices',
        text,
        Object.values(options)
          .map(({ zh }) => zh)
          .join(', '),
      )
    : { value: first };
};

const yes = new Set(['是', '有', '√', '对', 'yes', 'y', 'true', '1']);
const no = new Set(['否', '无', '×', '不', 'no', 'n', 'false', '0']);

const boolean: Read = (text, _, path) => {
  const plain = plainName(text);
  return yes.has(plain) || no.has(plain)
    ? { value: yes.has(plain) }
    : wrong('boolean', path, '应为是或否', 'should be yes or no', text, '是, 否');
};

/** One name of a book: never guessed where it is that of several. */
function named(book: NameBook, text: string, path: string, zh: string, en: string): Checked {
  const found = book.find(text);
  const [first] = found;
  if (first === undefined) {
    const near = book.near(text).slice(0, 5).join(', ');
    return wrong(
      'name',
      path,
      `没有这个${zh}`,
      `there is no such ${en}`,
      text,
      near || 'a name or code',
    );
  }
  return found.length === 1
    ? { value: first }
    : wrong(
        'ambiguous',
        path,
        `有 ${found.length} 个${zh}叫这个名字，请写明上级或代码`,
        `${found.length} bear this name: write what it belongs to, or its code`,
        text,
        found
          .slice(0, 5)
          .map((code) => `${book.tell(code)} (${code})`)
          .join('; '),
      );
}

const units: Read = (text, _, path, { names }) => {
  const codes: unknown[] = [];
  for (const one of text.split(/[、,，;；\n]/).map((part) => part.trim())) {
    if (one === '') continue;
    const found = named(names.unit, one, path, '单位', 'unit');
    if ('wrong' in found) return found;
    codes.push(found.value);
  }
  return { value: codes };
};

const point: Read = (text, _, path) => {
  const parts = text
    .normalize('NFKC')
    .split(/[,;\s]+/)
    .map(Number);
  const [lat, lon] = parts;
  return parts.length === 2 && parts.every(Number.isFinite)
    ? { value: { lat, lon } }
    : wrong(
        'point',
        path,
        '应为“纬度, 经度”',
        'should be "latitude, longitude"',
        text,
        '35.3, 113.9',
      );
};

const json: Read = (text, _, path) => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return wrong('shape', path, '应为 GeoJSON', 'should be GeoJSON', text.slice(0, 60), 'Polygon');
  }
};

/** `名称 91410700…`: what looks like a code at the end is the code. */
const organisation: Read = (text) => {
  const [, name = text, code] = /^(.*\S)\s+([0-9A-Za-z]{18})$/s.exec(text.trim()) ?? [];
  return { value: code === undefined ? { name: name.trim() } : { name, code } };
};

const plain = { text: asText, number, money, date, choice, boolean } satisfies Record<
  PlainKind,
  Read
>;

const cellOf = (column: Column): ReadField => ({
  kind: column.kind,
  options: column.options,
  unit: column.unit,
});

const table: Read = (text, { columns = {} }, path, know) => {
  const names = Object.entries(columns);
  const rows: Record<string, unknown>[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(/\s+·(?:\s+|$)|\s*[|｜]\s*/);
    if (cells.length > names.length)
      return wrong(
        'table',
        `${path}[${i}]`,
        `第 ${i + 1} 行应有 ${names.length} 项，以“·”隔开`,
        `line ${i + 1} should hold ${names.length} values with "·" between them`,
        line,
        names.map(([, { label }]) => label.zh).join(cellSeparator),
      );
    const row: Record<string, unknown> = {};
    for (const [at, [name, column]] of names.entries()) {
      const cell = cells[at]?.trim() ?? '';
      if (cell === '') continue;
      const read = plain[column.kind](cell, cellOf(column), `${path}[${i}].${name}`, know);
      if ('wrong' in read) return read;
      row[name] = read.value;
    }
    rows.push(row);
  }
  return { value: rows };
};

/** Names of files, which whoever takes the row in finds. */
const fileNames: Read = (text) => ({
  value: text
    .split(/[、;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== ''),
});

const unreadable: Read = (text, _, path) =>
  wrong('sheet', path, '表格里放不了这一项', 'cannot stand in a table', text, 'nothing');

const readers = {
  ...plain,
  'long-text': asText,
  'person-name': asText,
  phone: asText,
  address: asText,
  record: asText,
  instant,
  unit: (text, _, path, { names }) => named(names.unit, text, path, '单位', 'unit'),
  units,
  place: (text, _, path, { names }) => named(names.place, text, path, '地点', 'place'),
  category: (text, _, path, { names }) => named(names.category, text, path, '类别', 'category'),
  point,
  organisation,
  shape: json,
  table,
  files: fileNames,
  computed: unreadable,
} satisfies Record<FieldKind, Read>;

/** The kinds of field that a cell of a table can hold. */
export const fitsCell = (kind: FieldKind): boolean => kind !== 'computed';

/**
 * The value that the text of a cell means: names for codes, yuan for fen, dates as people write them.
 * Whether the value is right for the field is checked where forms are.
 *
 * @param text not blank
 */
export const readCell = (
  text: string,
  field: ReadField,
  path: string,
  know: CellKnowledge,
): Checked => readers[field.kind](text.trim(), field, path, know);
