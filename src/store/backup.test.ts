import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import { fillTables } from '../../test/fill-tables.ts';
import { ProblemError } from '../model/problem.ts';
import { backupStore } from './backup.ts';
import { readMigrations } from './migrate.ts';
import { restoreStore } from './restore.ts';
import type { Store } from './store.ts';
import { tables } from './tables.ts';

const quiet = () => {};

let from: TestStore;
let folder: string;
beforeAll(async () => {
  from = await testStore();
  folder = await mkdtemp(join(tmpdir(), 'xianban-backup-'));
  await fillTables(from.store);
});
afterAll(async () => {
  await from.drop();
  await rm(folder, { recursive: true, force: true });
});

const schemaVersion = (await readMigrations()).at(-1)!.version;

/** Every row of every table as the database itself writes it, in order. */
async function allRows(store: Store): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of tables) {
    const { rows } = await store.pool.query(
      `SELECT t::text AS row FROM "${table}" AS t ORDER BY t::text COLLATE "C"`,
    );
    all[table] = rows.map(({ row }: { row: string }) => row);
  }
  return all;
}

async function allFiles(store: Store): Promise<string[]> {
  const names = [];
  for await (const name of store.files.list()) names.push(name);
  return names;
}

const problemOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problems[0]?.code : error),
  );

