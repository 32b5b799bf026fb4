import type { Label } from '../../../model/label.ts';
import type { Field, FieldKind } from '../../../model/programme.ts';
import type { Setup } from '../setup.ts';
import type { FormSheet, SheetColumn } from './form-sheet.ts';
import { cellSeparator } from './read-cell.ts';

const label = (zh: string, en: string): Label => ({ zh, en });

/** Labels one after the other, so many at most. */
function listed(labels: readonly Label[], most: number): Label {
  const shown = labels.slice(0, most);
  const more = labels.length > most;
  return label(
    `${shown.map(({ zh }) => zh).join('、')}${more ? '……' : ''}`,
    `${shown.map(({ en }) => en).join(', ')}${more ? ' …' : ''}`,
  );
}

function bounds({ min, max, kind }: Field): Label | undefined {
  if (min === undefined && max === undefined) return undefined;
  const range = `${min ?? ''}–${max ?? ''}`;
  return kind === 'number'
    ? label(`数字 ${range}`, `a number, ${range}`)
    : label(`${range} 个字`, `${range} characters`);
}

const anything = label('文字', 'text');

const says = {
  text: (field) => bounds(field) ?? anything,
  'long-text': (field) => bounds(field) ?? anything,
  address: () => anything,
  'person-name': () => label('姓名；导入后遮盖', 'a name; masked after import'),
  phone: () => label('电话；导入后遮盖', 'a telephone number; masked after import'),
  number: (field) => bounds(field) ?? label('数字', 'a number'),
  money: () => label('金额（元），如 12070000 或 1207万元', 'yuan, such as 12070000.00'),
  date: () => label('日期，如 2026-01-31', 'a date, such as 2026-01-31'),
  instant: () => label('时间，如 2026-01-31 14:30', 'a time, such as 2026-01-31 14:30'),
  boolean: () => label('是 / 否', 'yes / no'),
  choice: ({ options = {} }) => listed(Object.values(options), 12),
  unit: (_, { units }) =>
    listed(
      [...units.values()].map((one) => one.label),
      6,
    ),
  units: (_, { units }) =>
    listed(
      [...units.values()].map((one) => one.label),
      6,
    ),
  place: () =>
    label(
      '街道、社区的名称；同名时写“街道/社区”',
      'its name; with what it belongs to where two bear it',
    ),
  category: (_, { categories }) =>
    listed(
      [...categories.values()].map((one) => one.label),
      6,
    ),
  record: () => label('记录编号', 'the number of the record'),
  table: ({ columns = {} }) => {
    const labels = Object.values(columns).map((column) => column.label);
    return label(
      `每行一条：${labels.map(({ zh }) => zh).join(cellSeparator)}`,
      `a line each: ${labels.map(({ en }) => en).join(cellSeparator)}`,
    );
  },
  shape: () => label('GeoJSON 面（WGS84）', 'a GeoJSON polygon (WGS84)'),
  organisation: () => anything,
  point: () => anything,
  files: () =>
    label(
      '文件名，以“；”隔开；导入时给出文件夹',
      'names of files with ";" between them, of a folder given at import',
    ),
  computed: () => anything,
} satisfies Record<FieldKind, (field: Field, setup: Setup) => Label>;

const partSays = {
  name: label('名称；可空，则同标题', 'its name; that of the record where blank'),
  code: label('18 位；再次导入时凭它认出同一家', '18 characters; the next import knows it by this'),
  lat: label('度，WGS84', 'degrees, WGS84'),
  lon: label('度，WGS84', 'degrees, WGS84'),
} as const;

/** What may stand in a column, for whoever fills the table in. */
export function columnHelp(setup: Setup, sheet: FormSheet, { field, part }: SheetColumn): Label {
  const declared = sheet.act.form[field]!;
  return part === 'whole' ? says[declared.kind](declared, setup) : partSays[part];
}
