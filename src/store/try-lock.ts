import type { Store } from './store.ts';

/**
 * Runs `work` while no other process on the database does work of this name; undefined, with
 * nothing run, while another does. The lock goes when the work ends, or with the process.
 */
export async function tryLock<T>(
  store: Pick<Store, 'pool'>,
  name: string,
  work: () => Promise<T>,
): Promise<{ done: T } | undefined> {
  const client = await store.pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken`,
      [name],
    );
    if (!rows[0]!.taken) return undefined;
    try {
      return { done: await work() };
    } finally {
      if (!broken) {
        await client
          .query(`SELECT pg_advisory_unlock(hashtextextended($1, 0))`, [name])
          .catch((error: Error) => (broken = error));
      }
    }
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
