import { sql } from 'kysely';
import type pg from 'pg';
import type { Db } from './schema.ts';
import type { Notice, Store } from './store.ts';

const channel = 'xianban';
const mostBytes = 7_900;

/**
 * Tells every process on the database what changed, when the surrounding transaction commits.
 * Throws RangeError past 7,900 bytes: a notice says what to fetch, it does not carry it.
 */
export async function notify(db: Db, notice: Notice): Promise<void> {
  const payload = JSON.stringify(notice);
  const bytes = Buffer.byteLength(payload);
  if (bytes > mostBytes) throw new RangeError(`notice of ${bytes} bytes, at most ${mostBytes}`);
  await sql`SELECT pg_notify(${channel}, ${payload})`.execute(db);
}

/** One connection that hears for all listeners of a store, and comes back when the server does. */
export interface Ear {
  listen: Store['listen'];
  close(): Promise<void>;
}

interface Listener {
  heard: (notice: Notice) => void;
  missed?: () => void;
}

const firstWaitMs = 50;
const longestWaitMs = 5_000;

/** `connect` opens a connection of its own, outside the pool. */
export function createEar(connect: () => Promise<pg.Client>): Ear {
  const listeners = new Set<Listener>();
  let client: Promise<pg.Client> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function open(): Promise<pg.Client> {
    const opened = await connect();
    opened.on('notification', ({ payload }) => {
      const notice = JSON.parse(payload ?? '{}') as Notice;
      for (const { heard } of listeners) heard(notice);
    });
    // `end` follows, and opens again
    opened.on('error', () => {});
    opened.once('end', () => {
      client = undefined;
      reopen(firstWaitMs);
    });
    await opened.query(`LISTEN ${channel}`);
    return opened;
  }

  function reopen(waitMs: number): void {
    if (closed || listeners.size === 0) return;
    timer = setTimeout(async () => {
      try {
        await (client ??= open());
        for (const { missed } of listeners) missed?.();
      } catch {
        client = undefined;
        reopen(Math.min(waitMs * 2, longestWaitMs));
      }
    }, waitMs);
  }

  return {
    async listen(heard, missed) {
      const listener = { heard, missed };
      listeners.add(listener);
      client ??= open();
      try {
        await client;
      } catch (error) {
        client = undefined;
        listeners.delete(listener);
        throw error;
      }
      return async () => {
        listeners.delete(listener);
      };
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await (await client?.catch(() => undefined))?.end();
    },
  };
}
