import { expect } from 'vitest';
import { z } from 'zod';
import { cookieName } from '../src/api/guards.ts';
import type { XianbanApp } from '../src/api/app.ts';
import { Problems } from '../src/api/route-parts.ts';
import type { Problem } from '../src/model/problem.ts';
import type { TestHouse } from './open-test-house.ts';

export interface Answer<T> {
  status: number;
  headers: Headers;
  /** what came back as JSON; undefined for anything else */
  body: T;
  problems: Problem[];
  /** code of the first problem */
  code: string | undefined;
}

/** A browser in process: keeps its cookie, and holds every JSON answer to the route's own schema. */
export interface ApiClient {
  request(method: string, path: string, body?: unknown): Promise<Response>;
  ask<T = unknown>(method: string, path: string, body?: unknown): Promise<Answer<T>>;
  cookie: string;
}

export function createClient(app: XianbanApp): ApiClient {
  const client: ApiClient = {
    cookie: '',
    async request(method, path, body) {
      const isForm = body instanceof FormData;
      const response = await app.request(path, {
        method,
        headers: {
          ...(client.cookie ? { cookie: client.cookie } : {}),
          ...(body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}),
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
      const set = response.headers.get('set-cookie');
      const kept = set && new RegExp(`^${cookieName}=([^;]*)`).exec(set);
      if (kept) client.cookie = kept[1] ? `${cookieName}=${kept[1]}` : '';
      return response;
    },
    async ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
      const response = await client.request(method, path, body);
      const isJson = response.headers.get('content-type')?.startsWith('application/json');
      const answer: unknown = isJson ? await response.json() : undefined;
      const { status, headers } = response;
      if (isJson) hold(schemaFor(app, method, path, status), answer, `${method} ${path}`);
      const problems = (answer as { problems?: Problem[] })?.problems ?? [];
      return { status, headers, body: answer as T, problems, code: problems[0]?.code };
    },
  };
  return client;
}

/** A client who is signed in; the login is a role's code, or another of the house's logins. */
export async function signedInAs(
  house: Pick<TestHouse, 'app' | 'password'>,
  login: string,
  district = 'hongqi',
): Promise<ApiClient> {
  const client = createClient(house.app);
  const { password } = house;
  const answer = await client.ask('POST', '/api/sign-in', { district, login, password });
  expect(answer.problems).toEqual([]);
  return client;
}

function hold(schema: z.ZodType | undefined, answer: unknown, where: string): void {
  if (!schema) throw new Error(`${where}: no schema is declared for this answer`);
  const checked = schema.safeParse(answer);
  if (!checked.success) throw new Error(`${where}: ${z.prettifyError(checked.error)}`);
}

type Content = { content?: { 'application/json'?: { schema: unknown } } };

/** The schema that the API's own description gives for an answer. */
function schemaFor(
  app: XianbanApp,
  method: string,
  path: string,
  status: number,
): z.ZodType | undefined {
  const { pathname } = new URL(path, 'http://house');
  if (pathname === '/api/openapi.json') return z.looseObject({ openapi: z.string() });
  const fits = app.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== 'route') return [];
    const { route } = definition;
    const shape = new RegExp(`^${route.path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
    return route.method === method.toLowerCase() && shape.test(pathname) ? [route] : [];
  });
  // a named part of an address comes before a place for any
  const best = fits.sort((a, b) => placeholders(a.path) - placeholders(b.path))[0];
  if (!best || status >= 400) return Problems;
  const response = best.responses[status] as Content | undefined;
  return response?.content?.['application/json']?.schema as z.ZodType | undefined;
}

const placeholders = (path: string) => path.split('{').length;
