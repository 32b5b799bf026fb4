import { createRoute } from '@hono/zod-openapi';
import { GoalsView } from '../model/league-view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, District, inDistrict } from './route-parts.ts';

const read = createRoute({
  method: 'get',
  path: inDistrict('/goals'),
  summary: 'The tree of goals with the indicators by which each is seen to move',
  request: { params: District },
  responses: answers('the tree, parents before children', GoalsView),
});

/** Goals and how far they are; public to all who read records. */
export function goalRoutes(app: Api, house: ApiHouse): void {
  app.openapi(read, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    return c.json(valueOf(await house.ledger.goals(c.get('viewer'))), 200);
  });
}
