import type { Problem } from '../src/model/problem.ts';

/** What the API refused, in words; `status` 0 when it could not be reached. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly problems: Problem[];
  constructor(status: number, problems: Problem[]) {
    super(problems[0]?.detail.en ?? `status ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.problems = problems;
  }
  /** whether one of the problems has this code or one below it: `conflict`, `conflict.seq` */
  is(code: string): boolean {
    return this.problems.some((p) => p.code === code || p.code.startsWith(`${code}.`));
  }
}

const unreachable: Problem = {
  code: 'network.unreachable',
  path: 'network',
  detail: {
    zh: '连不上服务器，没有发出任何改动；填写的内容仍在',
    en: 'the server cannot be reached; nothing was sent, what you wrote is kept',
  },
};
const unreadable = (status: number): Problem => ({
  code: 'network.unreadable',
  path: 'network',
  detail: {
    zh: '服务器的回答无法读懂，请稍后再试',
    en: 'the answer of the server cannot be read; try again later',
  },
  got: `status ${status}`,
});

async function problemsOf(response: Response): Promise<Problem[]> {
  try {
    const { problems } = (await response.json()) as { problems?: Problem[] };
    return problems?.length ? problems : [unreadable(response.status)];
  } catch {
    return [unreadable(response.status)];
  }
}

async function ask<T>(method: string, path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, { method, ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, [unreachable]);
  }
  if (!response.ok) throw new ApiProblem(response.status, await problemsOf(response));
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiProblem(response.status, [unreadable(response.status)]);
  }
}

const json = (body: unknown): RequestInit => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/**
 * The API by method. Paths begin after `/api`; types are the caller's, from model/view.ts and
 * model/house-view.ts, which the server checks.
 *
 * @throws ApiProblem
 */
export const api = {
  get: <T>(path: string, signal?: AbortSignal) => ask<T>('GET', path, signal ? { signal } : {}),
  post: <T>(path: string, body: unknown) => ask<T>('POST', path, json(body)),
  put: <T>(path: string, body: unknown) => ask<T>('PUT', path, json(body)),
  patch: <T>(path: string, body: unknown) => ask<T>('PATCH', path, json(body)),
  delete: <T>(path: string) => ask<T>('DELETE', path),
  /** multipart: files and plain values */
  send: <T>(path: string, form: FormData) => ask<T>('POST', path, { body: form }),
};

/** The problems of whatever was thrown; a fault of the page itself is told as one. */
export function problemsIn(error: unknown): Problem[] {
  if (error instanceof ApiProblem) return error.problems;
  return [
    {
      code: 'page.fault',
      path: 'page',
      detail: { zh: '页面出错，请刷新后重试', en: 'the page failed; reload and try again' },
      got: error instanceof Error ? error.message : String(error),
    },
  ];
}
