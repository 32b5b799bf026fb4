import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';

/** Media types of what a build of the pages contains. `.mjs` as anything else stops map workers. */
const mediaTypes: Partial<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pbf': 'application/x-protobuf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const isPacked = /^\.(?:ico|png|woff2)$/;

type Encoding = 'br' | 'gzip' | 'identity';
const pack = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
  identity: async (bytes: Buffer) => bytes,
} satisfies Record<Encoding, (bytes: Buffer) => Promise<Buffer>>;

/** What the page may load. Styles are written by antd at run time; map workers start from blobs. */
const contentPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Answers with the built pages: a file when there is one, `index.html` for every other address (the
 * page finds its own way). Files with a hash in their name never change. Each file is packed once
 * per encoding and kept, until its time on disk changes.
 */
export function createWebFiles(folder: string) {
  const kept = new Map<string, { stamp: number; packed: Map<Encoding, Promise<Buffer>> }>();

  async function read(file: string, encoding: Encoding): Promise<Buffer | undefined> {
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    let entry = kept.get(file);
    if (entry?.stamp !== found.mtimeMs) {
      entry = { stamp: found.mtimeMs, packed: new Map() };
      kept.set(file, entry);
    }
    const packed = entry.packed.get(encoding) ?? readFile(file).then(pack[encoding]);
    entry.packed.set(encoding, packed);
    return packed;
  }

  return async (c: Context): Promise<Response | undefined> => {
    const path = safePath(c.req.path);
    if (path === undefined) return undefined;
    const asked = path === sep ? `${sep}index.html` : path;
    const accepted = c.req.header('accept-encoding') ?? '';
    for (const name of [asked, `${sep}index.html`]) {
      const extension = extname(name);
      const encoding = isPacked.test(extension) ? 'identity' : bestEncoding(accepted);
      const bytes = await read(join(folder, name), encoding);
      if (!bytes) {
        // a missing script must not come back as a page
        if (extension !== '' && extension !== '.html') return undefined;
        continue;
      }
      if (encoding !== 'identity') c.header('Content-Encoding', encoding);
      c.header('Vary', 'Accept-Encoding');
      c.header('Content-Type', mediaTypes[extension] ?? 'application/octet-stream');
      c.header('Content-Security-Policy', contentPolicy);
      c.header(
        'Cache-Control',
        name.startsWith(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      return c.body(new Uint8Array(bytes), 200);
    }
    return undefined;
  };
}

const bestEncoding = (accepted: string): Encoding =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';

/** The path of a file below the folder; undefined for one that is not text or points elsewhere. */
function safePath(path: string): string | undefined {
  try {
    const plain = normalize(decodeURIComponent(path));
    return plain.startsWith(sep) && !plain.includes('\0') ? plain : undefined;
  } catch {
    return undefined;
  }
}
