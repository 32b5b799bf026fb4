import { sql, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

/** One read of personal data in clear: who, which fields of which record, what for. */
export interface AuditEntry {
  district: string;
  person: string;
  record: string | null;
  fields: string[];
  purpose: string;
  at: Date;
}

/** Writes the entry; inside the transaction of the read when `db` is one. Entries cannot be changed. */
export async function writeAudit(db: Kysely<Schema>, entry: AuditEntry): Promise<void> {
  await db.insertInto('audit').values(entry).execute();
}

export interface AuditQuery {
  district: string;
  /**
   * place paths: only entries of records at or below one of them, and entries without a record;
   * undefined = the whole district
   */
  within: string[] | undefined;
  person?: string;
  record?: string;
  /** instants, `from` included, `to` not */
  from?: Date;
  to?: Date;
  page: number;
  pageSize: number;
}

export interface AuditRow {
  at: Date;
  person: string;
  name: string;
  record: string | null;
  number: string | null;
  fields: string[];
  purpose: string;
}

/** Newest first, with the person's name (`xianban` for the machine's operator) and the record's number, and how many there are in all. */
export async function listAudit(
  store: Store,
  query: AuditQuery,
): Promise<{ rows: AuditRow[]; total: number }> {
  const found = store.db
    .selectFrom('audit as a')
    .leftJoin('person as p', (on) =>
      on.onRef('p.district', '=', 'a.district').onRef('p.person', '=', 'a.person'),
    )
    .leftJoin('record as r', (on) =>
      on.onRef('r.district', '=', 'a.district').onRef('r.record', '=', 'a.record'),
    )
    .where('a.district', '=', query.district)
    .$if(query.within !== undefined, (q) =>
      q.where((is) =>
        is.or([
          is('a.record', 'is', null),
          ...query.within!.flatMap((path) => [
            is('r.place_path', '=', path),
            is('r.place_path', 'like', `${path.replace(/[\\%_]/g, '\\$&')}/%`),
          ]),
        ]),
      ),
    )
    .$if(query.person !== undefined, (q) => q.where('a.person', '=', query.person!))
    .$if(query.record !== undefined, (q) => q.where('a.record', '=', query.record!))
    .$if(query.from !== undefined, (q) => q.where('a.at', '>=', query.from!))
    .$if(query.to !== undefined, (q) => q.where('a.at', '<', query.to!));
  const rows = await found
    .select(sql<string>`coalesce(p.name, 'xianban')`.as('name'))
    .select(['a.at', 'a.person', 'a.record', 'r.number', 'a.fields', 'a.purpose'])
    .orderBy('a.at', 'desc')
    .orderBy('a.entry')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  const { n } = await found.select(sql<string>`count(*)`.as('n')).executeTakeFirstOrThrow();
  return { rows, total: Number(n) };
}
