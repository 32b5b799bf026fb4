import { sql } from 'kysely';
import { civilDate } from '../kernels/workdays/work-time.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { DailyCountTable, Db } from './schema.ts';

/** What an act adds to one day, place and category; numbers may be negative. */
export type CountDelta = DailyCountTable;

const keyOf = (d: CountDelta) => `${d.day}\t${d.place}\t${d.category}\t${d.programme}`;

/** What one record stands for in the daily counts: opened on its day, ended on its day. */
function contribution(snapshot: Snapshot, timeZone: string, sign: 1 | -1): CountDelta[] {
  const base = {
    district: snapshot.district,
    programme: snapshot.programme,
    place: snapshot.place ?? '',
    category: snapshot.category ?? '',
  };
  const deltas = [
    { ...base, day: civilDate(snapshot.openedAt, timeZone), opened: sign as number, ended: 0 },
  ];
  if (snapshot.ended && snapshot.endedAt) {
    deltas.push({ ...base, day: civilDate(snapshot.endedAt, timeZone), opened: 0, ended: sign });
  }
  return deltas;
}

/** Deltas with the same key as one, in the order in which rows must be locked; zeros are left out. */
export function sumCounts(deltas: Iterable<CountDelta>): CountDelta[] {
  const sums = new Map<string, CountDelta>();
  for (const delta of deltas) {
    const key = keyOf(delta);
    const sum = sums.get(key);
    if (!sum) sums.set(key, { ...delta });
    else {
      sum.opened += delta.opened;
      sum.ended += delta.ended;
    }
  }
  return [...sums]
    .filter(([, d]) => d.opened !== 0 || d.ended !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, d]) => d);
}

/**
 * How the daily counts change when `before` becomes `after` (seq 0 = there was no record): a new
 * record opens, an end counts, a reopening takes the end back, a corrected place or category moves
 * both. Places and categories that are not known count under ''.
 */
export function countDeltas(before: Snapshot, after: Snapshot, timeZone: string): CountDelta[] {
  const unchanged =
    before.seq > 0 &&
    before.ended === after.ended &&
    before.endedAt === after.endedAt &&
    before.openedAt === after.openedAt &&
    before.place === after.place &&
    before.category === after.category;
  if (unchanged) return [];
  return sumCounts([
    ...(before.seq > 0 ? contribution(before, timeZone, -1) : []),
    ...contribution(after, timeZone, 1),
  ]);
}

/** Adds deltas (already summed, in their order) to the daily counts. */
export async function addCounts(db: Db, deltas: readonly CountDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  const column = <K extends keyof CountDelta>(name: K) => deltas.map((delta) => delta[name]);
  // arrays, not a parameter a value: an import adds tens of thousands at once. Days and numbers need
  // no quoting, and the driver would quote each of them.
  const plain = (name: 'day' | 'opened' | 'ended') => `{${column(name).join(',')}}`;
  await sql`
    INSERT INTO daily_count (district, programme, day, place, category, opened, ended)
    SELECT * FROM unnest(
      ${column('district')}::text[], ${column('programme')}::text[], ${plain('day')}::date[],
      ${column('place')}::text[], ${column('category')}::text[],
      ${plain('opened')}::int[], ${plain('ended')}::int[])
    ON CONFLICT (district, programme, day, place, category) DO UPDATE
      SET opened = daily_count.opened + excluded.opened,
          ended = daily_count.ended + excluded.ended`.execute(db);
}
