import { readFileSync, readlinkSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ProblemError, problem } from '../model/problem.ts';
import { isAlive } from './embedded-folders.ts';

/** What a server writes about itself in `postmaster.pid`. */
export interface PidFile {
  pid: number;
  socketFolder: string;
  status: string;
}

/** Undefined when no server runs, or the last one stopped in order. */
export function readPidFile(pgFolder: string): PidFile | undefined {
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
export function isServer(pid: number, pgFolder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === pgFolder;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** The server of this folder, if one runs and takes connections. */
export function findReadyServer(pgFolder: string): PidFile | undefined {
  const seen = readPidFile(pgFolder);
  return seen?.status === 'ready' && isServer(seen.pid, pgFolder) ? seen : undefined;
}

const stopMs = 60_000;

/** Asks the server to stop at once (clients are cut off, nothing committed is lost) and waits. */
export async function stopServer(pgFolder: string, pid: number): Promise<void> {
  const deadline = Date.now() + stopMs;
  const seen = readPidFile(pgFolder);
  if (seen?.pid !== pid || !isServer(pid, pgFolder)) return;
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  while (Date.now() < deadline && readPidFile(pgFolder)?.pid === pid && isServer(pid, pgFolder)) {
    await pause(10);
  }
  await rmdir(seen.socketFolder).catch(() => {});
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
