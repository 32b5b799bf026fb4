import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import { readMigrations } from './migrate.ts';
import { notify } from './notices.ts';
import type { Notice } from './store.ts';

/** What every engine must do; CI runs this file on the embedded server and on a named one. */
let test: TestStore;
beforeAll(async () => {
  test = await testStore();
  await test.store.db.insertInto('district').values({ district: 'd', declared: '{}' }).execute();
});
afterAll(() => test.drop());

const record = '7f6b1c52-7d0c-4f6b-9d7e-0a4b9c1d2e3f';
const codeOf = (statement: string) =>
  test.store.pool.query(statement).then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const insufficientPrivilege = '42501';

describe('the schema', () => {
  it('is migrated to the last version', async () => {
    const known = await readMigrations();
    const { rows } = await test.store.pool.query(
      'SELECT version, name, checksum FROM schema_migration ORDER BY version',
    );
    expect(rows).toEqual(known.map(({ version, name, checksum }) => ({ version, name, checksum })));
  });

  it('begins every primary, unique and foreign key with district', async () => {
    const { rows } = await test.store.pool.query<{ key: string; first: string }>(
      `SELECT i.indexrelid::regclass::text AS key, a.attname AS first
         FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        WHERE c.relnamespace = 'public'::regnamespace AND (i.indisunique OR i.indisprimary)
          AND c.relname <> 'schema_migration'
       UNION ALL
       SELECT k.conname, a.attname FROM pg_constraint k
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.connamespace = 'public'::regnamespace AND k.contype IN ('f', 'x')`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => row.first !== 'district')).toEqual([]);
  });

  it('has a primary key on every table', async () => {
    const { rows } = await test.store.pool.query(
      `SELECT relname FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
          AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = c.oid AND indisprimary)`,
    );
    expect(rows).toEqual([]);
  });

  it('has the columns that schema.ts names, and no others', async () => {
    const { rows } = await test.store.pool.query<{ table: string; columns: string[] }>(
      `SELECT table_name::text AS table, array_agg(column_name::text ORDER BY column_name COLLATE "C") AS columns
         FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> 'schema_migration'
        GROUP BY 1 ORDER BY 1`,
    );
    expect(Object.fromEntries(rows.map((row) => [row.table, row.columns]))).toEqual(
      await declaredColumns(),
    );
  });
});

/** Columns by table as the interfaces of schema.ts and its part name them. */
async function declaredColumns(): Promise<Record<string, string[]>> {
  const parts = ['schema.ts', 'plan-schema.ts'].map((name) =>
    readFile(new URL(name, import.meta.url), 'utf8'),
  );
  const text = (await Promise.all(parts)).join('\n');
  const bodies = new Map(
    [...text.matchAll(/export interface (\w+) \{\n([^}]*)\}/g)].map((m) => [m[1], m[2] ?? '']),
  );
  const names = (type: string | undefined) =>
    [...(bodies.get(type) ?? '').matchAll(/^ {2}(\w+): (\w+)/gm)].map((m) => [m[1] ?? '', m[2]]);
  return Object.fromEntries(
    names('Schema').map(([table, type]) => [
      table,
      names(type)
        .map(([column]) => column)
        .sort(),
    ]),
  );
}

describe('the application’s connection', () => {
  it('is the application’s role, also after RESET ROLE', async () => {
    const client = await test.store.pool.connect();
    try {
      const who = async () => (await client.query('SELECT current_user AS me')).rows[0].me;
      expect(await who()).toBe('xianban_app');
      await client.query('RESET ROLE');
      expect(await who()).toBe('xianban_app');
    } finally {
      client.release();
    }
  });

  it('appends acts and audit, and can neither change nor remove them', async () => {
    await test.store.db
      .insertInto('act')
      .values({
        district: 'd',
        record,
        seq: 1,
        type: 'receive',
        at: '2026-03-01T00:00:00Z',
        role: 'acceptor',
        actor_name: '张三',
        programme_version: 1,
        input: '{}',
        change: '{}',
      })
      .execute();
    await test.store.db
      .insertInto('audit')
      .values({ district: 'd', person: record, fields: ['reporterPhone'], purpose: '回访' })
      .execute();
    for (const statement of [
      `UPDATE act SET type = 'x'`,
      'DELETE FROM act',
      'TRUNCATE act',
      `UPDATE audit SET purpose = 'x'`,
      'DELETE FROM audit',
      'TRUNCATE audit',
      `INSERT INTO act SELECT * FROM act ON CONFLICT (district, record, seq) DO UPDATE SET type = 'x'`,
      'ALTER TABLE act ADD COLUMN x int',
      'DROP TABLE act',
      'CREATE RULE r AS ON INSERT TO act DO INSTEAD NOTHING',
    ]) {
      expect([statement, await codeOf(statement)]).toEqual([statement, insufficientPrivilege]);
    }
    expect(await codeOf(`UPDATE schema_migration SET version = 9`)).toBe(insufficientPrivilege);
    const { rows } = await test.store.pool.query('SELECT type FROM act');
    expect(rows).toEqual([{ type: 'receive' }]);
  });

  it('may read and write every other table', async () => {
    const { rows } = await test.store.pool.query<{ table: string; may: string[] }>(
      `SELECT c.relname AS table, array_agg(p ORDER BY p) FILTER (
                WHERE has_table_privilege('xianban_app', c.oid, p)) AS may
         FROM pg_class c, unnest(ARRAY['DELETE','INSERT','SELECT','TRUNCATE','UPDATE']) AS p
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY 1 ORDER BY 1`,
    );
    const appended = ['INSERT', 'SELECT'];
    const kinds: Record<string, string[]> = {
      act: appended,
      audit: appended,
      figure: appended,
      forecast: appended,
      forecast_run: appended,
      week_plan: appended,
      scorecard: appended,
      hold_out: appended,
      hold_out_lot: appended,
      triage_model: appended,
      topic_change: appended,
      figure_mark: appended,
      stated_rank: appended,
      target: appended,
      briefing: appended,
      schema_migration: ['SELECT'],
    };
    const ordinary = ['DELETE', 'INSERT', 'SELECT', 'UPDATE'];
    for (const row of rows) {
      expect([row.table, row.may]).toEqual([row.table, kinds[row.table] ?? ordinary]);
    }
  });
});

