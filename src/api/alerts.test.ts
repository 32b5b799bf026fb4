import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { alertDay, alertMorning, fillAlerts, firstNight } from '../../test/fill-alerts.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { AlertDay, AlertLine, AlertPage, AlertView } from '../model/foresight-view.ts';
import type { Registry } from '../model/registry.ts';
import type { RecordLine, RecordView } from '../model/view.ts';

/** Alerts for everybody but acceptors, as a programme may declare it. */
function hiddenFromAcceptors(registry: Registry): Registry {
  const seenBy = registry.roles.map(({ code }) => code).filter((code) => code !== 'acceptor');
  const alert = { ...registry.programmes['alert']!, seenBy };
  return { ...registry, programmes: { ...registry.programmes, alert } };
}

let house: TestHouse;
let raised: number;
let dispatcher: ApiClient;

beforeAll(async () => {
  house = await openTestHouse({ now: () => alertMorning, alter: hiddenFromAcceptors });
  raised = await fillAlerts(house);
  dispatcher = await signedInAs(house, 'dispatcher');
}, 120_000);
afterAll(() => house.close());

const base = '/api/d/hongqi/alerts';
const page = (query = '', client = dispatcher) => client.ask<AlertPage>('GET', `${base}${query}`);
const one = (record: string, client = dispatcher) =>
  client.ask<AlertView>('GET', `${base}/${record}`);
const first = async (query = ''): Promise<AlertLine> => {
  const { body } = await page(query);
  return body.rows[0]!;
};
interface Opened {
  orders: RecordLine[];
  alert: RecordView;
}

describe('GET /alerts', () => {
  it('tells nothing to a role from which the programme hides them', async () => {
    const row = await first();
    const acceptor = await signedInAs(house, 'acceptor');
    expect((await page('', acceptor)).body).toMatchObject({ rows: [], total: 0, states: [] });
    expect((await one(row.record, acceptor)).code).toBe('missing.alert');
    const span = `from=${firstNight}&to=${alertDay}`;
    const days = await acceptor.ask<AlertDay[]>('GET', `${base}/calendar?${span}`);
    expect(days.body.map((day) => day.raised + day.grew)).toEqual([0, 0, 0]);
  });

  it('answers each alert as a record with the numbers of its last detection', async () => {
    const { body } = await page();
    expect(body.total).toBe(raised);
    expect(body.states.reduce((sum, { n }) => sum + n, 0)).toBe(raised);
    for (const row of body.rows) {
      expect(row).toMatchObject({ programme: 'alert', simulated: true });
      expect(row.acts).toContain('confirm');
      expect(row.cases).toBeGreaterThan(row.expected);
      expect(row.places).toContain(row.place);
      expect(row.strip.at(-1)!.day >= row.until).toBe(true);
      expect(row.sentence.zh).not.toBe(row.sentence.en);
    }
  });

  it('filters by state, detector, category and day, and counts states whatever the state', async () => {
    const row = await first();
    const cases: [string, boolean][] = [
      [`?state=raised&detector=${row.detector}`, true],
      ['?state=dismissed&state=expired', false],
      ['?detector=nobody', false],
      [row.category ? `?category=${row.category}` : '', true],
      [`?from=${firstNight}&to=${alertDay}`, true],
      ['?from=2026-07-19', false],
      ['?to=2026-01-01', false],
    ];
    for (const [query, holds] of cases) {
      const { body } = await page(query);
      expect([query, body.rows.some(({ record }) => record === row.record)]).toEqual([
        query,
        holds,
      ]);
    }
    const { body } = await page('?state=dismissed');
    expect(body.states).toContainEqual({ key: 'raised', n: raised });
  });

  it.each(['?colour=red', '?from=yesterday', '?page=0', '?pageSize=1000'])(
    'refuses %s',
    async (query) => {
      const answer = await page(query);
      expect([answer.status, answer.code]).toEqual([422, 'input.shape']);
    },
  );

  it('shows nothing to those who look after other records', async () => {
    const elsewhere = await signedInAs(house, 'second-handler');
    expect((await page('', elsewhere)).body.total).toBe(0);
    const answer = await one((await first()).record, elsewhere);
    expect([answer.status, answer.code]).toEqual([404, 'missing.alert']);
  });
});

