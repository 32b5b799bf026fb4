import { sql } from 'kysely';
import type { Store } from './store.ts';

/** Whether the database answers. */
export async function ping(store: Store): Promise<boolean> {
  try {
    await sql`SELECT 1`.execute(store.db);
    return true;
  } catch {
    return false;
  }
}
