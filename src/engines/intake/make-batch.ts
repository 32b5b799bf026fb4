import type { RawRow } from '../../connectors/file/row-file.ts';
import { civilDate } from '../../kernels/workdays/work-time.ts';
import { recordNumber } from '../../model/record-number.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { actOfReading, read } from '../../model/triage-act.ts';
import { ActCopy, RecordCopy, SourceRowCopy, type CopyText } from '../../store/bulk-copy.ts';
import type { CountDelta } from '../../store/counts.ts';
import type { RejectedRow } from '../../store/imports.ts';
import { recordRow, searchTextOf, type RecordRow } from '../../store/record-row.ts';
import type { SourceRow } from '../../store/source-rows.ts';
import { changedRecord, newRecord, type MadeRecord } from './acts-of-row.ts';
import type { ImportSetup } from './import-setup.ts';
import type { MapRow, MappedRow } from './mapping-context.ts';
import { unguardCell } from './rejected-file.ts';

/** Rows of a stretch of the file, mapped: those with faults apart. */
export interface MappedBatch {
  /** number of the last row */
  last: number;
  rows: number;
  mapped: MappedRow[];
  rejected: RejectedRow[];
}

/** Maps a stretch of rows. `guarded` where the file is a rejected file of ours. */
export function mapBatch(map: MapRow, raws: readonly RawRow[], guarded: boolean): MappedBatch {
  const mapped: MappedRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const raw of raws) {
    const { row, line, fault } = raw;
    const cells = guarded ? raw.cells.map(unguardCell) : raw.cells;
    const found = fault ? [fault] : map({ row, line, cells });
    if (Array.isArray(found)) rejected.push({ row, line, cells, problems: found });
    else mapped.push(found);
  }
  return { last: raws.at(-1)?.row ?? 0, rows: raws.length, mapped, rejected };
}

/** A record that this batch opens, with later rows of the batch about the same id folded in. */
interface NewRecord extends MadeRecord {
  mapped: MappedRow;
  hash: string;
  hidden: Record<string, unknown> | null;
}

/** What a batch writes, ready to be sent; rows about records that exist are resolved there. */
export interface ReadyBatch {
  copies: CopyText[];
  counts: CountDelta[];
  changed: { mapped: MappedRow; record: string }[];
  taken: number;
  updated: number;
  unchanged: number;
}

