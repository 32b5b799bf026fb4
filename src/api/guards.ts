import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { ProblemError, problem } from '../model/problem.ts';
import type { Permission, Viewer } from '../model/role.ts';
import { may } from '../engines/people/permissions.ts';
import type { ApiEnv, ApiHouse } from './api-house.ts';
import { clientAddress, publicHost } from './client-address.ts';

export const cookieName = 'xianban';

/** Lets only the signed-in through, and only into their own district. */
export function signedIn({ people }: Pick<ApiHouse, 'people'>): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const token = getCookie(c, cookieName) ?? '';
    const session = await people.sessionOf(token);
    if (!session)
      throw new ProblemError(problem('auth.session', 'cookie', '请先登录', 'please sign in first'));
    const district = c.req.param('district');
    if (district !== undefined && district !== session.viewer.district)
      throw new ProblemError(
        problem('auth.district', 'district', '您登录的不是这个区', 'you are signed in elsewhere', {
          got: district,
          wanted: session.viewer.district,
        }),
      );
    c.set('viewer', session.viewer);
    c.set('me', session.me);
    c.set('token', token);
    await next();
  };
}

/** Throws `auth.permission` unless one of the viewer's roles has the permission. */
export function mustHave({ registry }: ApiHouse, viewer: Viewer, permission: Permission): void {
  if (may(viewer, permission, registry.roles)) return;
  throw new ProblemError(
    problem('auth.permission', permission, '您的角色没有这项权限', 'your role may not do this', {
      wanted: permission,
    }),
  );
}

/** Changing requests come from our own pages: the Origin that browsers send must be this host. */
export const sameOrigin: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const origin = c.req.header('origin');
  const isReading = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
  if (!isReading && origin !== undefined && hostOf(origin) !== publicHost(c))
    throw new ProblemError(
      problem('auth.origin', 'Origin', '请求来自别的网站', 'the request comes from another site', {
        got: origin,
      }),
    );
  await next();
};

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/**
 * At most `most` requests a minute from one address; the count starts anew each minute. A hint
 * against guessing from one place: what protects an account is its lock-out.
 */
export function limitRate(most: number, now: () => Date): MiddlewareHandler<ApiEnv> {
  let minute = 0;
  let seen = new Map<string, number>();
  return async (c, next) => {
    const current = Math.floor(now().getTime() / 60_000);
    if (current !== minute) seen = new Map();
    minute = current;
    const address = clientAddress(c);
    const count = (seen.get(address) ?? 0) + 1;
    seen.set(address, count);
    if (count > most)
      throw new ProblemError(
        problem(
          'limit.rate',
          'address',
          '尝试太频繁，请一分钟后再试',
          'too many attempts, try again in a minute',
          { wanted: `${most} a minute` },
        ),
      );
    await next();
  };
}
