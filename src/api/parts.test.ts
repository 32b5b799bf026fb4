import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { reporter, step } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { ProblemError } from '../model/problem.ts';
import { keepFile } from '../store/keep-file.ts';
import type { RecordPage, RecordView } from '../model/view.ts';

const at = (path: string) => `/api/d/hongqi${path}`;
const units = ['market', 'police', 'tax', 'labour', 'housing-fund'];

const permitUnits = ['environment', 'natural-resources', 'housing'];

let house: TestHouse;
let clerk: ApiClient;
const handlers = new Map<string, ApiClient>();

beforeAll(async () => {
  house = await openTestHouse();
  const person = (login: string, role: string, unit: string) => ({
    district: 'hongqi',
    login,
    name: login,
    grants: [{ role, place: '410702', unit }],
  });
  const added = await house.people.addExamplePeople(
    [
      person('hall', 'window-clerk', 'government-services'),
      person('officer', 'enterprise-officer', 'business-centre'),
      ...[...units, ...permitUnits].map((unit) => person(`of-${unit}`, 'handler', unit)),
    ],
    house.password,
  );
  if (!added.ok) throw new ProblemError(...added.problems);
  clerk = await signedInAs(house, 'hall');
  for (const unit of [...units, ...permitUnits])
    handlers.set(unit, await signedInAs(house, `of-${unit}`));
});
afterAll(() => house.close());

/** A firm is to be opened, with everything asked. */
async function submitted(asked: Record<string, unknown> = {}): Promise<RecordView> {
  const answer = await clerk.ask<RecordView>('POST', at('/records'), {
    programme: 'one-thing',
    type: 'begin-new-firm',
    input: {
      name: '甲企业开办',
      applicantName: reporter.name,
      applicantPhone: reporter.phone,
      place: '410702',
      firmSeal: true,
      firmInvoices: true,
      firmStaff: true,
      ...asked,
    },
  });
  expect(answer.problems).toEqual([]);
  return answer.body;
}

const papersOf = (view: RecordView) =>
  view.allowed.find(({ type }) => type === 'accept')!.suggested['papers'];
const accepted = async (asked: Record<string, unknown> = {}): Promise<RecordView> => {
  const view = await submitted(asked);
  return step(clerk, view, 'accept', { papers: papersOf(view) });
};
const again = async (client: ApiClient, record: string) =>
  (await client.ask<RecordView>('GET', at(`/records/${record}`))).body;

/** The part as its unit sees it. */
async function partOf(whole: RecordView, part: string): Promise<[ApiClient, RecordView]> {
  const { unit, number } = whole.parts!.parts.find((one) => one.part === part)!;
  const handler = handlers.get(unit!)!;
  const page = await handler.ask<RecordPage>('GET', at('/records?programme=approval&pageSize=200'));
  const line = page.body.rows.find((row) => row.number === number)!;
  return [handler, await again(handler, line.record)];
}
async function decide(whole: RecordView, part: string, type: 'approve' | 'refuse' = 'approve') {
  const [handler, view] = await partOf(await again(clerk, whole.record), part);
  await step(handler, view, type, { finding: `${part} 已审查` });
  return again(clerk, whole.record);
}

const standingsOf = (view: RecordView) =>
  Object.fromEntries(view.parts!.parts.map(({ part, standing }) => [part, standing]));

