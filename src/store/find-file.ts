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
