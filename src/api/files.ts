import { createRoute } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { FileRef } from '../model/act.ts';
import { ProblemError, problem } from '../model/problem.ts';
import { mostFileBytes } from '../store/file-check.ts';
import { findFile } from '../store/find-file.ts';
import { keepFile } from '../store/keep-file.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { refuse, valueOf } from './problems.ts';
import { answersFile, answersNew, District, inDistrict } from './route-parts.ts';

const add = createRoute({
  method: 'post',
  path: inDistrict('/files'),
  summary: 'Keep a photo or document, to be named in the input of an act',
  request: {
    params: District,
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            file: z.instanceof(File).meta({ type: 'string', format: 'binary' }),
            role: z.enum(['before', 'after', 'evidence', 'document']).default('evidence'),
          }),
        },
      },
    },
  },
  responses: answersNew('the file', FileRef),
});
const read = createRoute({
  method: 'get',
  path: inDistrict('/files/{sha256}'),
  summary: 'A file of a record that I may see, or one that I added',
  request: { params: District.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }) },
  responses: answersFile('the bytes'),
});

/** room for the other parts of the form */
const formBytes = 64 * 1024;
const isShown = /^(?:image\/|application\/pdf$)/;

/** Photos and documents. The bytes are checked for what they are, not for what they are called. */
export function fileRoutes(app: Api, house: ApiHouse): void {
  const { store, casework } = house;
  app.use(
    '/api/d/:district/files',
    bodyLimit({
      maxSize: mostFileBytes + formBytes,
      onError: (c) =>
        refuse(c, [
          problem('file.size', 'file', '文件超过 20 MB', 'the file is larger than 20 MB', {
            wanted: `${mostFileBytes} bytes`,
          }),
        ]),
    }),
  );

  app.openapi(add, async (c) => {
    const { district, person } = c.get('viewer');
    mustHave(house, c.get('viewer'), 'records.read');
    const { file, role } = c.req.valid('form');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kept = valueOf(await keepFile(store, district, bytes, file.name, person));
    const { sha256, name, mediaType } = kept;
    return c.json({ sha256, name, mediaType, bytes: kept.bytes, role }, 201);
  });

  app.openapi(read, async (c) => {
    const viewer = c.get('viewer');
    const { sha256 } = c.req.valid('param');
    const row = await findFile(store, viewer.district, sha256);
    const mayRead = row?.addedBy === viewer.person || (await casework.showsFile(viewer, sha256));
    const bytes = row && mayRead ? await store.files.get(sha256) : undefined;
    if (!row || !bytes)
      throw new ProblemError(
        problem('missing.file', 'sha256', '没有这个文件', 'there is no such file', { got: sha256 }),
      );
    const place = isShown.test(row.mediaType) ? 'inline' : 'attachment';
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': row.mediaType,
      'Content-Disposition': `${place}; filename*=UTF-8''${encodeURIComponent(row.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      // the name is the content
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
  });
}
