import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, signedInAs } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

describe('the application', () => {
  it('gives every answer an id, and keeps it from being stored or guessed at', async () => {
    const { headers } = await createClient(house.app).ask('GET', '/api/districts');
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('packs large JSON for who takes it packed', async () => {
    const client = await signedInAs(house, 'leader');
    const response = await house.app.request('/api/d/hongqi/declared', {
      headers: { cookie: client.cookie, 'accept-encoding': 'gzip' },
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
  });

  it('refuses a body that is too large before it reads it', async () => {
    const answer = await createClient(house.app).ask('POST', '/api/sign-in', {
      district: 'hongqi',
      login: 'x'.repeat(5 * 2 ** 20),
      password: 'x',
    });
    expect([answer.status, answer.code]).toEqual([413, 'limit.size']);
  });

  it('answers what it does not know with a problem', async () => {
    const client = createClient(house.app);
    for (const [method, path] of [
      ['GET', '/api/nothing'],
      ['POST', '/api/districts'],
      ['DELETE', '/anything'],
    ] as const) {
      const answer = await client.ask(method, path);
      expect([answer.status, answer.code]).toEqual([404, 'missing.address']);
    }
  });
});
