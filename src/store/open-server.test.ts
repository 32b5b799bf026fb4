import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { emptyDatabase } from '../../test/database.ts';
import { ProblemError } from '../model/problem.ts';
import { openServer } from './open-server.ts';

const dataFolder = '/nonexistent';
const problemOf = (databaseUrl: string) =>
  openServer({ databaseUrl, dataFolder }).then(
    async (store) => {
      const { rows } = await store.pool.query('SELECT current_user AS me');
      await store.close();
      return rows[0].me as string;
    },
    (error: unknown) => (error instanceof ProblemError ? error.problems[0]?.code : error),
  );

async function asAdmin(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The address with another user, whether it names the user before the host or as a parameter. */
const withUser = (url: string, user: string) =>
  /[?&]user=/.test(url)
    ? `${url.replace(/([?&]user=)[^&]*/, `$1${user}`)}&password=secret`
    : url.replace(/^(\w+:\/\/)[^/]*@/, `$1${user}:secret@`);

describe('a named server', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>;
  const user = `city_${randomBytes(4).toString('hex')}`;
  const name = () => database.url.match(/\/(\w+)(\?|$)/)?.[1] ?? '';
  beforeAll(async () => {
    database = await emptyDatabase();
    await asAdmin(database.url, `CREATE ROLE ${user} LOGIN PASSWORD 'secret'`);
  });
  afterAll(async () => {
    await database.drop();
    await asAdmin(inject('testServer').adminUrl, `DROP ROLE ${user}`);
  });

  it('is opened by twenty clients at once, from nothing', async () => {
    const fresh = await emptyDatabase();
    try {
      const all = await Promise.all(Array.from({ length: 20 }, () => problemOf(fresh.url)));
      expect(new Set(all)).toEqual(new Set(['xianban_app']));
    } finally {
      await fresh.drop();
    }
  });

  it('needs a user that may take on the application’s role and owns its database', async () => {
    const url = withUser(database.url, user);
    expect(await problemOf(url)).toBe('store.role');
    await asAdmin(database.url, `GRANT xianban_app TO ${user}`);
    expect(await problemOf(url)).toBe('store.owner');
    await asAdmin(database.url, `ALTER DATABASE ${name()} OWNER TO ${user}`);
    expect(await problemOf(url)).toBe('xianban_app');
  });

  it('says in words what cannot be reached', async () => {
    expect(await problemOf('no address at all')).toBe('use.database-url');
    expect(await problemOf('postgres://nobody@127.0.0.1:1/none')).toBe('store.connect');
    expect(await problemOf(database.url.replace(name(), 'no_such_database'))).toBe('store.connect');
  });
});
