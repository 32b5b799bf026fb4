import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ProblemError, problem } from '../model/problem.ts';
import { ping } from '../store/ping.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { answers } from './route-parts.ts';

const health = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the server and its database answer',
  responses: answers('healthy', z.object({ status: z.literal('ok'), at: z.iso.datetime() })),
});

/** For whoever watches the process: health, and numbers for Prometheus. Neither asks for a session. */
export function healthRoutes(app: Api, { store, now, metrics }: ApiHouse): void {
  const { register } = metrics;
  app.get('/metrics', async (c) =>
    c.body(await register.metrics(), 200, { 'Content-Type': register.contentType }),
  );
  app.openapi(health, async (c) => {
    if (!(await ping(store)))
      throw new ProblemError(
        problem('store.down', 'database', '数据库没有应答', 'the database does not answer'),
      );
    return c.json({ status: 'ok' as const, at: now().toISOString() }, 200);
  });
}
