import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openDemand, reporter, step } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { AuditPage, BulkResult } from '../model/house-view.ts';
import type { RecordView } from '../model/view.ts';

let house: TestHouse;
let acceptor: ApiClient;
let shiftLead: ApiClient;
let dispatcher: ApiClient;
let handler: ApiClient;
let secondHandler: ApiClient;
/** what a handler sees is their unit's: `centre` and the district's second unit */
let units: string[];

beforeAll(async () => {
  house = await openTestHouse();
  acceptor = await signedInAs(house, 'acceptor');
  shiftLead = await signedInAs(house, 'shift-lead');
  dispatcher = await signedInAs(house, 'dispatcher');
  handler = await signedInAs(house, 'handler');
  secondHandler = await signedInAs(house, 'second-handler');
  units = house.registry.districts.hongqi!.units.map((unit) => unit.code);
});
afterAll(() => house.close());

/** Opens a demand and brings it to a unit. */
async function dispatched(lead: string): Promise<RecordView> {
  let record = await openDemand(acceptor);
  record = await step(acceptor, record, 'register', { category: 'exposed-rubbish' });
  record = await step(shiftLead, record, 'file');
  return step(dispatcher, record, 'dispatch', { lead });
}

describe('POST /records', () => {
  it('opens a record, numbered, masked, with a clock that runs', async () => {
    const record = await openDemand(acceptor);
    expect(record).toMatchObject({ state: 'received', seq: 1, category: 'exposed-rubbish' });
    expect(record.number).toMatch(/HQ/);
    expect(record.clocks).toHaveLength(1);
    expect(record.allowed.map((act) => act.type)).toContain('register');
    const said = JSON.stringify(record);
    expect(said).not.toContain(reporter.name);
    expect(said).not.toContain(reporter.phone);
  });

  it('says what is missing, and opens nothing', async () => {
    const before = (await acceptor.ask<{ total: number }>('GET', '/api/d/hongqi/records')).body;
    const answer = await acceptor.ask('POST', '/api/d/hongqi/records', {
      programme: 'demand',
      type: 'receive',
      input: { title: '无', channel: 'pigeon' },
    });
    expect(answer.status).toBe(422);
    expect(answer.problems.map((p) => p.path).join()).toContain('channel');
    const after = (await acceptor.ask<{ total: number }>('GET', '/api/d/hongqi/records')).body;
    expect(after.total).toBe(before.total);
  });

  it('is for roles that may', async () => {
    const leader = await signedInAs(house, 'leader');
    const answer = await leader.ask('POST', '/api/d/hongqi/records', {
      programme: 'demand',
      type: 'receive',
      input: { title: '区领导来电', channel: 'hotline' },
    });
    expect([answer.status, answer.code]).toEqual([403, 'auth.role']);
  });

  it('knows its programmes', async () => {
    const answer = await acceptor.ask('POST', '/api/d/hongqi/records', {
      programme: 'magic',
      type: 'receive',
      input: {},
    });
    expect([answer.status, answer.code]).toEqual([422, 'act.unknown']);
  });
});

