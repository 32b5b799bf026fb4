import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../../test/database.ts';
import { loadRegistry } from '../../declared.ts';
import type { Outcome } from '../../model/problem.ts';
import type { Registry } from '../../model/registry.ts';
import { listAudit } from '../../store/audit.ts';
import { publishRegistry } from '../../store/registry-versions.ts';
import { createPeople, type People } from './service.ts';

const root = '410702';
const password = 'correct horse';
const minutes = (n: number) => n * 60_000;

let test: TestStore;
let registry: Registry;
let people: People;
/** the clock of the engine; tests move it on */
let at = Date.parse('2026-03-20T01:00:00Z');
let street: string;
let village: string;
let otherStreet: string;

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problems[0]?.code);
const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};
const trySignIn = (login: string, given = password) =>
  people.signIn({ district: 'hongqi', login, password: given });
const addHandler = async (login: string, place = root) =>
  must(
    await people.add(people.operator('hongqi'), {
      login,
      name: '承办员',
      language: 'zh',
      password,
      grants: [{ role: 'dispatcher', place, unit: null }],
    }),
  );

beforeAll(async () => {
  test = await testStore();
  registry = await loadRegistry();
  await publishRegistry(test.store, registry);
  people = createPeople({ store: test.store, registry, now: () => new Date(at), refusalMs: 0 });
  const { places } = registry.places.hongqi!;
  const streets = places.filter((place) => place.parent === root);
  street = streets[0]!.code;
  otherStreet = streets[1]!.code;
  village = places.find((place) => place.parent === street)!.code;
});
afterAll(() => test.drop());

