import { criticalPath } from '../../kernels/plan/critical-path.ts';
import { awaited, partRows, standingsOf, type PartRow } from '../../model/parts.ts';
import { seesField } from '../../model/seen-by.ts';
import type { PartLine, PartsView } from '../../model/parts-view.ts';
import type { MatterLine } from '../../model/view.ts';
import { findByNumber } from '../../store/linked-records.ts';
import type { RecordQuery } from '../../store/record-filter.ts';
import { findRecord, type StoredRecord } from '../../store/records.ts';
import type { Db } from '../../store/schema.ts';
import { firstClock } from './clock-view.ts';
import { endsWellOf, type Setup } from './setup.ts';

interface Looking {
  setup: Setup;
  /** the viewer's scope */
  query: RecordQuery;
  db: Db;
}

/** The record of a number, as far as the viewer's scope reaches. */
async function seenRecord({ db, query }: Looking, number: string | undefined) {
  const found = number === undefined ? undefined : await findByNumber(db, query, number);
  return found === undefined ? undefined : findRecord(db, query, found);
}

/** A part that runs is told by its record; of one beyond the viewer's scope only what the whole knows. */
async function seenPart(of: Looking & { now: string }, row: PartRow, programme: string) {
  const record = await seenRecord(of, row.number);
  const declared = of.setup.programmes[programme];
  if (!record || !declared) return { state: row.state ?? null, seen: null };
  const { snapshot } = record;
  const clock = firstClock(of.setup, declared, snapshot.clocks, of.now);
  return { state: snapshot.state, seen: { record: snapshot.record, clock } };
}

/**
 * The parts that a record is made of, in the order of its table, with the longest chain among them
 * by their budgets. Null where there are none. The table is seen by whom its field is.
 */
export async function partsView(
  of: Looking & { now: string },
  { snapshot }: StoredRecord,
  roles: ReadonlySet<string>,
): Promise<PartsView | null> {
  const whole = of.setup.programmes[snapshot.programme];
  const field = whole?.parts && whole.fields[whole.parts.table];
  if (!whole?.parts || !field || !seesField(field, roles)) return null;
  const { programme, table } = whole.parts;
  const rows = partRows(snapshot.fields[table]);
  if (rows.length === 0) return null;
  const standings = standingsOf(rows, endsWellOf(of.setup, whole));
  const names = new Map(rows.map(({ part, name }) => [part, name]));
  const { spans, days } = criticalPath(
    rows.map((row, i) => ({
      id: row.part,
      days: row.days ?? 0,
      // rows that were typed in may name a later one; nothing waits for that
      after: awaited(row).filter((part) => rows.slice(0, i).some((above) => above.part === part)),
    })),
  );
  const parts: PartLine[] = [];
  for (const row of rows) {
    const { part, name, unit, number } = row;
    parts.push({
      part,
      name,
      unit: unit ?? null,
      standing: standings.get(part)!,
      number: number ?? null,
      ...(await seenPart(of, row, programme)),
      after: awaited(row).flatMap((other) => names.get(other) ?? []),
      days: row.days ?? null,
      ...spans.get(part)!,
    });
  }
  return {
    programme,
    parts,
    days,
    daysInTurn: rows.reduce((sum, row) => sum + (row.days ?? 0), 0),
  };
}

/** The record that this one is a part of; its number alone where the viewer may not see it. */
export async function wholeLine(
  of: Looking,
  { snapshot }: StoredRecord,
  roles: ReadonlySet<string>,
): Promise<MatterLine | null> {
  const { partOf, fields } = of.setup.programmes[snapshot.programme] ?? {};
  const field = partOf === undefined ? undefined : fields?.[partOf];
  const number = partOf === undefined ? undefined : snapshot.fields[partOf];
  if (!field || !seesField(field, roles) || typeof number !== 'string' || number === '')
    return null;
  const whole = await seenRecord(of, number);
  if (!whole) {
    const known = Object.values(of.setup.programmes).find(
      ({ parts, numberPrefix }) =>
        parts?.programme === snapshot.programme && number.startsWith(numberPrefix),
    );
    return { number, programme: known?.code ?? '', seen: null };
  }
  const { programme, record, title, state } = whole.snapshot;
  return { number, programme, seen: { record, title, state } };
}
