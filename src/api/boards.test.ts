import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { RecordBoard, RecordCalendar, RecordPage, RecordView } from '../model/view.ts';

const at = (path: string) => `/api/d/hongqi${path}`;

let house: TestHouse;
let officer: ApiClient;
let leader: ApiClient;
const since = (i: number) => `2026-${i % 2 ? '02' : '03'}-${String(1 + (i % 9)).padStart(2, '0')}`;

beforeAll(async () => {
  house = await openTestHouse();
  officer = await signedInAs(house, 'enterprise-officer');
  leader = await signedInAs(house, 'leader');
  const unit = house.registry.districts.hongqi!.units[0]!.code;
  for (let i = 0; i < 45; i++) {
    const input = { name: `示例企业${i}`, since: since(i), lead: unit };
    const opened = await officer.ask<RecordView>('POST', at('/records'), {
      programme: 'enterprise',
      type: 'enter',
      input,
    });
    if (opened.problems.length > 0) throw new Error(JSON.stringify(opened.problems));
    const act =
      i % 5 === 0
        ? { type: 'leave', input: { ending: '迁往外地经营' } }
        : i % 3 === 0
          ? { type: 'adopt', input: { officer: '张某' } }
          : undefined;
    if (act)
      await officer.ask('POST', at(`/records/${opened.body.record}/acts`), {
        ...act,
        seq: opened.body.seq,
      });
  }
});
afterAll(() => house.close());

describe('the board of a programme', () => {
  it('counts every state and shows the first of each as the list has them', async () => {
    const { body } = await leader.ask<RecordBoard>(
      'GET',
      at('/records/board?programme=enterprise'),
    );
    expect(body.columns.map(({ state, total }) => [state, total])).toEqual([
      ['active', 36],
      ['left', 9],
    ]);
    for (const { state, total, rows } of body.columns) {
      const list = await leader.ask<RecordPage>(
        'GET',
        at(`/records?programme=enterprise&state=${state}&pageSize=200`),
      );
      expect(rows).toHaveLength(Math.min(20, total));
      const listed = new Set(list.body.rows.map(({ record }) => record));
      expect(rows.every(({ record }) => listed.has(record))).toBe(true);
      const due = rows.map(({ clock }) => clock?.dueAt ?? '9');
      expect(due).toEqual([...due].sort());
    }
  });

  it('keeps to the filter, and refuses a programme that is not run here', async () => {
    const { body } = await leader.ask<RecordBoard>(
      'GET',
      at('/records/board?programme=enterprise&q=示例企业5'),
    );
    expect(body.columns).toMatchObject([
      { state: 'left', total: 1, rows: [{ title: '示例企业5' }] },
    ]);
    const none = await leader.ask('GET', at('/records/board?programme=nothing'));
    expect(none.problems.map(({ code }) => code)).toEqual(['missing.programme']);
  });
});

describe('the calendar of a programme', () => {
  const ask = (query: string) =>
    leader.ask<RecordCalendar>('GET', at(`/records/calendar?programme=enterprise&${query}`));

  it('has every date field on its day, counted whole and told in part', async () => {
    const { body } = await ask('from=2026-02-01&to=2026-02-28&perDay=2');
    const wanted = new Map<string, number>();
    for (let i = 0; i < 45; i++)
      if (since(i).startsWith('2026-02')) wanted.set(since(i), (wanted.get(since(i)) ?? 0) + 1);
    expect(body.days.map(({ day, total }) => [day, total])).toEqual(
      [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    for (const { entries, total } of body.days) {
      expect(entries).toHaveLength(Math.min(2, total));
      expect(entries.every(({ what }) => what === 'since')).toBe(true);
    }
    const named = new Set(body.days.flatMap(({ entries }) => entries.map(({ record }) => record)));
    expect(new Set(body.rows.map(({ record }) => record))).toEqual(named);
  });

  it('has the ends of running clocks on the civil day of the district', async () => {
    const list = await leader.ask<RecordPage>(
      'GET',
      at('/records?programme=enterprise&state=active&pageSize=200'),
    );
    const due = list.body.rows.flatMap(({ clock, record }) =>
      clock?.dueAt ? [{ record, at: clock.dueAt }] : [],
    );
    expect(due.length).toBeGreaterThan(5);
    const civil = (iso: string) =>
      new Date(Date.parse(iso) - 1 + 8 * 3_600_000).toISOString().slice(0, 10);
    const days = due.map(({ at: instant }) => civil(instant)).sort();
    const { body } = await ask(`from=${days[0]}&to=${days.at(-1)}&perDay=200`);
    const told = body.days.flatMap(({ day, entries }) =>
      entries.filter(({ what }) => what === 'due').map(({ record }) => `${day} ${record}`),
    );
    expect(told.sort()).toEqual(
      due.map(({ record, at: instant }) => `${civil(instant)} ${record}`).sort(),
    );
  });

  it('refuses days in the wrong order and spans beyond a year', async () => {
    for (const span of ['from=2026-03-01&to=2026-02-01', 'from=2020-01-01&to=2026-02-01'])
      expect((await ask(span)).status).toBe(422);
  });
});
