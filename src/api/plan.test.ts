import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { fillPlans, planMorning, planWeekDay } from '../../test/fill-plans.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { addHoldOutStep, countedLots } from '../store/hold-outs.ts';
import type { RecordPage, RecordView } from '../model/view.ts';
import type { PlannedVisit, WeekPlanView } from '../model/week-plan.ts';

let house: TestHouse;
let dispatcher: ApiClient;
let now = planMorning;

beforeAll(async () => {
  house = await openTestHouse({ now: () => now });
  await fillPlans(house);
  dispatcher = await signedInAs(house, 'dispatcher');
}, 120_000);
afterAll(() => house.close());

const base = '/api/d/hongqi/plan';
const heldSeed = 3;
const week = planWeekDay;
const shown = (client = dispatcher, of = week) => client.ask<WeekPlanView>('GET', `${base}/${of}`);
const made = (of = week) => dispatcher.ask<WeekPlanView>('POST', `${base}/${of}`);
const edited = (body: unknown, of = week) =>
  dispatcher.ask<WeekPlanView>('PUT', `${base}/${of}`, body);
const plannedIn = ({ plan }: WeekPlanView) => plan!.visits.filter((visit) => visit.crew !== null);
const shiftOf = ({ crew, day }: PlannedVisit) => `${crew} ${day}`;

/** What overlaps or leaves the hours of its crew. */
function faultsOf(view: WeekPlanView): string[] {
  const faults: string[] = [];
  const shifts = new Map<string, PlannedVisit[]>();
  for (const visit of plannedIn(view)) {
    const key = shiftOf(visit);
    shifts.set(key, [...(shifts.get(key) ?? []), visit]);
  }
  for (const [key, visits] of shifts) {
    const crew = view.crews.find((one) => one.code === visits[0]!.crew)!;
    const hours = crew.days.find((one) => one.day === visits[0]!.day);
    let free = hours?.startMinute ?? Infinity;
    for (const visit of visits.toSorted((a, b) => a.startMinute! - b.startMinute!)) {
      if (visit.startMinute! < free - 1) faults.push(`${key}: ${visit.id} begins too early`);
      free = visit.endMinute!;
    }
    if (free > (hours?.endMinute ?? 0)) faults.push(`${key} is late`);
  }
  return faults;
}

