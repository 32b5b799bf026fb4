import { sql } from 'kysely';
import { recordTest, type RecordQuery } from './record-filter.ts';
import type { Db } from './schema.ts';

/** A demand as topics see it; texts are masked as they are stored. */
export interface TopicRow {
  record: string;
  title: string;
  text: string;
  category: string | null;
  place: string | null;
  lat: number | null;
  lon: number | null;
  openedAt: Date;
  /** how many others said "me too" */
  meToo: number;
  simulated: boolean;
}

/** The newest demands of a query since an instant, at most so many, and how many there are. */
export async function topicRows(
  db: Db,
  query: RecordQuery,
  since: Date,
  most: number,
): Promise<{ rows: TopicRow[]; of: number }> {
  const asked = db.selectFrom('record').where(recordTest(query)).where('opened_at', '>=', since);
  const [rows, count] = await Promise.all([
    asked
      .select([
        'record',
        'title',
        sql<string>`coalesce(fields ->> 'text', '')`.as('text'),
        'category',
        'place',
        'lat',
        'lon',
        'opened_at as openedAt',
        sql<number>`coalesce((counts ->> 'meToo')::int, 0)`.as('meToo'),
        'simulated',
      ])
      .orderBy('opened_at', 'desc')
      .orderBy('record')
      .limit(most)
      .execute(),
    asked.select(sql<string>`count(*)`.as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, of: Number(count.n) };
}

/** What a person said of topics. */
export interface TopicChange {
  change: number;
  kind: 'merge' | 'split' | 'undo';
  records: string[];
  undoes: number | null;
  madeBy: string;
  madeAt: Date;
}

/** Every change of a district, oldest first. */
export async function topicChanges(db: Db, district: string): Promise<TopicChange[]> {
  const rows = await db
    .selectFrom('topic_change as c')
    .leftJoin('person as p', (on) =>
      on.onRef('p.district', '=', 'c.district').onRef('p.person', '=', 'c.made_by'),
    )
    .select(['change', 'kind', 'records', 'undoes', 'p.name as madeBy', 'made_at as madeAt'])
    .where('c.district', '=', district)
    .orderBy('change')
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as TopicChange['kind'],
    madeBy: row.madeBy ?? '',
  }));
}

/** Appends a change. Returns false where somebody was faster and it stands already. */
export async function addTopicChange(
  db: Db,
  district: string,
  added: Pick<TopicChange, 'change' | 'kind' | 'records' | 'undoes'> & { person: string },
): Promise<boolean> {
  const { person, ...row } = added;
  const done = await db
    .insertInto('topic_change')
    .values({ district, ...row, made_by: person })
    .onConflict((conflict) => conflict.columns(['district', 'change']).doNothing())
    .returning('change')
    .executeTakeFirst();
  return done !== undefined;
}
