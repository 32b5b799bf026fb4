import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../test/database.ts';
import { ProblemError } from '../model/problem.ts';
import { migrate, readMigrations, type Migration } from './migrate.ts';

let database: Awaited<ReturnType<typeof emptyDatabase>>;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

async function connected<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const made = (version: number, sql: string): Migration => ({
  version,
  name: `m${version}`,
  sql,
  checksum: `sum of ${sql}`,
});
const codesOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => [],
    (error: unknown) =>
      error instanceof ProblemError ? error.problems.map((p) => p.code) : [error],
  );

describe('migrations', () => {
  const one = made(1, 'CREATE TABLE one (n int); INSERT INTO one VALUES (1)');
  const two = made(2, 'ALTER TABLE one ADD COLUMN m int DEFAULT 2');

  it('are numbered without a gap', async () => {
    const known = await readMigrations();
    expect(known.map((m) => m.version)).toEqual(known.map((_, i) => i + 1));
  });

  it('run once although twenty clients start together', async () => {
    const versions = await Promise.all(
      Array.from({ length: 20 }, () => connected((client) => migrate(client, [one]))),
    );
    expect(versions).toEqual(Array.from({ length: 20 }, () => 1));
    const { rows } = await connected((client) => client.query('SELECT n FROM one'));
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('leave nothing of one that fails, and go on from the last that held', async () => {
    const broken = made(2, 'ALTER TABLE one ADD COLUMN half int; SELECT no_such_function()');
    await expect(connected((client) => migrate(client, [one, broken]))).rejects.toThrow('no_such');
    expect(await connected((client) => migrate(client, [one, two]))).toBe(2);
    const { rows } = await connected((client) => client.query('SELECT * FROM one'));
    expect(rows).toEqual([{ n: 1, m: 2 }]);
  });

  it('stop where they are told to, for a backup of an older schema', async () => {
    const three = made(3, 'ALTER TABLE one ADD COLUMN o int');
    expect(await connected((client) => migrate(client, [one, two, three], 2))).toBe(2);
    expect(await connected((client) => migrate(client, [one, two, three], 1))).toBe(2);
  });

  it('refuse a schema that is newer than the program, in one sentence of both languages', async () => {
    const refused = await connected((client) => migrate(client, [one])).catch(
      (error: unknown) => error,
    );
    expect((refused as ProblemError).problems).toMatchObject([
      {
        code: 'store.newer',
        detail: {
          zh: '数据库结构是第 2 版，本程序只认识到第 1 版：请升级先办',
          en: 'the database has schema 2, this program knows up to 1: use a newer Xianban',
        },
      },
    ]);
  });

  it('refuse to go on where an applied one was changed', async () => {
    const changed = { ...one, checksum: 'another' };
    expect(await codesOf(connected((client) => migrate(client, [changed, two])))).toEqual([
      'store.changed',
    ]);
  });
});
