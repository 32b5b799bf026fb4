import { createRoute } from '@hono/zod-openapi';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import { z } from 'zod';
import { DistrictLine, MeChange, Setup, SignIn } from '../model/house-view.ts';
import { Me } from '../model/view.ts';
import type { Api, ApiEnv, ApiHouse } from './api-house.ts';
import { isSecure } from './client-address.ts';
import { cookieName, limitRate, signedIn } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, body } from './route-parts.ts';

const districts = createRoute({
  method: 'get',
  path: '/api/districts',
  summary: 'Districts of this house, and example users to try',
  responses: answers('districts', z.array(DistrictLine)),
});
const signIn = createRoute({
  method: 'post',
  path: '/api/sign-in',
  summary: 'Sign in; the session is an HttpOnly cookie',
  request: body(SignIn),
  responses: answers('who signed in', Me),
});
const setup = createRoute({
  method: 'post',
  path: '/api/setup',
  summary: 'Make the first administrator of a district with the token of the terminal',
  request: body(Setup),
  responses: answers('the administrator, signed in', Me),
});
const signOut = createRoute({
  method: 'post',
  path: '/api/sign-out',
  summary: 'End the session',
  responses: answers('done', z.object({})),
});
const me = createRoute({
  method: 'get',
  path: '/api/me',
  summary: 'Who is signed in',
  responses: answers('who', Me),
});
const changeMe = createRoute({
  method: 'patch',
  path: '/api/me',
  summary: 'Change my language or password; a new password ends my sessions and starts one here',
  request: body(MeChange),
  responses: answers('who', Me),
});

/** Most sign-ins a minute from one address: a whole office may sit behind one. */
const mostSignIns = 120;

function keepToken(c: Context<ApiEnv>, token: string): void {
  setCookie(c, cookieName, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(c),
  });
}

/** Districts, sign-in and sign-out, the first administrator, and what people change of themselves. */
export function signInRoutes(app: Api, house: ApiHouse): void {
  const { people, registry, metrics } = house;
  const limited = limitRate(mostSignIns, house.now);
  app.use('/api/sign-in', limited);
  app.use('/api/setup', limited);
  app.use('/api/me', signedIn(house));

  app.openapi(districts, async (c) => {
    const examples = await people.examples();
    const lines = Object.values(registry.districts).map(async (district) => {
      const own = examples.filter((example) => example.district === district.code);
      return {
        code: district.code,
        label: district.label,
        language: district.language,
        examples: own.map(({ login, role, name }) => ({ login, role, name })),
        examplePassword: own.length > 0 ? house.examplePassword : null,
        needsSetup: await people.needsSetup(district.code),
      };
    });
    return c.json(await Promise.all(lines), 200);
  });

  app.openapi(signIn, async (c) => {
    const outcome = await people.signIn(c.req.valid('json'));
    if (!outcome.ok) metrics.signInFailures.inc();
    const { token, me } = valueOf(outcome);
    const before = getCookie(c, cookieName);
    if (before) await people.signOut(before);
    keepToken(c, token);
    return c.json(me, 200);
  });

  app.openapi(setup, async (c) => {
    const { token, me } = valueOf(await people.firstAdministrator(c.req.valid('json')));
    keepToken(c, token);
    return c.json(me, 200);
  });

  app.openapi(signOut, async (c) => {
    await people.signOut(getCookie(c, cookieName) ?? '');
    deleteCookie(c, cookieName, { path: '/' });
    return c.json({}, 200);
  });

  app.openapi(me, (c) => c.json(c.get('me'), 200));

  app.openapi(changeMe, async (c) => {
    const { me, token } = valueOf(await people.changeMe(c.get('viewer'), c.req.valid('json')));
    if (token) keepToken(c, token);
    return c.json(me, 200);
  });
}
