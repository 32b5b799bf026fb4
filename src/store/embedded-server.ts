import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ProblemError, problem } from '../model/problem.ts';
import {
  isAlive,
  makeDatabaseFolder,
  makeSocketFolder,
  socketFolderOf,
} from './embedded-folders.ts';
import { getPostgresBinaries } from './postgres-binaries.ts';
import { serverAccount, type ServerAccount } from './server-account.ts';
import { takeLease, type Lease } from './server-lease.ts';
import {
  findReadyServer,
  inUse,
  isServer,
  readPidFile,
  stopServer,
  type PidFile,
} from './server-process.ts';

/** A PostgreSQL server on a data folder, shared by every process that works on the folder. */
export interface EmbeddedServer {
  /** folder of the socket, for `host` of a connection */
  host(): string;
  /** returns at once while the server runs; else starts it again, or adopts what another process started */
  ensureRunning(): Promise<void>;
  /** gives up our share; the last one out stops the server and waits for it */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  dataFolder: string;
  log: (line: string) => void;
  /** how long to wait for a server that neither answers nor ends */
  patienceMs?: number;
  /** server settings on top of ours */
  settings?: Record<string, string>;
}

/** Superuser of an embedded server; only migrations and tests connect as it. */
export const ownerRole = 'xianban';

/** Fast, and no acknowledged commit is lost: fsync and synchronous_commit stay on. */
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // what is written to the log may be read by others: no statements, no values
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Replaying the log after a crash may take minutes; nothing else takes long. */
const patienceMs = 300_000;
const silentMs = 5_000;
/** A longer log, in bytes, begins anew at the next start. */
const longestLog = 16 * 1024 * 1024;

/**
 * The server of a data folder: made, started or adopted. Throws ProblemError `store.in-use` where
 * the folder belongs to a server that cannot be joined, `store.start` where PostgreSQL refuses.
 */
export async function runEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  if (process.platform === 'win32') {
    throw new ProblemError(
      problem(
        'store.platform',
        process.platform,
        'Windows 上没有内置数据库：请用 DATABASE_URL 指定一个 PostgreSQL 服务器，或在 WSL 中运行',
        'there is no embedded database on Windows: name a server in DATABASE_URL, or run inside WSL',
      ),
    );
  }
  const account = serverAccount();
  const native = await getPostgresBinaries(account);
  const pgFolder = await makeDatabaseFolder(options, account, (folder) =>
    initdb(native, folder, account),
  );
  const socketFolder = socketFolderOf(pgFolder, account);
  const start = () => startServer({ ...options, native, pgFolder, socketFolder, account });
  let lease: Lease | undefined;
  let underWay: Promise<void> | undefined;

  async function joinServer(): Promise<void> {
    if (lease) options.log('the database went away: looking for it, or starting it again');
    const { pid, socketFolder: itsSocket } = await bringUp(pgFolder, start, options);
    lease?.release();
    const pipe = join(options.dataFolder, `in-use-${pid}.pipe`);
    // on another socket somebody started it by hand: it is not ours to stop
    lease =
      itsSocket === socketFolder
        ? await takeLease(pipe, join(pgFolder, 'postmaster.pid'), pid)
        : { pid, release: () => false };
  }
  const server: EmbeddedServer = {
    host: () => readPidFile(pgFolder)?.socketFolder ?? socketFolder,
    ensureRunning: () => {
      if (lease && findReadyServer(pgFolder)?.pid === lease.pid) return Promise.resolve();
      underWay ??= joinServer().finally(() => (underWay = undefined));
      return underWay;
    },
    close: async () => {
      if (lease?.release()) await stopServer(pgFolder, lease.pid);
    },
  };
  await server.ensureRunning();
  return server;
}

async function initdb(native: string, folder: string, account: ServerAccount): Promise<void> {
  // the builtin C.UTF-8 sorts by code point on every platform alike and keeps LIKE on plain indexes
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  // whoever can open the socket (folder mode 700) is the owner of the data already
  const access = ['-U', ownerRole, '-A', 'trust'];
  const program = join(native, 'bin/initdb');
  try {
    await promisify(execFile)(
      program,
      ['-D', folder, ...access, ...locale, '--locale=C', '-k', '--no-instructions'],
      { ...(account.isOther ? { uid: account.uid, gid: account.gid } : {}), cwd: '/' },
    );
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new ProblemError(
      problem(
        'store.start',
        folder,
        '内置数据库无法建立',
        'the embedded database could not be made',
        { got: (stderr ?? message).trim() },
      ),
    );
  }
}

/** Until the server answers: waits for one that starts or stops, starts one where none is. */
async function bringUp(
  pgFolder: string,
  start: () => Promise<Started>,
  options: EmbeddedOptions,
): Promise<PidFile> {
  const began = Date.now();
  const deadline = began + (options.patienceMs ?? patienceMs);
  let refused = '';
  let told = false;
  while (Date.now() < deadline) {
    const seen = readPidFile(pgFolder);
    if (seen && isServer(seen.pid, pgFolder)) {
      if (seen.status === 'ready') return seen;
      if (!told && Date.now() - began > silentMs) {
        options.log(`waiting for the database (process ${seen.pid}, ${seen.status})`);
        told = true;
      }
      await pause(20);
      continue;
    }
    // a dead number PostgreSQL clears away by itself; one that lives on as another process it takes for a server
    if (seen && isAlive(seen.pid)) rmSync(join(pgFolder, 'postmaster.pid'), { force: true });
    const started = await start();
    if (started.ready) continue;
    refused = started.words;
    if (!started.again) break;
    await pause(50);
  }
  if (!refused) throw inUse(pgFolder, `process ${readPidFile(pgFolder)?.pid ?? 'unknown'}`);
  throw new ProblemError(
    problem(
      'store.start',
      pgFolder,
      '内置数据库没有启动成功',
      'the embedded database did not start',
      { got: refused },
    ),
  );
}

type Started = { ready: true } | { ready: false; again: boolean; words: string };

interface StartOptions extends EmbeddedOptions {
  native: string;
  pgFolder: string;
  socketFolder: string;
  account: ServerAccount;
}

async function startServer(options: StartOptions): Promise<Started> {
  const { native, pgFolder, socketFolder, account } = options;
  makeSocketFolder(socketFolder, account);
  const all = { ...settings, unix_socket_directories: socketFolder, ...options.settings };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logFile = join(options.dataFolder, 'postgres.log');
  const isLong = (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > longestLog;
  const log = openSync(logFile, isLong ? 'w' : 'a', 0o600);
  const before = isLong ? 0 : statSync(logFile).size;
  const child = spawn(join(native, 'bin/postgres'), ['-D', pgFolder, ...args], {
    // a process group of its own: Ctrl-C in the terminal stops Node, which closes in order
    detached: true,
    stdio: ['ignore', log, log],
    cwd: '/',
    ...(account.isOther ? { uid: account.uid, gid: account.gid } : {}),
  });
  closeSync(log);
  const exit = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`exit ${code ?? signal}`));
  });
  child.unref();
  const deadline = Date.now() + patienceMs;
  let ended: string | void = undefined;
  while (ended === undefined && Date.now() < deadline) {
    const seen = readPidFile(pgFolder);
    if (seen?.pid === child.pid && seen?.status === 'ready') return { ready: true };
    ended = await Promise.race([exit, pause(10)]);
  }
  const words = `${ended ?? 'no answer'} ${readFileSync(logFile, 'utf8').slice(before).trim()}`;
  // another process was faster, or the backends of a killed server still let go of its memory
  const again = /postmaster\.pid|lock file|shared memory block/i.test(words);
  return { ready: false, again, words };
}
