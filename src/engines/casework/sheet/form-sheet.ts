import type { Label } from '../../../model/label.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../../model/problem.ts';
import type { ActType, Field, Programme } from '../../../model/programme.ts';
import { isRead } from '../../../model/triage-act.ts';
import type { Setup } from '../setup.ts';
import { plainName } from './cell-names.ts';
import { fitsCell } from './read-cell.ts';

/** Most fields stand in one column; an organisation and a point stand in two. */
export type ColumnPart = 'whole' | 'name' | 'code' | 'lat' | 'lon';

/** One column of a table whose rows open records. */
export interface SheetColumn {
  /** of the act's form */
  field: string;
  part: ColumnPart;
  heading: Label;
  /** no row can do without it */
  required: boolean;
}

/** An opening act as a table: a row opens a record, a column answers for a field of the form. */
export interface FormSheet {
  /** names it as a source: `sheet-enterprise-enter` */
  code: string;
  label: Label;
  programme: Programme;
  type: string;
  act: ActType;
  columns: readonly SheetColumn[];
}

const label = (zh: string, en: string): Label => ({ zh, en });

const withUnit = ({ zh, en }: Label, unit: Label | undefined): Label =>
  unit ? label(`${zh}（${unit.zh}）`, `${en} (${unit.en})`) : label(zh, en);

const unitOf = (field: Field): Label | undefined =>
  field.kind === 'money' ? label('元', 'yuan') : field.unit;

function columnsOf(name: string, field: Field): SheetColumn[] {
  const { zh, en } = field.label;
  const required = field.required;
  const part = (of: ColumnPart, heading: Label, needed = required) => ({
    field: name,
    part: of,
    heading,
    required: needed,
  });
  if (field.kind === 'organisation')
    return [
      // who is not named is called as the record is
      part('name', label(`${zh}：名称`, `${en}: name`), false),
      part('code', label(`${zh}：统一社会信用代码`, `${en}: credit code`), false),
    ];
  if (field.kind === 'point')
    return [
      part('lat', label(`${zh}：纬度`, `${en}: latitude`)),
      part('lon', label(`${zh}：经度`, `${en}: longitude`)),
    ];
  return fitsCell(field.kind) ? [part('whole', withUnit(field.label, unitOf(field)))] : [];
}

/** What an act does elsewhere, or asks of other records, it does one by one in their sight. */
const alone = new Set(['open', 'tell', 'parts', 'repeat', 'link']);

const fitsSheet = (act: ActType): boolean =>
  act.from === 'new' &&
  act.byHand &&
  act.by.includes('source') &&
  act.effects.every(({ do: does }) => !alone.has(does));

/** The opening acts of a district's programmes that a table can do, each with its columns. */
export function formSheets({ programmes }: Pick<Setup, 'programmes'>): FormSheet[] {
  // what triage reads comes by sources of its own
  const own = Object.values(programmes).filter((programme) => !isRead(programme));
  return own.flatMap((programme) =>
    Object.entries(programme.acts)
      .filter(([, act]) => fitsSheet(act))
      .map(([type, act]) => ({
        code: `sheet-${programme.code}-${type}`,
        label: label(
          `${programme.label.zh}：${act.label.zh}`,
          `${programme.label.en}: ${act.label.en}`,
        ),
        programme,
        type,
        act,
        columns: Object.entries(act.form).flatMap(([name, field]) => columnsOf(name, field)),
      })),
  );
}

/** Columns that say which record a row is about. */
export const idColumns = {
  /** as whoever keeps the table numbers its rows */
  source: label('来源编号', 'Source number'),
  /** as records are numbered here */
  own: label('编号', 'Number'),
} as const;

/** Without what marks a needed column, and the number that a second one of its name gets on reading. */
const plainHeading = (text: string): string =>
  plainName(text)
    .replace(/ \(\d+\)$/, '')
    .replaceAll(/[*\s]/g, '');

/** The words by which a column is known, the surest first. */
function* wordsOf(column: SheetColumn, sheet: FormSheet): Generator<readonly string[]> {
  const { zh, en } = column.heading;
  const own = sheet.act.form[column.field]!.label;
  const isWhole = column.part === 'whole';
  yield isWhole ? [zh, en, own.zh, own.en] : [zh, en];
  yield [isWhole ? column.field : `${column.field}.${column.part}`];
  yield usualWords[column.part] ?? [];
  for (const effect of sheet.act.effects) {
    if (!('from' in effect) || !('input' in effect.from) || effect.from.input !== column.field)
      continue;
    if (effect.do !== 'set') yield exportWords[effect.do] ?? [];
    else if (effect.field === sheet.programme.titleField) yield ['标题', 'Title'];
  }
}