describe('a record with parts', () => {
  it('plans those that the answers ask for, and marks the longest chain', async () => {
    const { parts } = await submitted({ firmSeal: false });
    expect(parts!.parts.map(({ part }) => part)).toEqual([
      'licence',
      'invoices',
      'insurance',
      'fund',
    ]);
    expect(parts!.parts.filter((p) => p.isCritical).map(({ part }) => part)).toEqual([
      'licence',
      'fund',
    ]);
    expect([parts!.days, parts!.daysInTurn]).toEqual([3, 5]);
    expect(parts!.parts.every(({ standing }) => standing === 'waiting')).toBe(true);
  });

  it('opens the part that waits for nothing, with unit, budget and the applicant', async () => {
    const whole = await accepted();
    expect(standingsOf(whole)).toMatchObject({ licence: 'living', seal: 'waiting' });
    const licence = whole.parts!.parts[0]!;
    expect(licence.seen?.clock?.dueAt).toBeTypeOf('string');
    expect(whole.assist).toEqual(['market']);
    const [, view] = await partOf(whole, 'licence');
    expect(view).toMatchObject({ title: '企业设立登记', lead: 'market', state: 'open' });
    expect(view.whole).toMatchObject({ number: whole.number, seen: { record: whole.record } });
    const clocks = view.clocks.map(({ budgets }) => budgets[0]?.budget);
    expect(clocks).toEqual([{ kind: 'work-days', days: 1 }]);
    const shown = JSON.stringify(view);
    expect(shown).not.toContain(reporter.phone);
  });

  it('opens what waited when a part ends well, and goes on when the last has ended', async () => {
    const whole = await accepted();
    let view = await decide(whole, 'licence');
    expect(view.state).toBe('parallel');
    expect(standingsOf(view)).toEqual({
      licence: 'ended',
      seal: 'living',
      invoices: 'living',
      insurance: 'living',
      fund: 'living',
    });
    for (const part of ['seal', 'invoices', 'insurance']) view = await decide(whole, part);
    expect(view.state).toBe('parallel');
    view = await decide(whole, 'fund', 'refuse');
    expect(view.state).toBe('decided');
    expect(view.parts!.parts.at(-1)).toMatchObject({ state: 'refused', standing: 'ended' });
    view = await step(clerk, view, 'deliver', { delivery: 'electronic' });
    expect([view.state, view.ended]).toEqual(['delivered', true]);
    const saved = view.fields.find(({ name }) => name === 'tripsSaved')?.value;
    expect(saved).toBe(9);
  });

  it('hears every end where several come at once', async () => {
    const whole = await decide(await accepted(), 'licence');
    const ends = ['seal', 'invoices', 'insurance', 'fund'].map(async (part) => {
      const [handler, view] = await partOf(whole, part);
      return step(handler, view, 'approve', { finding: `${part} 已审查` });
    });
    await Promise.all(ends);
    const view = await again(clerk, whole.record);
    expect(view.state).toBe('decided');
    expect(view.parts!.parts.every(({ standing }) => standing === 'ended')).toBe(true);
    const told = view.timeline.filter(({ type }) => type.endsWith('-decided'));
    expect(told.map(({ type }) => type).sort()).toEqual([
      'all-decided',
      ...Array.from({ length: 4 }, () => 'part-decided'),
    ]);
  });

  it('drops what waited for a part that did not end well', async () => {
    const whole = await accepted();
    const view = await decide(whole, 'licence', 'refuse');
    expect(view.state).toBe('decided');
    expect(standingsOf(view)).toMatchObject({ licence: 'ended', seal: 'dropped', fund: 'dropped' });
    expect(view.parts!.parts.filter(({ number }) => number !== null)).toHaveLength(1);
  });

  it('does not open its parts twice, nor by hand', async () => {
    const whole = await accepted();
    const paths = at(`/records/${whole.record}/acts`);
    const twice = await clerk.ask('POST', paths, { type: 'accept', input: {}, seq: whole.seq });
    expect(twice.status).not.toBe(200);
    const input = { name: '自立审批', lead: 'market' };
    const byHand = { programme: 'approval', type: 'open', input };
    expect((await clerk.ask('POST', at('/records'), byHand)).status).not.toBe(201);
    const types = whole.allowed.map(({ type }) => type);
    expect(types).not.toContain('all-decided');
  });

  it('tells of a part beyond the scope only what the whole knows', async () => {
    const view = await decide(await accepted(), 'licence');
    const seen = await again(handlers.get('police')!, view.record);
    const byPart = Object.fromEntries(seen.parts!.parts.map((one) => [one.part, one]));
    expect(byPart['seal']!.seen).not.toBeNull();
    expect(byPart['licence']).toMatchObject({ seen: null, state: 'approved' });
    expect(byPart['fund']).toMatchObject({ seen: null, state: null, standing: 'living' });
  });

  it('asks for a correction once', async () => {
    const whole = await submitted();
    const asked = await step(clerk, whole, 'ask-correction', { correction: '请补交公司章程' });
    const back = await step(clerk, asked, 'correct', { said: '已补交公司章程' });
    const refused = back.allowed.find(({ type }) => type === 'ask-correction')!;
    expect(refused.refusals.map(({ code }) => code)).toEqual(['act.guard']);
  });

  it('is rated once, and a poor rating is remedied', async () => {
    const decided = await decide(await accepted(), 'licence', 'refuse');
    const delivered = await step(clerk, decided, 'deliver', { delivery: 'window' });
    const paths = at(`/records/${delivered.record}/acts`);
    const wrong = { type: 'rate', input: { grade: '1' }, seq: delivered.seq };
    expect((await clerk.ask('POST', paths, wrong)).problems[0]?.code).toBe('act.guard');
    const poor = { grade: '2', opinion: '等得太久' };
    const remedying = await step(clerk, delivered, 'rate-poor', poor);
    expect(remedying.ended).toBe(false);
    const closed = await step(clerk, remedying, 'remedy', { remedied: '已回访说明并道歉' });
    expect(closed.state).toBe('delivered');
    const rate = closed.allowed.find(({ type }) => type === 'rate')!;
    expect(rate.refusals).toHaveLength(1);
  });
});

describe('the permits of a project', () => {
  it('run beside each other by the same means, and the start waits for all of them', async () => {
    const officer = await signedInAs(house, 'officer');
    const bytes = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');
    const kept = await keepFile(house.store, 'hongqi', bytes, 'c.pdf', null);
    const contract = kept.ok ? [kept.value] : [];
    const signed = await officer.ask<RecordView>('POST', at('/records'), {
      programme: 'project',
      type: 'sign',
      input: {
        name: '智造园',
        investor: { name: '某公司', code: '91350100M000100Y43' },
        lead: 'business-centre',
        plannedFen: 100,
        place: '410702',
        contract,
      },
    });
    expect(signed.problems).toEqual([]);
    const planned = await step(officer, signed.body, 'plan-permits');
    const critical = planned.parts!.parts.filter((one) => one.isCritical);
    expect(critical.map(({ part }) => part)).toEqual(['land', 'plan', 'build']);
    let project = await step(officer, planned, 'give-out-permits');
    const begin = project.allowed.find(({ type }) => type === 'begin')!;
    expect(begin.refusals.map(({ code }) => code)).toEqual(['act.guard']);
    expect(standingsOf(project)).toMatchObject({ environment: 'living', land: 'living' });
    for (const part of ['land', 'plan', 'environment', 'build']) {
      const [handler, view] = await partOf(project, part);
      await step(handler, view, 'approve', { finding: '符合规定' });
      project = await again(officer, project.record);
    }
    expect(project.parts!.parts.map(({ state }) => state)).toEqual(Array(4).fill('approved'));
    expect(project.allowed.find(({ type }) => type === 'begin')!.refusals).toEqual([]);
    expect(project.state).toBe('signed');
  });
});
