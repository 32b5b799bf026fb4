import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ProblemError, problem } from '../model/problem.ts';
import { sharedFolder } from './postgres-binaries.ts';
import { canEnter, type ServerAccount } from './server-account.ts';
import { syncFolder } from './sync-folder.ts';

/** The major version that the binaries of package.json speak. */
const majorVersion = '18';

/**
 * The folder of the database below the data folder, made by `fill` when there is none. It appears
 * by one rename (or one link), so that of many processes that start at once one wins and a start
 * that was killed leaves nothing half-made. Where root's data folder lies below a folder that the
 * server's account may not enter, `pg` is a link to a folder that it may.
 */
export async function makeDatabaseFolder(
  options: { dataFolder: string; log: (line: string) => void },
  account: ServerAccount,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const { dataFolder, log } = options;
  await mkdir(dataFolder, { recursive: true });
  const pg = join(dataFolder, 'pg');
  if (isThere(pg)) return getWhole(pg);
  const isOpen = !account.isOther || canEnter(account, realpathSync(dataFolder));
  const parent = isOpen ? dataFolder : await openShared(dataFolder, log);
  await waitForOthers(parent, pg);
  if (isThere(pg)) return getWhole(pg);
  const half = await mkdtemp(join(parent, `pg.new-${process.pid}-`));
  try {
    if (account.isOther) chownSync(half, account.uid, account.gid);
    await fill(half);
    await (isOpen ? rename(half, pg) : moveAndLink(half, pg));
    await syncFolder(dataFolder);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!isThere(pg)) throw error;
  }
  return getWhole(pg);
}

/** The name is new each time: where `pg` was removed by hand, an older database must not come back. */
async function moveAndLink(half: string, pg: string): Promise<void> {
  const kept = join(dirname(half), `pg-${randomBytes(6).toString('hex')}`);
  await rename(half, kept);
  try {
    await symlink(kept, pg);
  } catch (error) {
    await rm(kept, { recursive: true, force: true });
    throw error;
  }
}

async function openShared(dataFolder: string, log: (line: string) => void): Promise<string> {
  try {
    await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw new ProblemError(
      problem(
        'store.folder',
        dataFolder,
        '数据库不能以 root 运行，而它的账户进不了这个文件夹：请用 XIANBAN_DATA 另选文件夹，或以普通用户运行',
        'the database cannot run as root, and its account may not enter this folder: choose another one with XIANBAN_DATA, or run as an ordinary user',
        { got: (error as Error).message },
      ),
    );
  }
  log(`${dataFolder} is closed to the database's account: its files lie in ${sharedFolder}`);
  return sharedFolder;
}

const longestWaitMs = 30_000;

/** Removes what a killed first start left behind, and lets a living one finish rather than race it. */
async function waitForOthers(parent: string, pg: string): Promise<void> {
  const deadline = Date.now() + longestWaitMs;
  for (let others = 1; others > 0 && !isThere(pg) && Date.now() < deadline;) {
    others = 0;
    for (const name of await readdir(parent)) {
      const pid = Number(/^pg\.new-(\d+)-/.exec(name)?.[1]);
      if (isAlive(pid)) others++;
      else if (pid) await rm(join(parent, name), { recursive: true, force: true });
    }
    if (others > 0) await pause(30);
  }
}

function getWhole(pg: string): string {
  let version: string;
  let folder: string;
  try {
    folder = realpathSync(pg);
    version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new ProblemError(
      problem(
        'store.folder',
        pg,
        '这里没有可用的数据库：文件夹不完整、无权读取，或它指向的位置已不存在',
        'there is no usable database here: the folder is incomplete, may not be read, or points to a place that is gone',
        { got: (error as Error).message },
      ),
    );
  }
  if (version === majorVersion) return folder;
  throw new ProblemError(
    problem(
      'store.version',
      pg,
      '数据库是由另一版本的 PostgreSQL 建立的：请用原来的程序 backup，再用本程序 restore',
      'the database was made by another version of PostgreSQL: make a backup with the old program and restore it with this one',
      { got: version, wanted: majorVersion },
    ),
  );
}

/** Longest path of a unix socket that every system takes, less the file name `/.s.PGSQL.5432`. */
const longestSocketFolder = 103 - '/.s.PGSQL.5432'.length;

/** Where the socket of this database goes: short, and the same for every process. */
export function socketFolderOf(pgFolder: string, account: ServerAccount): string {
  const name = `xianban-${createHash('sha256').update(pgFolder).digest('hex').slice(0, 12)}`;
  // /tmp first: TMPDIR differs between processes
  const base = ['/tmp', tmpdir()].find(
    (base) =>
      join(base, name).length <= longestSocketFolder &&
      isThere(base) &&
      canEnter(account, realpathSync(base)),
  );
  return join(base ?? '/tmp', name);
}

/** Makes the folder of the socket, which only the server's account (and root) may enter. */
export function makeSocketFolder(folder: string, account: ServerAccount): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const { uid } = lstatSync(folder);
  // of two processes of root that make it together, either may come first to give it away
  if (lstatSync(folder).isDirectory() && [account.uid, process.getuid?.()].includes(uid)) {
    if (account.isOther) chownSync(folder, account.uid, account.gid);
    chmodSync(folder, 0o700);
    return;
  }
  throw new ProblemError(
    problem(
      'store.socket',
      folder,
      '另一个用户占用了数据库套接字的文件夹：请删除它',
      'the folder of the database socket belongs to somebody else: remove it',
      { got: `uid ${uid}`, wanted: `uid ${account.uid}` },
    ),
  );
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Whether a process has this number now (also one that ended and was not yet cleared away). */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
