import type { Problem } from '../../model/problem.ts';
import type { ColumnMap, Source } from '../../model/source.ts';
import type { CategoryBook } from './category-book.ts';
import type { PlaceFinder } from './place-finder.ts';

/** How a life ended at the source. */
export type SourceEnd = 'closed' | 'void' | 'duplicate';

/** A row in our words, ready to become acts. Times in ms since 1970. */
export interface MappedRow {
  row: number;
  sourceId: string;
  /** first 16 bytes of the SHA-256 of what the mapping reads, in hex */
  hash: string;
  openedAt: number;
  closedAt: number | null;
  dueAt: number | null;
  end: SourceEnd | null;
  title: string;
  category: string | null;
  place: string | null;
  lat: number | null;
  lon: number | null;
  lead: string | null;
  channel: string;
  /** what the source says of the outcome */
  outcome: string;
  fields: Record<string, unknown>;
  flags: string[];
  /** clear text of what stands masked in title and fields */
  hidden: Record<string, unknown> | null;
}

/** Counts what was noticed, with the first row it was seen in. */
export type Notes = Map<string, { rows: number; first: number }>;

export interface MapContext {
  source: Source;
  columns: readonly string[];
  timeZone: string;
  places: PlaceFinder;
  categories: CategoryBook;
  /** codes of units, and names that mean them, in lower case */
  units: ReadonlyMap<string, string>;
  /** ms; rows from later than a day after this are stray */
  now: number;
  notes: Notes;
}

export type MapRow = (row: {
  row: number;
  line: number;
  cells: readonly string[];
}) => MappedRow | Problem[];

/** Counts one more row in which this was noticed. */
export const note = (notes: Notes, code: string, row: number): void => {
  const known = notes.get(code);
  if (known) known.rows += 1;
  else notes.set(code, { rows: 1, first: row });
};

/** Columns that a mapping reads, in the order of the mapping, each once. */
export function mappedColumns(source: Source): string[] {
  const { id, openedAt, closedAt, dueAt, title, text, unit, channel, lat, lon, place } = source;
  const { address, reporterName, reporterPhone, status, outcome } = source;
  const single = [id, openedAt, closedAt, dueAt, title, text, unit, channel, lat, lon, place];
  const more = [address, reporterName, reporterPhone, status, outcome];
  const lists = [
    ...source.category,
    ...Object.values(source.flags),
    ...Object.values(source.fields),
  ];
  const maps = [...single, ...more, ...lists].filter((map): map is ColumnMap => map !== undefined);
  return [...new Set(maps.flatMap((map) => map.columns))];
}
