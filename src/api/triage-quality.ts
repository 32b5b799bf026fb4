import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { TriageQuality } from '../model/triage-view.ts';
import { RecordLine } from '../model/view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, District, inDistrict } from './route-parts.ts';

const Weeks = z.object({ weeks: z.coerce.number().int().min(1).max(52).default(12) });

const read = createRoute({
  method: 'get',
  path: inDistrict('/triage-quality'),
  summary: 'How good triage was in the last weeks: what it said of demands against what stood',
  request: { params: District, query: Weeks },
  responses: answers('weeks, calibration, drift, confusions, models', TriageQuality),
});
const demands = createRoute({
  method: 'get',
  path: inDistrict('/triage-quality/demands'),
  summary: 'The demands of which triage said one category and another stood, newest first',
  request: {
    params: District,
    query: Weeks.extend({ said: z.string().min(1), stood: z.string().min(1) }),
  },
  responses: answers('demands, at most 50', z.array(RecordLine)),
});

/** How good triage is, and the demands behind what it confused. */
export function triageQualityRoutes(app: Api, house: ApiHouse): void {
  app.openapi(read, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'records.read');
    const { weeks } = c.req.valid('query');
    return c.json(valueOf(await house.casework.triageQuality(viewer, weeks)), 200);
  });
  app.openapi(demands, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'records.read');
    return c.json(valueOf(await house.casework.confused(viewer, c.req.valid('query'))), 200);
  });
}
