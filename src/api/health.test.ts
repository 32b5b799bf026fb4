import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

describe('GET /health', () => {
  it('says ok while the database answers, 503 when not', async () => {
    const client = createClient(house.app);
    expect((await client.ask('GET', '/health')).body).toMatchObject({ status: 'ok' });
    const down = await openTestHouse();
    await down.store.close();
    const answer = await createClient(down.app).ask('GET', '/health');
    expect([answer.status, answer.code]).toEqual([503, 'store.down']);
    await down.close();
  });
});

describe('GET /metrics', () => {
  it('counts requests by route, without addresses, words or names', async () => {
    const client = createClient(house.app);
    await client.ask('GET', '/api/d/hongqi/records?q=%E7%8E%8B%E5%B0%8F%E6%98%8E');
    await client.ask('POST', '/api/sign-in', {
      district: 'hongqi',
      login: 'wang',
      password: 'wrong password',
    });
    const text = await (await house.app.request('/metrics')).text();
    expect(text).toContain('xianban_sign_in_failures_total 1');
    expect(text).toContain(
      'xianban_http_request_seconds_count{route="/api/sign-in",method="POST",status="401"} 1',
    );
    expect(text).toContain(
      'xianban_http_request_seconds_count{route="/api/d/:district/*",method="GET",status="401"} 1',
    );
    expect(text).not.toMatch(/王小明|%E7|wang/);
  });
});

describe('GET /api/openapi.json', () => {
  it('describes every route, with every answer', async () => {
    const { body } = await createClient(house.app).ask<{
      openapi: string;
      paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
    }>('GET', '/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations).toContain('POST /api/d/{district}/records/{record}/acts');
    expect(operations.length).toBeGreaterThan(35);
    for (const methods of Object.values(body.paths))
      for (const { responses } of Object.values(methods))
        expect(responses).toHaveProperty('default');
  });
});
