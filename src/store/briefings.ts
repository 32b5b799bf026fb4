import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** A saved version of a briefing: Markdown with its head and bindings. */
export interface BriefingVersion {
  briefing: string;
  version: number;
  body: string;
  note: string | null;
  /** null for what a file declares */
  savedBy: string | null;
  savedName: string | null;
  savedAt: Date;
}

export interface NewBriefing {
  district: string;
  briefing: string;
  body: string;
  note: string | null;
  person: string | null;
  at: Date;
  /** the version that was worked on; 0 for a new one */
  seen: number;
}

const versions = (db: Db, district: string) =>
  db
    .selectFrom('briefing as b')
    .leftJoin('person as p', (on) =>
      on.onRef('p.district', '=', 'b.district').onRef('p.person', '=', 'b.saved_by'),
    )
    .select([
      'b.briefing',
      'b.version',
      'b.body',
      'b.note',
      'b.saved_by as savedBy',
      'p.name as savedName',
      'b.saved_at as savedAt',
    ])
    .where('b.district', '=', district);

/** The last version of every briefing, by code. */
export const listBriefings = (db: Db, district: string): Promise<BriefingVersion[]> =>
  versions(db, district)
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM briefing AS later WHERE later.district = b.district
        AND later.briefing = b.briefing AND later.version > b.version)`,
    )
    .orderBy('b.briefing')
    .execute();

/** One version, the last where none is named. */
export const findBriefing = (
  db: Db,
  district: string,
  briefing: string,
  version?: number,
): Promise<BriefingVersion | undefined> =>
  versions(db, district)
    .where('b.briefing', '=', briefing)
    .$if(version !== undefined, (q) => q.where('b.version', '=', version!))
    .orderBy('b.version', 'desc')
    .limit(1)
    .executeTakeFirst();

/** All versions without their text, newest first. */
export async function briefingHistory(
  db: Db,
  district: string,
  briefing: string,
): Promise<Omit<BriefingVersion, 'body'>[]> {
  const rows = await versions(db, district)
    .clearSelect()
    .select([
      'b.briefing',
      'b.version',
      'b.note',
      'b.saved_by as savedBy',
      'p.name as savedName',
      'b.saved_at as savedAt',
    ])
    .where('b.briefing', '=', briefing)
    .orderBy('b.version', 'desc')
    .execute();
  return rows;
}

/**
 * Keeps a text as the version after the one that was worked on, and returns its number. Undefined
 * where somebody else has saved since: then nothing is written.
 */
export async function saveBriefing(db: Db, asked: NewBriefing): Promise<number | undefined> {
  const { district, briefing, body, note, person, at, seen } = asked;
  const last = sql<number>`coalesce((SELECT max(version) FROM briefing
    WHERE district = ${district} AND briefing = ${briefing}), 0)`;
  const { rows } = await sql<{ version: number }>`
    INSERT INTO briefing (district, briefing, version, body, note, saved_by, saved_at)
    SELECT ${district}, ${briefing}, ${seen + 1}::int, ${body}, ${note}, ${person}::uuid,
           ${at}::timestamptz
     WHERE ${last} = ${seen}
    ON CONFLICT DO NOTHING RETURNING version`.execute(db);
  return rows[0]?.version;
}