describe('GET /alerts/:record', () => {
  it('explains itself: members, weeks, words, and the demands inside', async () => {
    const row = await first();
    const { body } = await one(row.record);
    const { evidence, demands } = body;
    expect(body.record.timeline[0]?.type).toBe('raise');
    expect(body.sightings[0]).toMatchObject({ fate: 'raised', detector: row.detector });
    expect(evidence.strip).toHaveLength(56);
    expect(new Set(evidence.members.map(({ place }) => place))).toEqual(new Set(row.places));
    const sum = evidence.members.reduce((n, { cases }) => n + cases, 0);
    expect(sum).toBe(row.cases);
    expect(body.demandsTotal).toBe(row.cases);
    expect(demands.length).toBe(Math.min(200, row.cases));
    expect(demands.every(({ programme }) => programme === 'demand')).toBe(true);
    expect(body.orders).toEqual([]);
  });

  it('is not there for what is no alert', async () => {
    const [demand] = (await one((await first()).record)).body.demands;
    expect((await one(demand!.record)).code).toBe('missing.alert');
    expect((await one('nobody')).code).toBe('input.shape');
  });
});

describe('GET /alerts/calendar', () => {
  it('has one entry a day, with what was raised', async () => {
    const from = '2026-07-01';
    const { body } = await dispatcher.ask<AlertDay[]>(
      'GET',
      `${base}/calendar?from=${from}&to=${alertDay}`,
    );
    expect(body.map(({ day }) => day)).toEqual(body.map(({ day }) => day).toSorted());
    expect(body.at(0)?.day).toBe(from);
    expect(body.at(-1)?.day).toBe(alertDay);
    expect(body.reduce((sum, day) => sum + day.raised, 0)).toBe(raised);
  });

  it.each(['', '?from=2026-08-02&to=2026-08-01', '?from=1990-01-01&to=2026-08-01'])(
    'wants a span that it can answer, not "%s"',
    async (query) => {
      const answer = await dispatcher.ask('GET', `${base}/calendar${query}`);
      expect([answer.status, answer.code]).toEqual([422, 'input.shape']);
    },
  );
});

describe('POST /alerts/:record/orders', () => {
  const order = (place: string) => ({ title: '先到现场看', text: '', place });

  it('opens orders that the alert then shows, and refuses who saw less', async () => {
    const row = await first('?state=raised');
    const path = `${base}/${row.record}/orders`;
    const asked = { seq: row.seq, orders: [order(row.places[0]!), order(row.place!)] };
    const answer = await dispatcher.ask<Opened>('POST', path, asked);
    expect(answer.status).toBe(201);
    const { orders, alert } = answer.body;
    expect(orders.map(({ programme, flags }) => [programme, flags])).toEqual([
      ['order', ['proactive']],
      ['order', ['proactive']],
    ]);
    expect(alert).toMatchObject({ record: row.record, state: 'ordered' });
    const { body } = await one(row.record);
    expect(body.orders.map(({ number }) => number).toSorted()).toEqual(
      orders.map(({ number }) => number).toSorted(),
    );
    expect(body.alert).toMatchObject({ state: 'ordered', orders: 2 });
    const again = await dispatcher.ask('POST', path, asked);
    expect([again.status, again.code]).toEqual([409, 'conflict.seq']);
  });

  it('is for roles that may, about alerts that they see, and wants at least one order', async () => {
    const row = await first();
    const path = `${base}/${row.record}/orders`;
    const asked = { seq: row.seq, orders: [order(row.place!)] };
    const statistician = await signedInAs(house, 'statistician');
    expect((await statistician.ask('POST', path, asked)).status).toBe(403);
    const elsewhere = await signedInAs(house, 'second-handler');
    expect((await elsewhere.ask('POST', path, asked)).status).toBe(404);
    for (const orders of [[], [{ ...order(row.place!), title: '' }]]) {
      const answer = await dispatcher.ask('POST', path, { seq: row.seq, orders });
      expect([answer.status, answer.code]).toEqual([422, 'input.shape']);
    }
  });
});
