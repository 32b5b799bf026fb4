import { createRoute } from '@hono/zod-openapi';
import { EffectView, HoldOutSwitch } from '../model/effect-view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, body, District, inDistrict } from './route-parts.ts';

const view = createRoute({
  method: 'get',
  path: inDistrict('/effect'),
  summary:
    'What acting before the complaint did, by lot: demands where was acted and where was not',
  request: { params: District },
  responses: answers('the effect as far as it can be known', EffectView),
});
const change = createRoute({
  method: 'put',
  path: inDistrict('/effect/lots'),
  summary: 'Switch the lots off or on, with a reason; permission hold-out.switch',
  request: { params: District, ...body(HoldOutSwitch) },
  responses: answers('the effect as it stands', EffectView),
});

/** Effects: sums over the whole district; what is held back and still watched is only counted. */
export function effectRoutes(app: Api, house: ApiHouse): void {
  const { foresight } = house;
  app.use('/api/d/:district/effect/*', async (c, next) => {
    mustHave(house, c.get('viewer'), 'records.read');
    await next();
  });
  app.openapi(view, async (c) => c.json(valueOf(await foresight.effect(c.get('viewer'))), 200));
  app.openapi(change, async (c) =>
    c.json(valueOf(await foresight.switchHoldOut(c.get('viewer'), c.req.valid('json'))), 200),
  );
}
