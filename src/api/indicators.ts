import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { IndicatorPage, IndicatorQuery, IndicatorView } from '../model/ledger-view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, District, inDistrict } from './route-parts.ts';

const list = createRoute({
  method: 'get',
  path: inDistrict('/indicators'),
  summary: 'Indicators of a territory with what the ledger says of them, the newest or of a period',
  request: { params: District, query: IndicatorQuery },
  responses: answers('a page of indicators', IndicatorPage),
});
const read = createRoute({
  method: 'get',
  path: inDistrict('/indicators/{code}'),
  summary: 'One indicator: its history, ranks, targets, peers, origins and every revision',
  request: {
    params: District.extend({ code: z.string() }),
    query: z.object({ territory: z.string().optional() }),
  },
  responses: answers('the indicator', IndicatorView),
});

/** Indicators and what stands behind each; figures are public to all who read records. */
export function indicatorRoutes(app: Api, house: ApiHouse): void {
  const { ledger } = house;
  app.openapi(list, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    return c.json(valueOf(await ledger.indicatorPage(c.get('viewer'), c.req.valid('query'))), 200);
  });
  app.openapi(read, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    const { code } = c.req.valid('param');
    const { territory } = c.req.valid('query');
    return c.json(valueOf(await ledger.indicatorView(c.get('viewer'), code, territory)), 200);
  });
}