describe('a week plan', () => {
  it('is not there before somebody makes it, and is made from what is expected', async () => {
    const before = await shown();
    expect(before.body).toMatchObject({
      plan: null,
      simulatedCrews: true,
      simulated: true,
      mayEdit: true,
    });
    const { status, body } = await made();
    expect(status).toBe(200);
    const { plan } = body;
    expect(plan).toMatchObject({ revision: 1, step: 'made', approved: false, canUndo: false });
    expect(plannedIn(body).length).toBeGreaterThan(20);
    expect(plan!.worth).toBeGreaterThan(0);
    expect(plan!.bound).toBeGreaterThanOrEqual(plan!.worth);
    expect(faultsOf(body)).toEqual([]);
    for (const visit of plannedIn(body)) {
      expect(visit.said.length).toBe(visit.reasons.length);
      expect(visit.said[0]!.zh).not.toBe(visit.said[0]!.en);
    }
    const spoken = plannedIn(body).flatMap((visit) => visit.said.map((said) => said.en));
    expect(spoken.some((said) => /^\d[\d.]* ± [\d.]+ expected in 7 days$/.test(said))).toBe(true);
    expect(plan!.doubts.map((doubt) => doubt.kind)).toContain('too-short');
  });

  it('brings in the inspections whose season it is, those that are due as a must', async () => {
    const { body } = await shown();
    expect(body.inspections.map((one) => one.code)).toEqual(['before-floods']);
    const due = plannedIn(body).filter((visit) => visit.isMust);
    expect(due.length).toBeGreaterThan(0);
    expect(due.every((visit) => visit.inspection === 'before-floods 2026')).toBe(true);
    expect(due[0]!.checklist.length).toBe(3);
  });

  it('is moved, locked, dropped and added to by hand, and what was done is taken back', async () => {
    const { body } = await shown();
    const all = plannedIn(body);
    const first = all.find((a) => all.some((b) => b.crew === a.crew && b.day! > a.day!))!;
    const { day } = all.find((b) => b.crew === first.crew && b.day! > first.day!)!;
    const last = all.filter((v) => v.crew === first.crew && v.day === day);
    const moves = [
      { id: first.id, crew: first.crew, day, locked: true },
      ...last.slice(0, 2).map(({ id }) => ({ id, crew: null, day: null, locked: false })),
    ];
    const added = [{ place: first.place, kind: 'estates', crew: first.crew, day }];
    const { body: after, problems } = await edited({ revision: 1, moves, added });
    expect(problems).toEqual([]);
    expect(after.plan).toMatchObject({ revision: 2, step: 'edited', canUndo: true });
    expect(faultsOf(after)).toEqual([]);
    const moved = after.plan!.visits.find((visit) => visit.id === first.id);
    expect(moved).toMatchObject({ day, locked: true });
    expect(after.plan!.visits.find((visit) => visit.id === last[0]!.id)).toMatchObject({
      crew: null,
      left: 'dropped',
    });
    expect(plannedIn(after).some((visit) => visit.id.startsWith('hand:'))).toBe(true);

    const again = (await made()).body;
    expect(again.plan).toMatchObject({ revision: 3, step: 'planned-again' });
    expect(again.plan!.visits.find((visit) => visit.id === first.id)).toMatchObject({
      day,
      locked: true,
    });
    expect(plannedIn(again).some((visit) => visit.id === last[0]!.id)).toBe(false);

    const undo = (revision: number) =>
      dispatcher.ask<WeekPlanView>('POST', `${base}/${week}/undo`, { revision });
    const once = (await undo(3)).body;
    expect(once.plan).toMatchObject({ revision: 4, step: 'undone', worth: after.plan!.worth });
    const twice = (await undo(4)).body;
    expect(twice.plan).toMatchObject({ revision: 5, canUndo: false, worth: body.plan!.worth });
    expect((await undo(5)).code).toBe('input.undo');
    // the first one undone too, everything is where it was
    expect(plannedIn(twice).map((visit) => visit.id)).toEqual(plannedIn(body).map((v) => v.id));
  });

  it('refuses what does not fit, what is not there, and what somebody overtook', async () => {
    const { body } = await shown();
    const visits = plannedIn(body);
    const { revision } = body.plan!;
    const full = visits.map(({ id }) => ({ id, crew: 'order-1', day: week, locked: false }));
    const cases: [unknown, string][] = [
      [{ revision, moves: full }, 'input.hours'],
      [{ revision, moves: [{ id: 'nobody', crew: null, day: null, locked: false }] }, 'input.plan'],
      [
        {
          revision,
          moves: [{ id: visits[0]!.id, crew: 'order-1', day: '2030-01-01', locked: true }],
        },
        'input.plan',
      ],
      [{ revision: 1, moves: [] }, 'conflict.revision'],
    ];
    for (const [asked, code] of cases) expect((await edited(asked)).code).toBe(code);
    expect((await made('2026-04-14')).code).toBe('input.week');
    expect((await made('2026-03-02')).code).toBe('input.week');
    expect((await shown()).body.plan!.revision).toBe(revision);
  });

  it('is taken away as a table', async () => {
    const response = await dispatcher.request('GET', `${base}/${week}/table?language=en`);
    const lines = (await response.text()).trim().split('\r\n');
    expect(lines[0]).toContain('day,crew,from,to,place');
    expect(lines.length).toBe(1 + plannedIn((await shown()).body).length);
  });

  it('shows each viewer the visits of what they look after, and lets openers of orders change it', async () => {
    const all = plannedIn((await shown()).body);
    const handler = await signedInAs(house, 'handler');
    const { body } = await shown(handler);
    const own = plannedIn(body);
    expect(body.mayEdit).toBe(false);
    expect(own.length).toBeLessThan(all.length);
    expect(own.flatMap((visit) => visit.reasons.map((reason) => reason.kind))).not.toContain(
      'alert',
    );
    expect((await handler.ask('POST', `${base}/${week}`)).code).toBe('auth.permission');
    expect((await handler.ask('POST', `${base}/${week}/approve`, { revision: 5 })).code).toBe(
      'auth.permission',
    );
  });
});

