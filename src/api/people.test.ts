import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { AuditPage } from '../model/house-view.ts';
import type { PersonLine } from '../model/view.ts';

let house: TestHouse;
let admin: ApiClient;
const path = '/api/d/hongqi/people';
const newcomer = {
  login: 'chen.jing',
  name: '陈静',
  password: 'correct horse',
  grants: [{ role: 'dispatcher', place: '410702', unit: null }],
};

beforeAll(async () => {
  house = await openTestHouse();
  admin = await signedInAs(house, 'admin');
});
afterAll(() => house.close());

const signIn = (login: string, password: string) =>
  createClient(house.app).ask('POST', '/api/sign-in', { district: 'hongqi', login, password });

describe('/people', () => {
  it('lists people with their grants, never a password', async () => {
    const answer = await admin.ask<PersonLine[]>('GET', path);
    expect(answer.body.map((person) => person.login)).toEqual(house.logins.toSorted());
    expect(JSON.stringify(answer.body)).not.toContain('argon2');
  });

  it('adds a person who can sign in, and says so in the audit', async () => {
    const added = await admin.ask<PersonLine>('POST', path, newcomer);
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ login: 'chen.jing', example: false, disabled: false });
    expect((await signIn('chen.jing', 'correct horse')).status).toBe(200);
    const audit = await admin.ask<AuditPage>('GET', '/api/d/hongqi/audit');
    expect(audit.body.rows[0]).toMatchObject({ name: '管理员', purpose: '新增人员 chen.jing' });
  });

  it('refuses a taken login with 409, a weak password and an unknown role with 422', async () => {
    const again = await admin.ask('POST', path, newcomer);
    expect([again.status, again.code]).toEqual([409, 'conflict.login']);
    const wrong = await admin.ask('POST', path, {
      ...newcomer,
      login: 'other',
      password: 'short',
      grants: [{ role: 'king', place: '410702', unit: null }],
    });
    expect(wrong.status).toBe(422);
    expect(wrong.problems.map((p) => p.path)).toEqual(['password', 'grants[0].role']);
    const none = await admin.ask('POST', path, { ...newcomer, login: 'other', grants: [] });
    expect([none.status, none.problems[0]?.path]).toEqual([422, 'body.grants']);
  });

  it('changes, disables and forgets no one', async () => {
    const people = (await admin.ask<PersonLine[]>('GET', path)).body;
    const { person } = people.find((line) => line.login === 'chen.jing')!;
    const change = (body: object) => admin.ask<PersonLine>('PATCH', `${path}/${person}`, body);
    expect((await change({ name: '陈静静' })).body.name).toBe('陈静静');
    expect((await change({ password: 'another horse' })).status).toBe(200);
    expect((await signIn('chen.jing', 'correct horse')).status).toBe(401);
    expect((await signIn('chen.jing', 'another horse')).status).toBe(200);
    expect((await change({ disabled: true })).body.disabled).toBe(true);
    expect((await signIn('chen.jing', 'another horse')).status).toBe(401);
  });

  it('keeps the last administrator, and knows whom it does not know', async () => {
    const people = (await admin.ask<PersonLine[]>('GET', path)).body;
    const { person } = people.find((line) => line.login === 'admin')!;
    const last = await admin.ask('PATCH', `${path}/${person}`, { disabled: true });
    expect([last.status, last.code]).toEqual([409, 'conflict.last-administrator']);
    const nobody = await admin.ask('PATCH', `${path}/00000000-0000-4000-8000-000000000000`, {});
    expect([nobody.status, nobody.code]).toEqual([404, 'missing.person']);
  });

  it('is for who may manage people', async () => {
    const dispatcher = await signedInAs(house, 'dispatcher');
    for (const [method, at] of [
      ['GET', path],
      ['POST', path],
      ['PATCH', `${path}/00000000-0000-4000-8000-000000000000`],
    ] as const) {
      const body = method === 'GET' ? undefined : method === 'POST' ? newcomer : {};
      const answer = await dispatcher.ask(method, at, body);
      expect([answer.status, answer.code]).toEqual([403, 'auth.permission']);
    }
  });
});
