import { sql } from 'kysely';
import type { Act, FileRef } from '../model/act.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { addCounts, type CountDelta } from './counts.ts';
import { notify } from './notices.ts';
import type { RecordRow } from './record-row.ts';
import type { Db, Trx } from './schema.ts';

/** The last act of each type of one record: who did it and when. */
export interface LastAct {
  type: string;
  seq: number;
  person: string | null;
  role: string;
  at: string;
}

/** Everything that one act writes, ready to be committed together. */
export interface ActWrite {
  act: Act;
  /** clear text of sensitive input, by input name */
  actPrivate: Record<string, unknown> | null;
  before: Snapshot;
  row: RecordRow;
  /** clear text of sensitive fields that the act gave, by field name */
  recordPrivate: Record<string, unknown> | null;
  counts: readonly CountDelta[];
  /** the import that made the act */
  run?: string;
}

async function insertAct(trx: Trx, write: ActWrite): Promise<void> {
  const { act, row } = write;
  await trx
    .insertInto('act')
    .values({
      district: row.district,
      record: row.record,
      seq: act.seq,
      type: act.type,
      at: act.at,
      person: act.actor.person,
      role: act.actor.role,
      unit: act.actor.unit,
      actor_name: act.actor.name,
      programme_version: act.programmeVersion,
      input: JSON.stringify(act.input),
      change: JSON.stringify(act.change),
      private: write.actPrivate === null ? null : JSON.stringify(write.actPrivate),
      run: write.run ?? null,
    })
    .execute();
}

/** Writes the snapshot; false when somebody else has acted since `before`. */
async function writeSnapshot(trx: Trx, write: ActWrite): Promise<boolean> {
  const { row, before, recordPrivate } = write;
  if (before.seq === 0) {
    await trx
      .insertInto('record')
      .values({ ...row, private: recordPrivate === null ? null : JSON.stringify(recordPrivate) })
      .execute();
    return true;
  }
  const { district, record, private: _, ...columns } = row;
  const done = await trx
    .updateTable('record')
    .set({
      ...columns,
      ...(recordPrivate === null
        ? {}
        : {
            private: sql<string>`coalesce(private, '{}') || ${JSON.stringify(recordPrivate)}::jsonb`,
          }),
    })
    .where('district', '=', district)
    .where('record', '=', record)
    .where('seq', '=', before.seq)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/**
 * Appends an act and writes what follows from it: snapshot, daily counts, notice. False, with
 * nothing written, when somebody was faster: the snapshot moved on since `write.before` was read.
 */
export async function appendAct(trx: Trx, write: ActWrite): Promise<boolean> {
  if (!(await writeSnapshot(trx, write))) return false;
  await insertAct(trx, write);
  await addCounts(trx, write.counts);
  await notify(trx, {
    kind: 'act',
    district: write.row.district,
    record: write.row.record,
    seq: write.act.seq,
    programme: write.row.programme,
    type: write.act.type,
  });
  return true;
}

/** All acts of a record in order. Clear text of sensitive input is not selected. */
export async function listActs(db: Db, district: string, record: string): Promise<Act[]> {
  const rows = await db
    .selectFrom('act')
    .select([
      'seq',
      'type',
      'at',
      'person',
      'role',
      'unit',
      'actor_name',
      'programme_version',
      'input',
      'change',
    ])
    .where('district', '=', district)
    .where('record', '=', record)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    type: row.type,
    actor: { person: row.person, role: row.role, unit: row.unit, name: row.actor_name },
    at: row.at.toISOString(),
    programmeVersion: row.programme_version,
    input: row.input,
    change: row.change,
  }));
}

/** The last act of each type, for many records at once. */
export async function lastActs(
  db: Db,
  district: string,
  records: readonly string[],
): Promise<Map<string, LastAct[]>> {
  const found = new Map<string, LastAct[]>(records.map((record) => [record, []]));
  if (records.length === 0) return found;
  const rows = await db
    .selectFrom('act')
    .select(['record', 'type', 'seq', 'person', 'role', 'at'])
    .distinctOn(['record', 'type'])
    .where('district', '=', district)
    .where('record', 'in', [...records])
    .orderBy('record')
    .orderBy('type')
    .orderBy('seq', 'desc')
    .execute();
  for (const { record, at, ...last } of rows) {
    found.get(record)?.push({ ...last, at: at.toISOString() });
  }
  return found;
}

/** Kept files of a district by SHA-256, without the role that an act gives them. */
export async function findFiles(
  db: Db,
  district: string,
  sha256: readonly string[],
): Promise<Map<string, FileRef>> {
  if (sha256.length === 0) return new Map();
  const rows = await db
    .selectFrom('file')
    .select(['sha256', 'name', 'media_type', 'bytes'])
    .where('district', '=', district)
    .where('sha256', 'in', [...sha256])
    .execute();
  return new Map(
    rows.map(({ sha256, name, media_type, bytes }) => [
      sha256,
      { sha256, name, mediaType: media_type, bytes: Number(bytes), role: 'evidence' },
    ]),
  );
}
