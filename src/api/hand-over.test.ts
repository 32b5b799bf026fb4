import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openDemand, reporter, step } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { PrivateFields } from '../model/house-view.ts';
import type { RecordPage, RecordView } from '../model/view.ts';

const unit = 'mediation-centre';
const at = (path: string) => `/api/d/hongqi${path}`;

let house: TestHouse;
let acceptor: ApiClient;
let shift: ApiClient;
let dispatcher: ApiClient;
let mediator: ApiClient;

beforeAll(async () => {
  house = await openTestHouse();
  [acceptor, shift, dispatcher] = [
    await signedInAs(house, 'acceptor'),
    await signedInAs(house, 'shift-lead'),
    await signedInAs(house, 'dispatcher'),
  ];
  mediator = await signedInAs(house, 'mediator');
});
afterAll(() => house.close());

async function filed(): Promise<RecordView> {
  const received = await openDemand(acceptor, { title: '楼上漏水，两家吵起来了' });
  const registered = await step(acceptor, received, 'register', { category: 'exposed-rubbish' });
  return step(shift, registered, 'file');
}

const referral = {
  lead: unit,
  subject: '楼上漏水的赔偿',
  kind: 'neighbour',
  reason: '双方愿意坐下来谈，移交人民调解',
};

const fieldOf = (view: RecordView, name: string) =>
  view.fields.find((field) => field.name === name)?.value;

/** The mediation that a demand was referred to, as the mediator sees it. */
async function mediationOf(demand: RecordView): Promise<RecordView> {
  const found = await mediator.ask<RecordPage>('GET', at('/records?programme=mediation'));
  const number = fieldOf(demand, 'mediation');
  const line = found.body.rows.find((row) => row.number === number);
  return (await mediator.ask<RecordView>('GET', at(`/records/${line!.record}`))).body;
}

const agreed = {
  applicantAgrees: true,
  respondentAgrees: true,
  respondentName: '钱多多',
  free: true,
};
const settled = {
  form: 'oral',
  duties: '楼上住户负责防水维修',
  terms: '赔偿三千元，分三期付清',
  amountFen: 300_000,
  instalments: 3,
  effectiveOn: '2026-11-24',
  performBy: '2027-02-24T10:00:00.000Z',
  told: '双方已达成协议，由责任方维修并赔偿',
};

async function mediating(demand: RecordView): Promise<RecordView> {
  const asked = await mediationOf(demand);
  const accepted = await step(mediator, asked, 'record-consent', agreed);
  const mediatorName = '和为贵';
  return step(mediator, accepted, 'choose-mediator', { mediatorName, chosenBy: 'parties' });
}

const again = async (client: ApiClient, { record }: RecordView) =>
  (await client.ask<RecordView>('GET', at(`/records/${record}`))).body;

