import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { parse } from 'pg-connection-string';
import { inject } from 'vitest';
import { appRole, connectStore } from '../src/store/connect-store.ts';
import { openServer } from '../src/store/open-server.ts';
import type { Store } from '../src/store/store.ts';
import { urlOf } from './global-setup.ts';

export interface TestStore {
  store: Store;
  /** of the database's owner, as DATABASE_URL wants it */
  url: string;
  /** for kept files; also a data folder for a second store on `url` */
  folder: string;
  /** closes the store and removes its database and files */
  drop(): Promise<void>;
}

/**
 * A store on a fresh, migrated database of its own, one a test file:
 *
 *     const { store, drop } = await testStore();
 *     afterAll(drop);
 */
export async function testStore(): Promise<TestStore> {
  const { adminUrl, engine, template } = inject('testServer');
  const database = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${database} TEMPLATE ${template}`);
  const url = urlOf(adminUrl, database);
  const folder = await mkdtemp(join(tmpdir(), 'xianban-files-'));
  const store =
    engine === 'server'
      ? await openServer({ databaseUrl: url, dataFolder: folder })
      : connectStore({
          config: { host: parse(url).host ?? '', user: appRole, database },
          filesFolder: join(folder, 'files'),
        });
  return {
    store,
    url,
    folder,
    drop: async () => {
      await store.close();
      await asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An empty database without any schema, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { adminUrl } = inject('testServer');
  const database = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${database}`);
  return {
    url: urlOf(adminUrl, database),
    drop: () => asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
  };
}

const sourceInUse = '55006';

/** One statement as the administrator; waits while the template is being copied by another file. */
async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (let tries = 0; ; tries++) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        const { code } = error as { code?: string };
        if (code !== sourceInUse || tries === 40) throw error;
        await pause(50);
      }
    }
  } finally {
    await client.end();
  }
}
