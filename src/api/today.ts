import { createRoute } from '@hono/zod-openapi';
import { Today } from '../model/view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { valueOf } from './problems.ts';
import { answers, District, inDistrict } from './route-parts.ts';

const today = createRoute({
  method: 'get',
  path: inDistrict('/today'),
  summary: 'What waits for me, by remaining clock',
  request: { params: District },
  responses: answers('sections of records', Today),
});

export function todayRoutes(app: Api, { casework }: ApiHouse): void {
  app.openapi(today, async (c) => c.json(valueOf(await casework.today(c.get('viewer'))), 200));
}
