import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { ProblemError } from '../model/problem.ts';
import { ensureAppRole } from './app-role.ts';
import { appRole, connectStore } from './connect-store.ts';
import { ownerRole, runEmbedded, type EmbeddedServer } from './embedded-server.ts';
import { migrate, readMigrations } from './migrate.ts';
import { inUse } from './server-process.ts';
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

/** Tries of a preparation that a server cuts off by stopping under it: its last user just left. */
const mostTries = 5;

async function prepare(server: EmbeddedServer, upTo?: number): Promise<void> {
  const migrations = await readMigrations();
  for (let tries = 1; ; tries++) {
    try {
      await server.ensureRunning();
      await asOwner(server, 'postgres', async (client) => {
        await ensureAppRole(client, true);
        await ensureDatabase(client);
      });
      await asOwner(server, database, (client) => migrate(client, migrations, upTo));
      return;
    } catch (error) {
      if (!isLost(error)) throw error;
      // it says that it is ready, but not on this socket or not to us
      if (tries === mostTries) throw inUse(server.host(), (error as Error).message);
      await pause(50 * tries);
    }
  }
}

/** Whether the connection was refused or cut off, rather than a statement refused. */
function isLost(error: unknown): boolean {
  if (error instanceof ProblemError) return false;
  const { code = '', message } = error as { code?: string; message: string };
  // the second is what a client says that was cut off between two statements
  return (
    /^(08|57P0|E[A-Z]+$)/.test(code) ||
    message.startsWith('Connection terminated') ||
    message.startsWith('Client has encountered a connection error')
  );
}

async function asOwner(
  server: EmbeddedServer,
  database: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client({ host: server.host(), user: ownerRole, database });
  // told by the statement that it cuts off
  client.on('error', () => {});
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end().catch(() => {});
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
