import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHouse, type ServedHouse } from '../../test/served-house.ts';

const script = `export const words = ${JSON.stringify('先办'.repeat(2000))};\n`;
let house: ServedHouse;
let folder: string;
let webFolder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianban-web-'));
  webFolder = join(folder, 'web');
  await mkdir(join(webFolder, 'assets'), { recursive: true });
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>先办</title>');
  await writeFile(join(webFolder, 'assets/app-4f3a.js'), script);
  await writeFile(join(webFolder, 'assets/worker-77aa.mjs'), script);
  await writeFile(join(folder, 'secret.txt'), 'secret');
  house = await serveHouse({ webFolder });
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

/** As sent, not unpacked and not tidied up. */
function fetchRaw(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>(
    (done, failed) => {
      const { hostname, port } = new URL(house.url);
      const sent = request({ hostname, port, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes: Buffer.concat(chunks),
          }),
        );
      });
      sent.on('error', failed);
      sent.end();
    },
  );
}

describe('the built pages over HTTP', () => {
  it('come with a policy for what they may load', async () => {
    const { status, headers, bytes } = await fetchRaw('/');
    expect(status).toBe(200);
    expect(bytes.toString()).toContain('先办');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("worker-src 'self' blob:");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  it('answer every address of a page with the same page', async () => {
    for (const path of ['/demands?state=filed', '/demands/1f0c', '/sign-in']) {
      const { status, bytes } = await fetchRaw(path);
      expect([status, bytes.toString()]).toEqual([200, '<!doctype html><title>先办</title>']);
    }
  });

  it('do not pass for a file that is missing, or for the API', async () => {
    for (const path of ['/assets/gone-1234.js', '/api/nothing', '/favicon.ico']) {
      const { status, headers } = await fetchRaw(path);
      expect(status).toBe(404);
      expect(headers['content-type']).toContain('application/json');
    }
  });

  it('keep what has a hash in its name for a year, modules as script', async () => {
    for (const path of ['/assets/app-4f3a.js', '/assets/worker-77aa.mjs']) {
      const { headers } = await fetchRaw(path);
      expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
  });

  it('are packed as the browser asks', async () => {
    const path = '/assets/app-4f3a.js';
    const br = await fetchRaw(path, { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await fetchRaw(path, { 'accept-encoding': 'gzip' });
    const plain = await fetchRaw(path);
    expect([br, gzip, plain].map((got) => got.headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      undefined,
    ]);
    expect(brotliDecompressSync(br.bytes).toString()).toBe(script);
    expect(gunzipSync(gzip.bytes).toString()).toBe(script);
    expect(plain.bytes.toString()).toBe(script);
    expect(br.bytes.length).toBeLessThan(plain.bytes.length / 10);
  });

  it('follow a new build without a restart', async () => {
    await writeFile(join(webFolder, 'note.txt'), 'before');
    expect((await fetchRaw('/note.txt')).bytes.toString()).toBe('before');
    await writeFile(join(webFolder, 'note.txt'), 'after it');
    expect((await fetchRaw('/note.txt')).bytes.toString()).toBe('after it');
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%5c..%5csecret'])(
    'nothing outside the folder is read: %s',
    async (path) => {
      const { bytes } = await fetchRaw(path);
      expect(bytes.toString()).not.toBe('secret');
    },
  );

  it('an address that is no text is not found', async () => {
    expect((await fetchRaw('/%ff%fe')).status).toBe(404);
  });
});
