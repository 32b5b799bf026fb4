import type { Insertable } from 'kysely';
import { searchTokens } from '../kernels/text/search-tokens.ts';
import { dueOf, type WorkTime } from '../kernels/workdays/work-time.ts';
import type { ClockLedger } from '../model/clock.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { RecordTable } from './schema.ts';

/** What a row knows besides the fold of its acts. */
export interface RecordRowExtra {
  /** codes from the root to the place, joined by `/`; null when not placed */
  placePath: string | null;
  source: string | null;
  sourceId: string | null;
  simulated: boolean;
  /** what full-text search finds: title, number, text, address; already masked */
  searchText: string;
  /** clear text of sensitive fields */
  private: Record<string, unknown> | null;
}

export type RecordRow = Insertable<RecordTable>;

/** Text form of a tsvector without positions; search tokens hold no blanks or quotes. */
export const searchVector = (text: string): string => searchTokens(text).join(' ');

/**
 * The running clock that is due first, and whether all running clocks stand still.
 * `dueAt` is null when nothing runs or everything that runs is suspended.
 */
export function firstDue(
  clocks: readonly ClockLedger[],
  work: WorkTime,
): { clock: string | null; dueAt: string | null; paused: boolean } {
  let clock: string | null = null;
  let dueAt: string | null = null;
  let standing: string | null = null;
  for (const ledger of clocks) {
    if (ledger.stoppedAt !== null) continue;
    // a clock that was suspended stands still, also when that came after its due time
    const { dueAt: due, paused } = dueOf(ledger, work);
    if (due === null || paused) standing ??= ledger.clock;
    else if (dueAt === null || due < dueAt) {
      dueAt = due;
      clock = ledger.clock;
    }
  }
  return { clock: clock ?? standing, dueAt, paused: dueAt === null && standing !== null };
}

/** Most records count nothing: an empty object needs no serialising. */
const jsonOf = (value: object): string => {
  for (const _ in value) return JSON.stringify(value);
  return '{}';
};

/**
 * A snapshot as a row of `record`: the one place where the fold becomes columns, for single acts
 * and for bulk copies alike. JSON columns are text, times ISO instants, `search` the text form of
 * a tsvector.
 */
export function recordRow(snapshot: Snapshot, extra: RecordRowExtra, work: WorkTime): RecordRow {
  const due = firstDue(snapshot.clocks, work);
  return {
    district: snapshot.district,
    record: snapshot.record,
    programme: snapshot.programme,
    programme_version: snapshot.programmeVersion,
    number: snapshot.number,
    seq: snapshot.seq,
    state: snapshot.state,
    ended: snapshot.ended,
    title: snapshot.title,
    category: snapshot.category,
    place: snapshot.place,
    place_path: extra.placePath,
    lat: snapshot.lat,
    lon: snapshot.lon,
    lead: snapshot.lead,
    assist: snapshot.assist,
    channel: snapshot.channel,
    source: extra.source,
    source_id: extra.sourceId,
    simulated: extra.simulated,
    opened_at: snapshot.openedAt,
    ended_at: snapshot.endedAt,
    updated_at: snapshot.updatedAt,
    due_clock: due.clock,
    due_at: due.dueAt,
    paused: due.paused,
    fields: jsonOf(snapshot.fields),
    flags: snapshot.flags,
    counts: jsonOf(snapshot.counts),
    clocks: JSON.stringify(snapshot.clocks),
    files: snapshot.files.length === 0 ? '[]' : JSON.stringify(snapshot.files),
    search: searchVector(extra.searchText),
    private: extra.private === null ? null : JSON.stringify(extra.private),
  };
}

/** The kinds of field that full-text search looks into. */
export const searchedKinds = /text|address|^record$|^organisation$|^table$/;

type SearchFields = Readonly<
  Record<
    string,
    { kind: string; sensitive: boolean; searched?: boolean; seenBy?: readonly string[] | undefined }
  >
>;

/** Names of the fields that are searched, found once per programme: imports ask for every row. */
const searchedNames = new WeakMap<SearchFields, readonly string[]>();

function searchedOf(fields: SearchFields): readonly string[] {
  let names = searchedNames.get(fields);
  if (!names) {
    names = Object.entries(fields)
      .filter(
        // whoever finds a record by a word has read the word: what is not for all is not searched
        ([, field]) =>
          !field.sensitive &&
          field.searched !== false &&
          field.seenBy === undefined &&
          searchedKinds.test(field.kind),
      )
      .map(([name]) => name);
    searchedNames.set(fields, names);
  }
  return names;
}

/** The texts of an organisation or of the cells of a table. */
const textsIn = (value: object): string =>
  Object.values(value)
    .map((one: unknown) =>
      typeof one === 'string' ? one : typeof one === 'object' && one !== null ? textsIn(one) : '',
    )
    .join('\n');

/**
 * What full-text search finds of a record: number, title and its texts and addresses, as masked in
 * the snapshot. Sensitive fields, and those that only some roles see, are not in it.
 */
export function searchTextOf(snapshot: Snapshot, fields: SearchFields): string {
  let text = `${snapshot.number}\n${snapshot.title}`;
  for (const name of searchedOf(fields)) {
    const value = snapshot.fields[name];
    if (typeof value === 'string') text += `\n${value}`;
    else if (typeof value === 'object' && value !== null) text += `\n${textsIn(value)}`;
  }
  return text;
}
