import { sql } from 'kysely';
import type { Store } from './store.ts';

/** What is known of a kept file. */
export interface FileRow {
  name: string;
  mediaType: string;
  bytes: number;
  addedBy: string | null;
}

/** A kept file of the district by the SHA-256 of its bytes. */
export async function findFile(
  store: Store,
  district: string,
  sha256: string,
): Promise<FileRow | undefined> {
  const row = await store.db
    .selectFrom('file')
    .select(['name', 'media_type as mediaType', 'bytes', 'added_by as addedBy'])
    .where('district', '=', district)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row && { ...row, bytes: Number(row.bytes) };
}

/** The newest records that show a file; at most 100. Whether a viewer sees one is asked elsewhere. */
export async function recordsWithFile(
  store: Store,
  district: string,
  sha256: string,
): Promise<string[]> {
  const rows = await store.db
    .selectFrom('record')
    .select('record')
    .where('district', '=', district)
    .where(sql<boolean>`files <> '[]'`)
    .where(sql<boolean>`files @> ${JSON.stringify([{ sha256 }])}::jsonb`)
    .orderBy('updated_at', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => row.record);
}
