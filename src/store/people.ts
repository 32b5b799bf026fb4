import { sql, type Kysely } from 'kysely';
import type { Grant } from '../model/role.ts';
import type { Schema, Trx } from './schema.ts';
import type { Store } from './store.ts';

/** A person as stored, without the password. */
export interface PersonRow {
  person: string;
  login: string;
  name: string;
  language: 'zh' | 'en';
  example: boolean;
  disabled: boolean;
  lockedUntil: Date | null;
  lastSeenAt: Date | null;
  grants: Grant[];
}

export interface PersonInsert {
  district: string;
  login: string;
  name: string;
  language: 'zh' | 'en';
  passwordHash: string;
  example: boolean;
  grants: Grant[];
}

/** Absent means untouched. */
export interface PersonUpdate {
  name?: string;
  language?: 'zh' | 'en';
  disabled?: boolean;
  unlock?: boolean;
  passwordHash?: string;
  grants?: Grant[];
}

const columns = [
  'person.person',
  'login',
  'name',
  'language',
  'example',
  'disabled',
  'locked_until as lockedUntil',
  'last_seen_at as lastSeenAt',
] as const;

/** One row per grant (or one with nulls) becomes one person with grants. */
function gather(
  rows: (Omit<PersonRow, 'grants'> & {
    role: string | null;
    place: string | null;
    unit: string | null;
  })[],
): PersonRow[] {
  const people = new Map<string, PersonRow>();
  for (const { role, place, unit, ...rest } of rows) {
    const person = people.get(rest.person) ?? { ...rest, grants: [] };
    people.set(rest.person, person);
    if (role !== null && place !== null) person.grants.push({ role, place, unit: unit || null });
  }
  return [...people.values()];
}

const withGrants = (store: Store, district: string) =>
  store.db
    .selectFrom('person')
    .leftJoin('person_grant as g', (on) =>
      on.onRef('g.district', '=', 'person.district').onRef('g.person', '=', 'person.person'),
    )
    .select([...columns, 'g.role', 'g.place', 'g.unit'])
    .where('person.district', '=', district)
    .orderBy('login')
    .orderBy('g.role')
    .orderBy('g.place')
    .orderBy('g.unit');

/** Everybody of the district with their grants, by login. */
export async function listPeople(store: Store, district: string): Promise<PersonRow[]> {
  return gather(await withGrants(store, district).execute());
}

export async function findPerson(
  store: Store,
  district: string,
  person: string,
): Promise<PersonRow | undefined> {
  const rows = await withGrants(store, district).where('person.person', '=', person).execute();
  return gather(rows)[0];
}

/** The stored password hash; only for checking a password that its owner gives. */
export async function findPasswordHash(
  store: Store,
  district: string,
  person: string,
): Promise<string | undefined> {
  const row = await store.db
    .selectFrom('person')
    .select('password_hash')
    .where('district', '=', district)
    .where('person', '=', person)
    .executeTakeFirst();
  return row?.password_hash;
}

/**
 * Takes one of the attempts that a login has: counts it as failed before the password is looked
 * at, so that many at once cannot outrun the count. Undefined when the login is unknown, disabled
 * or locked. A right password gives the attempts back (`openSession`).
 */
export async function takeAttempt(
  store: Store,
  attempt: { district: string; login: string; now: Date; most: number; lockMinutes: number },
): Promise<{ person: string; passwordHash: string } | undefined> {
  const { district, login, now, most } = attempt;
  const until = new Date(now.getTime() + attempt.lockMinutes * 60_000);
  const failed = sql<number>`CASE WHEN locked_until IS NULL THEN failed ELSE 0 END + 1`;
  return store.db
    .updateTable('person')
    .set({
      failed,
      locked_until: sql<Date | null>`CASE WHEN ${failed} >= ${most} THEN ${until}::timestamptz END`,
    })
    .where('district', '=', district)
    .where('login', '=', login)
    .where('disabled', '=', false)
    .where((is) => is.or([is('locked_until', 'is', null), is('locked_until', '<=', now)]))
    .returning(['person', 'password_hash as passwordHash'])
    .executeTakeFirst();
}

/** Undefined when the login is taken. */
export async function insertPerson(
  store: Store,
  person: PersonInsert,
): Promise<string | undefined> {
  return store.db.transaction().execute((trx) => insertWithGrants(trx, person));
}

async function insertWithGrants(trx: Trx, person: PersonInsert): Promise<string | undefined> {
  const row = await trx
    .insertInto('person')
    .values({
      district: person.district,
      login: person.login,
      name: person.name,
      language: person.language,
      password_hash: person.passwordHash,
      example: person.example,
    })
    .onConflict((on) => on.columns(['district', 'login']).doNothing())
    .returning('person')
    .executeTakeFirst();
  if (row) await replaceGrants(trx, person.district, row.person, person.grants);
  return row?.person;
}

