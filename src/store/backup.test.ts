import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import { ProblemError } from '../model/problem.ts';
import { backupStore } from './backup.ts';
import { readMigrations } from './migrate.ts';
import { restoreStore } from './restore.ts';
import type { Store } from './store.ts';
import { tables } from './tables.ts';

const quiet = () => {};
const person = randomUUID();
/** Texts that a careless format would break. */
const awkward = [
  'a\tb\nc\\n\r\\.',
  '\\N',
  '',
  '"引号", 逗号',
  '🕳️井盖',
  "'; DROP TABLE act; --",
  '\u2028',
];

let from: TestStore;
let folder: string;
beforeAll(async () => {
  from = await testStore();
  folder = await mkdtemp(join(tmpdir(), 'xianban-backup-'));
  await fill(from.store);
});
afterAll(async () => {
  await from.drop();
  await rm(folder, { recursive: true, force: true });
});

const schemaVersion = (await readMigrations()).length;

/** Some rows in every table. */
async function fill({ db, files }: Store): Promise<void> {
  const d = 'd';
  const at = '2026-03-20T14:05:06.789Z';
  await db
    .insertInto('district')
    .values({ district: d, declared: JSON.stringify({ awkward }) })
    .execute();
  await db
    .insertInto('registry_version')
    .values({ district: d, version: 1, checksum: 'c', declared: '{}', made_by: null })
    .execute();
  await db
    .insertInto('place')
    .values({
      district: d,
      code: 'p',
      parent: null,
      path: 'p',
      kind: 'district',
      zh: '区',
      en: 'D',
      lat: 35.300_000_000_000_1,
      lon: 1e-17,
      surveyed: false,
      boundary: '[[[[1,2]]]]',
    })
    .execute();
  await db
    .insertInto('category')
    .values({ district: d, code: 'c', parent: null, zh: '类', en: 'C', source: 's' })
    .execute();
  await db
    .insertInto('person')
    .values({ district: d, person, login: 'zhang', name: '张三', password_hash: '$argon2id$' })
    .execute();
  await db
    .insertInto('person_grant')
    .values({ district: d, person, role: 'admin', place: 'p', unit: '' })
    .execute();
  await db
    .insertInto('session')
    .values({ district: d, token_hash: Buffer.from([0, 255, 92, 10]), person, expires_at: at })
    .execute();
  await db
    .insertInto('record')
    .values(
      awkward.map((title, i) => ({
        district: d,
        record: randomUUID(),
        programme: 'demand',
        programme_version: 1,
        number: `HQ-${i}`,
        seq: 1,
        state: 'received',
        ended: false,
        title,
        assist: awkward,
        simulated: i % 2 === 0,
        opened_at: at,
        updated_at: at,
        paused: false,
        fields: JSON.stringify({ title }),
        flags: ['x'],
        counts: '{}',
        clocks: '[]',
        files: '[]',
        private: i ? JSON.stringify({ phone: '138' }) : null,
        search: sql<string>`to_tsvector('simple', ${title})` as unknown as string,
      })),
    )
    .execute();
  await sql`INSERT INTO act (district, record, seq, type, at, role, actor_name, programme_version, input)
    SELECT 'd', ${randomUUID()}::uuid, n, 'note', now(), 'handler', '李四', 1, jsonb_build_object('text', repeat('字', 900), 'n', n)
      FROM generate_series(1, 4000) AS n`.execute(db);
  await db
    .insertInto('record_serial')
    .values({ district: d, programme: 'demand', day: '2026-03-01', last: 7 })
    .execute();
  await db
    .insertInto('source_row')
    .values({
      district: d,
      source: 's',
      source_id: 'x\ty',
      record: randomUUID(),
      row_hash: Buffer.alloc(16, 7),
    })
    .execute();
  await db
    .insertInto('import_run')
    .values({
      district: d,
      run: '9007199254740993',
      source: 's',
      mapping: '{}',
      file_name: 'f',
      file_sha256: 'h',
      bytes_total: 5,
      state: 'done',
      problems: JSON.stringify([{ awkward }]),
      started_by: person,
    })
    .execute();
  await db
    .insertInto('import_rejected')
    .values({ district: d, run: 1, row_no: 2, raw: JSON.stringify(awkward), problems: '[]' })
    .execute();
  await db
    .insertInto('daily_count')
    .values({
      district: d,
      programme: 'demand',
      day: '2026-03-01',
      place: 'p',
      category: 'c',
      opened: 1,
      ended: 0,
    })
    .execute();
  const bytes = Buffer.from('%PDF-1.7 a document');
  await db
    .insertInto('file')
    .values({
      district: d,
      sha256: await files.put(bytes),
      media_type: 'application/pdf',
      bytes: bytes.length,
      name: 'a.pdf',
    })
    .execute();
  await files.put(Buffer.alloc(0));
  await db
    .insertInto('audit')
    .values({ district: d, person, fields: awkward, purpose: '核查' })
    .execute();
  await db
    .insertInto('saved_filter')
    .values({ district: d, person, name: '我的', query: 'q=井盖' })
    .execute();
  const run = randomUUID();
  await db
    .insertInto('detector_run')
    .values({
      district: d,
      run,
      detector: 'gathering',
      registry_version: 1,
      day: '2026-03-01',
      kind: 'nightly',
      state: 'done',
      problems: JSON.stringify([{ awkward }]),
      started_by: person,
    })
    .execute();
  await db
    .insertInto('detection')
    .values({
      district: d,
      run,
      category: '',
      level: 'all',
      rank: 1,
      detector: 'gathering',
      day: '2026-03-01',
      centre: 'p',
      places: ['p'],
      radius_metres: 0.1,
      start_day: '2026-02-27',
      end_day: '2026-03-01',
      cases: 7,
      expected: 1 / 3,
      statistic: 1e-17,
      p: 0.001,
      recurrence_days: 1000,
      fate: 'raised',
      record: null,
      evidence: JSON.stringify({ awkward }),
    })
    .execute();
}

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
    const newer = changed(archive, archive.indexOf(said), '"schemaVersion": 9');
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
