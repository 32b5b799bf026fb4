import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { ProblemError, bad, good, problem, type Outcome } from '../model/problem.ts';

/** A file that waits to be imported. */
export interface Upload {
  /** random; names the upload in later requests */
  upload: string;
  path: string;
  fileName: string;
}

/** Largest file to import. */
const mostBytes = 6 * 1024 ** 3;
/** An upload that nobody imported goes after a day. */
const keptMs = 24 * 3_600_000;
const isUploadName = (name: string) => /^[0-9a-f-]{36}$/.test(name);

export type UploadFolder = ReturnType<typeof createUploadFolder>;

/** Uploads on disk: `<folder>/<district>/<upload>/<file name>`. */
export function createUploadFolder(folder: string, now: () => Date) {
  return {
    /** Takes the one file of a multipart request, as a stream. Problems: `input.file`, `limit.size`. */
    async take(district: string, request: Request): Promise<Outcome<Upload>> {
      await sweep(join(folder, district), now());
      const upload = randomUUID();
      const own = join(folder, district, upload);
      await mkdir(own, { recursive: true });
      try {
        const taken = await takeFile(request, own);
        if (taken.ok) return good({ upload, ...taken.value });
        await rm(own, { recursive: true, force: true });
        return taken;
      } catch (error) {
        await rm(own, { recursive: true, force: true });
        throw error;
      }
    },

    /** The upload of that name in this district; throws ProblemError `missing.upload`. */
    async get(district: string, upload: string): Promise<Upload> {
      const own = join(folder, district, upload);
      const [fileName] = isUploadName(upload) ? await readdir(own).catch(() => []) : [];
      if (fileName !== undefined) return { upload, path: join(own, fileName), fileName };
      throw new ProblemError(
        problem(
          'missing.upload',
          'upload',
          '上传的文件已不在，请重新上传',
          'the uploaded file is gone, please upload it again',
          { got: upload },
        ),
      );
    },

    async remove(district: string, upload: string): Promise<void> {
      if (isUploadName(upload))
        await rm(join(folder, district, upload), { recursive: true, force: true });
    },
  };
}

/** Removes what has been lying there for a day. */
async function sweep(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const own = join(folder, name);
    const found = await stat(own).catch(() => undefined);
    if (found && now.getTime() - found.mtimeMs > keptMs)
      await rm(own, { recursive: true, force: true });
  }
}

const noFile = () =>
  problem('input.file', 'body', '请求里没有文件', 'the request holds no file', {
    wanted: 'multipart/form-data with a part named file',
  });

/** Writes the part named `file` into the folder while it arrives; other parts are passed over. */
async function takeFile(
  request: Request,
  folder: string,
): Promise<Outcome<{ path: string; fileName: string }>> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!contentType.startsWith('multipart/form-data') || !request.body) return bad(noFile());
  const headers: BusboyHeaders = { 'content-type': contentType };
  const parts = new Busboy({ headers, limits: { files: 1, fileSize: mostBytes, fields: 10 } });
  let part: Readable | undefined;
  let written: Promise<{ path: string; fileName: string; isWhole: boolean }> | undefined;
  parts.on('file', (field, stream, name) => {
    if (field !== 'file' || written) {
      stream.resume();
      return;
    }
    part = stream;
    const fileName = plainName(name);
    const path = join(folder, fileName);
    written = pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o640 })).then(() => ({
      path,
      fileName,
      isWhole: !stream.truncated,
    }));
    // looked at below; a failure before that must not end the process
    written.catch(() => {});
  });
  try {
    await pipeline(Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]), parts);
  } catch (error) {
    // what is being written has to end before its folder can go
    part?.destroy(error as Error);
    await written?.catch(() => {});
    return bad(
      problem('input.file', 'body', '上传没有完成', 'the upload did not arrive whole', {
        got: (error as Error).message,
      }),
    );
  }
  const file = await written;
  if (!file) return bad(noFile());
  if (!file.isWhole)
    return bad(
      problem('limit.size', 'file', '文件超过 6 GB', 'the file is larger than 6 GB', {
        wanted: `${mostBytes} bytes`,
      }),
    );
  return good({ path: file.path, fileName: file.fileName });
}

/** The last part of a path in one line; never empty, never a folder. */
function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(/\p{C}/gu, '').trim().slice(-150);
  return /^\.*$/.test(plain) ? 'file' : plain;
}