describe('a demand that is handed over', () => {
  it('opens a mediation that knows where it came from, and stops its own clock with the reason', async () => {
    const before = await filed();
    const demand = await step(dispatcher, before, 'refer-mediation', referral);
    const mediation = await mediationOf(demand);
    expect(demand).toMatchObject({ state: 'suspended', lead: unit });
    expect(fieldOf(demand, 'mediation')).toBe(mediation.number);
    expect(mediation.number).toMatch(/^TJHQ-\d{8}-\d{5}$/);
    expect(mediation).toMatchObject({ state: 'consent', title: referral.subject, lead: unit });
    expect(fieldOf(mediation, 'demand')).toBe(demand.number);
    const lines = [demand, mediation].map(({ number, programme, record, title, state }) => ({
      number,
      programme,
      seen: { record, title, state },
    }));
    expect([demand.matter, mediation.matter]).toEqual([lines, lines]);
    expect(before.matter).toEqual([]);
    expect(mediation.clock?.clock).toBe('consent');
    const dispose = demand.clocks.find(({ clock }) => clock === 'dispose');
    expect(dispose).toMatchObject({ stoppedAt: null, paused: { why: referral.reason } });
  });

  it('carries personal data without showing it: masked here, in clear for a purpose, audited', async () => {
    const demand = await step(dispatcher, await filed(), 'refer-mediation', referral);
    const mediation = await mediationOf(demand);
    expect(String(fieldOf(mediation, 'applicantPhone'))).toContain('*');
    const asked = { purpose: 'contact: 征询意愿' };
    const path = at(`/records/${mediation.record}/private`);
    const { body } = await mediator.ask<PrivateFields>('POST', path, asked);
    expect(body.fields).toMatchObject({
      applicantName: reporter.name,
      applicantPhone: reporter.phone,
    });
    const admin = await signedInAs(house, 'admin');
    const audit = await admin.request('GET', at(`/audit?record=${demand.record}`));
    expect(await audit.text()).toContain(`移交 ${mediation.number}`);
  });

  it('is answered by the mediation and not by hand', async () => {
    const demand = await step(dispatcher, await filed(), 'refer-mediation', referral);
    const seen = await again(mediator, demand);
    expect(seen.allowed).toEqual([]);
    const input = { outcome: 'solved', disposal: '双方已经和好，不再追究' };
    const asked = { type: 'mediated', input, seq: demand.seq };
    const done = await mediator.ask('POST', at(`/records/${demand.record}/acts`), asked);
    expect([done.status, done.code]).toEqual([403, 'auth.role']);
  });

  it('is all done or not at all', async () => {
    const demand = await filed();
    const count = async () =>
      (await mediator.ask<RecordPage>('GET', at('/records?programme=mediation'))).body.total;
    const before = await count();
    const path = at(`/records/${demand.record}/acts`);
    const late = { type: 'refer-mediation', input: referral, seq: demand.seq - 1 };
    expect((await dispatcher.ask('POST', path, late)).code).toBe('conflict.seq');
    // the form of the demand takes it, that of the mediation does not
    const wrong = { ...referral, subject: '漏' };
    const refused = await dispatcher.ask('POST', path, { ...late, input: wrong, seq: demand.seq });
    expect(refused.code).toBe('input.length');
    expect(await count()).toBe(before);
    expect((await again(dispatcher, demand)).seq).toBe(demand.seq);
  });

  it('is opened once when two refer it at the same moment', async () => {
    const demand = await filed();
    const path = at(`/records/${demand.record}/acts`);
    const asked = { type: 'refer-mediation', input: referral, seq: demand.seq };
    const both = await Promise.all([
      dispatcher.ask('POST', path, asked),
      dispatcher.ask('POST', path, asked),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const found = await mediator.ask<RecordPage>('GET', at('/records?programme=mediation'));
    const views = await Promise.all(
      found.body.rows.map((row) => again(mediator, row as RecordView)),
    );
    expect(views.filter((view) => fieldOf(view, 'demand') === demand.number)).toHaveLength(1);
  });
});

describe('a mediation that came from a demand', () => {
  it('goes behind its door once both agree, and tells the demand what it may know', async () => {
    const demand = await step(dispatcher, await filed(), 'refer-mediation', referral);
    const asked = await mediationOf(demand);
    expect((await dispatcher.ask('GET', at(`/records/${asked.record}`))).status).toBe(200);
    const inHand = await mediating(demand);
    const shut = await dispatcher.ask('GET', at(`/records/${asked.record}`));
    expect(shut.code).toBe('missing.record');
    const outside = (await again(dispatcher, demand)).matter;
    expect(outside.find(({ number }) => number === inHand.number)?.seen).toBeNull();
    const done = await step(mediator, inHand, 'settle', settled);
    expect(done.clocks.filter((c) => c.stoppedAt === null).map((c) => c.clock)).toEqual([
      'confirm',
      'perform',
    ]);
    const told = await again(dispatcher, demand);
    expect(told).toMatchObject({ state: 'disposed', seq: demand.seq + 1 });
    expect(fieldOf(told, 'disposal')).toBe(settled.told);
    expect(told.timeline.at(-1)).toMatchObject({ type: 'mediated', actor: { role: 'mediator' } });
    const dispose = told.clocks.find(({ clock }) => clock === 'dispose');
    expect([dispose?.paused, dispose?.overdue]).toEqual([null, false]);
    expect(JSON.stringify(told)).not.toMatch(/钱多多|三千元/);
  });

  it('gives a demand back to be dispatched when it fails, with the way onward told', async () => {
    const demand = await step(dispatcher, await filed(), 'refer-mediation', referral);
    const inHand = await mediating(demand);
    const told = '双方分歧较大，调解不成，已告知可向法院起诉';
    const input = { reason: '赔偿数额谈不拢', wayOnward: 'court', told };
    expect((await step(mediator, inHand, 'fail', input)).state).toBe('failed');
    const back = await again(dispatcher, demand);
    expect(back).toMatchObject({ state: 'filed', lead: null });
    expect(back.clock?.clock).toBe('dispatch');
  });

  it('leaves a demand alone that has gone on by itself', async () => {
    const demand = await step(dispatcher, await filed(), 'refer-mediation', referral);
    const inHand = await mediating(demand);
    const asked = await step(dispatcher, demand, 'ask-void', { reason: '诉求人已撤回诉求' });
    const gone = await step(shift, asked, 'approve-void', { reason: '同意作废' });
    expect((await step(mediator, inHand, 'settle', settled)).state).toBe('agreed');
    expect(await again(dispatcher, demand)).toMatchObject({ state: 'void', seq: gone.seq });
  });
});

describe('an agreement', () => {
  it('is confirmed within thirty days, performed by instalments, revisited and archived', async () => {
    const demand = await step(dispatcher, await filed(), 'refer-mediation', referral);
    let now = await step(mediator, await mediating(demand), 'settle', settled);
    now = await step(mediator, now, 'apply-confirmation', {
      jointly: true,
      court: '红旗区人民法院',
    });
    now = await step(mediator, now, 'confirmed', { ruling: '（2026）豫0702民特1号' });
    for (const paidFen of [100_000, 200_000]) {
      const on = '2026-12-24';
      const next = '2027-02-24T10:00:00.000Z';
      now = await step(mediator, now, 'perform-part', { on, partFen: 100_000, paidFen, next });
    }
    now = await step(mediator, now, 'perform', { on: '2027-02-20', paidFen: 300_000 });
    const account = '双方均已履行，没有反复';
    now = await step(mediator, now, 'revisit', { lasting: true, satisfied: true, account });
    expect(now).toMatchObject({ state: 'archived', ended: true, flags: ['confirmed'] });
    expect(now.counts).toMatchObject({ instalments: 2 });
    expect(now.clocks.every((clock) => clock.stoppedAt !== null)).toBe(true);
  });

  it('needs both sides, the paper, and time that has run out', async () => {
    const demand = await step(dispatcher, await filed(), 'refer-mediation', referral);
    const asked = await mediationOf(demand);
    const act = (view: RecordView, type: string, input: object) =>
      mediator.ask('POST', at(`/records/${view.record}/acts`), { type, input, seq: view.seq });
    const one = await act(asked, 'record-consent', { ...agreed, respondentAgrees: false });
    expect(one.problems).toMatchObject([{ code: 'act.guard', path: 'guards[1]' }]);
    const inHand = await mediating(demand);
    const unsigned = await act(inHand, 'settle', { ...settled, form: 'written' });
    expect(unsigned.code).toBe('act.guard');
    const done = await step(mediator, inHand, 'settle', settled);
    const alone = { jointly: false, court: '红旗区人民法院' };
    expect((await act(done, 'apply-confirmation', alone)).code).toBe('act.guard');
    const running = await step(mediator, done, 'without-confirmation', {
      reason: '双方选择直接履行',
    });
    expect((await act(running, 'breach', { account: '第一期没有付' })).code).toBe('act.guard');
  });
});
