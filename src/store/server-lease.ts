import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, readSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A share in the running server, held as an open end of a named pipe. Whatever ends a process, also
 * kill -9, closes its end; when the last one is gone, a waiting shell reads the end of the pipe and
 * stops the server. So nobody needs to own the server, and none is left behind.
 */
export interface Lease {
  /** gives the share back; true when no other process (and no other store in this one) holds one */
  release(): boolean;
}

/** The first line of the server's own file is its number, the fifth the folder of its socket. */
const watch = `cat "$1" > /dev/null
{ read -r pid; read -r _; read -r _; read -r _; read -r socket; } < "$2" &&
[ "$socket" = "$3" ] && kill -INT "$pid"`;

/**
 * Takes a share in the server that `pidFile` names now or later. One that listens elsewhere than in
 * `socketFolder` was started by hand and is never stopped.
 */
export async function takeLease(
  pipe: string,
  pidFile: string,
  socketFolder: string,
): Promise<Lease> {
  makePipe(pipe);
  let end = openEnd(pipe);
  for (let tries = 0; end === undefined; tries++) {
    // without a reader nobody waits for the last to leave: start one that outlives us
    if (tries % 50 === 0) {
      spawn('sh', ['-c', watch, 'xianban-watch', pipe, pidFile, socketFolder], {
        detached: true,
        stdio: 'ignore',
        cwd: '/',
      }).unref();
    }
    await pause(5);
    end = openEnd(pipe);
  }
  const held = end;
  return { release: () => releaseEnd(pipe, held) };
}

function makePipe(pipe: string): void {
  if (existsSync(pipe)) return;
  try {
    execFileSync('mkfifo', ['-m', '600', pipe], { stdio: 'ignore' });
  } catch (error) {
    if (!existsSync(pipe)) throw error;
  }
}

/** The writing end, or undefined when nobody reads. */
function openEnd(pipe: string): number | undefined {
  try {
    return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') return undefined;
    throw error;
  }
}

function releaseEnd(pipe: string, end: number): boolean {
  let reader: number | undefined;
  try {
    reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    closeSync(end);
    // nothing is ever written: the end of the pipe means no writer, EAGAIN means another one
    return readSync(reader, Buffer.alloc(1)) === 0;
  } catch {
    return false;
  } finally {
    if (reader !== undefined) closeSync(reader);
  }
}