/** As tables from elsewhere usually have them. */
const usualWords: Partial<Record<ColumnPart, readonly string[]>> = {
  code: ['统一社会信用代码', '社会信用代码', '信用代码', 'credit code'],
  lat: ['纬度', 'Latitude', 'lat'],
  lon: ['经度', 'Longitude', 'lon'],
};

/** As the export of records has them. */
const exportWords: Partial<Record<string, readonly string[]>> = {
  place: ['属地', 'Place'],
  lead: ['主办单位', 'Lead unit'],
  category: ['类别', 'Category'],
  channel: ['渠道', 'Channel'],
};

/** Where the columns of a sheet stand in a file. */
export interface SheetHeader {
  columns: readonly { column: SheetColumn; at: number; heading: string }[];
  /** of the columns that say which record a row is about; -1 where there is none */
  sourceAt: number;
  ownAt: number;
  /** headings that mean nothing here */
  unknown: readonly string[];
}

/** Claims columns of the file by word, surer words first, each once. */
function claim(sheet: FormSheet, plain: readonly string[]) {
  const claimed = new Map<number, SheetColumn>();
  const ranked = sheet.columns.map((column) => ({ column, words: [...wordsOf(column, sheet)] }));
  const found = new Set<SheetColumn>();
  const twice: Problem[] = [];
  const deepest = Math.max(0, ...ranked.map(({ words }) => words.length));
  for (let rank = 0; rank < deepest; rank++) {
    for (const { column, words } of ranked) {
      const wanted = new Set((words[rank] ?? []).map(plainHeading));
      const places = plain.flatMap((word, at) =>
        wanted.has(word) && !claimed.has(at) ? [at] : [],
      );
      const [first] = places;
      if (first === undefined || found.has(column)) continue;
      claimed.set(first, column);
      found.add(column);
      if (rank === 0 && places.length > 1)
        twice.push(
          problem(
            'sheet.twice',
            `column ${first + 1}`,
            `“${column.heading.zh}”有两列`,
            `there are two columns of "${column.heading.en}"`,
            { got: places.map((at) => at + 1).join(', '), wanted: 'one column' },
          ),
        );
    }
  }
  return { claimed, found, twice };
}

/** What the other columns of a file are: those that say which record it is, those that mean nothing. */
function besides(headings: readonly string[], claimed: ReadonlyMap<number, SheetColumn>) {
  const free = (words: Label) =>
    headings.findIndex(
      (heading, at) =>
        !claimed.has(at) &&
        [words.zh, words.en].some((one) => plainHeading(one) === plainHeading(heading)),
    );
  const sourceAt = free(idColumns.source);
  const ownAt = free(idColumns.own);
  const unknown = headings.filter(
    (heading, at) =>
      !claimed.has(at) && at !== sourceAt && at !== ownAt && !heading.startsWith('xianban_'),
  );
  return { sourceAt, ownAt, unknown };
}

/** Which column of a file is which of the sheet; a problem where a needed one is missing. */
export function readHeader(sheet: FormSheet, headings: readonly string[]): Outcome<SheetHeader> {
  const plain = headings.map(plainHeading);
  const { claimed, found, twice } = claim(sheet, plain);
  const { sourceAt, ownAt, unknown } = besides(headings, claimed);
  // whoever corrects records by their own numbers need not say everything again
  const lacking = ownAt >= 0 ? [] : sheet.columns.filter((c) => c.required && !found.has(c));
  const missing = lacking.map(({ heading }) =>
    problem('mapping.column', heading.zh, '文件缺少必需的列', 'A column is missing', {
      got: headings.join(', '),
      wanted: `${heading.zh} / ${heading.en}`,
    }),
  );
  if (missing.length > 0 || twice.length > 0) return bad(...missing, ...twice);
  return good({
    columns: [...claimed].map(([at, column]) => ({ column, at, heading: headings[at]! })),
    sourceAt,
    ownAt,
    unknown,
  });
}

/** How well a file's headings fit: needed columns it lacks, and its own that mean nothing here. */
export function compareHeader(sheet: FormSheet, headings: readonly string[]) {
  const { claimed, found } = claim(sheet, headings.map(plainHeading));
  return {
    known: found.size,
    missing: sheet.columns
      .filter((c) => c.required && !found.has(c))
      .map(({ heading }) => heading.zh),
    unknown: besides(headings, claimed).unknown,
  };
}
