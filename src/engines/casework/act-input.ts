import { maskName, maskPhone, maskText } from '../../kernels/text/mask.ts';
import type { FileRef } from '../../model/act.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { Field, FieldKind, PlainKind } from '../../model/programme.ts';
import { checkOrganisation } from './check-organisation.ts';
import { checkShape } from './check-shape.ts';
import { tableCheck } from './check-table.ts';
import {
  isObject,
  numberKey,
  wrong,
  type Check,
  type Checked,
  type InputKnowledge,
} from './input-check.ts';
import type { Setup } from './setup.ts';

const longest = 20_000;

const text: Check = (value, field, path) => {
  if (typeof value !== 'string')
    return wrong('text', path, '应为文字', 'should be a text', value, 'text');
  // eslint-disable-next-line no-control-regex
  if (/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(value)) {
    return wrong('control', path, '含有控制字符', 'holds control characters', value, 'plain text');
  }
  const trimmed = value.trim();
  const length = [...trimmed].length;
  const min = field.min ?? 0;
  const max = field.max ?? longest;
  if (length < min || length > max) {
    return wrong(
      'length',
      path,
      `应为 ${min} 至 ${max} 个字`,
      `should have ${min} to ${max} characters`,
      length,
      `${min}…${max}`,
    );
  }
  return { value: trimmed };
};

const phone: Check = (value, field, path, know) => {
  const checked = text(value, { ...field, max: field.max ?? 30 }, path, know);
  if ('wrong' in checked) return checked;
  const digits = String(checked.value).replaceAll(/\D/g, '').length;
  if (digits < 5 || digits > 20 || !/^[+\d][\d\s()\-转,;x]*$/i.test(String(checked.value))) {
    return wrong('phone', path, '不是电话号码', 'is not a telephone number', '—', '13800000000');
  }
  return checked;
};

const bounded = (value: number, field: Field, path: string): Checked => {
  const { min, max } = field;
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
    const range = `${min ?? ''}…${max ?? ''}`;
    return wrong('range', path, `应在 ${range} 之内`, `should be within ${range}`, value, range);
  }
  return { value };
};

const number: Check = (value, field, path) =>
  typeof value === 'number' && Number.isFinite(value)
    ? bounded(value, field, path)
    : wrong('number', path, '应为数字', 'should be a number', value, 'number');

const money: Check = (value, field, path) =>
  typeof value === 'number' && Number.isSafeInteger(value)
    ? bounded(value, field, path)
    : wrong('money', path, '金额应为整数（分）', 'should be whole fen', value, 'integer, fen');

const date: Check = (value, _, path) => {
  const day = typeof value === 'string' && /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(value) ? value : '';
  const real = day !== '' && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
  return real
    ? { value: day }
    : wrong('date', path, '应为真实的日期', 'should be a real date', value, 'YYYY-MM-DD');
};

const instant: Check = (value, _, path) => {
  const ms = typeof value === 'string' ? Date.parse(value) : NaN;
  const year = new Date(ms).getUTCFullYear();
  return /T.*(?:Z|[+-]\d\d:\d\d)$/.test(String(value)) && year >= 1900 && year < 2200
    ? { value: new Date(ms).toISOString() }
    : wrong('instant', path, '应为时间', 'should be a time', value, 'ISO 8601 with zone');
};

const oneOf =
  (
    code: string,
    zh: string,
    en: string,
    known: (setup: Setup, field: Field) => Iterable<string>,
  ): Check =>
  (value, field, path, { setup }) => {
    const codes = new Set(known(setup, field));
    return typeof value === 'string' && codes.has(value)
      ? { value }
      : wrong(code, path, zh, en, value, [...codes].slice(0, 12).join(', '));
  };

const unit = oneOf('unit', '没有这个单位', 'there is no such unit', (s) => s.units.keys());

const units: Check = (value, field, path, know) => {
  if (!Array.isArray(value) || value.length > 20) {
    return wrong('units', path, '应为单位列表', 'should be a list of units', value, 'units');
  }
  for (const [i, one] of value.entries()) {
    const checked = unit(one, field, `${path}[${i}]`, know);
    if ('wrong' in checked) return checked;
  }
  return { value: [...new Set(value as string[])] };
};

/** A point further away than this from the district's own was meant elsewhere, or is swapped. */
const furthestDegrees = 3;

const point: Check = (value, _, path, { setup }) => {
  const { lat, lon } = isObject(value) ? value : {};
  const valid =
    typeof lat === 'number' &&
    typeof lon === 'number' &&
    Math.abs(lat) <= 90 &&
    Math.abs(lon) <= 180;
  if (!valid) {
    return wrong(
      'point',
      path,
      '应为经纬度（WGS84）',
      'should be latitude and longitude (WGS84)',
      value,
      '{ lat: -90…90, lon: -180…180 }',
    );
  }
  const home = setup.root;
  const far =
    home?.lat != null &&
    home.lon != null &&
    (Math.abs(lat - home.lat) > furthestDegrees || Math.abs(lon - home.lon) > furthestDegrees);
  return far
    ? wrong(
        'far',
        path,
        `离${home.label.zh}太远，经纬度可能写反`,
        `is far from ${home.label.en}; are latitude and longitude swapped?`,
        value,
        `about ${home.lat}, ${home.lon}`,
      )
    : { value: { lat, lon } };
};