describe('POST /records/:record/acts', () => {
  it('moves a demand along from hand to hand', async () => {
    const record = await dispatched(units[0]!);
    expect(record).toMatchObject({ state: 'dispatched', lead: units[0] });
    expect(record.timeline.map((act) => act.type)).toEqual([
      'receive',
      'register',
      'file',
      'dispatch',
    ]);
    const signed = await step(handler, record, 'sign');
    expect(signed.flags).not.toContain('unsigned');
  });

  it('answers 409 to whoever was slower, and their act is not done', async () => {
    const record = await openDemand(acceptor);
    const path = `/api/d/hongqi/records/${record.record}/acts`;
    const both = await Promise.all(
      [acceptor, shiftLead].map((client) =>
        client.ask<RecordView>('POST', path, {
          type: 'register',
          input: { category: 'exposed-rubbish' },
          seq: record.seq,
        }),
      ),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(both.find((answer) => answer.status === 409)?.code).toBe('conflict.seq');
    const now = await acceptor.ask<RecordView>('GET', `/api/d/hongqi/records/${record.record}`);
    expect(now.body.seq).toBe(record.seq + 1);
  });

  it('refuses what the state does not allow, in words', async () => {
    const record = await openDemand(acceptor);
    const answer = await dispatcher.ask('POST', `/api/d/hongqi/records/${record.record}/acts`, {
      type: 'dispatch',
      input: { lead: units[0] },
      seq: record.seq,
    });
    expect(answer.status).toBe(422);
    expect(answer.problems[0]?.detail.zh).not.toBe('');
  });

  it('is not there for whom the record is not', async () => {
    const record = await dispatched(units[0]!);
    const path = `/api/d/hongqi/records/${record.record}`;
    const act = { type: 'sign', input: {}, seq: record.seq };
    const answer = await secondHandler.ask('POST', `${path}/acts`, act);
    expect([answer.status, answer.code]).toEqual([404, 'missing.record']);
    expect((await handler.ask('POST', `${path}/acts`, act)).status).toBe(200);
  });

  it('wants a record, a type and a number', async () => {
    const answer = await acceptor.ask('POST', '/api/d/hongqi/records/17/acts', { seq: 'x' });
    expect(answer.status).toBe(422);
    expect(answer.code).toBe('input.shape');
  });
});

describe('POST /records/acts', () => {
  it('does each by itself and names those that were refused', async () => {
    const [first, second, third] = [
      await openDemand(acceptor),
      await openDemand(acceptor),
      await openDemand(acceptor),
    ];
    const ready = [];
    for (const record of [first, second])
      ready.push(await step(acceptor, record, 'register', { category: 'exposed-rubbish' }));
    const records = [...ready, third].map(({ record, seq }) => ({ record, seq }));
    const { body } = await shiftLead.ask<BulkResult>('POST', '/api/d/hongqi/records/acts', {
      type: 'file',
      input: {},
      records,
    });
    expect(body.done).toBe(2);
    expect(body.refused.map((refused) => refused.record)).toEqual([third.record]);
    expect(body.refused[0]?.problems[0]?.code).toMatch(/^act\./);
  });

  it('is for acts that may be done to many', async () => {
    const { record, seq } = await openDemand(acceptor);
    const answer = await acceptor.ask('POST', '/api/d/hongqi/records/acts', {
      type: 'register',
      input: { category: 'exposed-rubbish' },
      records: [{ record, seq }],
    });
    expect([answer.status, answer.code]).toEqual([422, 'act.bulk']);
  });
});

describe('POST /records/:record/private', () => {
  it('answers clear text for a purpose, and writes it down', async () => {
    const record = await openDemand(acceptor);
    const path = `/api/d/hongqi/records/${record.record}/private`;
    const answer = await acceptor.ask<{ fields: Record<string, string> }>('POST', path, {
      purpose: 'contact',
    });
    expect(answer.body.fields).toMatchObject({
      reporterName: reporter.name,
      reporterPhone: reporter.phone,
    });
    const leader = await signedInAs(house, 'leader');
    const audit = await leader.ask<AuditPage>('GET', `/api/d/hongqi/audit?record=${record.record}`);
    expect(audit.body.rows).toHaveLength(1);
    expect(audit.body.rows[0]).toMatchObject({
      name: '受理员',
      number: record.number,
      purpose: 'contact',
    });
    expect(audit.body.rows[0]?.fields).toContain('reporterPhone');
  });

  it('without a purpose, or without the permission, nothing is read or written', async () => {
    const record = await openDemand(acceptor);
    const path = `/api/d/hongqi/records/${record.record}/private`;
    expect((await acceptor.ask('POST', path, {})).status).toBe(422);
    expect((await acceptor.ask('POST', path, { purpose: '看看' })).code).toBe('input.purpose');
    const leader = await signedInAs(house, 'leader');
    const refused = await leader.ask('POST', path, { purpose: 'contact' });
    expect([refused.status, refused.code]).toEqual([403, 'auth.permission']);
    const audit = await leader.ask<AuditPage>('GET', `/api/d/hongqi/audit?record=${record.record}`);
    expect(audit.body.total).toBe(0);
  });
});
