import type { Book } from '../../engines/ledger/book.ts';
import type { BoundBriefing } from '../../model/briefing.ts';
import type { Hand } from '../../model/figure.ts';
import { boundFigures, type BoundFigures } from './bound-figures.ts';
import { zipFiles } from './zip-files.ts';

/** A column of a table schema (Frictionless Table Schema). */
interface Field {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';
  title: string;
  constraints?: { required?: true; unique?: true; enum?: string[] };
}

type Cell = string | number | boolean | null;

/** A table of the package: its columns, and what it says of each thing. */
interface Resource {
  name: string;
  title: string;
  key: string | string[];
  foreignKeys?: object[];
  fields: Field[];
  rows: Cell[][];
}

const required = { constraints: { required: true as const } };
const field = (
  name: string,
  type: Field['type'],
  title: string,
  more: Partial<Field> = {},
): Field => ({
  name,
  type,
  title,
  ...more,
});

const refersTo = (fields: string, resource: string, wanted: string) => ({
  fields,
  reference: { resource, fields: wanted },
});

const handFields = (who: string, title: string): Field[] => [
  field(`${who}_by`, 'string', `who ${title} it`),
  field(`${who}_at`, 'datetime', `when it was ${title}`),
];
const handCells = (hand: Hand | null): Cell[] => [hand?.name || null, hand?.at ?? null];

const figureFields: Field[] = [
  field('id', 'string', 'id in the ledger', { constraints: { required: true, unique: true } }),
  field('kind', 'string', 'figure, or a rank as somebody published it', {
    constraints: { required: true, enum: ['figure', 'rank'] },
  }),
  field('indicator', 'string', 'code of the indicator', required),
  field('indicator_name', 'string', 'its name', required),
  field('territory', 'string', 'division code', required),
  field('territory_name', 'string', 'its name', required),
  field('period', 'string', '2024, 2024-H1, 2024-Q3, 2024-03', required),
  field('aspect', 'string', 'the value itself, or its growth on the year before', {
    constraints: { required: true, enum: ['level', 'growth'] },
  }),
  field('set', 'string', 'of a rank: code of those it counts among'),
  field('set_name', 'string', 'of a rank: their name'),
  field('value', 'number', 'amount, exact; of a rank the place, empty where only a band is said'),
  field('unit', 'string', 'as published', required),
  field('qualifier', 'string', 'what the origin leaves open: 余, 超, 约'),
  field('band', 'string', 'of a rank: 前列, 第二方阵'),
  field('change', 'integer', 'of a rank: places won (positive) or lost'),
  field('status', 'string', 'estimated, preliminary, final, revised; none of a rank'),
  field('origin', 'string', 'code of its source', required),
  field('locator', 'string', 'where in the source, as JSON'),
  field('note', 'string', 'remark'),
  field('revision', 'integer', 'counted from 1'),
  field('reason', 'string', 'why it was revised'),
  ...handFields('entered', 'entered'),
  ...handFields('checked', 'checked'),
  ...handFields('signed', 'signed'),
];

function figureRows({ figures, ranks }: BoundFigures, language: 'zh' | 'en'): Cell[][] {
  const rows = figures.map((one): Cell[] => [
    one.figure,
    'figure',
    one.indicator,
    one.indicatorName[language],
    one.territory,
    one.territoryName[language],
    one.period,
    one.aspect,
    null,
    null,
    one.value,
    one.unit,
    one.qualifier,
    null,
    null,
    one.status,
    one.origin,
    one.locator && JSON.stringify(one.locator),
    one.note,
    one.revision,
    one.reason,
    ...handCells(one.entered),
    ...handCells(one.checked),
    ...handCells(one.signed),
  ]);
  const ranked = ranks.map((one): Cell[] => [
    one.rank,
    'rank',
    one.indicator,
    one.indicatorName[language],
    one.territory,
    one.territoryName[language],
    one.period,
    one.aspect,
    one.set,
    one.setName[language],
    one.n,
    language === 'zh' ? '位' : 'place',
    null,
    one.band,
    one.change,
    null,
    one.origin,
    one.locator && JSON.stringify(one.locator),
    one.note,
    ...Array.from({ length: 8 }, () => null),
  ]);
  return [...rows, ...ranked];
}

