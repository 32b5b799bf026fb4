import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** Records of a programme that are not over and bear no act of this type, oldest first, at most so many. */
export async function unreadRecords(
  db: Db,
  asked: { district: string; programme: string; act: string; most: number },
): Promise<string[]> {
  const { district, programme, act, most } = asked;
  const { rows } = await sql<{ record: string }>`
    SELECT r.record FROM record AS r
     WHERE r.district = ${district} AND r.programme = ${programme} AND NOT r.ended
       AND NOT EXISTS (SELECT FROM act AS a
         WHERE a.district = r.district AND a.record = r.record AND a.type = ${act})
     ORDER BY r.opened_at, r.record LIMIT ${most}`.execute(db);
  return rows.map(({ record }) => record);
}
