import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { parse } from 'pg-connection-string';
import { ProblemError, problem } from '../model/problem.ts';
import { ensureAppRole } from './app-role.ts';
import { appRole, connectStore } from './connect-store.ts';
import { migrate, readMigrations } from './migrate.ts';
import type { Store } from './store.ts';

const oldestServer = 150_000;

/**
 * A store on any PostgreSQL 15 or newer. The URL's user owns the database and migrates it; the
 * application's own connections take on the role `xianban_app` from their first moment, so that
 * even RESET ROLE leads back to it. Poolers that share connections between transactions
 * (pgbouncer in transaction mode) do not fit, because roles and LISTEN belong to a connection.
 */
export async function openServer(options: {
  databaseUrl: string;
  dataFolder: string;
  upTo?: number;
}): Promise<Store> {
  const config = urlConfig(options.databaseUrl);
  const owner = new Client({ ...config, application_name: 'xianban migration' });
  try {
    await owner.connect();
    await checkVersion(owner);
    await ensureAppRole(owner, false);
    await migrate(owner, await readMigrations(), options.upTo);
  } catch (error) {
    throw readable(error, config);
  } finally {
    await owner.end().catch(() => {});
  }
  const asApp = [config.options, `-c role=${appRole}`].filter(Boolean).join(' ');
  return connectStore({
    config: { ...config, options: asApp },
    filesFolder: join(options.dataFolder, 'files'),
  });
}

/** Options of a connection from a URL: `postgres://user:password@host:5432/database?sslmode=require`. */
function urlConfig(url: string): ClientConfig {
  try {
    if (/^postgres(ql)?:\/\//.test(url)) return parse(url) as ClientConfig;
  } catch {
    // told below, without the parser's words: they may hold the password
  }
  throw new ProblemError(
    problem(
      'use.database-url',
      'DATABASE_URL',
      'DATABASE_URL 不是数据库地址',
      'DATABASE_URL is not the address of a database',
      { wanted: 'postgres://user:password@host:5432/database' },
    ),
  );
}

async function checkVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: string; words: string }>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS words`,
  );
  if (Number(rows[0]?.number) >= oldestServer) return;
  throw new ProblemError(
    problem(
      'store.version',
      'DATABASE_URL',
      '数据库服务器的版本太旧',
      'the database server is too old',
      { got: rows[0]?.words, wanted: 'PostgreSQL 15' },
    ),
  );
}

/** Network and permission errors as problems; a fault of ours stays what it is. */
function readable(error: unknown, config: ClientConfig): unknown {
  const { code = '', message } = error as { code?: string; message: string };
  const where = `${config.host ?? 'localhost'}/${config.database ?? ''}`;
  if (code === '42501') {
    return new ProblemError(
      problem(
        'store.owner',
        where,
        '数据库用户无权在其中建表：它应当是这个数据库的所有者',
        'the user may not make tables in the database: it should be its owner',
        { got: message },
      ),
    );
  }
  // SQLSTATE classes 08 and 28, 3D, and system errors such as ECONNREFUSED
  if (!/^(08|28|3D|57P03|E[A-Z])/.test(code)) return error;
  return new ProblemError(
    problem(
      'store.connect',
      where,
      '无法连接数据库服务器',
      'the database server cannot be reached',
      { got: message || code },
    ),
  );
}
