import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { AlertFacts } from '../engines/foresight/foresight.ts';
import { openOrders } from '../flows/open-orders.ts';
import { AlertDay, AlertLine, AlertPage, AlertView, OrdersAsked } from '../model/foresight-view.ts';
import { RecordLine, RecordView } from '../model/view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { valueOf } from './problems.ts';
import { many } from './record-query.ts';
import { answers, answersNew, body, District, inDistrict } from './route-parts.ts';

const Record = District.extend({ record: z.uuid() });
const codes = many(z.string().max(200));
const Span = z.object({ from: z.iso.date(), to: z.iso.date() }).strict();
const mostDays = 3660;

const page = createRoute({
  method: 'get',
  path: inDistrict('/alerts'),
  summary: 'Alerts that I may see, those that nobody has decided first',
  request: {
    params: District,
    query: z
      .object({ state: codes, detector: codes, category: codes })
      .partial()
      .extend({
        from: z.iso.date().optional(),
        to: z.iso.date().optional(),
        page: z.coerce.number().int().min(1).max(1_000_000).default(1),
        pageSize: z.coerce.number().int().min(1).max(100).default(30),
      })
      .strict(),
  },
  responses: answers('a page, with how many stand in each state', AlertPage),
});
const calendar = createRoute({
  method: 'get',
  path: inDistrict('/alerts/calendar'),
  summary: 'How many alerts each day raised, and what became of them',
  request: {
    params: District,
    query: Span.refine(({ from, to }) => from <= to && spanOf(from, to) <= mostDays, {
      path: ['to'],
      error: `wanted a day from "from" on, at most ${mostDays} days later`,
    }),
  },
  responses: answers('one entry a civil day', z.array(AlertDay)),
});
const view = createRoute({
  method: 'get',
  path: inDistrict('/alerts/{record}'),
  summary: 'One alert with its evidence: where, since when, how sure, which demands',
  request: { params: Record },
  responses: answers('the alert', AlertView),
});
const orders = createRoute({
  method: 'post',
  path: inDistrict('/alerts/{record}/orders'),
  summary: 'Open proactive orders from an alert: all of them or none; 409 when somebody was faster',
  request: { params: Record, ...body(OrdersAsked) },
  responses: answersNew(
    'the orders, and the alert afterwards',
    z.object({ orders: z.array(RecordLine), alert: RecordView }),
  ),
});

const spanOf = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** More demands than this are opened as a list of their own. */
const mostDemands = 200;

/** What foresight knows of an alert, and its record as casework shows it to this viewer. */
const joined = (facts: AlertFacts, line: RecordLine): AlertLine => ({ ...facts, ...line });

/**
 * Alerts. Their numbers come from the foresight engine, everything that a record has (acts, clocks,
 * who may do what) from casework; this is where the two meet.
 */
export function alertRoutes(app: Api, { store, casework, foresight, now }: ApiHouse): void {
  app.openapi(page, async (c) => {
    const viewer = c.get('viewer');
    const found = valueOf(await foresight.alertPage(viewer, c.req.valid('query')));
    const records = found.rows.map(({ record }) => record);
    const lines = new Map(
      valueOf(await casework.lines(viewer, records)).map((line) => [line.record, line]),
    );
    const rows = found.rows.flatMap((facts) => {
      const line = lines.get(facts.record);
      return line ? [joined(facts, line)] : [];
    });
    return c.json({ ...found, rows }, 200);
  });

  app.openapi(calendar, async (c) =>
    c.json(valueOf(await foresight.calendar(c.get('viewer'), c.req.valid('query'))), 200),
  );

  app.openapi(view, async (c) => {
    const viewer = c.get('viewer');
    const { record: id } = c.req.valid('param');
    const { facts, demands: inside, ...parts } = valueOf(await foresight.alertView(viewer, id));
    const asked = { page: 1, pageSize: mostDemands, sort: '-opened' } as const;
    const [record, line, demands, opened] = await Promise.all([
      casework.view(viewer, id).then(valueOf),
      casework.lines(viewer, [id]).then(valueOf),
      casework.page(viewer, inside, asked).then(valueOf),
      casework.lines(viewer, parts.orders).then(valueOf),
    ]);
    const alert = joined(facts, line[0] ?? record);
    return c.json(
      {
        ...parts,
        alert,
        record,
        demands: demands.rows,
        demandsTotal: demands.total,
        orders: opened,
      },
      200,
    );
  });

  app.openapi(orders, async (c) => {
    const viewer = c.get('viewer');
    const { record: id } = c.req.valid('param');
    const { facts } = valueOf(await foresight.alertView(viewer, id));
    const detectors = valueOf(await foresight.detectors(viewer));
    const by = detectors.find(({ detector }) => detector.code === facts.detector);
    const desk = { store, casework, now };
    const asked = c.req.valid('json');
    const opened = valueOf(await openOrders(desk, viewer, id, asked, by?.detector.orders));
    const lines = await casework.lines(
      viewer,
      opened.map(({ record }) => record),
    );
    const alert = valueOf(await casework.view(viewer, id));
    return c.json({ orders: valueOf(lines), alert }, 201);
  });
}
