import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openDemand } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { FileRef } from '../model/act.ts';

let house: TestHouse;
let acceptor: ApiClient;
let photo: Buffer;
beforeAll(async () => {
  house = await openTestHouse();
  acceptor = await signedInAs(house, 'acceptor');
  const colour = { r: 200, g: 40, b: 40 };
  photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
});
afterAll(() => house.close());

const path = '/api/d/hongqi/files';
const formOf = (bytes: Uint8Array, name: string, role?: string) => {
  const form = new FormData();
  form.set('file', new File([Buffer.from(bytes)], name));
  if (role) form.set('role', role);
  return form;
};

describe('POST /files', () => {
  it('keeps a photo under the hash of its bytes', async () => {
    const answer = await acceptor.ask<FileRef>(
      'POST',
      path,
      formOf(photo, 'a/b/现场.jpg', 'before'),
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      name: '现场.jpg',
      mediaType: 'image/jpeg',
      bytes: photo.length,
      role: 'before',
    });
    const response = await acceptor.request('GET', `${path}/${answer.body.sha256}`);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('cache-control')).toContain('private');
    expect(Buffer.from(await response.arrayBuffer()).equals(photo)).toBe(true);
  });

  it('judges by what the bytes are, not by what they are called', async () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    const answer = await acceptor.ask('POST', path, formOf(page, 'photo.jpg'));
    expect([answer.status, answer.code]).toEqual([422, 'file.type']);
    const empty = await acceptor.ask('POST', path, formOf(Buffer.alloc(0), 'photo.jpg'));
    expect([empty.status, empty.code]).toEqual([422, 'file.empty']);
  });

  it('takes 20 MB and not more', async () => {
    const answer = await acceptor.ask('POST', path, formOf(Buffer.alloc(21 * 2 ** 20), 'big.jpg'));
    expect([answer.status, answer.code]).toEqual([413, 'file.size']);
  });

  it('wants a file', async () => {
    const form = new FormData();
    form.set('role', 'before');
    const answer = await acceptor.ask('POST', path, form);
    expect([answer.status, answer.code]).toEqual([422, 'input.shape']);
  });
});

describe('GET /files/:sha256', () => {
  it('is for whoever added it, and for those who see a record with it', async () => {
    const other = await sharp(photo).negate().jpeg().toBuffer();
    const { body } = await acceptor.ask<FileRef>('POST', path, formOf(other, 'x.jpg', 'before'));
    const leader = await signedInAs(house, 'leader');
    const handler = await signedInAs(house, 'handler');
    const statusFor = async (client: ApiClient) =>
      (await client.request('GET', `${path}/${body.sha256}`)).status;
    expect(await Promise.all([acceptor, leader, handler].map(statusFor))).toEqual([200, 404, 404]);
    const record = await openDemand(acceptor, { photos: [body] });
    expect(record.files.map((file) => file.sha256)).toEqual([body.sha256]);
    expect(await Promise.all([acceptor, leader, handler].map(statusFor))).toEqual([200, 200, 404]);
  });

  it('answers 404 for bytes that nobody kept', async () => {
    const answer = await acceptor.ask('GET', `${path}/${'0'.repeat(64)}`);
    expect([answer.status, answer.code]).toEqual([404, 'missing.file']);
  });
});
