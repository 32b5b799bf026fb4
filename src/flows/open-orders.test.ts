import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trialViewer } from '../../test/casework-district.ts';
import { codesOf, openTrial, valueOf, type Trial } from '../../test/trial-casework.ts';
import type { OrdersAsked } from '../model/foresight-view.ts';
import type { RecordView } from '../model/view.ts';
import type { Notice } from '../store/store.ts';
import { LiveRecord } from './live-record.ts';
import { openOrders, type CaseworkDesk } from './open-orders.ts';

let trial: Trial;
let desk: CaseworkDesk;

beforeAll(async () => {
  trial = await openTrial();
  desk = { store: trial.house.store, casework: trial.casework, now: trial.now };
});
afterAll(() => trial.house.drop());

const dispatcher = trialViewer('dispatcher');
const street = trialViewer('handler', { unit: 'street-1' });
const foresight = { person: null, role: 'foresight', unit: null, name: '预警系统' };

/** An alert of rubbish in East Street, as foresight raises it. */
async function raised(): Promise<RecordView> {
  const setup = (await trial.casework.findSetup('trial'))!;
  const record = await desk.store.db.transaction().execute(async (trx) => {
    const alert = LiveRecord.blank(trx, setup, 'alert');
    const input = {
      title: '东街街道：暴露垃圾聚集',
      detector: 'every-night',
      level: 'leaf',
      since: '2026-11-21',
      until: '2026-11-23',
      cases: 9,
      expected: 2.4,
      recurrenceDays: 812,
      radiusMetres: 640,
      placesCount: 2,
      sentenceZh: '东街街道一带 3 天内有 9 件暴露垃圾',
      sentenceEn: '9 demands about exposed rubbish around East Street in 3 days',
      category: 'rubbish',
      place: 't1a',
      lead: 'city-management',
    };
    valueOf(
      await alert.do({ type: 'raise', input, actor: foresight, at: trial.now().toISOString() }),
    );
    return alert.snapshot.record;
  });
  return valueOf(await trial.casework.view(dispatcher, record));
}

const orders = (...more: Partial<OrdersAsked['orders'][number]>[]): OrdersAsked['orders'] =>
  more.map((one) => ({ title: '清理东街垃圾点', text: '先到现场看', place: 't1a', ...one }));
const fieldsOf = (view: RecordView) =>
  Object.fromEntries(view.fields.map((f) => [f.name, f.value]));

describe('orders from an alert', () => {
  it('go to the unit that the catalogue names, know their alert, and are known by it', async () => {
    const alert = await raised();
    const asked = { seq: alert.seq, orders: orders({}, { place: 't2', title: '巡查西街' }) };
    const [first, second] = valueOf(await openOrders(desk, dispatcher, alert.record, asked));
    expect([first!.lead, second!.lead]).toEqual(['street-1', 'city-management']);
    expect(first).toMatchObject({
      state: 'dispatched',
      channel: 'foresight',
      flags: ['proactive'],
    });
    expect(first!.number).toMatch(/^XBTR-/);
    expect(fieldsOf(first!)).toMatchObject({
      alert: alert.number,
      // half of 9 - 2.4 each
      expected: 3.3,
      why: '东街街道一带 3 天内有 9 件暴露垃圾',
    });
    expect(first!.clocks.map((c) => c.clock).sort()).toEqual(['complete', 'visit']);
    const after = valueOf(await trial.casework.view(dispatcher, alert.record));
    expect(after).toMatchObject({ state: 'ordered', seq: alert.seq + 2 });
    expect(after.counts['orders']).toBe(2);
    expect(fieldsOf(after)['lastOrder']).toBe(second!.number);
    expect(after.clocks.find((c) => c.clock === 'decide')!.stoppedAt).not.toBeNull();
  });

  it('take the unit that was named, and are seen by its handlers at once', async () => {
    const heard: Notice[] = [];
    const stop = await desk.store.listen((notice) => heard.push(notice));
    const alert = await raised();
    const asked = { seq: alert.seq, orders: orders({ lead: 'street-1', place: 't2' }) };
    const [order] = valueOf(await openOrders(desk, dispatcher, alert.record, asked));
    await expect.poll(() => heard.map((n) => n.type)).toEqual(['raise', 'open', 'order']);
    await stop();
    const today = valueOf(await trial.casework.today(street));
    const section = today.sections.find((s) => s.code === 'order.to-accept')!;
    expect(section.rows.map((row) => row.record)).toContain(order!.record);
  });

  it('are all opened or none, and the problem says which one could not be', async () => {
    const alert = await raised();
    const count = async () =>
      valueOf(await trial.casework.page(dispatcher, { programme: 'order' })).total;
    const before = await count();
    const asked = { seq: alert.seq, orders: orders({}, { lead: 'nobody' }) };
    const refused = await openOrders(desk, dispatcher, alert.record, asked);
    expect(refused.ok ? [] : refused.problems.map((p) => [p.code, p.path])).toEqual([
      ['input.unit', 'orders[1].lead'],
    ]);
    expect(await count()).toBe(before);
    expect(valueOf(await trial.casework.view(dispatcher, alert.record)).seq).toBe(alert.seq);
  });

  it('are refused to who may not, for what is overtaken, and for what is no alert', async () => {
    const alert = await raised();
    const asked = { seq: alert.seq, orders: orders({}) };
    const owner = trialViewer('handler', { unit: 'city-management' });
    expect(codesOf(await openOrders(desk, owner, alert.record, asked))).toEqual(['auth.role']);
    expect(codesOf(await openOrders(desk, street, alert.record, asked))).toEqual([
      'missing.record',
    ]);
    const late = { ...asked, seq: alert.seq + 1 };
    expect(codesOf(await openOrders(desk, dispatcher, alert.record, late))).toEqual([
      'conflict.seq',
    ]);
    const demand = await trial.receive();
    expect(codesOf(await openOrders(desk, dispatcher, demand.record, asked))).toEqual([
      'missing.record',
    ]);
    const dismissed = valueOf(
      await trial.act(dispatcher, alert, 'dismiss', { reason: 'known-event' }),
    );
    const again = { ...asked, seq: dismissed.seq };
    expect(codesOf(await openOrders(desk, dispatcher, alert.record, again))).toEqual(['act.state']);
  });

  it('let one of two win who turn the same alert into orders', async () => {
    const alert = await raised();
    const asked = { seq: alert.seq, orders: orders({}) };
    const both = await Promise.all([
      openOrders(desk, dispatcher, alert.record, asked),
      openOrders(desk, trialViewer('leader'), alert.record, asked),
    ]);
    expect(both.filter((o) => o.ok)).toHaveLength(1);
    expect(both.flatMap(codesOf)).toEqual(['conflict.seq']);
    const after = valueOf(await trial.casework.view(dispatcher, alert.record));
    expect(after.counts['orders']).toBe(1);
  });
});

describe('the link of one programme to another', () => {
  it('takes the number of an order, and neither that of a demand nor an unknown one', async () => {
    const alert = await raised();
    const demand = await trial.receive();
    for (const order of [demand.number, 'XBTR-20261124-99999', alert.number]) {
      expect(codesOf(await trial.act(dispatcher, alert, 'order', { order }))).toEqual([
        'input.number',
      ]);
    }
    const asked = { seq: alert.seq, orders: orders({}) };
    const [order] = valueOf(await openOrders(desk, dispatcher, alert.record, asked));
    const other = await raised();
    const linked = valueOf(
      await trial.act(dispatcher, other, 'order', { order: order!.number.toLowerCase() }),
    );
    expect(fieldsOf(linked)['lastOrder']).toBe(order!.number);
  });
});
