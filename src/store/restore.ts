import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ProblemError, problem } from '../model/problem.ts';
import type { BackupHeader, BackupManifest } from './backup-format.ts';
import { readBackup } from './read-backup.ts';
import type { Store } from './store.ts';

/** Any number that nobody else locks by: two restores must not run into each other. */
const restoreLock = 7_296_102_027;

/**
 * Loads a backup into an empty store of the same schema version. The whole backup is read and
 * checked first; then all rows go in within one transaction, so that a store is either as the backup
 * was or as empty as before. Throws ProblemError: what `readBackup` throws, `restore.not-empty`,
 * `restore.schema`.
 */
export async function restoreStore(
  store: Store,
  file: string,
  progress: (line: string) => void,
): Promise<BackupManifest> {
  progress('checking the backup');
  for await (const part of readBackup(file)) {
    if (part.kind === 'header') await checkSchema(store, part.header);
  }
  const client = await store.pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [restoreLock]);
    await checkEmpty(client);
    const manifest = await loadParts(store, client, file, progress);
    await client.query('COMMIT');
    return manifest;
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    // dropping the connection rolls back, also in the middle of COPY
    client.release(failure);
  }
}

/** The backup's tables and columns must be the store's own: then their names are safe, too. */
async function checkSchema(store: Store, header: BackupHeader): Promise<void> {
  const { rows: versions } = await store.pool.query<{ version: number }>(
    'SELECT max(version) AS version FROM schema_migration',
  );
  const version = versions[0]?.version ?? 0;
  if (version !== header.schemaVersion) throw otherSchema(header.schemaVersion, version);
  const { rows } = await store.pool.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name
       FROM information_schema.columns WHERE table_schema = current_schema()`,
  );
  const known = new Set(rows.map((row) => row.name));
  const given = header.tables.flatMap((t) => t.columns.map((column) => `${t.name}.${column}`));
  const unknown = given.find((name) => !known.has(name));
  if (unknown) throw otherSchema(unknown, version);
}

async function checkEmpty(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class
      WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
        AND relname <> 'schema_migration' ORDER BY relname`,
  );
  for (const { name } of rows) {
    const { rowCount } = await client.query(`SELECT FROM ${name} LIMIT 1`);
    if (rowCount === 0) continue;
    throw new ProblemError(
      problem(
        'restore.not-empty',
        name,
        '只能恢复到空库：请用 XIANBAN_DATA 指定一个新文件夹（或用空的数据库）',
        'a backup is restored only into an empty store: name a new folder with XIANBAN_DATA (or an empty database)',
        { got: `rows in ${name}`, wanted: 'no rows' },
      ),
    );
  }
}

async function loadParts(
  store: Store,
  client: PoolClient,
  file: string,
  progress: (line: string) => void,
): Promise<BackupManifest> {
  const columns = new Map<string, string>();
  let open: OpenCopy | undefined;
  const finish = async () => {
    if (open) progress(`${open.table}: ${await open.finish()} rows`);
    open = undefined;
  };
  for await (const part of readBackup(file)) {
    if (part.kind === 'header') {
      for (const table of part.header.tables) {
        columns.set(table.name, table.columns.map((name) => `"${name}"`).join(', '));
      }
    } else if (part.kind === 'rows') {
      if (open?.table !== part.table) await finish();
      open ??= startCopy(client, part.table, columns.get(part.table) ?? '');
      await open.write(part.bytes);
    } else {
      await finish();
      if (part.kind === 'manifest') return part.manifest;
      await store.files.put(part.bytes);
    }
  }
  throw new RangeError('a backup without a manifest');
}

interface OpenCopy {
  table: string;
  write(bytes: Uint8Array): Promise<void>;
  /** number of rows */
  finish(): Promise<number>;
}

/** COPY into one table; an error of the server ends whatever is waited for. */
function startCopy(client: PoolClient, table: string, columns: string): OpenCopy {
  const copy = client.query(copyFrom(`COPY "${table}" (${columns}) FROM STDIN`));
  const failed = new Promise<never>((_, reject) => copy.once('error', reject));
  failed.catch(() => {});
  return {
    table,
    write: async (bytes) => {
      if (!copy.write(bytes)) await Promise.race([once(copy, 'drain'), failed]);
    },
    finish: async () => {
      copy.end();
      await Promise.race([once(copy, 'finish'), failed]);
      return copy.rowCount;
    },
  };
}

const otherSchema = (got: string | number, wanted: number) =>
  new ProblemError(
    problem(
      'restore.schema',
      'schema_migration',
      '备份的结构版本与这个库不同：较新的备份请用较新的先办恢复；较旧的备份请恢复到从未用过的文件夹',
      'the backup has another schema version than this store: restore a newer backup with a newer Xianban, an older one into a folder that was never used',
      { got, wanted },
    ),
  );
