import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { BulkResult, PrivateFields } from '../model/house-view.ts';
import { RecordView } from '../model/view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { valueOf } from './problems.ts';
import { answers, answersNew, body, District, inDistrict } from './route-parts.ts';

const Input = z.record(z.string(), z.unknown());
const Seq = z.number().int().positive();
const Record = District.extend({ record: z.uuid() });

const open = createRoute({
  method: 'post',
  path: inDistrict('/records'),
  summary: 'Open a record with an opening act of its programme',
  request: {
    params: District,
    ...body(z.object({ programme: z.string(), type: z.string(), input: Input }).strict()),
  },
  responses: answersNew('the record', RecordView),
});
const act = createRoute({
  method: 'post',
  path: inDistrict('/records/{record}/acts'),
  summary: 'Do an act; `seq` is the last act seen: 409 conflict.seq when somebody was faster',
  request: {
    params: Record,
    ...body(z.object({ type: z.string(), input: Input, seq: Seq }).strict()),
  },
  responses: answers('the record afterwards', RecordView),
});
const actMany = createRoute({
  method: 'post',
  path: inDistrict('/records/acts'),
  summary: 'Do one act to many records; each is done or refused by itself',
  request: {
    params: District,
    ...body(
      z
        .object({
          type: z.string(),
          input: Input,
          records: z
            .array(z.object({ record: z.uuid(), seq: Seq }).strict())
            .min(1)
            .max(500),
        })
        .strict(),
    ),
  },
  responses: answers('what was done', BulkResult),
});
const readPrivate = createRoute({
  method: 'post',
  path: inDistrict('/records/{record}/private'),
  summary: 'Personal data in clear, for a purpose; the read stands in the audit',
  request: {
    params: Record,
    ...body(z.object({ purpose: z.string().trim().min(2).max(200) }).strict()),
  },
  responses: answers('clear text by field', PrivateFields),
});

/** Everything that changes a record, and the one read that leaves a trace. */
export function recordActRoutes(app: Api, { casework }: ApiHouse): void {
  app.openapi(open, async (c) =>
    c.json(valueOf(await casework.open(c.get('viewer'), c.req.valid('json'))), 201),
  );
  app.openapi(actMany, async (c) =>
    c.json(valueOf(await casework.actMany(c.get('viewer'), c.req.valid('json'))), 200),
  );
  app.openapi(act, async (c) => {
    const { record } = c.req.valid('param');
    return c.json(valueOf(await casework.act(c.get('viewer'), record, c.req.valid('json'))), 200);
  });
  app.openapi(readPrivate, async (c) => {
    const { record } = c.req.valid('param');
    const { purpose } = c.req.valid('json');
    return c.json(valueOf(await casework.readPrivate(c.get('viewer'), record, purpose)), 200);
  });
}
