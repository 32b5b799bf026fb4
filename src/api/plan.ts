import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { approvePlan } from '../flows/plan-week.ts';
import { PlanEdit, WeekPlanView } from '../model/week-plan.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { exportResponse } from './export-response.ts';
import { mustHave } from './guards.ts';
import { planTable } from './plan-table.ts';
import { valueOf } from './problems.ts';
import { answers, answersFile, body, District, inDistrict } from './route-parts.ts';

const Week = District.extend({ week: z.iso.date() });
const Revision = z.object({ revision: z.number().int().min(1) }).strict();

const view = createRoute({
  method: 'get',
  path: inDistrict('/plan/{week}'),
  summary: 'The plan of a week (its Monday): who goes where, and why',
  request: { params: Week },
  responses: answers('the week; plan is null before one was made', WeekPlanView),
});
const make = createRoute({
  method: 'post',
  path: inDistrict('/plan/{week}'),
  summary: 'Plan a week anew from forecasts, alerts and inspections; what a hand fixed stays',
  request: { params: Week },
  responses: answers('the week', WeekPlanView),
});
const edit = createRoute({
  method: 'put',
  path: inDistrict('/plan/{week}'),
  summary: 'Move, add, drop and lock visits; 409 when somebody was faster',
  request: { params: Week, ...body(PlanEdit) },
  responses: answers('the week', WeekPlanView),
});
const undo = createRoute({
  method: 'post',
  path: inDistrict('/plan/{week}/undo'),
  summary: 'Take the last change back',
  request: { params: Week, ...body(Revision) },
  responses: answers('the week', WeekPlanView),
});
const approve = createRoute({
  method: 'post',
  path: inDistrict('/plan/{week}/approve'),
  summary: 'Approve a plan: every visit becomes an order, all of them or none',
  request: { params: Week, ...body(Revision) },
  responses: answers(
    'how many orders were opened, and the week afterwards',
    z.object({ opened: z.number(), week: WeekPlanView }),
  ),
});
const table = createRoute({
  method: 'get',
  path: inDistrict('/plan/{week}/table'),
  summary: 'The planned visits as a table',
  request: {
    params: Week,
    query: z.object({
      language: z.enum(['zh', 'en']).default('zh'),
      format: z.enum(['csv', 'xlsx', 'jsonl']).default('csv'),
    }),
  },
  responses: answersFile('CSV, XLSX or JSON Lines'),
});

/** The plan of a week: made, changed, approved, taken away as a table. */
export function planRoutes(app: Api, house: ApiHouse): void {
  const { foresight, store, casework, now } = house;
  app.use('/api/d/:district/plan/*', async (c, next) => {
    mustHave(house, c.get('viewer'), 'records.read');
    await next();
  });

  app.openapi(view, async (c) =>
    c.json(valueOf(await foresight.weekPlan(c.get('viewer'), c.req.valid('param').week)), 200),
  );
  app.openapi(make, async (c) =>
    c.json(valueOf(await foresight.makePlan(c.get('viewer'), c.req.valid('param').week)), 200),
  );
  app.openapi(edit, async (c) => {
    const { week } = c.req.valid('param');
    const changed = await foresight.editPlan(c.get('viewer'), week, c.req.valid('json'));
    return c.json(valueOf(changed), 200);
  });
  app.openapi(undo, async (c) => {
    const { week } = c.req.valid('param');
    const { revision } = c.req.valid('json');
    return c.json(valueOf(await foresight.undoPlan(c.get('viewer'), week, revision)), 200);
  });
  app.openapi(approve, async (c) => {
    const { week } = c.req.valid('param');
    const { revision } = c.req.valid('json');
    const viewer = c.get('viewer');
    const desk = { store, casework, foresight, now };
    const opened = valueOf(await approvePlan(desk, viewer, week, revision));
    return c.json({ opened, week: valueOf(await foresight.weekPlan(viewer, week)) }, 200);
  });
  app.openapi(table, async (c) => {
    const { week } = c.req.valid('param');
    const { language, format } = c.req.valid('query');
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'records.export');
    const shown = valueOf(await foresight.weekPlan(viewer, week));
    const setup = await casework.findSetup(viewer.district);
    const nameOf = (place: string) => setup?.places.get(place)?.label[language] ?? '';
    const { columns, rows } = planTable(shown, nameOf, language);
    const batches = (async function* () {
      yield rows;
    })();
    return exportResponse({ fileName: `week-plan-${week}`, columns, batches }, format);
  });
}
