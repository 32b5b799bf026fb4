import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { ImportDryRun, ImportPreview, ImportRun, RecordPage } from '../model/view.ts';

let house: TestHouse;
let statistician: ApiClient;
beforeAll(async () => {
  house = await openTestHouse();
  statistician = await signedInAs(house, 'statistician');
});
afterAll(() => house.close());

const path = '/api/d/hongqi/imports';
const heading = '留言编号,留言用户,留言主题,留言时间,留言详情,点赞数,反对数';
const table = [
  heading,
  '101,A001,小区路灯不亮,2020/1/5 9:30:00,"路灯坏了, 三天没人修",12,0',
  '102,A002,夜市油烟扰民,2020/1/6 21:05:00,油烟很大,3,1',
  '103,A003,井盖缺失,某年某月,很危险,0,0',
].join('\n');

const upload = (text: string, name = '留言.csv', client = statistician) => {
  const form = new FormData();
  form.set('file', new File([text], name));
  return client.ask<ImportPreview>('POST', `${path}/uploads`, form);
};

/** The run when it has ended. */
async function ended({ run }: ImportRun): Promise<ImportRun> {
  const read = async () => (await statistician.ask<ImportRun>('GET', `${path}/${run}`)).body;
  return vi.waitUntil(
    async () => {
      const now = await read();
      return now.state !== 'running' && now;
    },
    { timeout: 20_000 },
  );
}

const uploadsLeft = () =>
  readdir(join(house.dataFolder, 'uploads', 'hongqi')).catch((): string[] => []);

describe('an import from the page', () => {
  it('is looked at, tried, run, followed, and mended', async () => {
    const preview = await upload(table);
    expect(preview.status).toBe(201);
    expect(preview.body.columns).toEqual(heading.split(','));
    expect(preview.body.rows).toHaveLength(3);
    expect(preview.body.fits[0]?.source).toBe('cn-12345-hot');
    const asked = { upload: preview.body.upload, source: 'cn-12345-hot' };

    const trial = await statistician.ask<ImportDryRun>('POST', `${path}/dry-run`, asked);
    expect(trial.body).toMatchObject({ rows: 3, wouldTake: 2, wouldReject: 1 });
    const none = await statistician.ask<RecordPage>('GET', '/api/d/hongqi/records');
    expect(none.body.total).toBe(0);

    const started = await statistician.ask<ImportRun>('POST', path, asked);
    expect(started.status).toBe(202);
    const run = await ended(started.body);
    expect(run).toMatchObject({ state: 'done', rows: 3, taken: 2, rejected: 1, updated: 0 });
    const records = await statistician.ask<RecordPage>('GET', '/api/d/hongqi/records');
    expect(records.body.rows.map((row) => row.title).toSorted()).toEqual(
      ['夜市油烟扰民', '小区路灯不亮'].toSorted(),
    );

    const rejected = await statistician.request('GET', `${path}/${run.run}/rejected`);
    expect(rejected.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const mended = (await rejected.text()).replace('某年某月', '2020/1/7 8:00:00');
    const again = await upload(mended, '留言.rejected.csv');
    const second = await statistician.ask<ImportRun>('POST', path, {
      ...asked,
      upload: again.body.upload,
    });
    expect(await ended(second.body)).toMatchObject({ state: 'done', rows: 1, taken: 1 });

    const runs = await statistician.ask<ImportRun[]>('GET', path);
    expect(runs.body.map((line) => line.taken)).toEqual([1, 2]);
    await expect.poll(uploadsLeft).toEqual([]);
  });

  it('takes the columns that the page maps', async () => {
    const preview = await upload('编号,何时,何事\n1,2020-03-01 08:00,停水\n', '表.csv');
    const asked = {
      upload: preview.body.upload,
      mapping: { id: '编号', openedAt: '何时', title: '何事' },
    };
    const trial = await statistician.ask<ImportDryRun>('POST', `${path}/dry-run`, asked);
    expect(trial.body).toMatchObject({ rows: 1, wouldTake: 1 });
    expect(trial.body.sample[0]?.title).toBe('停水');
  });

  it('refuses what is no table, and keeps nothing of it', async () => {
    const before = await uploadsLeft();
    const empty = await upload('', 'empty.csv');
    expect([empty.status, empty.code]).toEqual([422, 'file.empty']);
    const none = await statistician.ask('POST', `${path}/uploads`, new FormData());
    expect([none.status, none.code]).toEqual([422, 'input.file']);
    const plain = await statistician.ask('POST', `${path}/uploads`, { file: 'x' });
    expect([plain.status, plain.code]).toEqual([422, 'input.file']);
    expect(await uploadsLeft()).toEqual(before);
  });

  it('leaves nothing behind of an upload that breaks off', async () => {
    const before = await uploadsLeft();
    const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(head + table)),
      pull: (controller) => controller.error(new Error('the line went dead')),
    });
    const response = await house.app.request(`${path}/uploads`, {
      method: 'POST',
      headers: { cookie: statistician.cookie, 'content-type': 'multipart/form-data; boundary=x' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ problems: [{ code: 'input.file' }] });
    expect(await uploadsLeft()).toEqual(before);
  });

  it('keeps names of files inside its own folder', async () => {
    const preview = await upload(table, '../../../../../../tmp/evil.csv');
    expect(preview.body.fileName).toBe('evil.csv');
  });

  it('knows neither uploads nor runs of others, nor sources that are not declared', async () => {
    const { upload: own } = (await upload(table)).body;
    const unknown = await statistician.ask('POST', path, { upload: own, source: 'magic' });
    expect([unknown.status, unknown.code]).toEqual([422, 'input.source']);
    const gone = { upload: '00000000-0000-4000-8000-000000000000', source: 'cn-12345-hot' };
    const missing = await statistician.ask('POST', `${path}/dry-run`, gone);
    expect([missing.status, missing.code]).toEqual([404, 'missing.upload']);
    for (const [method, tail] of [
      ['GET', ''],
      ['GET', '/rejected'],
      ['DELETE', ''],
    ]) {
      const answer = await statistician.ask(method!, `${path}/17${tail}`);
      expect(answer.status).toBe(404);
    }
  });

  it('is for who may import', async () => {
    const dispatcher = await signedInAs(house, 'dispatcher');
    const answers = [
      await dispatcher.ask('GET', path),
      await upload(table, 'x.csv', dispatcher),
      await dispatcher.ask('POST', path, { upload: crypto.randomUUID(), source: 'cn-12345-hot' }),
      await dispatcher.ask('DELETE', `${path}/17`),
    ];
    expect(answers.map((answer) => answer.code)).toEqual(Array(4).fill('auth.permission'));
  });
});