describe('values', () => {
  it('come back as they went in', async () => {
    const { db } = test.store;
    const fields = {
      正文: '井盖"破损"\\n🕳️',
      n: 1.5,
      list: [null, true, { a: 'b' }],
      point: [113.9, 35.3],
    };
    await db
      .insertInto('record')
      .values({
        district: 'd',
        record,
        programme: 'demand',
        programme_version: 1,
        number: 'HQ-1',
        seq: 1,
        state: 'received',
        ended: false,
        title: '井盖',
        assist: ['a,b', '"q"', '公安局'],
        simulated: false,
        opened_at: '2026-03-20T14:05:06.789Z',
        updated_at: new Date('2026-03-20T14:05:06.789Z'),
        paused: false,
        fields: JSON.stringify(fields),
        flags: [],
        counts: '{"returns":1}',
        clocks: '[]',
        files: '[]',
      })
      .execute();
    const back = await db.selectFrom('record').selectAll().executeTakeFirstOrThrow();
    expect(back.fields).toEqual(fields);
    expect(back.assist).toEqual(['a,b', '"q"', '公安局']);
    expect(back.opened_at.toISOString()).toBe('2026-03-20T14:05:06.789Z');
    expect([back.counts, back.clocks, back.private, back.due_at]).toEqual([
      { returns: 1 },
      [],
      null,
      null,
    ]);
  });

  it('keep a civil date as it is written, in any time zone of the machine', async () => {
    const { rows } = await test.store.pool.query(
      `SELECT date '2026-03-01' AS day, 7::bigint AS big`,
    );
    expect(rows).toEqual([{ day: '2026-03-01', big: '7' }]);
  });

  it('find a scope by the beginning of its path', async () => {
    const { db } = test.store;
    const path = '410702/410702001';
    await db
      .insertInto('place')
      .values(
        [path, `${path}/1`, '410702/410702002'].map((path, i) => ({
          district: 'd',
          code: String(i),
          parent: null,
          path,
          kind: 'street',
          zh: '街',
          en: 'S',
          surveyed: true,
        })),
      )
      .execute();
    const below = await db
      .selectFrom('place')
      .select('path')
      .where('district', '=', 'd')
      .where(sql<boolean>`path LIKE ${`${path}%`}`)
      .orderBy('path')
      .execute();
    expect(below.map((row) => row.path)).toEqual([path, `${path}/1`]);
  });
});

describe('notices', () => {
  it('are heard by every listener when the transaction commits, and not when it is rolled back', async () => {
    const { store } = test;
    const heard: [string, Notice][] = [];
    let last: () => void = () => {};
    const lastHeard = new Promise<void>((resolve) => (last = resolve));
    const stopFirst = await store.listen((notice) => heard.push(['first', notice]));
    const stopSecond = await store.listen((notice) => {
      heard.push(['second', notice]);
      if (notice.kind === 'bulk') last();
    });
    const told: Notice = { district: 'd', kind: 'act', record: '诉求' };
    const done: Notice = { district: 'd', kind: 'bulk' };
    const undone = store.db.transaction().execute(async (trx) => {
      await notify(trx, { district: 'd', kind: 'import' });
      throw new RangeError('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await store.db.transaction().execute((trx) => notify(trx, told));
    await notify(store.db, done);
    await lastHeard;
    expect(heard).toEqual([
      ['first', told],
      ['second', told],
      ['first', done],
      ['second', done],
    ]);
    await stopFirst();
    await stopSecond();
  });

  it('are refused when they carry too much', async () => {
    const heavy: Notice = { district: 'd', kind: 'act', text: '字'.repeat(3_000) };
    await expect(notify(test.store.db, heavy)).rejects.toThrow(RangeError);
  });
});

describe('kept files', () => {
  it('are found by the hash of their bytes, and listed in order', async () => {
    const { files } = test.store;
    const names = await Promise.all(
      ['a', 'b', 'a', ''].map((text) => files.put(Buffer.from(text))),
    );
    expect(names[0]).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
    expect(names[2]).toBe(names[0]);
    expect(Buffer.from((await files.get(names[1] ?? '')) ?? []).toString()).toBe('b');
    expect(await files.get('0'.repeat(64))).toBeUndefined();
    expect(await files.get('../../etc/passwd')).toBeUndefined();
    const listed = [];
    for await (const name of files.list()) listed.push(name);
    expect(listed).toEqual([...new Set(names)].sort());
  });
});
