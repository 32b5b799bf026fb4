import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import commitment from '../../declared/examples/commitment.ts';
import land from '../../declared/examples/land.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { exactSum } from '../model/expression.ts';
import { loadRecords } from './load-records.ts';

const today = '2026-11-24';
const now = () => new Date(`${today}T08:00:00Z`);

describe('the examples of idle land and of commitments', () => {
  let house: TestHouse & { now: () => Date };
  beforeAll(async () => {
    house = { ...(await openTestHouse()), now };
    await loadRecords(house, 'hongqi', [land, commitment]);
    await loadRecords(house, 'fengquan', [land, commitment]);
  });
  afterAll(() => house.close());

  const of = (district: string, programme: string) =>
    house.store.db
      .selectFrom('record')
      .select(['state', 'title', 'fields', 'simulated', 'ended_at', 'due_clock', 'due_at'])
      .where('district', '=', district)
      .where('programme', '=', programme)
      .execute();

  it.each([
    ['fengquan', 'idle-land-reused', '2024', '1891.52'],
    ['fengquan', 'relocated-enterprises', '2024', '37'],
    ['hongqi', 'commitments', '2024', '28'],
    ['hongqi', 'commitments-done', '2024', '28'],
    ['hongqi', 'commitments-done', '2025', '0'],
    // what was reused by then is reused still
    ['fengquan', 'idle-land-reused', '2025', '1891.52'],
  ])('of %s make %s of %s %s', async (district, indicator, period, value) => {
    const done = await house.ledger.count({ district, period, indicator, person: null });
    expect(done).toMatchObject({ ok: true, value: [{ indicator, value }] });
  });

  it('are sites at every stage, drawn as large as they are said to be, parcel by parcel', async () => {
    const sites = await of('fengquan', 'land');
    expect([...new Set(sites.map(({ state }) => state))].sort()).toEqual(
      ['approved', 'begun', 'dropped', 'identified', 'reused', 'talking'].sort(),
    );
    expect(sites.every(({ simulated, title }) => simulated && title.endsWith('（模拟）'))).toBe(
      true,
    );
    const apart = sites.map(({ fields }) => {
      const rows = fields['parcels'] as { mu: number }[];
      const area = Number(fields['area']);
      return [
        exactSum(rows.map(({ mu }) => mu)) - area,
        Math.round((Number(fields['drawn']) / area) * 1000) / 1000,
      ];
    });
    expect(apart).toEqual(sites.map(() => [0, 1]));
  });

  it('are commitments whose standing follows: all of 2024 fulfilled in it, two of this year late', async () => {
    const all = await of('hongqi', 'commitment');
    const fulfilled = all.filter(({ state }) => state === 'fulfilled');
    expect(fulfilled).toHaveLength(28);
    expect(fulfilled.every((one) => one.ended_at!.toISOString().startsWith('2024-'))).toBe(true);
    expect(fulfilled.every(({ fields }) => fields['late'] === 0)).toBe(true);
    const running = all.filter(({ state }) => state === 'running');
    expect(running).toHaveLength(10);
    const late = running.filter(
      ({ due_clock, due_at }) => due_clock === 'milestone' && due_at! < now(),
    );
    expect(late.map(({ title }) => title).sort()).toEqual(
      ['充电桩进社区（模拟）', '社区食堂增设八处（模拟）'].sort(),
    );
  });
});
