import type { Store } from './store.ts';

/** A demand's text, masked as it is stored, and the place at which a person last set it. */
export interface PlacedText {
  text: string;
  /** code of the place */
  place: string;
}

const batch = 1_000;

/**
 * Texts of a district's demands whose place was set by a person (when it was accepted or corrected),
 * one batch after the other, from one consistent view of the database and in constant memory; of each
 * demand the place that stood last. Simulated demands are left out: nobody looked where they are. The
 * connection goes back when the reader stops.
 */
export async function* streamPlacedTexts(
  store: Pick<Store, 'pool'>,
  district: string,
): AsyncGenerator<PlacedText[]> {
  const client = await store.pool.connect();
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(
      `DECLARE placed NO SCROLL CURSOR FOR
        SELECT r.title || E'\\n' || coalesce(r.fields ->> 'text', '') AS text, r.place
        FROM record r
        WHERE r.district = $1 AND r.programme = 'demand' AND NOT r.simulated AND r.place IS NOT NULL
          AND (SELECT a.person IS NOT NULL AND a.type IN ('register', 'correct') FROM act a
               WHERE a.district = r.district AND a.record = r.record AND a.change -> 'place' IS NOT NULL
               ORDER BY a.seq DESC LIMIT 1)
        ORDER BY r.record`,
      [district],
    );
    for (;;) {
      const { rows } = await client.query<PlacedText>(`FETCH ${batch} FROM placed`);
      if (rows.length > 0) yield rows;
      if (rows.length < batch) break;
    }
  } finally {
    await client.query('ROLLBACK').catch(() => {});
    client.release();
  }
}
