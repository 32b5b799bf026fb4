import { sql } from 'kysely';
import { recordTest, type RecordQuery } from './record-filter.ts';
import type { Db } from './schema.ts';

/** How a programme stands, as far as a query reaches. */
export interface ProgrammeCounts {
  programme: string;
  open: number;
  /** of the open ones, those whose first clock has run out, and those for which it will this week */
  late: number;
  dueThisWeek: number;
  /** since an instant */
  ended: number;
  /** when the oldest of the open ones was opened; null where none is open */
  oldest: Date | null;
}

/** Open, late and ended records by programme, in one pass. Programmes without a record are left out. */
export async function countProgrammes(
  db: Db,
  query: RecordQuery,
  endedSince: Date,
): Promise<ProgrammeCounts[]> {
  const { now, endOfWeek } = query.times;
  const count = (where: ReturnType<typeof sql>) => sql<string>`count(*) FILTER (WHERE ${where})`;
  const rows = await db
    .selectFrom('record')
    .where(recordTest(query))
    .where((eb) => eb.or([eb('ended', '=', false), eb('ended_at', '>=', endedSince)]))
    .select([
      'programme',
      count(sql`NOT ended`).as('open'),
      count(sql`NOT ended AND due_at < ${now}`).as('late'),
      count(sql`NOT ended AND due_at >= ${now} AND due_at < ${endOfWeek}`).as('dueThisWeek'),
      count(sql`ended`).as('ended'),
      sql<Date | null>`min(opened_at) FILTER (WHERE NOT ended)`.as('oldest'),
    ])
    .groupBy('programme')
    .execute();
  return rows.map(({ programme, oldest, ...counts }) => ({
    programme,
    open: Number(counts.open),
    late: Number(counts.late),
    dueThisWeek: Number(counts.dueThisWeek),
    ended: Number(counts.ended),
    oldest,
  }));
}
