import type { MeChange, NewPerson, PersonChange } from '../../model/house-view.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Grant, Viewer } from '../../model/role.ts';
import type { Me, PersonLine } from '../../model/view.ts';
import { writeAudit } from '../../store/audit.ts';
import {
  findPasswordHash,
  findPerson,
  insertPerson,
  listPeople,
  updatePerson,
  type PersonRow,
} from '../../store/people.ts';
import { placePaths } from '../../store/place-paths.ts';
import { grantProblems, isInside, rootPlace } from './grant-check.ts';
import { loginProblems, normalLogin } from './login.ts';
import { hashPassword, isPassword, passwordProblems } from './password.ts';
import { grantsWith, may } from './permissions.ts';
import { sessionOfPerson, startSession, type PeopleHouse } from './service-sign-in.ts';

/** The role that looks after a district; one enabled person always holds it for all of it. */
export const administratorRole = 'admin';

const line = (row: PersonRow, now: Date): PersonLine => ({
  person: row.person,
  login: row.login,
  name: row.name,
  example: row.example,
  disabled: row.disabled,
  lockedUntil: row.lockedUntil && row.lockedUntil > now ? row.lockedUntil.toISOString() : null,
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  grants: row.grants,
});

async function lineOf(house: PeopleHouse, district: string, person: string): Promise<PersonLine> {
  return line((await findPerson(house.store, district, person))!, house.now());
}

/** Paths of the places below which the viewer looks after people; a problem when nowhere. */
async function managedPaths(house: PeopleHouse, viewer: Viewer): Promise<Outcome<string[]>> {
  if (!may(viewer, 'people.manage', house.registry.roles))
    return bad(
      problem(
        'auth.permission',
        'people',
        '您的角色不能管理人员',
        'your role may not manage people',
        {
          wanted: 'people.manage',
        },
      ),
    );
  const grants = grantsWith(viewer, 'people.manage', house.registry.roles);
  const codes = grants.map((grant) => grant.place);
  return good([...(await placePaths(house.store, viewer.district, codes)).values()]);
}

/** The problems of these grants; `within` undefined = no limit of place. */
export async function checkGrants(
  house: PeopleHouse,
  district: string,
  grants: readonly Grant[],
  within: readonly string[] | undefined,
): Promise<Problem[]> {
  const codes = grants.map((grant) => grant.place);
  const paths = await placePaths(house.store, district, codes);
  return grantProblems(house.registry, { district, grants, within }, paths);
}

async function keepInside(
  house: PeopleHouse,
  district: string,
  rows: readonly PersonRow[],
  within: readonly string[],
): Promise<PersonRow[]> {
  const codes = rows.flatMap((row) => row.grants.map((grant) => grant.place));
  const paths = await placePaths(house.store, district, codes);
  const root = rootPlace(house.registry, district);
  return rows.filter((row) => isInside(row.grants, within, paths, root));
}

/** The district's people whose every grant lies in the viewer's places, by login. */
export async function listFor(house: PeopleHouse, viewer: Viewer): Promise<Outcome<PersonLine[]>> {
  const within = await managedPaths(house, viewer);
  if (!within.ok) return within;
  const rows = await listPeople(house.store, viewer.district);
  const inside = await keepInside(house, viewer.district, rows, within.value);
  return good(inside.map((row) => line(row, house.now())));
}

/** Who was given or lost trust stands in the audit beside the reads of personal data. */
const note = (house: PeopleHouse, viewer: Viewer, fields: string[], zh: string, en: string) =>
  writeAudit(house.store.db, {
    district: viewer.district,
    person: viewer.person,
    record: null,
    fields,
    purpose: viewer.language === 'zh' ? zh : en,
    at: house.now(),
  });

