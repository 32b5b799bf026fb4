import { setTimeout as pause } from 'node:timers/promises';
import type { SignIn } from '../../model/house-view.ts';
import { bad, good, problem, type Outcome } from '../../model/problem.ts';
import type { Registry } from '../../model/registry.ts';
import type { Viewer } from '../../model/role.ts';
import type { Me } from '../../model/view.ts';
import { findPerson, takeAttempt, type PersonRow } from '../../store/people.ts';
import { endSession, findSession, openSession, renewSession } from '../../store/sessions.ts';
import type { Store } from '../../store/store.ts';
import { normalLogin } from './login.ts';
import { isPassword } from './password.ts';
import { landingOf, permissionsOf } from './permissions.ts';
import { newToken, readToken } from './session-token.ts';

/** What the functions of this room work with. */
export interface PeopleHouse {
  store: Store;
  registry: Registry;
  now: () => Date;
  /** a refused sign-in takes at least this long, whatever was wrong with it */
  refusalMs: number;
  /** hash of nobody's password: the same work for a login that does not exist */
  nobodysHash: Promise<string>;
  /** given by the terminal for the first administrator; new at every start */
  setupSecret: string;
}

/** Who is signed in: for engines, and for the page. */
export interface Session {
  viewer: Viewer;
  me: Me;
}

/** A new session with its token, which goes to the browser and is kept nowhere. */
export interface StartedSession extends Session {
  token: string;
}

const sessionMs = 12 * 3_600_000;
/** a session is moved on at most this often, so that reading does not write each time */
const renewEveryMs = 5 * 60_000;
const attempts = { most: 5, lockMinutes: 15 };

/** Opens a session for the right password of an enabled person who is not locked out. */
export async function signIn(house: PeopleHouse, asked: SignIn): Promise<Outcome<StartedSession>> {
  const started = performance.now();
  const login = normalLogin(asked.login);
  const { district } = asked;
  const taken = await takeAttempt(house.store, { district, login, now: house.now(), ...attempts });
  const passwordHash = taken?.passwordHash ?? (await house.nobodysHash);
  const isRight = await isPassword(passwordHash, asked.password);
  if (taken && isRight) return good(await startSession(house, district, taken.person));
  await pause(Math.max(0, house.refusalMs - (performance.now() - started)));
  // one answer for everything that can be wrong, so that it tells nobody which logins exist
  return bad(
    problem(
      'auth.sign-in',
      'password',
      `登录名或密码不对；连续${attempts.most}次不对，账号锁定${attempts.lockMinutes}分钟`,
      `wrong login or password; after ${attempts.most} failures in a row the account is locked for ${attempts.lockMinutes} minutes`,
    ),
  );
}

/** Opens a session without asking for a password. */
export async function startSession(
  house: PeopleHouse,
  district: string,
  person: string,
): Promise<StartedSession> {
  const token = newToken(district);
  const now = house.now();
  const expiresAt = new Date(now.getTime() + sessionMs);
  const { hash: tokenHash } = readToken(token)!;
  await openSession(house.store, { district, tokenHash, person, now, expiresAt });
  const row = await findPerson(house.store, district, person);
  return { token, ...sessionOfPerson(house, district, row!) };
}

export async function signOut(house: PeopleHouse, token: string): Promise<void> {
  const read = readToken(token);
  if (read) await endSession(house.store, read.district, read.hash);
}

/**
 * Who holds this token, undefined when nobody does (any more). Each call moves the end of the
 * session to 12 hours from now, unless `touch` is false: an open page is not a person at work.
 */
export async function sessionOf(
  house: PeopleHouse,
  token: string,
  touch: boolean,
): Promise<Session | undefined> {
  const read = readToken(token);
  if (!read) return undefined;
  const { district, hash: tokenHash } = read;
  const now = house.now();
  const row = await findSession(house.store, district, tokenHash, now);
  if (!row) return undefined;
  const expiresAt = new Date(now.getTime() + sessionMs);
  if (touch && expiresAt.getTime() - row.expiresAt.getTime() > renewEveryMs)
    await renewSession(house.store, { district, tokenHash, person: row.person, now, expiresAt });
  return sessionOfPerson(house, district, row);
}

/** A stored person as engines and the page see them. */
export function sessionOfPerson(
  house: PeopleHouse,
  district: string,
  row: Pick<PersonRow, 'person' | 'login' | 'name' | 'language' | 'example' | 'grants'>,
): Session {
  const { person, login, name, language, example, grants } = row;
  const { roles } = house.registry;
  return {
    viewer: { district, person, name, language, grants },
    me: {
      person,
      login,
      name,
      district,
      language,
      example,
      grants,
      permissions: permissionsOf(grants, roles),
      landing: landingOf(grants, roles),
    },
  };
}