/** How many records open on each civil day, for their running numbers. */
export function newPerDay(
  setup: ImportSetup,
  batch: MappedBatch,
  known: ReadonlyMap<string, SourceRow>,
): Map<string, number> {
  const days = new Map<string, number>();
  const seen = new Set<string>();
  for (const { sourceId, openedAt } of batch.mapped) {
    if (known.has(sourceId) || seen.has(sourceId)) continue;
    seen.add(sourceId);
    const day = civilDate(openedAt, setup.district.timeZone);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
}

/** A snapshot as a row: what it knows besides the fold comes from the import. */
export function rowOf(
  setup: ImportSetup,
  snapshot: Snapshot,
  extra: { sourceId: string | null; source: string | null; simulated: boolean },
  hidden: Record<string, unknown> | null,
): RecordRow {
  return recordRow(
    snapshot,
    {
      ...extra,
      placePath: snapshot.place === null ? null : setup.places.pathOf(snapshot.place),
      searchText: searchTextOf(snapshot, setup.searchFields),
      private: hidden,
    },
    setup.work,
  );
}

/** What rows become while a batch is made. */
interface Making {
  setup: ImportSetup;
  records: RecordCopy;
  acts: ActCopy;
  sourceRows: SourceRowCopy;
  counts: Tally;
}

/**
 * Turns mapped rows into what is to be written. Of rows with the same id the first opens the
 * record, and later ones change it or say nothing new.
 *
 * @param serials first running number by civil day
 */
export function makeBatch(
  setup: ImportSetup,
  batch: MappedBatch,
  known: ReadonlyMap<string, SourceRow>,
  given: { run: string; serials: Map<string, number>; newId: () => string; at: string },
): ReadyBatch {
  const making: Making = {
    setup,
    records: new RecordCopy(),
    acts: new ActCopy(given.run),
    sourceRows: new SourceRowCopy(),
    counts: new Map(),
  };
  const ready: ReadyBatch = {
    copies: [making.records, making.acts, making.sourceRows],
    counts: [],
    changed: [],
    taken: 0,
    updated: 0,
    unchanged: 0,
  };
  const twins = repeatedIds(batch.mapped);
  const lastOf = new Map<string, MappedRow>();
  for (const mapped of batch.mapped) {
    if (twins.has(mapped.sourceId)) lastOf.set(mapped.sourceId, mapped);
  }
  const waiting = new Map<string, NewRecord>();
  const { timeZone } = setup.district;
  for (const mapped of batch.mapped) {
    const { sourceId } = mapped;
    const before = known.get(sourceId);
    if (before) {
      // of several rows about one record the last holds: else each import would go back and forth
      const holds = !twins.has(sourceId) || lastOf.get(sourceId) === mapped;
      if (!holds || before.rowHash.toString('hex') === mapped.hash) ready.unchanged += 1;
      else ready.changed.push({ mapped, record: before.record });
      continue;
    }
    const twin = waiting.get(sourceId);
    if (twin) {
      if (addTo(setup, twin, mapped, given.at)) ready.updated += 1;
      else ready.unchanged += 1;
      continue;
    }
    const day = civilDate(mapped.openedAt, timeZone);
    const serial = given.serials.get(day) ?? 1;
    given.serials.set(day, serial + 1);
    const number = recordNumber(setup.programme, setup.district, day, serial);
    const made = newRecord(setup.acting, mapped, { record: given.newId(), number });
    const record = { ...made, mapped, hash: mapped.hash, hidden: mapped.hidden };
    ready.taken += 1;
    if (twins.has(sourceId)) waiting.set(sourceId, record);
    else emit(making, record);
  }
  for (const record of waiting.values()) emit(making, record);
  ready.counts = tallied(making.counts);
  return ready;
}

/** Ids that occur more than once: their records wait for the later rows. */
function repeatedIds(rows: readonly MappedRow[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { sourceId } of rows) {
    if (seen.has(sourceId)) repeated.add(sourceId);
    else seen.add(sourceId);
  }
  return repeated;
}

/** Folds a later row into a record of the same batch; false when it says nothing new. */
function addTo(setup: ImportSetup, twin: NewRecord, mapped: MappedRow, at: string): boolean {
  if (twin.hash === mapped.hash) return false;
  const changed = changedRecord(setup.acting, twin.snapshot, mapped, { at, endedHere: false });
  twin.hash = mapped.hash;
  twin.acts.push(...changed.acts);
  twin.snapshot = changed.snapshot;
  if (mapped.hidden) twin.hidden = { ...twin.hidden, ...mapped.hidden };
  return changed.acts.length > 0;
}

/** Counts of the batch by day, place and category joined by tabs: the order in which rows lock. */
type Tally = Map<string, CountDelta>;

/** The counts of one civil day at the record's place and category. */
function tally(counts: Tally, snapshot: Snapshot, day: string): CountDelta {
  const { district, programme } = snapshot;
  const place = snapshot.place ?? '';
  const category = snapshot.category ?? '';
  const key = `${day}\t${place}\t${category}`;
  let sum = counts.get(key);
  if (!sum) {
    sum = { district, programme, day, place, category, opened: 0, ended: 0 };
    counts.set(key, sum);
  }
  return sum;
}

/** The tally in the order in which `daily_count` locks its rows. */
const tallied = (counts: Tally): CountDelta[] =>
  [...counts.keys()].sort().map((key) => counts.get(key)!);

/** Adds what triage says of a record that is not over. */
export function withReading<Made extends MadeRecord>(setup: ImportSetup, made: Made): Made {
  const { programme, programmeVersion } = setup.acting;
  const { snapshot } = made;
  if (!setup.read || snapshot.ended) return made;
  const at = made.acts.at(-1)!.at;
  const of = { programme, programmeVersion, snapshot, at };
  const suggested = actOfReading(read(setup.read, snapshot), of);
  return { ...made, acts: [...made.acts, suggested.act], snapshot: suggested.snapshot };
}

/** Writes a new record with its acts, its source row and what it adds to the counts. */
function emit({ setup, records, acts, sourceRows, counts }: Making, whole: NewRecord): void {
  const made = withReading(setup, whole);
  const { snapshot, mapped } = made;
  const { sourceId } = mapped;
  const key = { district: setup.acting.district, source: setup.source.code };
  const extra = { sourceId, source: key.source, simulated: false };
  records.add(rowOf(setup, snapshot, extra, made.hidden));
  let { hidden } = mapped;
  for (const act of made.acts) {
    acts.add(snapshot, act, hidden);
    hidden = null;
  }
  sourceRows.add(key, sourceId, snapshot.record, made.hash);
  const { timeZone } = setup.district;
  tally(counts, snapshot, civilDate(snapshot.openedAt, timeZone)).opened += 1;
  if (snapshot.endedAt !== null) {
    tally(counts, snapshot, civilDate(snapshot.endedAt, timeZone)).ended += 1;
  }
}