export async function addPerson(
  house: PeopleHouse,
  viewer: Viewer,
  asked: NewPerson,
): Promise<Outcome<PersonLine>> {
  const within = await managedPaths(house, viewer);
  if (!within.ok) return within;
  const { district } = viewer;
  const { name, language, grants } = asked;
  const login = normalLogin(asked.login);
  const problems = [
    ...loginProblems(login),
    ...passwordProblems(asked.password, login, 'password'),
    ...(await checkGrants(house, district, grants, within.value)),
  ];
  if (problems.length > 0) return bad(...problems);
  const passwordHash = await hashPassword(asked.password);
  const person = await insertPerson(house.store, {
    district,
    login,
    name,
    language,
    passwordHash,
    grants,
    example: false,
  });
  if (!person) return bad(loginTaken(login));
  await note(house, viewer, ['login', 'grants'], `新增人员 ${login}`, `added person ${login}`);
  return good(await lineOf(house, district, person));
}

/** Changes a person within the viewer's places. A new password and disabling end their sessions. */
export async function changePerson(
  house: PeopleHouse,
  viewer: Viewer,
  person: string,
  asked: PersonChange,
): Promise<Outcome<PersonLine>> {
  const within = await managedPaths(house, viewer);
  if (!within.ok) return within;
  const { district } = viewer;
  const found = await findPerson(house.store, district, person);
  const [row] = found ? await keepInside(house, district, [found], within.value) : [];
  if (!row) return bad(noSuchPerson(person));
  const { password, ...rest } = asked;
  const problems = [
    ...(password === undefined ? [] : passwordProblems(password, row.login, 'password')),
    ...(rest.grants ? await checkGrants(house, district, rest.grants, within.value) : []),
  ];
  if (problems.length > 0) return bad(...problems);
  const update = {
    ...rest,
    ...(password === undefined ? {} : { passwordHash: await hashPassword(password) }),
  };
  const done = await updatePerson(house.store, { district, person }, update, kept(house, district));
  if (done === 'nobody-left') return bad(nobodyLeft());
  const names = Object.keys(asked);
  await note(house, viewer, names, `修改人员 ${row.login}`, `changed person ${row.login}`);
  return good(await lineOf(house, district, person));
}

/** What people change of themselves. A new password ends all their sessions and opens one: `token`. */
export async function changeMe(
  house: PeopleHouse,
  viewer: Viewer,
  asked: MeChange,
): Promise<Outcome<{ me: Me; token: string | null }>> {
  const { district, person } = viewer;
  const row = await findPerson(house.store, district, person);
  if (!row) return bad(noSuchPerson(person));
  if (asked.password) {
    const known = await findPasswordHash(house.store, district, person);
    if (!known || !(await isPassword(known, asked.password.from)))
      return bad(
        problem('input.password', 'password.from', '现在的密码不对', 'wrong current password'),
      );
    const problems = passwordProblems(asked.password.to, row.login, 'password.to');
    if (problems.length > 0) return bad(...problems);
  }
  const update = {
    ...(asked.language ? { language: asked.language } : {}),
    ...(asked.password ? { passwordHash: await hashPassword(asked.password.to) } : {}),
  };
  await updatePerson(house.store, { district, person }, update, kept(house, district));
  const language = asked.language ?? row.language;
  const { me } = sessionOfPerson(house, district, { ...row, language });
  const token = asked.password ? (await startSession(house, district, person)).token : null;
  return good({ me, token });
}

const kept = (house: PeopleHouse, district: string) => ({
  role: administratorRole,
  root: rootPlace(house.registry, district) ?? '',
});

export const loginTaken = (login: string): Problem =>
  problem('conflict.login', 'login', '登录名已有人用', 'the login is taken', { got: login });

const noSuchPerson = (person: string): Problem =>
  problem('missing.person', 'person', '没有这个人', 'there is no such person', { got: person });

const nobodyLeft = (): Problem =>
  problem(
    'conflict.last-administrator',
    'grants',
    '至少要保留一名管理全区的管理员',
    'one enabled administrator of the whole district must stay',
  );