describe('the first administrator', () => {
  it('is asked for where nobody administers, with the token, once', async () => {
    expect(await people.needsSetup('boston')).toBe(true);
    const token = await people.setupToken();
    const asked = { district: 'boston', login: 'Ann', name: 'Ann', password, token: token! };
    expect(codeOf(await people.firstAdministrator({ ...asked, token: 'guess' }))).toBe(
      'auth.setup',
    );
    expect(codeOf(await people.firstAdministrator({ ...asked, password: 'short' }))).toBe(
      'input.password',
    );
    const started = must(await people.firstAdministrator(asked));
    expect(started.me).toMatchObject({ login: 'ann', district: 'boston', example: false });
    expect(started.me.permissions).toContain('people.manage');
    expect(codeOf(await people.firstAdministrator({ ...asked, login: 'eve' }))).toBe(
      'conflict.administrator',
    );
    expect(await people.needsSetup('boston')).toBe(false);
  });

  it('is one, however many ask at once', async () => {
    const asked = { district: 'chicago', name: 'First', password };
    const outcomes = await Promise.all(
      ['a1', 'a2', 'a3', 'a4'].map((login) => people.addAdministrator({ ...asked, login })),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  it('cannot be in a district that is not declared', async () => {
    const asked = { district: 'atlantis', login: 'nemo', name: 'Nemo', password };
    expect(codeOf(await people.addAdministrator(asked))).toBe('missing.district');
  });
});

describe('sign-in', () => {
  it('gives a token that names the person until they sign out', async () => {
    await addHandler('wang.wei');
    const { token, me } = must(await trySignIn(' Wang.Wei '));
    expect(me).toMatchObject({ login: 'wang.wei', landing: 'today' });
    expect((await people.sessionOf(token))?.viewer.name).toBe('承办员');
    await people.signOut(token);
    expect(await people.sessionOf(token)).toBeUndefined();
  });

  it('keeps no token in the store, only its hash', async () => {
    const { token } = must(await trySignIn('wang.wei'));
    const rows = await test.store.db.selectFrom('session').selectAll().execute();
    const secret = token.split('.')[1]!;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => !row.token_hash.equals(Buffer.from(secret, 'base64url')))).toBe(
      true,
    );
  });

  it('says the same of a wrong password, an unknown login and a disabled person', async () => {
    const gone = await addHandler('gone');
    must(await people.change(people.operator('hongqi'), gone.person, { disabled: true }));
    const answers = [
      await trySignIn('wang.wei', 'wrong password'),
      await trySignIn('nobody'),
      await trySignIn('gone'),
      await people.signIn({ district: 'boston', login: 'wang.wei', password }),
      await people.signIn({ district: 'atlantis', login: 'wang.wei', password }),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(codeOf(answers[0]!)).toBe('auth.sign-in');
  });

  it('ends after 12 hours without a request, and not before', async () => {
    const { token } = must(await trySignIn('wang.wei'));
    at += minutes(11 * 60);
    expect(await people.sessionOf(token)).toBeDefined();
    at += minutes(11 * 60);
    expect(await people.sessionOf(token)).toBeDefined();
    at += minutes(12 * 60 + 1);
    expect(await people.sessionOf(token)).toBeUndefined();
  });

  it('does not last longer because a page is open', async () => {
    const { token } = must(await trySignIn('wang.wei'));
    at += minutes(11 * 60);
    expect(await people.sessionOf(token, false)).toBeDefined();
    at += minutes(61);
    expect(await people.sessionOf(token, false)).toBeUndefined();
  });
});

describe('lock-out', () => {
  it('comes with the fifth failure and goes after 15 minutes', async () => {
    await addHandler('zhao.min');
    for (let i = 0; i < 5; i++) await trySignIn('zhao.min', 'wrong password');
    expect(codeOf(await trySignIn('zhao.min'))).toBe('auth.sign-in');
    at += minutes(14);
    expect(codeOf(await trySignIn('zhao.min'))).toBe('auth.sign-in');
    at += minutes(2);
    expect(codeOf(await trySignIn('zhao.min'))).toBe('ok');
  });

  it('does not come when a right password is among five', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await trySignIn('zhao.min', 'wrong password');
      expect(codeOf(await trySignIn('zhao.min'))).toBe('ok');
    }
  });

  it('cannot be outrun by trying many at once', async () => {
    await addHandler('qian.li');
    const guesses = Array.from({ length: 20 }, (_, i) =>
      trySignIn('qian.li', i === 19 ? password : `wrong password ${i}`),
    );
    await Promise.all(guesses);
    const { failed, locked_until: lockedUntil } = await test.store.db
      .selectFrom('person')
      .select(['failed', 'locked_until'])
      .where('login', '=', 'qian.li')
      .executeTakeFirstOrThrow();
    // either the right one was among the five that were looked at, or nobody got in
    expect(failed === 0 || (failed === 5 && lockedUntil !== null)).toBe(true);
  });

  it('is ended by an administrator, or by a new password', async () => {
    const { person } = await addHandler('sun.hao');
    const operator = people.operator('hongqi');
    for (let i = 0; i < 5; i++) await trySignIn('sun.hao', 'wrong password');
    const line = must(await people.list(operator)).find((p) => p.login === 'sun.hao');
    expect(line?.lockedUntil).toBe(new Date(at + minutes(15)).toISOString());
    must(await people.change(operator, person, { unlock: true }));
    expect(codeOf(await trySignIn('sun.hao'))).toBe('ok');
  });
});

