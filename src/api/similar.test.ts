import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { JoinedView, SimilarAnswer } from '../model/similar-view.ts';
import type { RecordView } from '../model/view.ts';

const said =
  '向阳小区二号楼东侧新开的烧烤店每天营业到凌晨两点，油烟直冲居民窗户，噪音扰民，多次劝说无效，请尽快处理。';
const base = '/api/d/hongqi';
let house: TestHouse;
let acceptor: ApiClient;
let handler: ApiClient;
let clock = Date.parse('2026-05-04T02:00:00Z');

const receive = async (title: string, more: object = {}): Promise<RecordView> => {
  clock += 60_000;
  const input = { title, channel: 'hotline', ...more };
  const asked = { programme: 'demand', type: 'receive', input };
  return (await acceptor.ask<RecordView>('POST', `${base}/records`, asked)).body;
};
const act = async (on: RecordView, type: string, input: object): Promise<RecordView> => {
  clock += 60_000;
  const now = await acceptor.ask<RecordView>('GET', `${base}/records/${on.record}`);
  const asked = { type, input, seq: now.body.seq };
  const done = await acceptor.ask<RecordView>('POST', `${base}/records/${on.record}/acts`, asked);
  expect(done.body).toHaveProperty('record');
  return done.body;
};
const draft = async (text: string, more: object = {}, client = acceptor): Promise<SimilarAnswer> =>
  (await client.ask<SimilarAnswer>('POST', `${base}/similar`, { text, ...more })).body;
const around = async (on: RecordView): Promise<JoinedView> =>
  (await acceptor.ask<JoinedView>('GET', `${base}/records/${on.record}/joined`)).body;
const because = '同一家店同一件事';

beforeAll(async () => {
  house = await openTestHouse({ now: () => new Date(clock) });
  acceptor = await signedInAs(house, 'acceptor');
  handler = await signedInAs(house, 'handler');
  await receive('烧烤店扰民', { text: said });
  await vi.waitUntil(async () => !(await draft(said)).building, { timeout: 10_000 });
}, 60_000);
afterAll(() => house.close());

describe('what somebody has said already', () => {
  it('is told while it is typed, as soon as it was saved', async () => {
    const one = await receive('夜里渣土车轰鸣', {
      text: '平原路口渣土车整夜鸣笛，老人睡不着觉，请协调施工单位。',
    });
    const typed = '平原路口渣土车整夜鸣笛老人睡不着觉';
    await expect
      .poll(async () => (await draft(typed)).similar.map(({ number }) => number))
      .toContain(one.number);
    const [first] = (await draft(`${said}电话13655556666`)).similar;
    expect(first).toMatchObject({ title: '烧烤店扰民', sameProblem: true, state: 'received' });
  });

  it('is told by place and kind where no word is shared', async () => {
    const here = { lat: 35.3032, lon: 113.8827 };
    const lamp = await receive('晚上太黑', { category: 'street-light', point: here });
    const beside = { category: 'street-light', lat: 35.30325, lon: 113.8828 };
    await expect
      .poll(async () => (await draft('LED', beside)).similar.map(({ number }) => number))
      .toEqual([lamp.number]);
    const { similar } = await draft('LED', beside);
    expect(similar[0]!.metres).toBeLessThan(15);
    expect((await draft('LED', { ...beside, category: 'noise' })).similar).toEqual([]);
  });

  it('is told of a record without the record itself', async () => {
    const again = await receive('烧烤店又扰民', { text: said });
    await expect
      .poll(async () => (await draft(said)).similar.length, { timeout: 5_000 })
      .toBeGreaterThan(1);
    const path = `${base}/records/${again.record}/similar`;
    const { body } = await acceptor.ask<SimilarAnswer>('GET', path);
    expect(body.similar.map(({ title }) => title)).toContain('烧烤店扰民');
    expect(body.similar.map(({ record }) => record)).not.toContain(again.record);
  });

  it('says nothing of records outside the scope of who asks', async () => {
    expect((await draft(said)).similar.length).toBeGreaterThan(0);
    expect(await draft(said, {}, handler)).toEqual({ building: false, similar: [] });
    const one = await receive('烧烤店扰民第三次', { text: said });
    const path = `${base}/records/${one.record}`;
    expect((await handler.ask('GET', `${path}/similar`)).status).toBe(404);
    expect((await handler.ask('GET', `${path}/joined`)).status).toBe(404);
  });

  it('refuses what is no draft', async () => {
    for (const wrong of [{}, { text: 'x', lat: 99 }, { text: 'x'.repeat(25_001) }, { text: 1 }]) {
      expect((await acceptor.ask('POST', `${base}/similar`, wrong)).status).toBe(422);
    }
  });
});

describe('demands handled together', () => {
  it('are many to one, count everybody, and are told what becomes of the one', async () => {
    const [one, two, three] = [
      await receive('井盖坏了'),
      await receive('井盖缺失'),
      await receive('没有井盖'),
    ];
    await act(two, 'merge', { into: one.number, reason: because });
    await act(three, 'merge', { into: one.number, reason: because });
    await act(one, 'me-too', { saidBy: '李小明', saidByPhone: '13655556666' });
    const of = await around(one);
    expect(of.joined.map(({ number }) => number)).toEqual([two.number, three.number]);
    expect(of).toMatchObject({ into: null, people: 4 });
    expect(
      JSON.stringify(await acceptor.ask('GET', `${base}/records/${one.record}`)),
    ).not.toContain('小明');

    await act(one, 'answer', { answer: '已经安排更换井盖' });
    const { into, told } = await around(two);
    expect(into?.number).toBe(one.number);
    const joining = told.findIndex(({ label }) => label.zh.includes('合并办理'));
    // its own steps to the joining, from then on what becomes of the one that answers for it
    expect(told.slice(0, joining + 1).every(({ number }) => number === two.number)).toBe(true);
    expect(told.slice(joining + 1).map(({ number }) => number)).toContain(one.number);
  });

  it('can be taken apart: it goes on by itself, its clock runs, both ends know', async () => {
    const [one, two] = [await receive('路面积水'), await receive('路上有水')];
    const merged = await act(two, 'merge', { into: one.number, reason: because });
    expect(merged).toMatchObject({ state: 'merged', ended: true, clock: null });
    expect((await around(one)).joined[0]!.acts).toContain('part');
    const parted = await act(two, 'part', { reason: '不是同一处地方' });
    expect(parted).toMatchObject({ state: 'filed', ended: false, endedAt: null, flags: [] });
    expect(parted.clock?.clock).toBe('dispatch');
    expect(await around(one)).toMatchObject({ joined: [], people: 1 });
    expect((await around(two)).into).toBeNull();
    // and joined again
    await act(two, 'merge', { into: one.number, reason: because });
    expect((await around(one)).people).toBe(2);
  });

  it('never wait for each other in a circle: nothing joins what has ended', async () => {
    const [one, two, three] = [
      await receive('路灯不亮'),
      await receive('路灯灭了'),
      await receive('灯不亮'),
    ];
    await act(two, 'merge', { into: one.number, reason: because });
    const path = `${base}/records/${one.record}/acts`;
    const back = { type: 'merge', input: { into: two.number, reason: because }, seq: one.seq };
    const refused = await acceptor.ask<{ problems: { code: string }[] }>('POST', path, back);
    expect(refused.body.problems.map(({ code }) => code)).toEqual(['input.number']);
    // the chain is followed to the one that answers
    await act(one, 'merge', { into: three.number, reason: because });
    expect((await around(two)).into?.number).toBe(three.number);
  });
});
