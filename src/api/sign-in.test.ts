import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, signedInAs } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { DistrictLine } from '../model/house-view.ts';
import type { Me } from '../model/view.ts';

let house: TestHouse;
/** the clock of the house */
let at = Date.parse('2026-03-20T01:00:00Z');
beforeAll(async () => {
  house = await openTestHouse({ now: () => new Date(at) });
});
afterAll(() => house.close());

describe('GET /api/districts', () => {
  it('names districts, example users only where there are some, and no secrets', async () => {
    const { body } = await createClient(house.app).ask<DistrictLine[]>('GET', '/api/districts');
    const hongqi = body.find((line) => line.code === 'hongqi')!;
    const boston = body.find((line) => line.code === 'boston')!;
    expect(hongqi.examples).toContainEqual({ login: 'leader', role: 'leader', name: '区领导' });
    expect(hongqi).toMatchObject({ examplePassword: house.password, needsSetup: false });
    expect(boston).toMatchObject({ examples: [], examplePassword: null, needsSetup: true });
  });
});

describe('POST /api/sign-in', () => {
  it('answers who it is and sets a cookie that scripts and other sites do not get', async () => {
    const client = createClient(house.app);
    const { district, login, password } = {
      district: 'hongqi',
      login: 'dispatcher',
      password: house.password,
    };
    const answer = await client.ask<Me>('POST', '/api/sign-in', { district, login, password });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ login: 'dispatcher', example: true, landing: 'today' });
    const cookie = answer.headers.get('set-cookie');
    expect(cookie).toMatch(/^xianban=hongqi\.[\w-]{43};/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).not.toContain('Secure');
    expect((await client.ask<Me>('GET', '/api/me')).body.login).toBe('dispatcher');
  });

  it('sets a cookie for https alone when asked over https', async () => {
    const response = await house.app.request('https://xianban.example/api/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        district: 'hongqi',
        login: 'dispatcher',
        password: house.password,
      }),
    });
    expect(response.headers.get('set-cookie')).toContain('Secure');
  });

  it('refuses a wrong password with 401', async () => {
    const wrong = { district: 'hongqi', login: 'dispatcher', password: 'wrong password' };
    const answer = await createClient(house.app).ask('POST', '/api/sign-in', wrong);
    expect([answer.status, answer.code]).toEqual([401, 'auth.sign-in']);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('tells what is missing without repeating what was given', async () => {
    const answer = await createClient(house.app).ask('POST', '/api/sign-in', {
      district: 'hongqi',
      password: 12,
      secret: 'geheim',
    });
    expect(answer.status).toBe(422);
    expect(answer.problems.map((p) => `${p.code} ${p.path}`)).toEqual([
      'input.shape body.login',
      'input.shape body.password',
      'input.shape body',
    ]);
    expect(JSON.stringify(answer.problems)).not.toContain('geheim');
  });

  it('answers what is no JSON with 400', async () => {
    const response = await house.app.request('/api/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"district":',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ problems: [{ code: 'request.malformed' }] });
  });

  it('takes no request from another site', async () => {
    const signIn = (origin: string) =>
      house.app.request('http://xianban.example/api/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json', host: 'xianban.example', origin },
        body: JSON.stringify({
          district: 'hongqi',
          login: 'dispatcher',
          password: house.password,
        }),
      });
    expect((await signIn('http://xianban.example')).status).toBe(200);
    for (const origin of ['http://evil.example', 'null', 'http://xianban.example.evil']) {
      const refused = await signIn(origin);
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ problems: [{ code: 'auth.origin' }] });
    }
  });

  it('slows down one address that tries again and again, until the next minute', async () => {
    at += 60_000;
    const client = createClient(house.app);
    const wrong = { district: 'hongqi', login: 'nobody', password: 'wrong password' };
    const attempts = await Promise.all(
      Array.from({ length: 121 }, () => client.ask('POST', '/api/sign-in', wrong)),
    );
    const limited = attempts.filter((answer) => answer.status === 429);
    expect(limited.map((answer) => answer.code)).toEqual(['limit.rate']);
    at += 60_000;
    expect((await client.ask('POST', '/api/sign-in', wrong)).status).toBe(401);
  });
});

describe('POST /api/sign-out', () => {
  it('ends the session, also for whoever kept the cookie', async () => {
    const client = await signedInAs(house, 'leader');
    const { cookie } = client;
    expect((await client.ask('POST', '/api/sign-out')).status).toBe(200);
    expect(client.cookie).toBe('');
    client.cookie = cookie;
    const answer = await client.ask('GET', '/api/me');
    expect([answer.status, answer.code]).toEqual([401, 'auth.session']);
  });
});

describe('PATCH /api/me', () => {
  it('changes the language', async () => {
    const client = await signedInAs(house, 'leader');
    const { body } = await client.ask<Me>('PATCH', '/api/me', { language: 'en' });
    expect(body.language).toBe('en');
    expect((await client.ask<Me>('GET', '/api/me')).body.language).toBe('en');
  });

  it('changes the password and stays signed in here, nowhere else', async () => {
    const [here, there] = [
      await signedInAs(house, 'mediator'),
      await signedInAs(house, 'mediator'),
    ];
    const password = { from: house.password, to: 'another horse' };
    expect((await here.ask('PATCH', '/api/me', { password })).status).toBe(200);
    expect((await here.ask('GET', '/api/me')).status).toBe(200);
    expect((await there.ask('GET', '/api/me')).status).toBe(401);
  });
});

describe('POST /api/setup', () => {
  const first = { district: 'boston', login: 'ann', name: 'Ann', password: 'correct horse' };
  it('needs the token of the terminal', async () => {
    const guess = { ...first, token: 'guess' };
    const answer = await createClient(house.app).ask('POST', '/api/setup', guess);
    expect([answer.status, answer.code]).toEqual([403, 'auth.setup']);
  });

  it('makes the first administrator, signed in, and no second', async () => {
    const client = createClient(house.app);
    const token = await house.people.setupToken();
    const made = await client.ask<Me>('POST', '/api/setup', { ...first, token });
    expect(made.body).toMatchObject({ login: 'ann', district: 'boston', example: false });
    expect((await client.ask('GET', '/api/d/boston/people')).status).toBe(200);
    const again = await client.ask('POST', '/api/setup', { ...first, login: 'eve', token });
    expect([again.status, again.code]).toEqual([409, 'conflict.administrator']);
  });
});

describe('without a session, or in another district', () => {
  it.each([
    '/api/me',
    '/api/d/hongqi/declared',
    '/api/d/hongqi/today',
    '/api/d/hongqi/records',
    '/api/d/hongqi/people',
    '/api/d/hongqi/places',
    '/api/d/hongqi/filters',
    '/api/d/hongqi/audit',
    '/api/d/hongqi/catalogue',
    '/api/d/hongqi/imports',
    '/api/d/hongqi/events',
    '/api/d/hongqi/nothing',
  ])('GET %s is refused', async (path) => {
    const nobody = await createClient(house.app).ask('GET', path);
    expect([nobody.status, nobody.code]).toEqual([401, 'auth.session']);
    if (path === '/api/me') return;
    const client = await signedInAs(house, 'admin');
    const elsewhere = await client.ask('GET', path.replace('hongqi', 'boston'));
    expect([elsewhere.status, elsewhere.code]).toEqual([403, 'auth.district']);
  });

  it('a made-up cookie is no session', async () => {
    const client = createClient(house.app);
    client.cookie = `xianban=hongqi.${'a'.repeat(43)}`;
    expect((await client.ask('GET', '/api/me')).status).toBe(401);
  });
});
