import { createReadStream, type ReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { problem, ProblemError } from '../../model/problem.ts';

/** What the first bytes of a file say it is. */
export type Container = 'text' | 'gzip' | 'zip';

const foreign: readonly (readonly [number[], string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'Excel 97-2003 (.xls)'],
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7-Zip'],
  [[0x52, 0x61, 0x72, 0x21], 'RAR'],
  [[0x42, 0x5a, 0x68], 'bzip2'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'zstd'],
  [[0xfd, 0x37, 0x7a, 0x58], 'xz'],
  [[0x50, 0x41, 0x52, 0x31], 'Parquet'],
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0xff, 0xd8, 0xff], 'JPEG'],
];

const begins = (head: Uint8Array, magic: readonly number[]) => magic.every((b, i) => head[i] === b);

export const badFormat = (path: string, got: string) =>
  problem('file.format', path, '不支持这种文件', 'This kind of file cannot be read', {
    got,
    wanted: 'CSV, XLSX, JSON Lines; gzip',
  });

/**
 * Looks at the first bytes of a file. Throws ProblemError `file.missing`, `file.empty` or
 * `file.format` where it is something that no importer reads.
 */
export async function lookAt(path: string): Promise<{ container: Container; bytes: number }> {
  const size = await stat(path).catch(() => undefined);
  if (!size?.isFile()) {
    throw new ProblemError(
      problem('file.missing', path, '找不到文件', 'There is no such file', { got: path }),
    );
  }
  const file = await open(path);
  try {
    const head = new Uint8Array(8);
    const { bytesRead } = await file.read(head, 0, 8, 0);
    if (bytesRead === 0) {
      throw new ProblemError(
        problem('file.empty', path, '文件是空的', 'The file is empty', {
          got: '0 bytes',
          wanted: 'a header line and rows',
        }),
      );
    }
    const known = foreign.find(([magic]) => begins(head, magic));
    if (known) throw new ProblemError(badFormat(path, known[1]));
    const container = begins(head, [0x1f, 0x8b])
      ? 'gzip'
      : begins(head, [0x50, 0x4b, 3, 4])
        ? 'zip'
        : 'text';
    return { container, bytes: size.size };
  } finally {
    await file.close();
  }
}

/** The bytes of a file, unpacked where it is gzip, as a stream that can be left at any time. */
export interface Bytes {
  chunks: AsyncIterable<Buffer>;
  /** bytes read of the file on disk */
  read(): number;
  close(): void;
}

export function readBytes(path: string, gzip: boolean): Bytes {
  const file: ReadStream = createReadStream(path, { highWaterMark: 1 << 18 });
  if (!gzip) {
    return { chunks: file, read: () => file.bytesRead, close: () => file.destroy() };
  }
  const unpacked = createGunzip({ chunkSize: 1 << 18 });
  file.on('error', (error) => unpacked.destroy(error));
  file.pipe(unpacked);
  async function* chunks(): AsyncGenerator<Buffer> {
    let bytes = 0;
    try {
      for await (const chunk of unpacked as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw gzipProblem(path, error, file.bytesRead, bytes);
    }
  }
  return {
    chunks: chunks(),
    read: () => file.bytesRead,
    close: () => {
      file.destroy();
      unpacked.destroy();
    },
  };
}

function gzipProblem(path: string, error: unknown, packed: number, unpacked: number): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (!code.startsWith('Z_')) return error;
  const where = `${path}, byte ${packed} (unpacked ${unpacked})`;
  return new ProblemError(
    code === 'Z_BUF_ERROR'
      ? problem('file.truncated', where, '压缩文件不完整，末尾缺失', 'The gzip file breaks off', {
          got: `end of file after ${packed} bytes`,
          wanted: 'a complete gzip file',
        })
      : problem('file.gzip', where, '压缩文件已损坏', 'The gzip file is damaged', {
          got: (error as Error).message,
          wanted: 'an undamaged gzip file',
        }),
  );
}
