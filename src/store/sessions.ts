import type { Grant } from '../model/role.ts';
import type { Store } from './store.ts';

/** A running session with what a viewer needs. Only the hash of the token is known here. */
export interface SessionRow {
  person: string;
  login: string;
  name: string;
  language: 'zh' | 'en';
  example: boolean;
  expiresAt: Date;
  grants: Grant[];
}

/** Opens a session, gives the attempts back and forgets the person's sessions that have run out. */
export async function openSession(
  store: Store,
  session: { district: string; tokenHash: Buffer; person: string; now: Date; expiresAt: Date },
): Promise<void> {
  const { district, tokenHash, person, now, expiresAt } = session;
  await store.db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('session')
      .where('district', '=', district)
      .where('person', '=', person)
      .where('expires_at', '<=', now)
      .execute();
    await trx
      .insertInto('session')
      .values({ district, token_hash: tokenHash, person, created_at: now, expires_at: expiresAt })
      .execute();
    await trx
      .updateTable('person')
      .set({ failed: 0, locked_until: null, last_seen_at: now })
      .where('district', '=', district)
      .where('person', '=', person)
      .execute();
  });
}

/** The session of an enabled person that has not run out. */
export async function findSession(
  store: Store,
  district: string,
  tokenHash: Buffer,
  now: Date,
): Promise<SessionRow | undefined> {
  const rows = await store.db
    .selectFrom('session as s')
    .innerJoin('person as p', (on) =>
      on.onRef('p.district', '=', 's.district').onRef('p.person', '=', 's.person'),
    )
    .leftJoin('person_grant as g', (on) =>
      on.onRef('g.district', '=', 's.district').onRef('g.person', '=', 's.person'),
    )
    .select(['p.person', 'p.login', 'p.name', 'p.language', 'p.example'])
    .select(['s.expires_at as expiresAt', 'g.role', 'g.place', 'g.unit'])
    .where('s.district', '=', district)
    .where('s.token_hash', '=', tokenHash)
    .where('s.expires_at', '>', now)
    .where('p.disabled', '=', false)
    .orderBy('g.role')
    .orderBy('g.place')
    .orderBy('g.unit')
    .execute();
  const first = rows[0];
  if (!first) return undefined;
  const grants = rows.flatMap(({ role, place, unit }) =>
    role !== null && place !== null ? [{ role, place, unit: unit || null }] : [],
  );
  const { person, login, name, language, example, expiresAt } = first;
  return { person, login, name, language, example, expiresAt, grants };
}

/** Moves the end of a session on and notes that the person was there. */
export async function renewSession(
  store: Store,
  session: { district: string; tokenHash: Buffer; person: string; now: Date; expiresAt: Date },
): Promise<void> {
  await store.db
    .updateTable('session')
    .set({ expires_at: session.expiresAt })
    .where('district', '=', session.district)
    .where('token_hash', '=', session.tokenHash)
    .execute();
  await store.db
    .updateTable('person')
    .set({ last_seen_at: session.now })
    .where('district', '=', session.district)
    .where('person', '=', session.person)
    .execute();
}

export async function endSession(store: Store, district: string, tokenHash: Buffer): Promise<void> {
  await store.db
    .deleteFrom('session')
    .where('district', '=', district)
    .where('token_hash', '=', tokenHash)
    .execute();
}