const files: Check = (value, field, path, know) => {
  if (!Array.isArray(value) || value.length > 30) {
    return wrong('files', path, '应为文件列表', 'should be a list of files', value, 'files');
  }
  const kept: FileRef[] = [];
  for (const [i, one] of value.entries()) {
    const sha256 = isObject(one) ? String(one.sha256) : '';
    const file = know.files.get(sha256);
    if (!file) {
      return wrong('file', `${path}[${i}]`, '文件没有上传', 'was not uploaded', sha256, 'sha256');
    }
    kept.push({ ...file, role: field.fileRole ?? file.role });
  }
  const least = field.minFiles ?? (field.required ? 1 : 0);
  return kept.length < least
    ? wrong(
        'files',
        path,
        `至少 ${least} 个文件`,
        `needs at least ${least} file${least === 1 ? '' : 's'}`,
        kept.length,
        `≥ ${least}`,
      )
    : { value: kept };
};

const record: Check = (value, field, path, { numbers }) => {
  const number = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return numbers.has(numberKey(field.programme ?? '', number))
    ? { value: number }
    : wrong(
        'number',
        path,
        '没有这个编号，或不在您的范围之内',
        'there is no such number within what you look after',
        value,
        `a number of the programme ${field.programme}`,
      );
};

/** The kinds that a cell of a table can be, too. */
const plain = {
  text,
  number,
  money,
  date,
  choice: oneOf('choice', '不在选项之内', 'is none of the choices', (_, field) =>
    Object.keys(field.options ?? {}),
  ),
  boolean: (value, _, path) =>
    typeof value === 'boolean'
      ? { value }
      : wrong('boolean', path, '应为是或否', 'should be true or false', value, 'true, false'),
} satisfies Record<PlainKind, Check>;

const checks = {
  ...plain,
  'long-text': text,
  address: text,
  'person-name': text,
  phone,
  instant,
  unit,
  units,
  place: oneOf('place', '没有这个地点', 'there is no such place', (s) => s.places.keys()),
  point,
  category: oneOf('category', '没有这个类别', 'there is no such category', (s) =>
    s.categories.keys(),
  ),
  files,
  record,
  table: tableCheck(plain),
  organisation: checkOrganisation,
  shape: checkShape,
  computed: (value, _, path) =>
    wrong(
      'computed',
      path,
      '由系统算出，不能填写',
      'is worked out, never filled in',
      value,
      'nothing',
    ),
} satisfies Record<FieldKind, Check>;

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

/**
 * Checks what an actor gave against the form: known names, needed values, each value by the kind
 * of its field. Returns the values that were given (blank ones are left out), or all problems.
 */
export function checkInput(
  form: Readonly<Record<string, Field>>,
  input: Readonly<Record<string, unknown>>,
  know: InputKnowledge,
): { values: Record<string, unknown>; problems: Problem[] } {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(input)) {
    if (Object.hasOwn(form, name)) continue;
    problems.push(
      problem('input.unknown', `input.${name}`, '表单没有这一项', 'is not asked for', {
        wanted: Object.keys(form).join(', '),
      }),
    );
  }
  for (const [name, field] of Object.entries(form)) {
    const path = `input.${name}`;
    const value = Object.hasOwn(input, name) ? input[name] : undefined;
    if (!isGiven(value)) {
      if (field.required) {
        const { zh, en } = field.label;
        problems.push(problem('input.missing', path, `须填写“${zh}”`, `"${en}" is needed`));
      }
      continue;
    }
    const checked = checks[field.kind](value, field, path, know);
    if ('wrong' in checked) problems.push(checked.wrong);
    else values[name] = checked.value;
  }
  return { values, problems };
}

const hides = (kind: FieldKind): ((text: string) => string) =>
  kind === 'person-name' ? maskName : kind === 'phone' ? maskPhone : (value) => maskText(value);

/** Nothing of a sensitive text shows but its first character. */
const maskOther = (value: string) => value.slice(0, 1) + '*'.repeat(Math.min(8, value.length - 1));

/** Telephone and identity numbers hidden in the texts of a table, and in the name of an organisation. */
function textsMasked(field: Field, value: unknown): unknown {
  const masked = (of: unknown, isText: (name: string) => boolean) =>
    isObject(of)
      ? Object.fromEntries(
          Object.entries(of).map(([name, one]) => [
            name,
            typeof one === 'string' && isText(name) ? maskText(one) : one,
          ]),
        )
      : of;
  if (!Array.isArray(value)) return masked(value, (name) => name === 'name');
  return value.map((row) => masked(row, (name) => field.columns?.[name]?.kind === 'text'));
}

/**
 * A value as everybody may see it: sensitive fields masked by kind, telephone and identity numbers
 * hidden in every free text that is not published. `clear` is there when something was hidden.
 */
export function maskValue(field: Field, value: unknown): { masked: unknown; clear?: unknown } {
  if (typeof value !== 'string') {
    if (!field.sensitive && (field.kind === 'table' || field.kind === 'organisation')) {
      const masked = textsMasked(field, value);
      return JSON.stringify(masked) === JSON.stringify(value)
        ? { masked }
        : { masked, clear: value };
    }
    return field.sensitive ? { masked: '***', clear: value } : { masked: value };
  }
  const known = field.kind === 'person-name' || field.kind === 'phone';
  const masked = field.sensitive && !known ? maskOther(value) : hidden(field, value);
  return masked === value && !field.sensitive ? { masked } : { masked, clear: value };
}

/** Codes and dates hold nothing to hide; names and numbers are hidden where the field says so. */
function hidden(field: Field, value: string): string {
  if (field.sensitive) return hides(field.kind)(value);
  if (field.published) return value;
  return /text|address|person|phone/.test(field.kind) ? maskText(value) : value;
}
