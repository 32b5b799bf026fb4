import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pack as createPack, type Pack } from 'tar-stream';
import { ProblemError, problem } from '../model/problem.ts';
import {
  chunkBytes,
  countRows,
  fileName,
  formatName,
  formatVersion,
  headerName,
  manifestName,
  rowsName,
  type BackupHeader,
  type BackupManifest,
} from './backup-format.ts';
import type { Store } from './store.ts';
import { syncFolder } from './sync-folder.ts';
import { tables } from './tables.ts';

export interface BackupSummary extends BackupManifest {
  schemaVersion: number;
  /** size of the backup on the disk */
  bytes: number;
}

/**
 * Writes all rows, as they stood at one moment, and all kept files into one file while others go on
 * working. The file appears under its name only when it is whole. Throws ProblemError `use.file`
 * where it cannot be written.
 */
export async function backupStore(
  store: Store,
  file: string,
  progress: (line: string) => void,
): Promise<BackupSummary> {
  const half = `${resolve(file)}.new-${process.pid}`;
  const client = await store.pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET LOCAL datestyle = 'ISO'`);
    const header = await readHeader(client);
    const manifest = await writeArchive(half, { store, client, header, progress });
    await client.query('COMMIT');
    await putInPlace(half, file);
    const { size } = await stat(file);
    return { ...manifest, schemaVersion: header.schemaVersion, bytes: size };
  } catch (error) {
    failure = error as Error;
    await rm(half, { force: true }).catch(() => {});
    throw readable(error, file);
  } finally {
    // a connection that stopped in the middle of COPY is of no further use
    client.release(failure);
  }
}

async function writeArchive(path: string, work: Omit<Work, 'pack'>): Promise<BackupManifest> {
  const pack = createPack();
  const written = pipeline(
    Readable.from(pack, { objectMode: false }),
    createGzip({ level: 4 }),
    createWriteStream(path, { mode: 0o600 }),
  );
  // a failed write must not leave the other side waiting for room
  written.catch((error: Error) => pack.destroy(error));
  const entries = writeEntries({ ...work, pack });
  entries.catch((error: Error) => pack.destroy(error));
  const [onDisk, inArchive] = await Promise.allSettled([written, entries]);
  // where both failed, the one gave the other its error
  if (onDisk.status === 'rejected') throw onDisk.reason;
  if (inArchive.status === 'rejected') throw inArchive.reason;
  return inArchive.value;
}

async function readHeader(client: PoolClient): Promise<BackupHeader> {
  const { rows: versions } = await client.query<{ version: number }>(
    'SELECT max(version) AS version FROM schema_migration',
  );
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT table_name::text AS name, array_agg(column_name::text ORDER BY ordinal_position) AS columns
       FROM information_schema.columns WHERE table_schema = current_schema() GROUP BY 1`,
  );
  const columns = new Map(rows.map((row) => [row.name, row.columns]));
  return {
    format: formatName,
    formatVersion,
    schemaVersion: versions[0]?.version ?? 0,
    madeAt: new Date().toISOString(),
    tables: tables.map((name) => ({ name, columns: columns.get(name) ?? [] })),
  };
}

interface Work {
  store: Store;
  client: PoolClient;
  header: BackupHeader;
  pack: Pack;
  progress: (line: string) => void;
}

async function writeEntries(work: Work): Promise<BackupManifest> {
  const { header, pack, progress } = work;
  const names = createHash('sha256');
  const write = (name: string, bytes: Uint8Array) => {
    names.update(`${name}\n`);
    return writeEntry(pack, name, bytes);
  };
  await write(headerName, Buffer.from(JSON.stringify(header, null, 2)));
  const manifest: BackupManifest = {
    tables: {},
    files: 0,
    fileBytes: 0,
    missingFiles: [],
    entries: '',
  };
  for (const table of header.tables) {
    const sum = await writeTable(work.client, table, write);
    manifest.tables[table.name] = sum;
    progress(`${table.name}: ${sum.rows} rows`);
  }
  await writeFiles(work, manifest, write);
  progress(`files: ${manifest.files}`);
  manifest.entries = names.digest('hex');
  await writeEntry(pack, manifestName, Buffer.from(JSON.stringify(manifest, null, 2)));
  pack.finalize();
  return manifest;
}

type Write = (name: string, bytes: Uint8Array) => Promise<void>;

async function writeTable(
  client: PoolClient,
  table: BackupHeader['tables'][number],
  write: Write,
): Promise<BackupManifest['tables'][string]> {
  const sum = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  let chunk = 0;
  const flush = async (parts: Buffer[]) => {
    const all = Buffer.concat(parts);
    sum.update(all);
    rows += countRows(all);
    bytes += all.length;
    await write(rowsName(table.name, ++chunk), all);
  };
  let parts: Buffer[] = [];
  let waiting = 0;
  const columns = table.columns.map((name) => `"${name}"`).join(', ');
  const source = client.query(copyTo(`COPY "${table.name}" (${columns}) TO STDOUT`));
  for await (const data of source as AsyncIterable<Buffer>) {
    parts.push(data);
    waiting += data.length;
    if (waiting < chunkBytes) continue;
    await flush(parts);
    parts = [];
    waiting = 0;
  }
  if (waiting > 0) await flush(parts);
  return { rows, bytes, sha256: sum.digest('hex') };
}

/** All kept files; those that rows name and the folder does not hold whole are told, not passed over. */
async function writeFiles(work: Work, manifest: BackupManifest, write: Write): Promise<void> {
  const { rows } = await work.client.query<{ name: string }>(
    `SELECT sha256 AS name FROM file UNION SELECT public_sha256 FROM file WHERE public_sha256 IS NOT NULL`,
  );
  const missing = new Set(rows.map((row) => row.name));
  for await (const sha256 of work.store.files.list()) {
    const bytes = await work.store.files.get(sha256);
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) continue;
    await write(fileName(sha256), bytes);
    missing.delete(sha256);
    manifest.files++;
    manifest.fileBytes += bytes.byteLength;
  }
  manifest.missingFiles = [...missing].sort();
}

/** One entry; comes back when the archive has room for the next. */
async function writeEntry(pack: Pack, name: string, bytes: Uint8Array): Promise<void> {
  const entry = pack.entry({ name, size: bytes.byteLength, mode: 0o600 });
  const closed = once(entry, 'close');
  entry.end(bytes);
  await closed;
}

async function putInPlace(half: string, file: string): Promise<void> {
  const handle = await open(half, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, file);
  await syncFolder(dirname(resolve(file)));
}

function readable(error: unknown, file: string): unknown {
  const { code = '', message } = error as { code?: string; message: string };
  if (!/^E(NOENT|ACCES|ISDIR|ROFS|NOTDIR|PERM|NOSPC|FBIG|DQUOT)$/.test(code)) return error;
  return new ProblemError(
    problem('use.file', file, '这个文件无法写入', 'this file cannot be written', { got: message }),
  );
}
