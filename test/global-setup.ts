import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { ensureAppRole } from '../src/store/app-role.ts';
import { ownerRole, runEmbedded } from '../src/store/embedded-server.ts';
import { migrate, readMigrations } from '../src/store/migrate.ts';

/** Where the databases of this run are made. */
export interface TestServer {
  engine: 'embedded' | 'server';
  /** a user that may make databases and roles */
  adminUrl: string;
  /** a migrated, empty database to copy */
  template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * One database server for the whole run: an embedded one in a temporary folder, or with
 * XIANBAN_TEST_ENGINE=server the one that TEST_DATABASE_URL names.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, engine, stop } =
    process.env.XIANBAN_TEST_ENGINE === 'server' ? namedServer() : await ownServer();
  const template = `xianban_template_${randomBytes(4).toString('hex')}`;
  await onDatabase(adminUrl, 'postgres', async (client) => {
    await ensureAppRole(client, engine === 'embedded');
    await client.query(`CREATE DATABASE ${template}`);
  });
  const migrations = await readMigrations();
  await onDatabase(adminUrl, template, (client) => migrate(client, migrations));
  project.provide('testServer', { engine, adminUrl, template });
  return async () => {
    if (engine === 'server') {
      await onDatabase(adminUrl, 'postgres', (client) => client.query(`DROP DATABASE ${template}`));
    }
    await stop();
  };
}

interface Running {
  engine: TestServer['engine'];
  adminUrl: string;
  stop: () => Promise<void>;
}

function namedServer(): Running {
  const adminUrl = process.env.TEST_DATABASE_URL;
  if (!adminUrl) throw new Error('XIANBAN_TEST_ENGINE=server needs TEST_DATABASE_URL');
  return { engine: 'server', adminUrl, stop: async () => {} };
}

async function ownServer(): Promise<Running> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'xianban-test-'));
  // run by root, the server is another account and must get in
  await chmod(dataFolder, 0o711);
  const server = await runEmbedded({
    dataFolder,
    log: console.error,
    // nothing here outlives the run
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  const stop = async () => {
    await server.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return {
    engine: 'embedded',
    adminUrl: `postgres://${ownerRole}@/postgres?host=${encodeURIComponent(server.host())}`,
    stop,
  };
}

async function onDatabase(
  adminUrl: string,
  database: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client({ connectionString: urlOf(adminUrl, database) });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database: `postgres://user@host:5432/name?…` with or without a name. */
export const urlOf = (adminUrl: string, database: string): string =>
  adminUrl.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${database}`);
