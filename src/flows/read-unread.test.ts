import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs } from '../../test/api-client.ts';
import { openDemand, step } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { triageAct } from '../model/triage-act.ts';
import { readUnread } from './read-unread.ts';

let house: TestHouse;
let now = new Date('2026-04-13T02:00:00Z');
beforeAll(async () => {
  // nothing is read when it comes in
  house = await openTestHouse({ now: () => now });
}, 60_000);
afterAll(() => house.close());

const readings = async () =>
  (
    await house.store.db
      .selectFrom('act')
      .innerJoin('record', (on) =>
        on.onRef('record.district', '=', 'act.district').onRef('record.record', '=', 'act.record'),
      )
      .select(['record.title', 'record.flags'])
      .where('act.type', '=', triageAct)
      .orderBy('record.title')
      .execute()
  ).map(({ title, flags }) => [title, flags]);

describe('demands that came in unread', () => {
  it('are read later, those that are not over, once; what is long ago starts no clock', async () => {
    const acceptor = await signedInAs(house, 'acceptor');
    const leak = { text: '楼道里燃气泄漏，味道很大', category: undefined };
    await openDemand(acceptor, { ...leak, title: '1 旧的燃气泄漏' });
    const over = await openDemand(acceptor, { title: '2 已经结束', text: '重复录入' });
    await step(acceptor, over, 'not-accept', { reason: 'legal-route', notice: '已告知另寻途径' });
    now = new Date('2026-04-15T02:00:00Z');
    const later = await signedInAs(house, 'acceptor');
    await openDemand(later, { ...leak, title: '3 新的燃气泄漏' });
    await openDemand(later, { title: '4 路灯不亮', text: '路灯不亮三天了', category: undefined });
    expect(await readings()).toEqual([]);

    const desk = { ...house, now: () => now };
    expect(await readUnread(desk, 'hongqi')).toBe(3);
    const read = await readings();
    expect(read.map(([title]) => title)).toEqual([
      '1 旧的燃气泄漏',
      '3 新的燃气泄漏',
      '4 路灯不亮',
    ]);
    const flagsOf = new Map(read as [string, string[]][]);
    expect(flagsOf.get('1 旧的燃气泄漏')).toEqual([]);
    expect(flagsOf.get('3 新的燃气泄漏')).toContain('emergency');
    expect(await readUnread(desk, 'hongqi')).toBe(0);
    expect(await readUnread(desk, 'boston')).toBe(0);
  });
});
