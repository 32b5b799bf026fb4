import { join } from 'node:path';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { requestId } from 'hono/request-id';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { Casework } from '../engines/casework/service.ts';
import type { Foresight } from '../engines/foresight/foresight.ts';
import type { Intake } from '../engines/intake/service.ts';
import type { Ledger } from '../engines/ledger/ledger.ts';
import type { People } from '../engines/people/service.ts';
import type { Similar } from '../engines/triage/service-similar.ts';
import { may } from '../engines/people/permissions.ts';
import { problem } from '../model/problem.ts';
import type { Registry } from '../model/registry.ts';
import type { Store } from '../store/store.ts';
import { createRouter, type Api, type ApiEnv, type ApiHouse } from './api-house.ts';
import { alertRoutes } from './alerts.ts';
import { briefingRoutes } from './briefings.ts';
import { auditRoutes } from './audit.ts';
import { catalogueRoutes } from './catalogue.ts';
import { declaredRoutes } from './declared.ts';
import { detectorRoutes } from './detectors.ts';
import { eventRoutes } from './events.ts';
import { figureRoutes } from './figures.ts';
import { fileRoutes } from './files.ts';
import { filterRoutes } from './filters.ts';
import { cookieName, sameOrigin, signedIn } from './guards.ts';
import { goalRoutes } from './goals.ts';
import { healthRoutes } from './health.ts';
import { importRoutes } from './imports.ts';
import { indicatorRoutes } from './indicators.ts';
import { leagueRoutes } from './league.ts';
import { createLiveFeed } from './live-feed.ts';
import { createMetrics } from './metrics.ts';
import { peopleRoutes } from './people.ts';
import { placeRoutes } from './places.ts';
import { planRoutes } from './plan.ts';
import { answerError, noSuchAddress, refuse } from './problems.ts';
import { recordActRoutes } from './record-acts.ts';
import { recordRoutes } from './records.ts';
import { effectRoutes } from './effect.ts';
import { scorecardRoutes } from './scorecard.ts';
import { sheetRoutes } from './sheets.ts';
import { similarRoutes } from './similar.ts';
import { signInRoutes } from './sign-in.ts';
import { todayRoutes } from './today.ts';
import { programmeRoutes } from './programmes.ts';
import { topicRoutes } from './topics.ts';
import { triageQualityRoutes } from './triage-quality.ts';
import { createUploadFolder } from './upload-folder.ts';
import { createWebFiles } from './web-files.ts';

export interface AppOptions {
  store: Store;
  registry: Registry;
  casework: Casework;
  intake: Intake;
  people: People;
  foresight: Foresight;
  ledger: Ledger;
  similar: Similar;
  now: () => Date;
  log: Logger;
  /** data folder of the house; uploads wait in `uploads` below it */
  dataFolder: string;
  /** the built pages; without them only the API answers */
  webFolder?: string;
  /** the password that example users share, shown on the sign-in page of example districts */
  examplePassword?: string;
}

/** The application: `fetch` and `request` answer, `stop` ends live events and running imports. */
export type XianbanApp = Api & { stop(): Promise<void> };

const largestJson = 4 * 1024 * 1024;
/** these read their bodies themselves, with limits of their own */
const takesFiles = /^\/api\/d\/[^/]+\/(?:files|imports\/uploads|figures\/sheets)$/;

/** Puts resources, guards and pages together. Nothing runs before the first request. */
export function createApp(options: AppOptions): XianbanApp {
  const { store, registry, casework, people, now, log } = options;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const house: ApiHouse = {
    ...options,
    metrics: createMetrics(),
    uploads: createUploadFolder(join(options.dataFolder, 'uploads'), now),
    examplePassword: options.examplePassword ?? null,
    background: {
      stopping: stopping.signal,
      add: (work) => {
        underWay.add(work);
        work.finally(() => underWay.delete(work)).catch(() => {});
      },
    },
  };
  const feed = createLiveFeed({
    store,
    visible: (viewer, records) => casework.visible(viewer, records),
    mayFollowImports: (viewer) => may(viewer, 'imports.run', registry.roles),
    onError: (error) => log.error({ err: error }, 'live events'),
  });
  const app = createRouter();
  app.onError(answerError(log));
  app.use(requestId(), watch(house));
  app.use(secureHeaders({ strictTransportSecurity: false, referrerPolicy: 'same-origin' }));
  app.use('/api/*', sameOrigin, guardBody, compress({ contentTypeFilter: /^application\/json/ }));
  app.use('/api/*', noStore);
  app.use('/api/d/:district/*', signedIn({ people }));
  for (const add of [
    signInRoutes,
    declaredRoutes,
    todayRoutes,
    recordRoutes,
    recordActRoutes,
    similarRoutes,
    alertRoutes,
    detectorRoutes,
    planRoutes,
    scorecardRoutes,
    effectRoutes,
    fileRoutes,
    importRoutes,
    placeRoutes,
    peopleRoutes,
    filterRoutes,
    catalogueRoutes,
    auditRoutes,
    triageQualityRoutes,
    programmeRoutes,
    topicRoutes,
    indicatorRoutes,
    // before /figures/{figure}, which takes every name
    sheetRoutes,
    figureRoutes,
    leagueRoutes,
    goalRoutes,
    briefingRoutes,
    healthRoutes,
  ])
    add(app, house);
  eventRoutes(app, house, feed);
  describe(app);
  addPages(app, options.webFolder);
  const stop = async () => {
    stopping.abort();
    await Promise.allSettled([feed.stop(), ...underWay]);
  };
  return Object.assign(app, { stop });
}

function describe(app: Api): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: cookieName,
  });
  const document = () =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      security: [{ session: [] }],
      info: {
        title: 'Xianban 先办',
        version: '0.1.0',
        description:
          'Sign in with POST /api/sign-in; the session is a cookie. Errors are { problems }.',
      },
    });
  app.get('/api/openapi.json', (c) => c.json(document()));
}

function addPages(app: Api, webFolder: string | undefined): void {
  const pages = webFolder ? createWebFiles(webFolder) : undefined;
  app.get('*', async (c) => {
    const isApi = c.req.path === '/api' || c.req.path.startsWith('/api/');
    const page = isApi ? undefined : await pages?.(c);
    return page ?? refuse(c, [noSuchAddress(c.req.path)]);
  });
  app.notFound((c) => refuse(c, [noSuchAddress(c.req.path)]));
}

/** Answers hold personal data: nobody on the way keeps them, unless a route says otherwise. */
const noStore: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
};

const limitBody = bodyLimit({
  maxSize: largestJson,
  onError: (c) =>
    refuse(c, [
      problem('limit.size', 'body', '请求太大', 'the request is too large', {
        wanted: `at most ${largestJson} bytes`,
      }),
    ]),
});
const guardBody: MiddlewareHandler<ApiEnv> = (c, next) =>
  takesFiles.test(c.req.path) ? next() : limitBody(c, next);

/**
 * Counts and logs each request by the pattern of its route: addresses hold search words, and bodies
 * hold names, so neither is logged.
 */
function watch({ log, metrics }: ApiHouse): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const begun = performance.now();
    await next();
    const seconds = (performance.now() - begun) / 1000;
    const route = routePath(c);
    const { status } = c.res;
    metrics.requests.observe({ route, method: c.req.method, status }, seconds);
    const line = { requestId: c.get('requestId'), method: c.req.method, route, status };
    log[status >= 500 ? 'error' : 'debug']({ ...line, ms: Math.round(seconds * 1000) }, 'request');
  };
}