describe('a backup', () => {
  it('names every table of the schema, those that others refer to first', async () => {
    const { rows } = await from.store.pool.query<{ table: string; refers: string | null }>(
      `SELECT c.relname AS table, r.relname AS refers FROM pg_class c
         LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f'
         LEFT JOIN pg_class r ON r.oid = k.confrelid
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
          AND c.relname <> 'schema_migration'`,
    );
    expect([...new Set(rows.map((row) => row.table))].sort()).toEqual([...tables].sort());
    const placeOf = (name: string) => tables.findIndex((table) => table === name);
    const early = rows.filter(({ table, refers }) => refers && placeOf(refers) > placeOf(table));
    expect(early).toEqual([]);
    const { rowCount } = await from.store.pool.query(`SELECT FROM pg_class WHERE relkind = 'S'`);
    expect(rowCount).toBe(0);
  });

  it('restores into an empty store, every row and file alike', async () => {
    const file = join(folder, 'whole.tar.gz');
    const made = await backupStore(from.store, file, quiet);
    expect(made).toMatchObject({ files: 2, missingFiles: [], schemaVersion });
    expect(made.bytes).toBe((await stat(file)).size);
    const to = await testStore();
    try {
      await restoreStore(to.store, file, quiet);
      const rows = await allRows(to.store);
      expect(rows).toEqual(await allRows(from.store));
      expect(Object.entries(rows).filter(([, r]) => r.length === 0)).toEqual([]);
      expect(await allFiles(to.store)).toEqual(await allFiles(from.store));
      expect(await problemOf(restoreStore(to.store, file, quiet))).toBe('restore.not-empty');
    } finally {
      await to.drop();
    }
  });

  it('holds one moment, while others go on writing acts with their counts', async () => {
    const live = await testStore();
    const to = await testStore();
    const end = new AbortController();
    const record = randomUUID();
    const writing = (async () => {
      for (let seq = 1; !end.signal.aborted; seq++) {
        await live.store.db.transaction().execute(async (trx) => {
          await sql`INSERT INTO daily_count VALUES ('d', 'demand', '2026-03-01', 'p', 'c', 1, 0)
            ON CONFLICT (district, programme, day, place, category)
            DO UPDATE SET opened = daily_count.opened + 1`.execute(trx);
          await sql`INSERT INTO act (district, record, seq, type, at, role, actor_name, programme_version)
            VALUES ('d', ${record}::uuid, ${seq}, 'note', now(), 'r', 'n', 1)`.execute(trx);
        });
      }
    })();
    try {
      const file = join(folder, 'live.tar.gz');
      for (let round = 0; round < 5; round++) await backupStore(live.store, file, quiet);
      end.abort();
      await writing;
      await restoreStore(to.store, file, quiet);
      const { rows } = await to.store.pool.query(
        `SELECT (SELECT count(*)::int FROM act) AS acts, (SELECT sum(opened)::int FROM daily_count) AS counted`,
      );
      expect(rows[0].acts).toBeGreaterThan(0);
      expect(rows[0].counted).toBe(rows[0].acts);
    } finally {
      end.abort();
      await live.drop();
      await to.drop();
    }
  });

  it('tells which kept files are lost or damaged, and keeps the rest', async () => {
    const live = await testStore();
    try {
      const { db, files } = live.store;
      await db.insertInto('district').values({ district: 'd', declared: '{}' }).execute();
      const lost = '0'.repeat(64);
      const damaged = await files.put(Buffer.from('whole'));
      for (const sha256 of [lost, damaged]) {
        await db
          .insertInto('file')
          .values({ district: 'd', sha256, media_type: 'application/pdf', bytes: 1, name: 'x.pdf' })
          .execute();
      }
      await writeFile(join(live.folder, 'files', damaged.slice(0, 2), damaged), 'changed');
      const made = await backupStore(live.store, join(folder, 'lost.tar.gz'), quiet);
      expect([made.files, made.missingFiles]).toEqual([0, [lost, damaged].sort()]);
    } finally {
      await live.drop();
    }
  });

  it('leaves nothing where it cannot be written', async () => {
    expect(await problemOf(backupStore(from.store, join(folder, 'no/such/folder.gz'), quiet))).toBe(
      'use.file',
    );
    expect(await problemOf(backupStore(from.store, folder, quiet))).toBe('use.file');
    expect((await readdir(folder)).filter((name) => name.includes('.new-'))).toEqual([]);
    expect((await from.store.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('a backup that is not whole', () => {
  let to: TestStore;
  let file: string;
  let whole: Buffer;
  beforeAll(async () => {
    to = await testStore();
    file = join(folder, 'broken.tar.gz');
    await backupStore(from.store, file, quiet);
    whole = await readFile(file);
  });
  afterAll(() => to.drop());

  const isEmpty = async () => {
    const rows = await allRows(to.store);
    expect(Object.values(rows).flat()).toEqual([]);
    expect(await allFiles(to.store)).toEqual([]);
  };

  it('is refused wherever it was cut off, and leaves the store empty', async () => {
    for (const part of [0, 0.001, 0.1, 0.5, 0.9, 0.99, 0.999]) {
      await writeFile(file, whole);
      await truncate(file, Math.floor(whole.length * part));
      expect([part, await problemOf(restoreStore(to.store, file, quiet))]).toEqual([
        part,
        expect.stringMatching(/^backup\.(damaged|format)$/),
      ]);
    }
    await isEmpty();
  });

  it('is refused wherever a byte was changed, also where the archive itself is in order', async () => {
    const archive = gunzipSync(whole);
    const act = archive.indexOf('tables/act/000001.copy');
    const changes: Record<string, Buffer> = {
      'a value in a row': changed(archive, archive.indexOf('李四', act), '王'),
      'the name of a table': changed(archive, archive.indexOf('tables/act/000001'), 'tables/axt'),
      'a kept file': changed(archive, archive.indexOf('a document'), 'A'),
      'a count in the manifest': changed(
        archive,
        archive.lastIndexOf('"rows": 4000'),
        '"rows": 4001',
      ),
      'the end is missing': archive.subarray(0, archive.indexOf('manifest.json')),
      'a part taken out': cutEntry(archive, 'tables/act/000002.copy'),
    };
    for (const [name, bytes] of Object.entries(changes)) {
      await writeFile(file, gzipSync(bytes, { level: 1 }));
      expect([name, await problemOf(restoreStore(to.store, file, quiet))]).toEqual([
        name,
        'backup.damaged',
      ]);
    }
    await isEmpty();
  });

  it('is told apart from what is no backup, and from one of a newer program', async () => {
    await writeFile(file, 'no gzip at all');
    expect(await problemOf(restoreStore(to.store, file, quiet))).toBe('backup.format');
    await writeFile(file, gzipSync('no archive'));
    expect(await problemOf(restoreStore(to.store, file, quiet))).toBe('backup.format');
    const archive = gunzipSync(whole);
    const said = `"schemaVersion": ${schemaVersion}`;
    // one digit more in place of the space
    const later = `"schemaVersion":${'9'.repeat(String(schemaVersion).length + 1)}`;
    const newer = changed(archive, archive.indexOf(said), later);
    await writeFile(file, gzipSync(newer, { level: 1 }));
    expect(await problemOf(restoreStore(to.store, file, quiet))).toBe('restore.schema');
    const other = changed(archive, archive.indexOf('"formatVersion": 1'), '"formatVersion": 9');
    await writeFile(file, gzipSync(other, { level: 1 }));
    expect(await problemOf(restoreStore(to.store, file, quiet))).toBe('backup.format');
    expect(await problemOf(restoreStore(to.store, join(folder, 'none'), quiet))).toBe('use.file');
    await isEmpty();
  });
});

function changed(bytes: Buffer, at: number, text: string): Buffer {
  if (at < 0) throw new RangeError(`nothing to change: ${text}`);
  const copy = Buffer.from(bytes);
  copy.write(text, at);
  return copy;
}

/** A tar archive without one of its entries: a header of 512 bytes, then the content in blocks of 512. */
function cutEntry(archive: Buffer, name: string): Buffer {
  const at = archive.indexOf(name);
  const size = Number.parseInt(archive.toString('latin1', at + 124, at + 135), 8);
  const end = at + 512 + Math.ceil(size / 512) * 512;
  return Buffer.concat([archive.subarray(0, at), archive.subarray(end)]);
}
