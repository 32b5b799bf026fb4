import type { Act } from '../../model/act.ts';
import type { Field, Programme } from '../../model/programme.ts';
import { seesField } from '../../model/seen-by.ts';
import type { ReferenceLine } from '../../model/view.ts';
import { findByNumber, linkedRecords } from '../../store/linked-records.ts';
import type { RecordQuery } from '../../store/record-filter.ts';
import { findRecord, findRecords, type StoredRecord } from '../../store/records.ts';
import { declarationsOf } from '../../store/registry-versions.ts';
import type { Db } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';

type Programmes = Readonly<Record<string, Programme>>;

/** More of one field are found by searching for the number. */
const mostReferring = 100;

const seenOf = ({ snapshot: { record, title, state } }: StoredRecord) => ({ record, title, state });

const recordFields = (programme: Programme | undefined): [string, Field][] =>
  Object.entries(programme?.fields ?? {}).filter(([, field]) => field.kind === 'record');

/**
 * The records that a record's fields name. Of one beyond the query's scope nothing is told but the
 * number, which the record itself holds.
 *
 * @param roles by which the viewer sees the record
 */
export async function refersTo(
  db: Db,
  programmes: Programmes,
  query: RecordQuery,
  { snapshot }: StoredRecord,
  roles: ReadonlySet<string>,
): Promise<ReferenceLine[]> {
  const lines: ReferenceLine[] = [];
  for (const [name, field] of recordFields(programmes[snapshot.programme])) {
    const number = snapshot.fields[name];
    if (typeof number !== 'string' || number === '' || !seesField(field, roles)) continue;
    const found = await findByNumber(db, query, number);
    const other = found === undefined ? undefined : await findRecord(db, query, found);
    const { label, programme = '' } = field;
    lines.push({ label, number, programme, seen: other ? seenOf(other) : null });
  }
  return lines;
}

/**
 * The records within the query's scope whose fields name this one, oldest first by field. References
 * that only some roles see, or that are not searched, are told on their own side alone.
 */
export async function referredBy(
  db: Db,
  programmes: Programmes,
  query: RecordQuery,
  { snapshot }: StoredRecord,
): Promise<ReferenceLine[]> {
  const lines: ReferenceLine[] = [];
  for (const programme of Object.values(programmes)) {
    for (const [name, field] of recordFields(programme)) {
      const told = field.seenBy === undefined && field.searched && !field.sensitive;
      if (field.programme !== snapshot.programme || !told) continue;
      const within = { ...query, filter: { ...query.filter, programme: programme.code } };
      const link = { field: name, number: snapshot.number };
      const ids = await linkedRecords(db, within, link, mostReferring);
      const found = await findRecords(db, within, ids);
      for (const other of ids.flatMap((id) => found.get(id) ?? [])) {
        const { number } = other.snapshot;
        const { label } = field;
        lines.push({ label, number, programme: programme.code, seen: seenOf(other) });
      }
    }
  }
  return lines;
}

/**
 * The fields that a record holds and its programme has no more, as the version declared them under
 * which they were last written: what was taken in stays readable, and hidden from whom it was hidden.
 */
export async function formerFields(
  store: Pick<Store, 'db'>,
  programmes: Programmes,
  { snapshot }: StoredRecord,
  acts: readonly Act[],
): Promise<Record<string, Field>> {
  const { district, programme, fields } = snapshot;
  const known = programmes[programme]?.fields ?? {};
  const former: Record<string, Field> = {};
  for (const name of Object.keys(fields)) {
    if (name in known || fields[name] === null) continue;
    const act = acts.findLast(({ change }) => change.fields && name in change.fields);
    if (!act) continue;
    const then = await declarationsOf(store, district, act.programmeVersion);
    const field = then?.programmes[programme]?.fields[name];
    if (field) former[name] = field;
  }
  return former;
}