function resourcesOf(all: BoundFigures, language: 'zh' | 'en'): Resource[] {
  return [
    {
      name: 'numbers',
      title: 'numbers as printed, and what stands behind them',
      key: ['number', 'figure'],
      foreignKeys: [refersTo('figure', 'figures', 'id')],
      fields: [
        field('number', 'integer', 'counted through the text from 1', required),
        field('text', 'string', 'as printed', required),
        field('note', 'integer', 'number of its note of source', required),
        field('computed', 'boolean', 'worked out from figures, or as stated', required),
        field('figure', 'string', 'id of a figure or rank', required),
      ],
      rows: all.numbers.flatMap(({ n, text, note, how, figures }) =>
        figures.map((figure): Cell[] => [n, text, note, how === 'computed', figure]),
      ),
    },
    {
      name: 'figures',
      title: 'figures and ranks, each once',
      key: 'id',
      foreignKeys: [refersTo('origin', 'sources', 'origin')],
      fields: figureFields,
      rows: figureRows(all, language),
    },
    {
      name: 'sources',
      title: 'where the figures come from',
      key: 'origin',
      fields: [
        field('origin', 'string', 'code', { constraints: { required: true, unique: true } }),
        field('note', 'integer', 'number of its note in the text'),
        field('kind', 'string', 'document, table, page, acts, formula, entry', required),
        field('title', 'string', 'title', required),
        field('publisher', 'string', 'who published it'),
        field('published_on', 'date', 'when'),
        field('url', 'string', 'address'),
        field('retrieved_on', 'date', 'when it was fetched'),
        field('licence', 'string', 'licence'),
        field('sha256', 'string', 'of the kept snapshot'),
        field('caution', 'string', 'why it should not be leant on'),
      ],
      rows: all.sources.map(({ note, origin }): Cell[] => [
        origin.code,
        note,
        origin.kind,
        origin.title[language],
        origin.publisher ?? null,
        origin.publishedOn ?? null,
        origin.url ?? null,
        origin.retrievedOn ?? null,
        origin.licence ?? null,
        origin.sha256 ?? null,
        origin.caution?.[language] ?? null,
      ]),
    },
  ];
}

/** A text that a spreadsheet would run as a formula gets an apostrophe, and is text again. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function csvCell(cell: Cell, { type }: Field): string {
  if (cell === null) return '';
  const text = type === 'string' ? harmless(String(cell)) : String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvOf({ fields, rows }: Resource): string {
  const lines = rows.map((row) => row.map((cell, i) => csvCell(cell, fields[i]!)));
  return [fields.map(({ name }) => name), ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

/**
 * All figures of a briefing as a data package (Frictionless Data Package 1, zipped): datapackage.json
 * with a schema for numbers.csv, figures.csv and sources.csv (RFC 4180, UTF-8). Amounts are the exact
 * decimal text of the ledger. The same figures give the same bytes.
 */
export function figuresPackage(bound: BoundBriefing, book: Book, draft = false): Uint8Array {
  const { head } = bound;
  const resources = resourcesOf(boundFigures(bound, book), head.language);
  const csv = resources.map((resource) => Buffer.from(csvOf(resource)));
  const description = {
    profile: 'tabular-data-package',
    name: head.code.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-'),
    title: head.title,
    ...(head.date === undefined ? {} : { created: `${head.date}T00:00:00Z` }),
    district: head.district,
    territory: head.territory,
    period: head.period,
    language: head.language,
    draft,
    resources: resources.map(({ name, title, key, foreignKeys, fields }, i) => ({
      profile: 'tabular-data-resource',
      name,
      path: `${name}.csv`,
      title,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: csv[i]!.length,
      schema: {
        fields,
        primaryKey: key,
        missingValues: [''],
        ...(foreignKeys ? { foreignKeys } : {}),
      },
    })),
  };
  return zipFiles([
    { name: 'datapackage.json', bytes: Buffer.from(`${JSON.stringify(description, null, 2)}\n`) },
    ...resources.map(({ name }, i) => ({ name: `${name}.csv`, bytes: csv[i]! })),
  ]);
}
