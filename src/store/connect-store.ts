import { Kysely, PostgresDialect } from 'kysely';
import {
  Client,
  Pool,
  types as pgTypes,
  type ClientConfig,
  type CustomTypesConfig,
  type PoolConfig,
} from 'pg';
import { createFileFolder } from './file-folder.ts';
import { createEar } from './notices.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

/** How a store reaches its database as the application role. */
export interface StoreConnection {
  config: ClientConfig;
  /** folder of the kept files */
  filesFolder: string;
  /** runs before each new connection; brings the server back where it is ours */
  beforeConnect?: () => Promise<void>;
  afterClose?: () => Promise<void>;
}

/** Role of every connection of the application: no UPDATE or DELETE on acts and audit. */
export const appRole = 'xianban_app';

const dateType = 1082;

/** Civil dates stay text (YYYY-MM-DD): as a JavaScript Date they would move with the machine's zone. */
const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === dateType
      ? (value: unknown) => value
      : pgTypes.getTypeParser(oid, format as 'text')) as CustomTypesConfig['getTypeParser'],
};

/** Most connections of one process; the embedded server takes a hundred in all. */
const poolSize = 12;

/** Opens the port on a migrated database. Nothing is connected before the first query. */
export function connectStore(connection: StoreConnection): Store {
  const { config, filesFolder, beforeConnect, afterClose } = connection;
  const settings: ClientConfig = { application_name: 'xianban', ...config, types };
  const OwnClient = beforeConnect ? clientAfter(beforeConnect) : Client;
  const pool = new Pool({ ...settings, max: poolSize, Client: OwnClient } as PoolConfig);
  // a connection that breaks while nobody waits for it, in the pool or between two statements of a
  // transaction, is found out by the next query; it must not end the process
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const ear = createEar(async () => {
    const client = new OwnClient(settings);
    await client.connect();
    return client;
  });
  let closing: Promise<void> | undefined;
  return {
    db,
    pool,
    files: createFileFolder(filesFolder),
    listen: ear.listen,
    close: () =>
      (closing ??= (async () => {
        await ear.close();
        await db.destroy();
        await afterClose?.();
      })()),
  };
}

/** A client that waits for `before` whenever it connects, also inside a pool. */
function clientAfter(before: () => Promise<void>): typeof Client {
  class ReadyClient extends Client {
    override connect(): Promise<Client>;
    override connect(connected: (error: Error) => void): void;
    override connect(connected?: (error: Error) => void): Promise<Client> | void {
      if (!connected) return before().then(() => super.connect());
      before().then(() => super.connect(connected), connected);
    }
  }
  return ReadyClient;
}
