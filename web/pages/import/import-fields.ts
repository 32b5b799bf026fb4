import type { MessageKey } from '../../words.ts';

/** What a column can become, in the order in which a person thinks of it. */
export const importFields = [
  'id',
  'openedAt',
  'title',
  'text',
  'category',
  'place',
  'address',
  'lat',
  'lon',
  'unit',
  'channel',
  'reporterName',
  'reporterPhone',
  'status',
  'closedAt',
  'dueAt',
  'outcome',
] as const;
export type ImportField = (typeof importFields)[number];

/** Without these no row can become a record. */
export const requiredFields: readonly ImportField[] = ['id', 'openedAt', 'title'];

export const fieldWords = {
  id: ['import.field.id', 'import.help.id'],
  openedAt: ['import.field.openedAt', 'import.help.openedAt'],
  title: ['import.field.title', 'import.help.title'],
  text: ['import.field.text', 'import.help.text'],
  category: ['import.field.category', 'import.help.category'],
  place: ['import.field.place', 'import.help.place'],
  address: ['import.field.address', 'import.help.address'],
  lat: ['import.field.lat', 'import.help.lat'],
  lon: ['import.field.lon', 'import.help.lon'],
  unit: ['import.field.unit', 'import.help.unit'],
  channel: ['import.field.channel', 'import.help.channel'],
  reporterName: ['import.field.reporterName', 'import.help.reporterName'],
  reporterPhone: ['import.field.reporterPhone', 'import.help.reporterPhone'],
  status: ['import.field.status', 'import.help.status'],
  closedAt: ['import.field.closedAt', 'import.help.closedAt'],
  dueAt: ['import.field.dueAt', 'import.help.dueAt'],
  outcome: ['import.field.outcome', 'import.help.outcome'],
} as const satisfies Record<ImportField, readonly [MessageKey, MessageKey]>;

/** How an upload is to be read: a declared source, or columns by field. */
export type Reading =
  | { kind: 'source'; source: string }
  | { kind: 'mapping'; columns: Partial<Record<ImportField, string>>; datum: 'wgs84' | 'gcj02' };

/** The reading that the server's look into the file suggests. */
export function suggestedReading(preview: {
  fits: readonly { source: string; missing: readonly string[] }[];
  guess: Readonly<Record<string, string>>;
}): Reading {
  const best = preview.fits.find((fit) => fit.missing.length === 0);
  if (best) return { kind: 'source', source: best.source };
  const columns: Partial<Record<ImportField, string>> = {};
  for (const field of importFields) {
    const column = preview.guess[field];
    if (column !== undefined) columns[field] = column;
  }
  return { kind: 'mapping', columns, datum: 'wgs84' };
}

/** Fields that a mapping still needs. */
export const missingFields = (reading: Reading): ImportField[] =>
  reading.kind === 'source' ? [] : requiredFields.filter((field) => !reading.columns[field]);

/** A reading as the API is asked. */
export function readingBody(reading: Reading): { source: string } | { mapping: object } {
  return reading.kind === 'source'
    ? { source: reading.source }
    : { mapping: { ...reading.columns, datum: reading.datum } };
}
