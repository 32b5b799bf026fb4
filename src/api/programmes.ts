import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ProgrammeLine } from '../model/house-view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, District, inDistrict } from './route-parts.ts';

const list = createRoute({
  method: 'get',
  path: inDistrict('/programmes'),
  summary: 'How each programme stands that the viewer sees or may count',
  request: { params: District },
  responses: answers('programmes in declared order', z.array(ProgrammeLine)),
});

/** What runs here, how much of it, and what is late. */
export function programmeRoutes(app: Api, house: ApiHouse): void {
  app.openapi(list, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'records.read');
    return c.json(valueOf(await house.casework.programmes(viewer)), 200);
  });
}
