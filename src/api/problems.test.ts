import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProblemError, problem } from '../model/problem.ts';
import { answerError, problemsOfInput, statusFor, statusOf } from './problems.ts';

const some = (code: string) => [problem(code, 'here', '有误', 'wrong')];

describe('statusFor', () => {
  it.each([
    ['input.missing', 422],
    ['act.guard', 422],
    ['conflict.seq', 409],
    ['auth.session', 401],
    ['auth.sign-in', 401],
    ['auth.permission', 403],
    ['missing.record', 404],
    ['file.type', 422],
    ['file.size', 413],
    ['limit.rate', 429],
    ['limit.size', 413],
    ['request.malformed', 400],
    ['store.down', 503],
    ['server.fault', 500],
  ])('%s is %d', (code, status) => expect(statusFor(some(code))).toBe(status));

  it('is decided by the first problem', () => {
    expect(statusFor([...some('auth.session'), ...some('input.missing')])).toBe(401);
  });

  it('knows every kind of problem that can come over HTTP', () => {
    const source = fileURLToPath(new URL('..', import.meta.url));
    const kinds = new Set(
      readdirSync(source, { recursive: true, encoding: 'utf8' })
        .filter((file) => /^(?:api|engines|connectors|kernels)\/.*(?<!\.test)\.ts$/.test(file))
        .flatMap((file) =>
          [
            ...readFileSync(`${source}/${file}`, 'utf8').matchAll(
              /problem\(\s*'([a-z]+)\.[a-z-]+/g,
            ),
          ].map((found) => found[1]!),
        ),
    );
    // wrong use of the command line is told there
    kinds.delete('use');
    expect(kinds.size).toBeGreaterThan(5);
    expect([...kinds].filter((kind) => !Object.hasOwn(statusOf, kind))).toEqual([]);
  });
});

describe('answerError', () => {
  const lines: string[] = [];
  const app = new Hono();
  app.onError(answerError(pino({}, { write: (line) => lines.push(line) })));
  app.get('/known', () => {
    throw new ProblemError(...some('conflict.seq'));
  });
  app.get('/fault', () => {
    throw new Error('relation "secret_table" does not exist');
  });

  it('sends problems as they are', async () => {
    const answer = await app.request('/known');
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ problems: some('conflict.seq') });
  });

  it('keeps a fault to the log', async () => {
    const answer = await app.request('/fault');
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).toContain('server.fault');
    expect(text).not.toContain('secret_table');
    expect(lines.join()).toContain('secret_table');
  });
});

describe('problemsOfInput', () => {
  const Shape = z
    .object({ name: z.string().min(2), age: z.number().max(150), kind: z.enum(['a', 'b']) })
    .strict();
  it('says where and what in both languages, without what was given', () => {
    const given = { name: 'x', age: 'geheim', kind: 'geheim', more: 'geheim' };
    const { error } = Shape.safeParse(given);
    const problems = problemsOfInput(error!, 'json');
    expect(problems.map((p) => [p.path, p.detail.en])).toEqual([
      ['body.name', 'at least 2 characters'],
      ['body.age', 'should be number'],
      ['body.kind', 'should be one of a, b'],
      ['body', 'does not know more'],
    ]);
    expect(problems.every((p) => /[\u4e00-\u9fff]/.test(p.detail.zh))).toBe(true);
    expect(JSON.stringify(problems)).not.toContain('geheim');
  });
});
