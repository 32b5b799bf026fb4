import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { ProblemError, problem } from '../model/problem.ts';

export interface Migration {
  version: number;
  name: string;
  sql: string;
  /** SHA-256 of the text, line ends made alike */
  checksum: string;
}

/** Any number that nobody else locks by; the same in every version of the program. */
const migrationLock = 7_296_102_026;

/** The numbered files of src/store/migrations, in order; found from the sources and from dist alike. */
export async function readMigrations(folder = migrationsFolder()): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { version: Number(name.slice(0, 4)), name: name.slice(5, -4), sql, checksum };
    }),
  );
}

function migrationsFolder(): string {
  let at = import.meta.dirname;
  while (!existsSync(join(at, 'package.json'))) {
    if (at === dirname(at)) throw new RangeError('no package.json above the program');
    at = dirname(at);
  }
  return join(at, 'src/store/migrations');
}

/**
 * Brings the schema up to the last migration (or to `upTo`) and returns its version. One
 * transaction each, one process at a time: others wait at an advisory lock and then find the work
 * done. Throws ProblemError `store.newer` where a newer program was here before, `store.changed`
 * where an applied migration reads differently today.
 */
export async function migrate(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  upTo = Infinity,
): Promise<number> {
  const wanted = migrations.filter((m) => m.version <= upTo);
  const last = wanted.at(-1)?.version ?? 0;
  const first = await readApplied(client);
  checkApplied(first, migrations);
  if (first.length >= wanted.length) return first.at(-1)?.version ?? 0;
  await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
  try {
    await client.query(
      `CREATE TABLE IF NOT EXISTS schema_migration (
         version int PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
         applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const applied = await readApplied(client);
    checkApplied(applied, migrations);
    for (const m of wanted.slice(applied.length)) await applyOne(client, m);
    return Math.max(last, applied.at(-1)?.version ?? 0);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  }
}

type Applied = Pick<Migration, 'version' | 'name' | 'checksum'>;

async function readApplied(client: pg.ClientBase): Promise<Applied[]> {
  const there = await client.query(`SELECT to_regclass('schema_migration') IS NOT NULL AS yes`);
  if (!there.rows[0].yes) return [];
  const { rows } = await client.query<Applied>(
    'SELECT version, name, checksum FROM schema_migration ORDER BY version',
  );
  return rows;
}

function checkApplied(applied: Applied[], known: readonly Migration[]): void {
  const newest = known.at(-1)?.version ?? 0;
  for (const [i, row] of applied.entries()) {
    if (row.version > newest) {
      throw new ProblemError(
        problem(
          'store.newer',
          'schema_migration',
          `数据库结构是第 ${applied.at(-1)?.version} 版，本程序只认识到第 ${newest} 版：请升级先办`,
          `the database has schema ${applied.at(-1)?.version}, this program knows up to ${newest}: use a newer Xianban`,
          { got: applied.at(-1)?.version, wanted: newest },
        ),
      );
    }
    if (row.version === known[i]?.version && row.checksum === known[i]?.checksum) continue;
    throw new ProblemError(
      problem(
        'store.changed',
        `schema_migration ${row.version}-${row.name}`,
        '已执行过的结构脚本与本程序中的不同：数据库由另一种程序建立',
        'a migration that was applied reads differently in this program: the database was made by another program',
        { got: row.checksum, wanted: known[i]?.checksum ?? 'none' },
      ),
    );
  }
}

async function applyOne(client: pg.ClientBase, m: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(m.sql);
    await client.query(
      'INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)',
      [m.version, m.name, m.checksum],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
