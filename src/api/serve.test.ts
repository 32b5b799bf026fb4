import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHouse, type ServedHouse } from '../../test/served-house.ts';
import { openTestHouse } from '../../test/open-test-house.ts';
import { ProblemError } from '../model/problem.ts';
import { serve } from './serve.ts';

let house: ServedHouse;
beforeAll(async () => {
  house = await serveHouse();
});
afterAll(() => house.close());

/** A cookie of somebody who signed in over HTTP. */
async function cookieOf(url: string, login: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ district: 'hongqi', login, password }),
  });
  expect(response.status).toBe(200);
  return response.headers.get('set-cookie')!.split(';')[0]!;
}

describe('serve', () => {
  it('answers over HTTP, to our own pages alone', async () => {
    const cookie = await cookieOf(house.url, 'leader', house.password);
    const me = await fetch(`${house.url}/api/me`, { headers: { cookie } });
    expect(await me.json()).toMatchObject({ login: 'leader' });
    const foreign = await fetch(`${house.url}/api/sign-out`, {
      method: 'POST',
      headers: { cookie, origin: 'http://evil.example' },
    });
    expect(foreign.status).toBe(403);
  });

  it('believes a proxy on this machine about https and the public name', async () => {
    const response = await fetch(`${house.url}/api/sign-in`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'https://xianban.example',
        'x-forwarded-host': 'xianban.example',
        'x-forwarded-proto': 'https',
      },
      body: JSON.stringify({ district: 'hongqi', login: 'leader', password: house.password }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toContain('Secure');
  });

  it('says in words that a port is taken', async () => {
    const other = await openTestHouse();
    const port = Number(new URL(house.url).port);
    const refused = await serve(other.app, { host: '127.0.0.1', port }).catch((error) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    expect((refused as ProblemError).problems[0]).toMatchObject({
      code: 'use.port',
      got: expect.stringContaining(String(port)),
    });
    await other.close();
  });

  it('lets pages that follow go when it closes', async () => {
    const own = await serveHouse();
    const cookie = await cookieOf(own.url, 'leader', own.password);
    const events = await fetch(`${own.url}/api/d/hongqi/events`, { headers: { cookie } });
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain('following');
    await own.close();
    expect((await reader.read()).done).toBe(true);
    await expect(fetch(`${own.url}/health`)).rejects.toThrow('fetch failed');
  });
});
