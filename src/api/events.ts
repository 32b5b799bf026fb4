import { setTimeout as pause } from 'node:timers/promises';
import { createRoute } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { Viewer } from '../model/role.ts';
import type { Api, ApiHouse } from './api-house.ts';
import type { LiveFeed } from './live-feed.ts';
import { answersFile, District, inDistrict } from './route-parts.ts';

const events = createRoute({
  method: 'get',
  path: inDistrict('/events'),
  summary: 'Server-sent events: what others did, as LiveEvent; a comment line as heartbeat',
  request: { params: District },
  responses: answersFile('text/event-stream'),
});

/** Under the minute after which proxies cut a quiet connection. */
const heartbeatMs = 25_000;

/**
 * Live events of the district. The session is looked at again with every heartbeat, without moving
 * its end on: when it is over, so is the stream.
 */
export function eventRoutes(app: Api, { people, metrics }: ApiHouse, feed: LiveFeed): void {
  app.openapi(events, (c) => {
    const token = c.get('token');
    let viewer: Viewer = c.get('viewer');
    c.header('Cache-Control', 'no-store');
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      const over = new AbortController();
      const end = () => over.abort();
      stream.onAbort(end);
      const unfollow = await feed.follow(
        {
          viewer: () => viewer,
          send: (event) => {
            stream.writeSSE({ data: JSON.stringify(event) }).catch(end);
          },
        },
        end,
      );
      metrics.listeners.set(feed.size());
      try {
        await stream.write(': following\n\n');
        while (!over.signal.aborted) {
          await pause(heartbeatMs, undefined, { signal: over.signal }).catch(() => {});
          const session = over.signal.aborted ? undefined : await people.sessionOf(token, false);
          if (!session) break;
          viewer = session.viewer;
          await stream.write(': here\n\n');
        }
      } finally {
        unfollow();
        metrics.listeners.set(feed.size());
      }
    });
  });
}
