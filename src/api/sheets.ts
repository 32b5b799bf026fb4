import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  applySheet,
  keepMapping,
  proposeSheet,
  readSheetDesk,
} from '../engines/ledger/sheet/service-sheets.ts';
import { ProblemError, problem } from '../model/problem.ts';
import { KeptMapping } from '../model/sheet-mapping.ts';
import {
  SheetApply,
  SheetAsked,
  SheetDesk,
  SheetDone,
  SheetProposal,
} from '../model/sheet-view.ts';
import { findFile } from '../store/find-file.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, answersFile, answersNew, body, District, inDistrict } from './route-parts.ts';

const Upload = District.extend({ upload: z.uuid() });
const Kept = District.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const desk = createRoute({
  method: 'get',
  path: inDistrict('/figures/mappings'),
  summary: 'Mappings that are kept, and what rows and columns of a sheet can be mapped to',
  request: { params: District },
  responses: answers('mappings, indicators, territories', SheetDesk),
});
const keep = createRoute({
  method: 'put',
  path: inDistrict('/figures/mappings/{code}'),
  summary: 'Keep a mapping for the next file of its kind; the dates of this one are left out',
  request: {
    params: District.extend({ code: KeptMapping.shape.code }),
    ...body(KeptMapping.omit({ code: true })),
  },
  responses: answers('the mapping as it is kept', KeptMapping),
});
const upload = createRoute({
  method: 'post',
  path: inDistrict('/figures/sheets'),
  summary: 'Upload a spreadsheet (multipart, part `file`): the fate of every cell, nothing written',
  request: { params: District },
  responses: answersNew('what is proposed', SheetProposal),
});
const propose = createRoute({
  method: 'post',
  path: inDistrict('/figures/sheets/{upload}/try'),
  summary: 'The fate of every cell with other decisions; nothing is written',
  request: { params: Upload, ...body(SheetAsked) },
  responses: answers('what is proposed', SheetProposal),
});
const apply = createRoute({
  method: 'post',
  path: inDistrict('/figures/sheets/{upload}/apply'),
  summary: 'Enter the figures of a sheet in one transaction, all or nothing',
  request: { params: Upload, ...body(SheetApply) },
  responses: answersNew('what was entered', SheetDone),
});
const file = createRoute({
  method: 'get',
  path: inDistrict('/figures/sheets/{sha256}'),
  summary: 'The kept file that an origin of figures was read from',
  request: { params: Kept },
  responses: answersFile('the bytes'),
});

/**
 * Spreadsheets of figures: upload and look, decide and look again, apply. The upload waits on the
 * disk until it is applied; then the file is kept with the origin of its figures.
 */
export function sheetRoutes(app: Api, house: ApiHouse): void {
  const { uploads, store, ledger } = house;

  app.openapi(desk, async (c) => {
    mustHave(house, c.get('viewer'), 'figures.enter');
    return c.json(valueOf(await readSheetDesk(house, c.get('viewer'))), 200);
  });
  app.openapi(keep, async (c) => {
    mustHave(house, c.get('viewer'), 'figures.enter');
    const kept = { ...c.req.valid('json'), code: c.req.valid('param').code };
    return c.json(valueOf(await keepMapping(house, c.get('viewer'), kept)), 200);
  });

  app.openapi(upload, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'figures.enter');
    const taken = valueOf(await uploads.take(viewer.district, c.req.raw));
    const proposed = await proposeSheet(house, viewer, taken, SheetAsked.parse({}));
    if (!proposed.ok) await uploads.remove(viewer.district, taken.upload);
    return c.json({ ...valueOf(proposed), upload: taken.upload }, 201);
  });
  app.openapi(propose, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'figures.enter');
    const there = await uploads.get(viewer.district, c.req.valid('param').upload);
    const proposed = valueOf(await proposeSheet(house, viewer, there, c.req.valid('json')));
    return c.json({ ...proposed, upload: there.upload }, 200);
  });
  app.openapi(apply, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'figures.enter');
    const there = await uploads.get(viewer.district, c.req.valid('param').upload);
    const done = valueOf(await applySheet(house, viewer, there, c.req.valid('json')));
    await uploads.remove(viewer.district, there.upload);
    return c.json(done, 201);
  });

  app.openapi(file, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'records.read');
    const { sha256 } = c.req.valid('param');
    const book = await ledger.book(viewer.district);
    const isOrigin = book?.origins.some((origin) => origin.sha256 === sha256);
    const row = isOrigin ? await findFile(store, viewer.district, sha256) : undefined;
    const bytes = row && (await store.files.get(sha256));
    if (!row || !bytes)
      throw new ProblemError(
        problem('missing.file', 'sha256', '没有这个文件', 'there is no such file', { got: sha256 }),
      );
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': row.mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
  });
}
