import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { CountLine } from '../model/house-view.ts';
import { MapPoints, RecordBoard, RecordCalendar, RecordPage, RecordView } from '../model/view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { exportResponse } from './export-response.ts';
import { valueOf } from './problems.ts';
import {
  BoardQuery,
  CalendarQuery,
  CountQuery,
  ExportQuery,
  FilterQuery,
  PageQuery,
} from './record-query.ts';
import { answers, answersFile, District, inDistrict } from './route-parts.ts';

const page = createRoute({
  method: 'get',
  path: inDistrict('/records'),
  summary: 'One page of the records of a filter that I may see',
  request: { params: District, query: PageQuery },
  responses: answers('a page', RecordPage),
});
const counts = createRoute({
  method: 'get',
  path: inDistrict('/records/counts'),
  summary: 'How many records of a filter there are by state, category, place, …',
  request: { params: District, query: CountQuery },
  responses: answers('counts, most first', z.array(CountLine)),
});
const points = createRoute({
  method: 'get',
  path: inDistrict('/records/points'),
  summary: 'The located records of a filter as columns, for the map',
  request: { params: District, query: FilterQuery },
  responses: answers('points', MapPoints),
});
const board = createRoute({
  method: 'get',
  path: inDistrict('/records/board'),
  summary: 'The records of a programme by state, the first of each',
  request: { params: District, query: BoardQuery },
  responses: answers('columns in the order of the states', RecordBoard),
});
const calendar = createRoute({
  method: 'get',
  path: inDistrict('/records/calendar'),
  summary: 'The days that records of a programme name: date fields, and ends of clocks',
  request: { params: District, query: CalendarQuery },
  responses: answers('days in order', RecordCalendar),
});
const exported = createRoute({
  method: 'get',
  path: inDistrict('/records/export'),
  summary: 'All records of a filter as a file, streamed; personal data stays masked',
  request: { params: District, query: ExportQuery },
  responses: answersFile('CSV, XLSX or JSON Lines'),
});
const view = createRoute({
  method: 'get',
  path: inDistrict('/records/{record}'),
  summary: 'One record: facts, clocks, acts, and what I may do',
  request: { params: District.extend({ record: z.uuid() }) },
  responses: answers('the record', RecordView),
});

/** Reading records. Which ones a viewer sees is decided in casework's queries. */
export function recordRoutes(app: Api, { casework }: ApiHouse): void {
  app.openapi(page, async (c) => {
    const { page, pageSize, sort, ...filter } = c.req.valid('query');
    const found = await casework.page(c.get('viewer'), filter, { page, pageSize, sort });
    return c.json(valueOf(found), 200);
  });
  app.openapi(counts, async (c) => {
    const { by, ...filter } = c.req.valid('query');
    return c.json(valueOf(await casework.counts(c.get('viewer'), filter, by)), 200);
  });
  app.openapi(points, async (c) =>
    c.json(valueOf(await casework.points(c.get('viewer'), c.req.valid('query'))), 200),
  );
  app.openapi(board, async (c) =>
    c.json(valueOf(await casework.board(c.get('viewer'), c.req.valid('query'))), 200),
  );
  app.openapi(calendar, async (c) => {
    const { from, to, perDay, ...filter } = c.req.valid('query');
    const asked = { from, to, perDay };
    return c.json(valueOf(await casework.calendar(c.get('viewer'), filter, asked)), 200);
  });
  app.openapi(exported, async (c) => {
    const viewer = c.get('viewer');
    const { format, sort, ...filter } = c.req.valid('query');
    return exportResponse(valueOf(await casework.exportRows(viewer, filter, sort)), format);
  });
  app.openapi(view, async (c) =>
    c.json(valueOf(await casework.view(c.get('viewer'), c.req.valid('param').record)), 200),
  );
}