async function replaceGrants(
  trx: Trx,
  district: string,
  person: string,
  grants: readonly Grant[],
): Promise<void> {
  await trx
    .deleteFrom('person_grant')
    .where('district', '=', district)
    .where('person', '=', person)
    .execute();
  if (grants.length === 0) return;
  await trx
    .insertInto('person_grant')
    .values(grants.map((g) => ({ district, person, ...g, unit: g.unit ?? '' })))
    .onConflict((on) => on.doNothing())
    .execute();
}

/** One at a time decides who administers a district; holds until the transaction ends. */
async function lockPeople(trx: Trx, district: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('people'), hashtext(${district}))`.execute(trx);
}

/** How many enabled people hold this role for the whole district (`root` is its root place). */
async function countHolders(
  db: Kysely<Schema>,
  of: { district: string; role: string; root: string },
): Promise<number> {
  const row = await db
    .selectFrom('person_grant as g')
    .innerJoin('person as p', (on) =>
      on.onRef('p.district', '=', 'g.district').onRef('p.person', '=', 'g.person'),
    )
    .select((is) => is.fn.countAll<string>().as('n'))
    .where('g.district', '=', of.district)
    .where('g.role', '=', of.role)
    .where('g.place', '=', of.root)
    .where('p.disabled', '=', false)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** True while no enabled person holds the role for the whole district. */
export async function isWithout(
  store: Store,
  of: { district: string; role: string; root: string },
): Promise<boolean> {
  return (await countHolders(store.db, of)) === 0;
}

/**
 * Adds the first holder of a role, unless there is one by now.
 * Answers `held` when there was, `taken` when the login is, else the new person.
 */
export async function insertFirst(
  store: Store,
  of: { role: string; root: string },
  person: PersonInsert,
): Promise<'held' | 'taken' | { person: string }> {
  return store.db.transaction().execute(async (trx) => {
    await lockPeople(trx, person.district);
    const holders = await countHolders(trx, { ...of, district: person.district });
    if (holders > 0) return 'held';
    const added = await insertWithGrants(trx, person);
    return added ? { person: added } : 'taken';
  });
}

class NobodyLeft extends Error {}

/**
 * Changes a person and ends their sessions where the change takes trust away (a new password,
 * disabling). Answers `nobody-left`, and changes nothing, when it would take the kept role from the
 * last enabled person who holds it for the whole district.
 */
export async function updatePerson(
  store: Store,
  key: { district: string; person: string },
  change: PersonUpdate,
  kept: { role: string; root: string },
): Promise<'done' | 'nobody-left'> {
  const holders = { ...kept, district: key.district };
  const work = async (trx: Trx) => {
    await lockPeople(trx, key.district);
    const before = await countHolders(trx, holders);
    await writeColumns(trx, key, change);
    if (change.grants) await replaceGrants(trx, key.district, key.person, change.grants);
    if (change.disabled || change.passwordHash !== undefined) await endSessions(trx, key);
    if (before > 0 && (await countHolders(trx, holders)) === 0) throw new NobodyLeft();
  };
  try {
    await store.db.transaction().execute(work);
    return 'done';
  } catch (error) {
    if (error instanceof NobodyLeft) return 'nobody-left';
    throw error;
  }
}

async function endSessions(
  trx: Trx,
  { district, person }: { district: string; person: string },
): Promise<void> {
  await trx
    .deleteFrom('session')
    .where('district', '=', district)
    .where('person', '=', person)
    .execute();
}

async function writeColumns(
  trx: Trx,
  key: { district: string; person: string },
  change: PersonUpdate,
): Promise<void> {
  const set = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.language === undefined ? {} : { language: change.language }),
    ...(change.disabled === undefined ? {} : { disabled: change.disabled }),
    ...(change.passwordHash === undefined ? {} : { password_hash: change.passwordHash }),
    ...(change.unlock || change.passwordHash !== undefined
      ? { failed: 0, locked_until: null }
      : {}),
  };
  if (Object.keys(set).length === 0) return;
  await trx
    .updateTable('person')
    .set(set)
    .where('district', '=', key.district)
    .where('person', '=', key.person)
    .execute();
}

/** Example users by district, with the first role they hold. */
export async function listExamples(
  store: Store,
): Promise<{ district: string; login: string; name: string; role: string }[]> {
  const rows = await store.db
    .selectFrom('person as p')
    .innerJoin('person_grant as g', (on) =>
      on.onRef('g.district', '=', 'p.district').onRef('g.person', '=', 'p.person'),
    )
    .select(['p.district', 'p.login', 'p.name', (is) => is.fn.min('g.role').as('role')])
    .where('p.example', '=', true)
    .where('p.disabled', '=', false)
    .groupBy(['p.district', 'p.login', 'p.name'])
    .orderBy('p.district')
    .orderBy('p.login')
    .execute();
  return rows;
}
