import { sql } from 'kysely';
import type { Db } from './schema.ts';
import type { Store } from './store.ts';

/** What was said, where and when: of a record, what comparing it with others needs. All of it masked. */
export interface SaidRow {
  record: string;
  text: string;
  category: string | null;
  lat: number | null;
  lon: number | null;
  openedAt: Date;
  updatedAt: Date;
}

const columns = sql<SaidRow>`record,
  concat_ws(' ', title, fields ->> 'text', fields ->> 'address') AS text,
  category, lat, lon, opened_at AS "openedAt", updated_at AS "updatedAt"`;

const batch = 2_000;

/** Which records: of a programme, opened since, and where given changed since. */
export interface SaidAsked {
  district: string;
  programme: string;
  openedSince: Date;
  updatedSince?: Date;
}

/** All records asked for, oldest first, batch after batch from one view of the database. */
export async function* streamSaid(store: Store, asked: SaidAsked): AsyncGenerator<SaidRow[]> {
  const { district, programme, openedSince, updatedSince } = asked;
  const compiled = sql<SaidRow>`SELECT ${columns} FROM record
     WHERE district = ${district} AND programme = ${programme} AND opened_at >= ${openedSince}
       ${updatedSince ? sql`AND updated_at >= ${updatedSince}` : sql``}
     ORDER BY opened_at, record`.compile(store.db);
  const client = await store.pool.connect();
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(`DECLARE said NO SCROLL CURSOR FOR ${compiled.sql}`, [
      ...compiled.parameters,
    ]);
    for (;;) {
      const { rows } = await client.query<SaidRow>(`FETCH ${batch} FROM said`);
      if (rows.length > 0) yield rows;
      if (rows.length < batch) break;
    }
  } finally {
    await client.query('ROLLBACK').catch(() => {});
    client.release();
  }
}

/** One record as it stands now; undefined where it is not there. */
export async function findSaid(
  db: Db,
  district: string,
  record: string,
): Promise<SaidRow | undefined> {
  const { rows } = await sql<SaidRow>`SELECT ${columns} FROM record
     WHERE district = ${district} AND record = ${record}::uuid`.execute(db);
  return rows[0];
}
