import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  BriefingDiff,
  BriefingDraft,
  BriefingLine,
  BriefingSave,
  BriefingView,
  CheckedBriefing,
  TouchedBriefing,
  Verified,
  VerifyAsked,
} from '../model/briefing-view.ts';
import { printFormats } from '../answers/print/print-briefing.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { downloadResponse } from './download.ts';
import type { NamedText } from '../flows/briefing-texts.ts';
import { createBriefings } from '../flows/briefings.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, answersFile, body, District, inDistrict } from './route-parts.ts';

const One = District.extend({ code: z.string().max(80) });
const Version = z.coerce.number().int().min(0);

const list = createRoute({
  method: 'get',
  path: inDistrict('/briefings'),
  summary: 'Briefings of the district with what the check says of each',
  request: { params: District },
  responses: answers('briefings by code', z.array(BriefingLine)),
});
const read = createRoute({
  method: 'get',
  path: inDistrict('/briefings/{code}'),
  summary:
    'One version of a briefing, bound to the ledger as it stands; the last when none is named',
  request: { params: One, query: z.object({ version: Version.optional() }) },
  responses: answers('the briefing', BriefingView),
});
const save = createRoute({
  method: 'put',
  path: inDistrict('/briefings/{code}'),
  summary: 'Keep a text as the next version; refused when somebody has saved since',
  request: { params: One, ...body(BriefingSave) },
  responses: answers('the briefing as saved', BriefingView),
});
const check = createRoute({
  method: 'post',
  path: inDistrict('/briefings/check'),
  summary: 'Hold a text with bindings against the ledger; nothing is written',
  request: { params: District, ...body(BriefingDraft) },
  responses: answers('the bound text and what is wrong with it', CheckedBriefing),
});
const verify = createRoute({
  method: 'post',
  path: inDistrict('/briefings/verify'),
  summary: 'Hold a finished text without bindings against the ledger',
  request: { params: District, ...body(VerifyAsked) },
  responses: answers('a verdict for every number', Verified),
});
const diff = createRoute({
  method: 'get',
  path: inDistrict('/briefings/{code}/diff'),
  summary: 'What became of one text in another, sentence by sentence',
  request: {
    params: One,
    query: z.object({
      /** version of this briefing that is the later text; the last when absent */
      to: Version.optional(),
      from: Version.optional(),
      /** the earlier text is of another briefing, such as that of last year */
      with: z.string().max(80).optional(),
    }),
  },
  responses: answers('the changes, in order of the later text', BriefingDiff),
});
const touched = createRoute({
  method: 'get',
  path: inDistrict('/figures/{figure}/sentences'),
  summary: 'Sentences of the briefings that a revision of this figure touches',
  request: { params: District.extend({ figure: z.uuid() }) },
  responses: answers('briefings with their sentences', z.array(TouchedBriefing)),
});

const file = createRoute({
  method: 'get',
  path: inDistrict('/briefings/{code}/file'),
  summary: 'A briefing as PDF, Word, JSON or a data package; a draft where the check has errors',
  request: { params: One, query: z.object({ format: z.enum(printFormats) }) },
  responses: answersFile('the file'),
});

const named = (code: string, version: number | undefined): NamedText => ({
  code,
  ...(version === undefined ? {} : { version }),
});

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Answer sheets: read by all who read records, written by those who may. */
export function briefingRoutes(app: Api, house: ApiHouse): void {
  const briefings = createBriefings(house);
  app.openapi(list, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    return c.json(valueOf(await briefings.list(c.get('viewer'))), 200);
  });
  app.openapi(check, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    return c.json(valueOf(await briefings.check(c.get('viewer'), c.req.valid('json').body)), 200);
  });
  app.openapi(verify, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    return c.json(valueOf(await briefings.verify(c.get('viewer'), c.req.valid('json'))), 200);
  });
  app.openapi(read, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    const { code } = c.req.valid('param');
    const { version } = c.req.valid('query');
    return c.json(valueOf(await briefings.read(c.get('viewer'), code, version)), 200);
  });
  app.openapi(save, async (c) => {
    mustHave(house, c.get('viewer'), 'briefings.edit');
    const { code } = c.req.valid('param');
    return c.json(valueOf(await briefings.save(c.get('viewer'), code, c.req.valid('json'))), 200);
  });
  app.openapi(diff, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    const { code } = c.req.valid('param');
    const { from, to, with: other } = c.req.valid('query');
    const before = named(other ?? code, from);
    return c.json(valueOf(await briefings.diff(c.get('viewer'), before, named(code, to))), 200);
  });
  app.openapi(file, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    const { code } = c.req.valid('param');
    const { format } = c.req.valid('query');
    const printed = valueOf(await briefings.print(c.get('viewer'), code, format));
    const { bytes, contentType: mediaType, fileName } = printed;
    return downloadResponse({ fileName, mediaType, chunks: oneChunk(bytes) });
  });
  app.openapi(touched, async (c) => {
    mustHave(house, c.get('viewer'), 'records.read');
    const { figure } = c.req.valid('param');
    return c.json(valueOf(await briefings.touched(c.get('viewer'), figure)), 200);
  });
}
