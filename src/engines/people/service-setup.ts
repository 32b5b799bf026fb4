import { timingSafeEqual } from 'node:crypto';
import type { Setup } from '../../model/house-view.ts';
import { bad, good, problem, type Outcome } from '../../model/problem.ts';
import type { Grant } from '../../model/role.ts';
import { insertFirst, insertPerson, isWithout } from '../../store/people.ts';
import { rootPlace } from './grant-check.ts';
import { loginProblems, normalLogin } from './login.ts';
import { hashPassword, passwordProblems } from './password.ts';
import { administratorRole, checkGrants, loginTaken } from './service-care.ts';
import { startSession, type PeopleHouse, type StartedSession } from './service-sign-in.ts';

/** A person of the examples; whoever is made from this is marked as an example. */
export interface ExamplePerson {
  district: string;
  login: string;
  name: string;
  /** the district's own when absent */
  language?: 'zh' | 'en';
  grants: Grant[];
}

/** Whether the district still waits for its first administrator. */
export async function needsSetup(house: PeopleHouse, district: string): Promise<boolean> {
  const root = rootPlace(house.registry, district);
  return root !== undefined && isWithout(house.store, { district, role: administratorRole, root });
}

/** The token for `firstAdministrator`; undefined when no district waits for one. */
export async function setupToken(house: PeopleHouse): Promise<string | undefined> {
  const districts = Object.keys(house.registry.districts);
  const waiting = await Promise.all(districts.map((district) => needsSetup(house, district)));
  return waiting.includes(true) ? house.setupSecret : undefined;
}

/** Makes the first administrator of a district, once, and signs them in. */
export async function firstAdministrator(
  house: PeopleHouse,
  asked: Setup,
): Promise<Outcome<StartedSession>> {
  const given = Buffer.from(asked.token.trim());
  const wanted = Buffer.from(house.setupSecret);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    return bad(
      problem(
        'auth.setup',
        'token',
        '安装口令不对；启动程序的终端里有它',
        'wrong setup token; the terminal of the program shows it',
      ),
    );
  const added = await addAdministrator(house, asked);
  return added.ok ? good(await startSession(house, asked.district, added.value)) : added;
}

/** As `firstAdministrator`, without a token: for whoever sits at the machine. Answers the person. */
export async function addAdministrator(
  house: PeopleHouse,
  asked: Omit<Setup, 'token'>,
): Promise<Outcome<string>> {
  const { district, name, password } = asked;
  const login = normalLogin(asked.login);
  const root = rootPlace(house.registry, district);
  if (root === undefined)
    return bad(
      problem('missing.district', 'district', '没有这个区', 'there is no such district', {
        got: district,
      }),
    );
  const problems = [...loginProblems(login), ...passwordProblems(password, login, 'password')];
  if (problems.length > 0) return bad(...problems);
  const first = {
    district,
    login,
    name,
    example: false,
    language: house.registry.districts[district]!.language,
    passwordHash: await hashPassword(password),
    grants: [{ role: administratorRole, place: root, unit: null }],
  };
  const added = await insertFirst(house.store, { role: administratorRole, root }, first);
  if (added === 'taken') return bad(loginTaken(login));
  if (added !== 'held') return good(added.person);
  return bad(
    problem(
      'conflict.administrator',
      'district',
      '这个区已有管理员，请由管理员添加人员',
      'this district has an administrator, who can add people',
      { got: district },
    ),
  );
}

/**
 * Adds people marked as examples, all with one password. Logins that exist stay as they are.
 * Answers how many were added; nothing is added when one of them is wrong.
 */
export async function addExamplePeople(
  house: PeopleHouse,
  people: readonly ExamplePerson[],
  password: string,
): Promise<Outcome<number>> {
  const checks = people.map(async ({ district, login, grants }) => [
    ...loginProblems(normalLogin(login)),
    ...passwordProblems(password, normalLogin(login), 'password'),
    ...(await checkGrants(house, district, grants, undefined)),
  ]);
  const problems = (await Promise.all(checks)).flat();
  if (problems.length > 0) return bad(...problems);
  const added = await Promise.all(
    people.map(async ({ district, login, name, language, grants }) =>
      insertPerson(house.store, {
        district,
        login: normalLogin(login),
        name,
        grants,
        example: true,
        language: language ?? house.registry.districts[district]?.language ?? 'zh',
        passwordHash: await hashPassword(password),
      }),
    ),
  );
  return good(added.filter((person) => person !== undefined).length);
}