describe('from a plan to orders and back', () => {
  interface Approved {
    opened: number;
    week: WeekPlanView;
  }
  let approved: Approved;
  let order: RecordView;

  it('opens an order for every visit but those that the lot holds back, due on its day, once', async () => {
    const { body } = await shown();
    // a seed by which one of the visits is held back
    const step = { step: 1, isOn: true, seed: heldSeed, share: 0.15, days: 28 };
    const begun = { ...step, reason: null, person: null, madeAt: now };
    await addHoldOutStep(house.store.db, 'hongqi', begun);
    const { revision } = body.plan!;
    const answer = await dispatcher.ask<Approved>('POST', `${base}/${week}/approve`, { revision });
    expect(answer.problems).toEqual([]);
    approved = answer.body;
    const planned = plannedIn(approved.week);
    const held = planned.filter((visit) => visit.isHeld);
    const visits = planned.filter((visit) => !visit.isHeld);
    expect(approved.opened).toBe(visits.length);
    expect(held.length).toBeGreaterThan(0);
    // street order and rubbish: nothing that is urgent, and nothing that has to be done
    expect(new Set(held.map(({ kind, order: number }) => `${kind} ${number}`))).toEqual(
      new Set(['tidy null']),
    );
    expect(held.some((visit) => visit.isMust || visit.locked)).toBe(false);
    const logged = await countedLots(house.store.db, 'hongqi');
    expect(logged.filter((lot) => lot.isHeld).map(({ id }) => id)).toEqual(
      held.map(({ id }) => `${week}/${id}`).sort(),
    );
    const acted = logged.filter((lot) => !lot.isHeld);
    expect(acted.length).toBeGreaterThan(0);
    expect(acted.every(({ number }) => number?.startsWith('XBHQ-'))).toBe(true);
    expect(visits.every((visit) => visit.order?.startsWith('XBHQ-'))).toBe(true);
    expect(approved.week.plan).toMatchObject({ approved: true, step: 'approved' });
    const page = await dispatcher.ask<RecordPage>(
      'GET',
      '/api/d/hongqi/records?programme=order&pageSize=100',
    );
    expect(page.body.total).toBe(visits.length);
    // alone at its spot, where most is expected: what it finds is seen in the next plan
    const spot = (visit: PlannedVisit) => `${visit.cell}/${visit.kind}`;
    const [due] = visits
      .filter((visit) => visit.isMust && visits.filter((v) => spot(v) === spot(visit)).length === 1)
      .sort((a, b) => b.expected - a.expected);
    const found = await dispatcher.ask<RecordPage>(
      'GET',
      `/api/d/hongqi/records?programme=order&q=${due!.order}`,
    );
    const line = found.body.rows[0]!;
    const { body: view } = await dispatcher.ask<RecordView>(
      'GET',
      `/api/d/hongqi/records/${line.record}`,
    );
    order = view;
    const fields = Object.fromEntries(view.fields.map((field) => [field.name, field.value]));
    expect(fields).toMatchObject({ inspection: 'before-floods 2026' });
    expect(fields['text']).toContain('1. 雨水口清淤');
    expect(fields['planned']).toContain(due!.day);
    expect(view.simulated).toBe(true);
    const visit = view.clocks.find((clock) => clock.clock === 'visit')!;
    expect(visit.dueAt).toBe(`${due!.day}T15:59:59.000Z`);
    expect(
      (await dispatcher.ask('POST', `${base}/${week}/approve`, { revision: revision + 1 })).code,
    ).toBe('conflict.approved');
    expect((await edited({ revision: revision + 1 })).code).toBe('conflict.approved');
  });

  it('takes what a visit found into the next plan: less is expected, and the page says why', async () => {
    const act = async (client: ApiClient, type: string, input: unknown) => {
      const path = `/api/d/hongqi/records/${order.record}`;
      const { body } = await client.ask<RecordView>('GET', path);
      const done = await client.ask<RecordView>('POST', `${path}/acts`, {
        type,
        seq: body.seq,
        input,
      });
      expect([type, done.problems]).toEqual([type, []]);
      return done.body;
    };
    now = new Date('2026-04-14T02:00:00Z');
    dispatcher = await signedInAs(house, 'dispatcher');
    const worker = await signedInAs(house, 'grid-worker');
    const { body: kept } = await worker.ask('POST', '/api/d/hongqi/files', photo());
    await act(worker, 'visit-not-found', { findings: '雨水口通畅，未见堵塞', photos: [kept] });
    await act(dispatcher, 'close', {});
    now = new Date('2026-04-20T00:30:00Z');
    dispatcher = await signedInAs(house, 'dispatcher');
    const next = (await made('2026-04-20')).body;
    const { inspections } = next;
    expect(inspections[0]!.done).toBeGreaterThan(0);
    const here = next.plan!.visits.filter((visit) =>
      visit.reasons.some((reason) => reason.kind === 'last-visit' && reason.left === 0.7),
    );
    expect(here.length).toBeGreaterThan(0);
    expect(here[0]!.said.map((said) => said.en).join()).toContain('nothing found');
    // whatever is on its way is not planned a second time
    const open = new Set(
      plannedIn(approved.week)
        .filter((visit) => visit.order !== order.number)
        .map((visit) => `${visit.cell}/${visit.kind}`),
    );
    const twice = next.plan!.visits.filter(
      (visit) => visit.inspection === null && open.has(`${visit.cell}/${visit.kind}`),
    );
    expect(twice).toEqual([]);
  });

  it('tells the alert that a visit follows: it is ordered, and waits for nobody any more', async () => {
    const [spot] = plannedIn((await shown(dispatcher, '2026-04-20')).body);
    const { rows } = await sql<{ record: string }>`
      INSERT INTO record (district, record, programme, programme_version, number, seq, state, ended,
        title, category, place, place_path, lat, lon, fields, opened_at, updated_at)
      SELECT 'hongqi', gen_random_uuid(), 'alert', 1, 'YJHQ-1', 1, 'raised', false, '积水聚集',
        ${spot!.category}, code, path, ${spot!.lat}, ${spot!.lon}, '{"cases": 60, "expected": 4}',
        ${now}, ${now}
      FROM place WHERE district = 'hongqi' AND code = ${spot!.place}
      RETURNING record`.execute(house.store.db);
    const alert = `/api/d/hongqi/records/${rows[0]!.record}`;
    const { plan } = (await made('2026-04-20')).body;
    const follows = plan!.visits.filter((visit) =>
      visit.reasons.some((reason) => reason.kind === 'alert' && reason.number === 'YJHQ-1'),
    );
    expect(follows.some((visit) => visit.crew !== null)).toBe(true);
    const { revision } = plan!;
    const path = `${base}/2026-04-20/approve`;
    const { body, problems } = await dispatcher.ask<Approved>('POST', path, { revision });
    expect(problems).toEqual([]);
    const orders = body.week.plan!.visits.flatMap(({ id, order: number }) =>
      number && follows.some((visit) => visit.id === id) ? [number] : [],
    );
    const { body: told } = await dispatcher.ask<RecordView>('GET', alert);
    expect(told.state).toBe('ordered');
    const fields = Object.fromEntries(told.fields.map((field) => [field.name, field.value]));
    expect(orders).toContain(fields['lastOrder']);
  });
});

/** A small real picture as a form. */
function photo(): FormData {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const form = new FormData();
  form.set('file', new File([png], 'spot.png', { type: 'image/png' }));
  form.set('role', 'evidence');
  return form;
}
