import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookings, servicePoints } from '../../declared/examples/service-point.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { loadRecords } from './load-records.ts';

const today = '2026-11-24';
const now = () => new Date(`${today}T08:00:00Z`);

describe('the examples of service points and bookings', () => {
  let house: TestHouse & { now: () => Date };
  beforeAll(async () => {
    house = { ...(await openTestHouse()), now };
    await loadRecords(house, 'hongqi', [servicePoints, bookings]);
  });
  afterAll(() => house.close());

  const of = (programme: string) =>
    house.store.db
      .selectFrom('record')
      .select(['state', 'number', 'title', 'fields', 'simulated', 'due_clock', 'due_at', 'lat'])
      .where('district', '=', 'hongqi')
      .where('programme', '=', programme)
      .execute();
  const tally = (all: readonly { state: string }[]) => {
    const counts: Record<string, number> = {};
    for (const { state } of all) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  };

  it.each([
    ['street-centres', '2024', '37'],
    ['red-flag-stations', '2024', '38'],
    // one that is planned or being fitted out is none yet
    ['street-centres', '2026', '37'],
    ['red-flag-stations', '2026', '38'],
  ])('make %s of %s %s', async (indicator, period, value) => {
    const done = await house.ledger.count({
      district: 'hongqi',
      period,
      indicator,
      person: null,
    });
    expect(done).toMatchObject({ ok: true, value: [{ indicator, value }] });
  });

  it('are points in every state but one, marked as made up and on the map', async () => {
    const all = await of('service-point');
    expect(tally(all)).toEqual({
      open: 72,
      closed: 3,
      shut: 1,
      'fitting-out': 2,
      planned: 1,
    });
    expect(all.every(({ simulated, title }) => simulated && title.endsWith('（模拟）'))).toBe(true);
    expect(all.every(({ lat }) => lat !== null)).toBe(true);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  it('are open every day at hours that a person would keep, with something to book', async () => {
    const open = (await of('service-point')).filter(({ state }) => state === 'open');
    const hours = open.flatMap(
      ({ fields }) => fields['hours'] as { day: string; from: string; to: string }[],
    );
    expect(hours).toHaveLength(open.length * 7);
    const odd = hours.filter(({ from, to }) => from < '07:00' || to > '20:00' || from >= to);
    expect(odd).toEqual([]);
    expect(open.every(({ fields }) => !fields['wrongDay'])).toBe(true);
    const booked = open.map(({ fields }) =>
      (fields['services'] as { booked?: boolean }[]).some((row) => row.booked),
    );
    expect(booked.every(Boolean)).toBe(true);
  });

  it('name who is on duty with a telephone of which the middle is masked', async () => {
    const rows = (await of('service-point')).flatMap(
      ({ fields }) => (fields['roster'] ?? []) as { phone: string }[],
    );
    expect(rows.length).toBeGreaterThan(500);
    expect(rows.filter(({ phone }) => !/^154\*{4}\d{4}$/.test(phone))).toEqual([]);
  });

  it('are late where nobody set the coming week or reopened, and nowhere else', async () => {
    const all = await of('service-point');
    const late = all.filter(({ due_at }) => due_at !== null && due_at < now());
    expect(late.map(({ due_clock }) => due_clock).sort()).toEqual(
      ['reopening', 'roster', 'roster', 'roster'].sort(),
    );
  });

  it('are bookings in each state, each of a point that stands', async () => {
    const all = await of('booking');
    expect(Object.keys(tally(all)).sort()).toEqual(
      ['came', 'cancelled', 'confirmed', 'did-not-come', 'requested'].sort(),
    );
    const points = new Set((await of('service-point')).map(({ number }) => number));
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(({ fields }) => !points.has(String(fields['at'])))).toEqual([]);
    expect(
      all.filter(({ fields }) => !/^154\*{4}\d{4}$/.test(String(fields['contactPhone']))),
    ).toEqual([]);
  });
});
