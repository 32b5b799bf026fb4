import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { ensureAppRole } from './app-role.ts';
import { appRole, connectStore } from './connect-store.ts';
import { inUse, ownerRole, runEmbedded, type EmbeddedServer } from './embedded-server.ts';
import { migrate, readMigrations } from './migrate.ts';
import type { Store } from './store.ts';

const database = 'xianban';

/**
 * A store on the server of a data folder: `pg/` the database, `files/` the kept files. The server
 * is started, or adopted where another process runs it; should it die, the next query starts it
 * again. The application signs in as `xianban_app`.
 */
export async function openEmbedded(options: {
  dataFolder: string;
  log: (line: string) => void;
  upTo?: number;
}): Promise<Store> {
  const server = await runEmbedded(options);
  try {
    await prepare(server, options.upTo);
  } catch (error) {
    await server.close();
    throw error;
  }
  return connectStore({
    config: { host: server.host(), user: appRole, database },
    filesFolder: join(options.dataFolder, 'files'),
    beforeConnect: () => server.ensureRunning(),
    afterClose: () => server.close(),
  });
}

async function prepare(server: EmbeddedServer, upTo?: number): Promise<void> {
  const migrations = await readMigrations();
  await asOwner(server, 'postgres', async (client) => {
    await ensureAppRole(client, true);
    await ensureDatabase(client);
  });
  await asOwner(server, database, (client) => migrate(client, migrations, upTo));
}

async function asOwner(
  server: EmbeddedServer,
  database: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client({ host: server.host(), user: ownerRole, database });
  await client.connect().catch((error: Error) => {
    // it says that it is ready, but not on this socket or not to us
    throw inUse(server.host(), error.message);
  });
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Codes of CREATE DATABASE when another process makes it at this moment. */
const raced = new Set(['42P04', '23505']);

async function ensureDatabase(client: Client): Promise<void> {
  const there = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (there.rowCount) return;
  try {
    await client.query(`CREATE DATABASE ${database}`);
  } catch (error) {
    if (!(error instanceof DatabaseError && raced.has(error.code ?? ''))) throw error;
  }
}
