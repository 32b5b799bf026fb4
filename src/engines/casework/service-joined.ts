import { good, type Outcome, bad } from '../../model/problem.ts';
import type { Programme } from '../../model/programme.ts';
import type { Viewer } from '../../model/role.ts';
import type { JoinedLine, JoinedView } from '../../model/similar-view.ts';
import { lastActs, listActs } from '../../store/acts.ts';
import { findByNumber, linkedRecords } from '../../store/linked-records.ts';
import type { RecordQuery } from '../../store/record-filter.ts';
import { findRecord, findRecords, type StoredRecord } from '../../store/records.ts';
import { notThere } from './act-steps.ts';
import { allowedTypes } from './allowed-acts.ts';
import { noDistrict, type CaseworkHouse } from './casework-house.ts';
import { queryOf } from './record-query.ts';
import type { Setup } from './setup.ts';
import { scopesOf } from './viewer-scope.ts';

/** The field by which a joined demand names what it was joined to. */
const linkField = 'mergedInto';
/** More are counted by the list of records itself. */
const mostJoined = 200;
/** A demand joined to one that was joined itself later: followed so far. */
const longestChain = 20;

const linkOf = ({ snapshot }: StoredRecord): string | undefined => {
  const number = snapshot.fields[linkField];
  return typeof number === 'string' && number !== '' ? number : undefined;
};

/** What answers for a joined demand: the end of its chain of links, as far as the viewer may see it. */
async function targetOf(
  house: CaseworkHouse,
  query: RecordQuery,
  from: StoredRecord,
): Promise<StoredRecord | undefined> {
  const { db } = house.store;
  const seen = new Set([from.snapshot.number]);
  let target: StoredRecord | undefined;
  for (let number = linkOf(from); number !== undefined && seen.size < longestChain;) {
    if (seen.has(number)) break;
    seen.add(number);
    const record = await findByNumber(db, query, number);
    const next = record === undefined ? undefined : await findRecord(db, query, record);
    if (!next) break;
    target = next;
    number = linkOf(next);
  }
  return target;
}

/** Public steps of a record from an instant on, in the words that a citizen reads. */
async function publicSteps(
  house: CaseworkHouse,
  programme: Programme | undefined,
  { snapshot }: StoredRecord,
  since: string,
): Promise<JoinedView['told']> {
  const acts = await listActs(house.store.db, snapshot.district, snapshot.record);
  return acts.flatMap(({ type, at }) => {
    const label = programme?.acts[type]?.publicLabel;
    return label && at >= since ? [{ number: snapshot.number, at, label }] : [];
  });
}

async function linesOf(
  house: CaseworkHouse,
  setup: Setup,
  viewer: Viewer,
  records: readonly StoredRecord[],
): Promise<JoinedLine[]> {
  const ids = records.map(({ snapshot }) => snapshot.record);
  const last = await lastActs(house.store.db, viewer.district, ids);
  const at = house.now().toISOString();
  return records.map(({ snapshot: s }) => {
    const programme = setup.programmes[s.programme];
    const of = { setup, snapshot: s, last: last.get(s.record) ?? [], at };
    return {
      record: s.record,
      number: s.number,
      title: s.title,
      seq: s.seq,
      state: s.state,
      openedAt: s.openedAt,
      acts: programme ? allowedTypes(viewer, programme, of) : [],
    };
  });
}

/**
 * What a demand was joined to and what was joined to it, as far as the viewer may see; and what its
 * reporter is told: its own public steps, and from its joining on those of the demand that answers for it. Both
 * directions are read from the one link that the joined demand holds, so that they cannot disagree.
 */
export async function viewJoined(
  house: CaseworkHouse,
  viewer: Viewer,
  record: string,
): Promise<Outcome<JoinedView>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  const { db } = house.store;
  const query = queryOf(setup, scopesOf(setup, viewer), {}, house.now());
  const stored = await findRecord(db, query, record);
  if (!stored) return bad(notThere(record));
  const { number, programme: code, endedAt } = stored.snapshot;
  const programme = setup.programmes[code];
  const link = { field: linkField, number };
  const [target, ids] = await Promise.all([
    targetOf(house, query, stored),
    linkedRecords(db, query, link, mostJoined),
  ]);
  const found = await findRecords(db, query, ids);
  const joined = ids.flatMap((id) => found.get(id) ?? []);
  const people = [stored, ...joined].reduce(
    (sum, { snapshot }) => sum + 1 + (snapshot.counts.meToo ?? 0),
    0,
  );
  const into = target ? await linesOf(house, setup, viewer, [target]) : [];
  const own = await publicSteps(house, programme, stored, '');
  const theirs = target ? await publicSteps(house, programme, target, endedAt ?? '') : [];
  const told = [...own, ...theirs].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return good({
    into: into[0] ?? null,
    joined: await linesOf(house, setup, viewer, joined),
    people,
    told,
  });
}
