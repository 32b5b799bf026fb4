import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicatorOf } from '../../test/ledger-book.ts';
import { openLedgerHouse, type LedgerTestHouse } from '../../test/ledger-house.ts';
import { countMonths, countNight } from './count-records.ts';

let house: LedgerTestHouse;
let now = new Date('2024-06-30T20:00:00Z');
const counts = { programme: 'demand', count: 'opened' as const, where: { op: 'always' as const } };

beforeAll(async () => {
  house = await openLedgerHouse(
    {
      indicators: (['year', 'quarter', 'month'] as const).map((frequency) =>
        indicatorOf(`opened-${frequency}`, { unit: '件', frequency, counts }),
      ),
    },
    () => now,
  );
});
afterAll(() => house.close());

const open = (at: string) =>
  sql`INSERT INTO record (district, record, programme, programme_version, number, seq, state, ended,
      title, opened_at, updated_at)
    VALUES ('hongqi', gen_random_uuid(), 'demand', 1, ${at}, 1, 's', false, 't', ${at}, ${at})`.execute(
    house.store.db,
  );

const current = async () => {
  const book = (await house.ledger.book('hongqi'))!;
  return book
    .currentFigures()
    .map(({ period, value, status, revision }) => `${period} ${value} ${status} ${revision}`)
    .sort();
};

/** Months and quarters are also counted for their year. */
const years = (said: string) => Array.from({ length: 3 }, () => `2024 ${said}`);

describe('countNight', () => {
  it('counts each indicator in its own period and its year, and closes the period with its last night', async () => {
    await open('2024-02-01T00:00:00Z');
    await open('2024-06-29T00:00:00Z');
    const first = await countNight(house, 'hongqi', '2024-06-29');
    expect(first).toEqual({ ok: true, value: { entered: 5, revised: 0, unchanged: 0 } });
    // 04:00 of 1 July in the district: June is over, the year is not
    expect(await current()).toEqual([
      ...years('2 preliminary 1'),
      '2024-06 1 final 1',
      '2024-Q2 1 final 1',
    ]);
    expect(await countNight(house, 'hongqi', '2024-06-30')).toMatchObject({
      value: { unchanged: 5 },
    });
    now = new Date('2025-01-01T20:00:00Z');
    await open('2024-12-31T00:00:00Z');
    await countNight(house, 'hongqi', '2024-12-31');
    expect(await current()).toEqual([
      ...years('3 final 2'),
      '2024-06 1 final 1',
      '2024-12 1 final 1',
      '2024-Q2 1 final 1',
      '2024-Q4 1 final 1',
    ]);
  });

  it('counts the months that went before, and again without a change', async () => {
    now = new Date('2025-02-10T04:00:00Z');
    const asked = { today: '2025-02-10', months: 12 };
    const first = await countMonths(house, 'hongqi', asked);
    expect(first.ok && first.value.entered).toBeGreaterThan(12);
    expect(await current()).toContain('2024-12 1 final 1');
    expect(await countMonths(house, 'hongqi', asked)).toMatchObject({
      value: { entered: 0, revised: 0 },
    });
  });

  it('has nothing to count in a district without such indicators', async () => {
    expect(await countNight(house, 'boston', '2024-06-30')).toEqual({
      ok: true,
      value: { entered: 0, revised: 0, unchanged: 0 },
    });
  });
});
