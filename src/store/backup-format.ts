import { z } from 'zod';

/**
 * A backup is one gzipped tar archive that ordinary tools can open:
 *
 *     xianban.json              what it is, before anything else (BackupHeader)
 *     tables/act/000001.copy    rows in PostgreSQL's COPY text format, cut at any byte
 *     files/<sha256>            kept photos and documents
 *     manifest.json             counts and checksums of all of it, last (BackupManifest)
 */
export const formatName = 'xianban-backup';
export const formatVersion = 1;
export const headerName = 'xianban.json';
export const manifestName = 'manifest.json';

/** Rows are cut into entries of this size, because an archive says the size before the bytes. */
export const chunkBytes = 4 * 1024 * 1024;

/** No entry is larger than a kept file may be, with some room. */
export const mostEntryBytes = 32 * 1024 * 1024;

const Name = z.string().regex(/^[a-z][a-z0-9_]*$/);

export const BackupHeader = z
  .object({
    format: z.literal(formatName),
    formatVersion: z.literal(formatVersion),
    schemaVersion: z.number().int().positive(),
    madeAt: z.iso.datetime(),
    tables: z.array(z.object({ name: Name, columns: z.array(Name).min(1) }).strict()),
  })
  .strict();
export type BackupHeader = z.infer<typeof BackupHeader>;

export const BackupManifest = z
  .object({
    tables: z.record(
      Name,
      z.object({ rows: z.number().int(), bytes: z.number().int(), sha256: z.string() }).strict(),
    ),
    files: z.number().int(),
    fileBytes: z.number().int(),
    /** files that rows name and that were not there, or not whole, when the backup was made */
    missingFiles: z.array(z.string()),
    /** SHA-256 of the names of all entries before this one, each with a line end */
    entries: z.string(),
  })
  .strict();
export type BackupManifest = z.infer<typeof BackupManifest>;

/** Names of entries as they stand in the archive. */
export const rowsName = (table: string, chunk: number) =>
  `tables/${table}/${String(chunk).padStart(6, '0')}.copy`;
export const fileName = (sha256: string) => `files/${sha256}`;

/** COPY text escapes line ends inside values, so each line end is one row. */
export function countRows(bytes: Uint8Array): number {
  let rows = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) rows++;
  return rows;
}
