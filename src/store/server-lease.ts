import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, readSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A share in a running server, held as an open end of a named pipe. Whatever ends a process, also
 * kill -9, closes its end; when the last one is gone, a waiting shell reads the end of the pipe and
 * stops the server. So nobody needs to own the server, and none is left behind.
 */
export interface Lease {
  /** number of the server's process */
  pid: number;
  /** gives the share back; true when no other process (and no other store in this one) holds one */
  release(): boolean;
}

/**
 * Stops that one server, if it is still the one of the folder: a later one has a pipe of its own.
 * Opening the pipe both ways first keeps the shell from waiting for a writer that is gone already.
 */
const watch = `[ -p "$1" ] && exec 3<>"$1" && exec 4<"$1" && exec 3>&- || exit 1
echo reading
cat <&4 > /dev/null
read -r pid < "$2" && [ "$pid" = "$3" ] && kill -INT "$3"
rm -f "$1"`;

/** Takes a share in the server of process `pid`, as `pidFile` names it. */
export async function takeLease(pipe: string, pidFile: string, pid: number): Promise<Lease> {
  for (let tries = 1; tries < 100; tries++) {
    makePipe(pipe);
    const end = openEnd(pipe, constants.O_WRONLY);
    if (end !== undefined) return { pid, release: () => releaseEnd(pipe, end) };
    // without a reader nobody waits for the last to leave: start one that outlives us, and hold
    // the pipe open both ways until it reads
    const meanwhile = openEnd(pipe, constants.O_RDWR);
    if (meanwhile === undefined) continue;
    try {
      await startWatch(pipe, pidFile, pid);
      const end = openEnd(pipe, constants.O_WRONLY);
      if (end !== undefined) return { pid, release: () => releaseEnd(pipe, end) };
    } finally {
      closeSync(meanwhile);
    }
    await pause(5 * tries);
  }
  throw new RangeError(`nobody reads ${pipe}`);
}

async function startWatch(pipe: string, pidFile: string, pid: number): Promise<void> {
  const watcher = spawn('sh', ['-c', watch, 'xianban-watch', pipe, pidFile, String(pid)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    cwd: '/',
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once('error', reject);
    watcher.stdout.once('data', () => resolve());
    watcher.stdout.once('close', () => resolve());
  });
  watcher.stdout.destroy();
  watcher.unref();
}

function makePipe(pipe: string): void {
  if (existsSync(pipe)) return;
  try {
    execFileSync('mkfifo', ['-m', '600', pipe], { stdio: 'ignore' });
  } catch (error) {
    if (!existsSync(pipe)) throw error;
  }
}

/** An end of the pipe, or undefined when nobody reads (or the last reader just took it away). */
function openEnd(pipe: string, direction: number): number | undefined {
  try {
    return openSync(pipe, direction | constants.O_NONBLOCK);
  } catch (error) {
    if (/^(ENXIO|ENOENT)$/.test((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

function releaseEnd(pipe: string, end: number): boolean {
  const reader = openEnd(pipe, constants.O_RDONLY);
  closeSync(end);
  if (reader === undefined) return false;
  try {
    // nothing is ever written: the end of the pipe means no writer, EAGAIN means another one
    const isLast = readSync(reader, Buffer.alloc(1)) === 0;
    if (isLast) rmSync(pipe, { force: true });
    return isLast;
  } catch {
    return false;
  } finally {
    closeSync(reader);
  }
}
