import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
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
import { takeLease } from './server-lease.ts';

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
  const pidFile = join(pgFolder, 'postmaster.pid');
  const socketFolder = socketFolderOf(pgFolder, account);
  const lease = await takeLease(join(options.dataFolder, 'in-use.pipe'), pidFile, socketFolder);
  const start = () => startServer({ ...options, native, pgFolder, socketFolder, account });
  let underWay: Promise<void> | undefined;
  let wasReady = false;
  const server: EmbeddedServer = {
    host: () => readPidFile(pgFolder)?.socketFolder ?? '',
    ensureRunning: () => {
      if (isReady(pgFolder)) return Promise.resolve();
      if (wasReady && !underWay) options.log('the database is gone: starting it again');
      underWay ??= bringUp(pgFolder, start, options).finally(() => (underWay = undefined));
      return underWay;
    },
    close: async () => {
      if (lease.release()) await stopServer(pgFolder, socketFolder);
    },
  };
  try {
    await server.ensureRunning();
    wasReady = true;
  } catch (error) {
    lease.release();
    throw error;
  }
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

interface PidFile {
  pid: number;
  socketFolder: string;
  status: string;
}

/** What the server itself wrote about itself; undefined when none runs or stopped in order. */
function readPidFile(pgFolder: string): PidFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(pgFolder, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw inUse(pgFolder, (error as Error).message);
  }
  return { pid: Number(lines[0]), socketFolder: lines[4] ?? '', status: (lines[7] ?? '').trim() };
}

/**
 * Whether the process is the server of this folder, and not a later process with its number: a
 * server works in its folder. In doubt it is one, for two servers on one folder would destroy it.
 */
function isServer(pid: number, pgFolder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === pgFolder;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

function isReady(pgFolder: string): boolean {
  const seen = readPidFile(pgFolder);
  return seen?.status === 'ready' && isServer(seen.pid, pgFolder);
}

/** Until the server answers: waits for one that starts or stops, starts one where none is. */
async function bringUp(
  pgFolder: string,
  start: () => Promise<Started>,
  options: EmbeddedOptions,
): Promise<void> {
  const began = Date.now();
  const deadline = began + (options.patienceMs ?? patienceMs);
  let refused = '';
  let told = false;
  while (Date.now() < deadline) {
    const seen = readPidFile(pgFolder);
    if (seen && isServer(seen.pid, pgFolder)) {
      if (seen.status === 'ready') return;
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
    if (started.ready) return;
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

/** Asks the server to stop at once (clients are cut off, nothing committed is lost) and waits. */
async function stopServer(pgFolder: string, socketFolder: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  const seen = readPidFile(pgFolder);
  // on another socket it was started by hand, and not ours to stop
  if (seen?.socketFolder !== socketFolder || !isServer(seen.pid, pgFolder)) return;
  try {
    process.kill(seen.pid, 'SIGINT');
  } catch {
    return;
  }
  while (Date.now() < deadline && readPidFile(pgFolder)?.pid === seen.pid) {
    if (!isServer(seen.pid, pgFolder)) break;
    await pause(10);
  }
  await rmdir(socketFolder).catch(() => {});
}

/** The folder belongs to a server that we cannot join. */
export const inUse = (pgFolder: string, got: string) =>
  new ProblemError(
    problem(
      'store.in-use',
      pgFolder,
      '这个数据文件夹正被另一个程序使用，又无法与它共用：请先停止那个程序，或用 XIANBAN_DATA 另选文件夹',
      'this data folder is used by another program that cannot be joined: stop that program, or choose another folder with XIANBAN_DATA',
      { got },
    ),
  );
