import { good, type Outcome } from '../model/problem.ts';
import { keepFile } from './keep-file.ts';
import type { Store } from './store.ts';

export interface TableToKeep {
  bytes: Uint8Array;
  name: string;
  format: 'xlsx' | 'csv';
  person: string | null;
}

/**
 * Keeps a table that figures were read from, and returns its SHA-256. XLSX is checked as any
 * document; CSV has no bytes by which it could be known, so whoever keeps it has read it before.
 */
export async function keepTable(
  store: Store,
  district: string,
  { bytes, name, format, person }: TableToKeep,
): Promise<Outcome<string>> {
  if (format === 'xlsx') {
    const kept = await keepFile(store, district, bytes, name, person);
    return kept.ok ? good(kept.value.sha256) : kept;
  }
  const sha256 = await store.files.put(bytes);
  const media_type = bytes[0] === 0x1f && bytes[1] === 0x8b ? 'application/gzip' : 'text/csv';
  await store.db
    .insertInto('file')
    .values({
      district,
      sha256,
      media_type,
      bytes: bytes.byteLength,
      name,
      public_sha256: null,
      added_by: person,
    })
    .onConflict((conflict) => conflict.columns(['district', 'sha256']).doNothing())
    .execute();
  return good(sha256);
}