describe('looking after people', () => {
  it('needs the permission', async () => {
    const { viewer } = must(await trySignIn('wang.wei'));
    expect(codeOf(await people.list(viewer))).toBe('auth.permission');
    expect(codeOf(await people.change(viewer, viewer.person, { name: 'x' }))).toBe(
      'auth.permission',
    );
  });

  it('refuses what does not exist, with the place of each fault', async () => {
    const outcome = await people.add(people.operator('hongqi'), {
      login: '-',
      name: '谁',
      language: 'zh',
      password: 'short',
      grants: [
        { role: 'king', place: root, unit: null },
        { role: 'simulator', place: root, unit: null },
        { role: 'handler', place: 'moon', unit: null },
        { role: 'handler', place: root, unit: 'ministry-of-magic' },
      ],
    });
    expect(outcome.ok ? [] : outcome.problems.map((p) => `${p.code} ${p.path}`)).toEqual([
      'input.login login',
      'input.password password',
      'input.role grants[0].role',
      'input.role grants[1].role',
      'input.place grants[2].place',
      'input.unit grants[2].unit',
      'input.unit grants[3].unit',
    ]);
  });

  it('takes each login once, whatever its case', async () => {
    const outcome = await people.add(people.operator('hongqi'), {
      login: 'WANG.WEI',
      name: '另一个',
      language: 'zh',
      password,
      grants: [{ role: 'leader', place: root, unit: null }],
    });
    expect(codeOf(outcome)).toBe('conflict.login');
  });

  it('stays within the places of the one who looks after them', async () => {
    must(
      await people.add(people.operator('hongqi'), {
        login: 'street.admin',
        name: '街道管理员',
        language: 'zh',
        password,
        grants: [{ role: 'admin', place: street, unit: null }],
      }),
    );
    const { viewer } = must(await trySignIn('street.admin'));
    const inside = await addHandler('inside', village);
    const outside = await addHandler('outside', otherStreet);
    const logins = must(await people.list(viewer)).map((person) => person.login);
    expect(logins).toEqual(['inside', 'street.admin']);
    expect(codeOf(await people.change(viewer, outside.person, { name: '改名' }))).toBe(
      'missing.person',
    );
    expect(must(await people.change(viewer, inside.person, { name: '改名' })).name).toBe('改名');
    const wider = { grants: [{ role: 'admin', place: root, unit: null }] };
    expect(codeOf(await people.change(viewer, viewer.person, wider))).toBe('auth.place');
  });

  it('ends sessions with a new password and with disabling', async () => {
    const operator = people.operator('hongqi');
    const { person } = await addHandler('li.lei');
    const first = must(await trySignIn('li.lei'));
    must(await people.change(operator, person, { password: 'another horse' }));
    expect(await people.sessionOf(first.token)).toBeUndefined();
    const second = must(await trySignIn('li.lei', 'another horse'));
    must(await people.change(operator, person, { disabled: true }));
    expect(await people.sessionOf(second.token)).toBeUndefined();
  });

  it('changes grants for sessions that run', async () => {
    const { person } = await addHandler('han.mei');
    const { token } = must(await trySignIn('han.mei'));
    const grants = [{ role: 'leader', place: street, unit: null }];
    must(await people.change(people.operator('hongqi'), person, { grants }));
    expect((await people.sessionOf(token))?.viewer.grants).toEqual(grants);
  });

  it('never leaves a district without an administrator', async () => {
    const first = { district: 'hongqi', login: 'root', name: '管理员', password };
    const person = must(await people.addAdministrator(first));
    const operator = people.operator('hongqi');
    const last = 'conflict.last-administrator';
    expect(codeOf(await people.change(operator, person, { disabled: true }))).toBe(last);
    const lesser = { grants: [{ role: 'leader', place: root, unit: null }] };
    expect(codeOf(await people.change(operator, person, lesser))).toBe(last);
    expect(codeOf(await trySignIn('root'))).toBe('ok');
  });

  it('stands in the audit', async () => {
    const { rows } = await listAudit(test.store, {
      district: 'hongqi',
      within: undefined,
      page: 1,
      pageSize: 200,
    });
    expect(rows.map((row) => row.purpose)).toContain('修改人员 han.mei');
  });
});

describe('what people change of themselves', () => {
  it('is the language, and the password for who knows the present one', async () => {
    const { viewer, token } = must(await trySignIn('wang.wei'));
    expect(must(await people.changeMe(viewer, { language: 'en' })).me.language).toBe('en');
    const wrong = { password: { from: 'guess guess', to: 'another horse' } };
    expect(codeOf(await people.changeMe(viewer, wrong))).toBe('input.password');
    const right = { password: { from: password, to: 'another horse' } };
    const changed = must(await people.changeMe(viewer, right));
    expect(await people.sessionOf(token)).toBeUndefined();
    expect((await people.sessionOf(changed.token!))?.me.login).toBe('wang.wei');
    expect(codeOf(await trySignIn('wang.wei', 'another horse'))).toBe('ok');
  });
});

describe('example people', () => {
  it('are marked, added once, and all or none', async () => {
    const leader = { role: 'leader', place: root, unit: null };
    const list = [
      { district: 'hongqi', login: 'leader', name: '区领导', grants: [leader] },
      { district: 'hongqi', login: 'other', name: '其他', grants: [leader] },
    ];
    const broken = [...list, { ...list[0]!, grants: [{ ...leader, role: 'king' }] }];
    expect(codeOf(await people.addExamplePeople(broken, password))).toBe('input.role');
    expect(must(await people.addExamplePeople(list, password))).toBe(2);
    expect(must(await people.addExamplePeople(list, password))).toBe(0);
    expect(await people.examples()).toEqual([
      { district: 'hongqi', login: 'leader', name: '区领导', role: 'leader' },
      { district: 'hongqi', login: 'other', name: '其他', role: 'leader' },
    ]);
  });
});
