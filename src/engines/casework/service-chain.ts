import type { Programme } from '../../model/programme.ts';
import type { MatterLine } from '../../model/view.ts';
import { findByNumber } from '../../store/linked-records.ts';
import type { RecordQuery } from '../../store/record-filter.ts';
import { findRecord, type StoredRecord } from '../../store/records.ts';
import type { Db } from '../../store/schema.ts';

/** A dispute that went through more programmes than this is told by its last ones. */
const mostLines = 12;

/** A field by which records of one matter know each other, and the programme it points into. */
interface MatterField {
  field: string;
  programme: string;
}

const opening = (programme: Programme) =>
  Object.values(programme.acts).flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.do === 'open' ? [effect] : [])),
  );

/** Fields that note what a record opened elsewhere, and what it was opened from. */
function matterFields(
  programmes: Readonly<Record<string, Programme>>,
  code: string,
): MatterField[] {
  const own = programmes[code];
  if (!own) return [];
  const onward = opening(own).map(({ field, programme }) => ({ field, programme }));
  const back = Object.values(programmes).flatMap((other) =>
    opening(other)
      .filter(({ programme }) => programme === code)
      .flatMap(({ act, carry }) =>
        (own.acts[act]?.effects ?? []).flatMap((effect): MatterField[] => {
          if (effect.do !== 'link' || !('input' in effect.from)) return [];
          const carried = carry[effect.from.input];
          const isNumber = carried !== undefined && 'fact' in carried && carried.fact === 'number';
          return isNumber ? [{ field: effect.field, programme: other.code }] : [];
        }),
      ),
  );
  return [...onward, ...back];
}

/**
 * The records of several programmes that are one matter with this one, itself among them, oldest
 * first; empty where it stands alone. Links are followed as far as the query's scope reaches: of a
 * record beyond it nothing is told but the number, which the record before it holds.
 */
export async function matterOf(
  db: Db,
  programmes: Readonly<Record<string, Programme>>,
  query: RecordQuery,
  from: StoredRecord,
): Promise<MatterLine[]> {
  const lines = new Map<string, MatterLine & { openedAt: string }>();
  const waiting: StoredRecord[] = [from];
  for (let at = waiting.shift(); at && lines.size < mostLines; at = waiting.shift()) {
    const { number, programme, record, title, state, openedAt, fields } = at.snapshot;
    lines.set(number, { number, programme, seen: { record, title, state }, openedAt });
    for (const link of matterFields(programmes, programme)) {
      const other = fields[link.field];
      if (typeof other !== 'string' || other === '' || lines.has(other)) continue;
      const found = await findByNumber(db, query, other);
      const next = found === undefined ? undefined : await findRecord(db, query, found);
      if (next) waiting.push(next);
      // numbers are given in the order of time, and this one was given after or before its neighbour
      else lines.set(other, { number: other, programme: link.programme, seen: null, openedAt });
    }
  }
  if (lines.size < 2) return [];
  return [...lines.values()]
    .sort((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0))
    .map(({ number, programme, seen }) => ({ number, programme, seen }));
}
