import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { tableTemplate } from '../answers/table-template.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { TableSource } from '../model/table-source.ts';
import { ImportDryRun, ImportPreview, ImportRun } from '../model/view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { downloadResponse } from './download.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import {
  answers,
  answersFile,
  answersNew,
  body,
  District,
  inDistrict,
  json,
  Problems,
} from './route-parts.ts';

const Run = District.extend({ run: z.string().regex(/^\d{1,18}$/) });

/** An upload with how to read it: a declared source by its code, or a mapping made in the page. */
const Asked = z
  .object({ upload: z.uuid(), source: z.string(), mapping: z.record(z.string(), z.unknown()) })
  .partial({ source: true, mapping: true })
  .strict();

const upload = createRoute({
  method: 'post',
  path: inDistrict('/imports/uploads'),
  summary: 'Upload a file (multipart, part `file`, streamed, up to 6 GB) and look into it',
  request: { params: District },
  responses: answersNew('what the file looks like', ImportPreview),
});
const tables = createRoute({
  method: 'get',
  path: inDistrict('/imports/tables'),
  summary: "Tables whose columns follow from the forms of the district's programmes",
  request: { params: District },
  responses: answers('tables', z.array(TableSource)),
});
const template = createRoute({
  method: 'get',
  path: inDistrict('/imports/tables/{code}/template'),
  summary: 'Such a table, empty, with what may stand in its columns',
  request: { params: District.extend({ code: z.string().max(120) }) },
  responses: answersFile('XLSX'),
});
const dryRun = createRoute({
  method: 'post',
  path: inDistrict('/imports/dry-run'),
  summary: 'What would become of the rows; nothing is written',
  request: { params: District, ...body(Asked) },
  responses: answers('the outcome', ImportDryRun),
});
const start = createRoute({
  method: 'post',
  path: inDistrict('/imports'),
  summary: 'Start an import; it goes on after the answer',
  request: { params: District, ...body(Asked) },
  responses: {
    202: { description: 'the run as it begins', content: json(ImportRun) },
    default: { description: 'problems', content: json(Problems) },
  },
});
const list = createRoute({
  method: 'get',
  path: inDistrict('/imports'),
  summary: 'Runs, newest first',
  request: { params: District },
  responses: answers('runs', z.array(ImportRun)),
});
const read = createRoute({
  method: 'get',
  path: inDistrict('/imports/{run}'),
  summary: 'Where a run stands',
  request: { params: Run },
  responses: answers('the run', ImportRun),
});
const rejected = createRoute({
  method: 'get',
  path: inDistrict('/imports/{run}/rejected'),
  summary: 'Rows that were not taken in, with reasons; imports again after mending',
  request: { params: Run },
  responses: answersFile('CSV'),
});
const cancel = createRoute({
  method: 'delete',
  path: inDistrict('/imports/{run}'),
  summary: 'Stop a run; what was taken in stays',
  request: { params: Run },
  responses: answers('the run', ImportRun),
});

/**
 * Imports from the page: upload, look, try, run. A run goes on in this process after the answer;
 * its upload goes when there is nothing left to do with it.
 */
export function importRoutes(app: Api, house: ApiHouse): void {
  const { intake, uploads, background, log } = house;
  for (const path of ['/api/d/:district/imports', '/api/d/:district/imports/*'])
    app.use(path, async (c, next) => {
      mustHave(house, c.get('viewer'), 'imports.run');
      await next();
    });

  app.openapi(upload, async (c) => {
    const viewer = c.get('viewer');
    const taken = valueOf(await uploads.take(viewer.district, c.req.raw));
    const outcome = await intake.preview(viewer, taken);
    if (!outcome.ok) await uploads.remove(viewer.district, taken.upload);
    return c.json(valueOf(outcome), 201);
  });

  app.openapi(tables, async (c) => c.json([...(await intake.tables(c.get('viewer')))], 200));
  app.openapi(template, async (c) => {
    const viewer = c.get('viewer');
    const { code } = c.req.valid('param');
    const table = (await intake.tables(viewer)).find((one) => one.code === code);
    if (!table)
      throw new ProblemError(
        problem('missing.table', 'code', '没有这种表格', 'There is no such table', { got: code }),
      );
    const bytes = await tableTemplate(table, viewer.language);
    return downloadResponse({
      fileName: `${table.label[viewer.language].replaceAll(/[\\/:]/g, ' ')}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      chunks: (async function* () {
        yield bytes;
      })(),
    });
  });

  app.openapi(dryRun, async (c) => {
    const viewer = c.get('viewer');
    const { upload, ...how } = c.req.valid('json');
    const { path, fileName } = await uploads.get(viewer.district, upload);
    return c.json(valueOf(await intake.dryRun(viewer, { path, fileName, ...how })), 200);
  });

  app.openapi(start, async (c) => {
    const viewer = c.get('viewer');
    const { upload, ...how } = c.req.valid('json');
    const { path, fileName } = await uploads.get(viewer.district, upload);
    const request = { path, fileName, ...how };
    const started = await intake.start(viewer, request, { signal: background.stopping });
    const { run, ended } = valueOf(started);
    const finish = async () => {
      const { state } = await ended;
      if (state === 'done' || state === 'cancelled') await uploads.remove(viewer.district, upload);
    };
    background.add(
      finish().catch((error: unknown) => log.error({ err: error, run: run.run }, 'import')),
    );
    return c.json(run, 202);
  });

  app.openapi(list, async (c) => c.json(valueOf(await intake.list(c.get('viewer'))), 200));
  app.openapi(read, async (c) => {
    const { run } = c.req.valid('param');
    return c.json(valueOf(await intake.read(c.get('viewer'), run)), 200);
  });
  app.openapi(rejected, async (c) => {
    const { run } = c.req.valid('param');
    const file = valueOf(await intake.rejectedFile(c.get('viewer'), run));
    return downloadResponse({ ...file, mediaType: 'text/csv; charset=utf-8' });
  });
  app.openapi(cancel, async (c) => {
    const { run } = c.req.valid('param');
    return c.json(valueOf(await intake.cancel(c.get('viewer'), run)), 200);
  });
}
