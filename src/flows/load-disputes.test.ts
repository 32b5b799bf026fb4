import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disputesAt, referrals } from '../../declared/examples/disputes.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { Viewer } from '../model/role.ts';
import type { RecordFilter, RecordLine } from '../model/view.ts';
import { loadDisputes } from './load-disputes.ts';
import { simulateInto } from './simulate-district.ts';

const now = () => new Date('2026-11-24T08:00:00Z');
const district = 'fengquan';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ now });
  const plan = { seed: 1, days: 12, perDay: 60, start: '2026-11-13' };
  await simulateInto({ ...house, now }, district, plan);
});
afterAll(() => house.close());

const viewer = (role: string): Viewer => ({
  district,
  person: '00000000-0000-4000-8000-000000000001',
  name: role,
  language: 'zh',
  grants: [{ role, place: '410704', unit: role === 'mediator' ? 'mediation-centre' : null }],
});

async function rowsOf(filter: RecordFilter): Promise<RecordLine[]> {
  const page = await house.casework.page(viewer('mediator'), filter, { pageSize: 200 });
  return page.ok ? page.value.rows : [];
}

describe('the made-up disputes', () => {
  it('stand where they should, marked as simulated, each once', async () => {
    const wanted = disputesAt[district]!;
    const total = Object.values(wanted).reduce((sum, n) => sum + n, 0);
    const referred = referrals.count[district];
    expect(await loadDisputes({ ...house, now }, district)).toBe(total + referred);
    expect(await loadDisputes({ ...house, now }, district)).toBe(0);
    const rows = await rowsOf({ programme: 'mediation' });
    const counts: Record<string, number> = {};
    for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
    expect(counts).toEqual({ ...wanted, consent: wanted.consent! + referred });
    expect(rows.every((row) => row.simulated && row.title.endsWith('（模拟）'))).toBe(true);
  });

  it('come from demands that wait for them, with the clock standing still', async () => {
    const suspended = await rowsOf({ programme: 'demand', state: ['suspended'] });
    expect(suspended).toHaveLength(referrals.count[district]);
    for (const { record } of suspended) {
      const seen = await house.casework.view(viewer('mediator'), record);
      const view = seen.ok ? seen.value : undefined;
      expect(view?.clock).toMatchObject({ clock: 'dispose', dueAt: null });
      expect(view?.matter.map(({ programme }) => programme)).toEqual(['demand', 'mediation']);
    }
  });

  it('are counted by the leader in groups, and seen by nobody outside', async () => {
    const leader = viewer('leader');
    const page = await house.casework.page(leader, { programme: 'mediation' });
    expect(page).toMatchObject({ ok: true, value: { total: 0 } });
    const counts = await house.casework.counts(leader, { programme: 'mediation' }, 'state');
    expect(counts).toEqual({ ok: true, value: [{ key: 'archived', n: 14 }] });
  });
});
