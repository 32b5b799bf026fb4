import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { ProblemError, problem, type Outcome, type Problem } from '../model/problem.ts';
import type { Label } from '../model/label.ts';

/** The first segment of a problem's code, and where needed the second, to HTTP status. */
export const statusOf = {
  request: 400,
  'auth.session': 401,
  'auth.sign-in': 401,
  auth: 403,
  missing: 404,
  conflict: 409,
  'file.size': 413,
  'limit.rate': 429,
  limit: 413,
  act: 422,
  catalogue: 422,
  declared: 422,
  doubt: 422,
  feed: 422,
  file: 422,
  import: 422,
  input: 422,
  mapping: 422,
  place: 422,
  row: 422,
  run: 500,
  server: 500,
  sheet: 422,
  store: 503,
  trial: 500,
} satisfies Record<string, ContentfulStatusCode>;

/** The status for a list of problems: that of the first. */
export function statusFor(problems: readonly Problem[]): ContentfulStatusCode {
  const [first = '', second = ''] = (problems[0]?.code ?? '').split('.');
  const table: Partial<Record<string, ContentfulStatusCode>> = statusOf;
  return table[`${first}.${second}`] ?? table[first] ?? 422;
}

/** Answers with problems and nothing else. */
export const refuse = (c: Context, problems: Problem[]): Response =>
  c.json({ problems }, statusFor(problems));

/** The value of an outcome; its problems are thrown to `answerError`. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new ProblemError(...outcome.problems);
}

/**
 * The one error handler. Problems go out as they are; everything else is logged with the request's
 * id and goes out as `server.fault`, without internals.
 */
export function answerError(log: Logger) {
  return (error: Error, c: Context): Response => {
    if (error instanceof ProblemError) return refuse(c, error.problems);
    if (error instanceof HTTPException && error.status < 500) {
      return c.json({ problems: [notUnderstood(error.message)] }, error.status);
    }
    const requestId = String(c.get('requestId') ?? '');
    log.error({ requestId, err: { message: error.message, stack: error.stack } }, 'fault');
    return refuse(c, [
      problem(
        'server.fault',
        'server',
        `系统出错，没有改动任何数据；请把编号告诉管理员：${requestId}`,
        `the server failed, nothing was changed; tell the administrator this number: ${requestId}`,
      ),
    ]);
  };
}

const notUnderstood = (message: string): Problem =>
  problem(
    'request.malformed',
    'body',
    '请求无法读懂，应为 JSON',
    'the request cannot be read; it should be JSON',
    { got: message },
  );

export const noSuchAddress = (path: string): Problem =>
  problem('missing.address', 'path', '没有这个地址', 'there is no such address', { got: path });

type Issue = z.core.$ZodIssue;
type Words = { [C in Issue['code']]?: (issue: Extract<Issue, { code: C }>) => Label };

const bounds = { string: ['个字符', 'characters'], array: ['项', 'items'] } as const;
const counted = (origin: string) => bounds[origin as keyof typeof bounds] ?? ['', ''];

const words: Words = {
  invalid_type: ({ expected }) => ({ zh: `应为 ${expected}`, en: `should be ${expected}` }),
  too_small: ({ minimum, origin }) => ({
    zh: `至少 ${minimum} ${counted(origin)[0]}`.trim(),
    en: `at least ${minimum} ${counted(origin)[1]}`.trim(),
  }),
  too_big: ({ maximum, origin }) => ({
    zh: `至多 ${maximum} ${counted(origin)[0]}`.trim(),
    en: `at most ${maximum} ${counted(origin)[1]}`.trim(),
  }),
  invalid_format: ({ format }) => ({ zh: `格式应为 ${format}`, en: `should look like ${format}` }),
  invalid_value: ({ values }) => ({
    zh: `应为 ${values.join('、')}`,
    en: `should be one of ${values.join(', ')}`,
  }),
  unrecognized_keys: ({ keys }) => ({
    zh: `不认识 ${keys.join('、')}`,
    en: `does not know ${keys.join(', ')}`,
  }),
};

/** Zod's issues as problems. What was given is not repeated: it may be a password. */
export function problemsOfInput(error: z.core.$ZodError, target: string): Problem[] {
  return error.issues.map((issue) => {
    const tell = words[issue.code] as ((issue: Issue) => Label) | undefined;
    const told = tell?.(issue) ?? { zh: '不符合要求', en: 'is not as it should be' };
    const path = [target === 'json' ? 'body' : target, ...issue.path.map(String)].join('.');
    return problem('input.shape', path, told.zh, told.en);
  });
}
