import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import { loadDemandCube, never, type DemandCube } from './demand-cube.ts';

let house: TestStore;
beforeAll(async () => {
  house = await testStore();
  await sql`INSERT INTO district (district, declared) VALUES ('trial', '{}')`.execute(
    house.store.db,
  );
});
afterAll(() => house.drop());

interface Planted {
  opened: string;
  category?: string | null;
  place?: string | null;
  /** acts after each other: when done, when written down, what they changed */
  acts?: { at: string; recorded: string; change: Record<string, unknown>; run?: number }[];
  source?: string;
  simulated?: boolean;
  programme?: string;
}

async function plant(planted: Planted): Promise<void> {
  const { opened, category = 'heat', place = 'p1', acts = [], source = null } = planted;
  const record = crypto.randomUUID();
  await sql`INSERT INTO record (district, record, programme, programme_version, number, seq, state,
      ended, title, category, place, place_path, source, simulated, opened_at, updated_at)
    VALUES ('trial', ${record}, ${planted.programme ?? 'demand'}, 1, ${record}, ${acts.length},
      'received', false, 'x', ${category}, ${place}, ${place}, ${source},
      ${planted.simulated ?? false}, ${opened}, ${opened})`.execute(house.store.db);
  for (const [i, act] of acts.entries()) {
    await sql`INSERT INTO act (district, record, seq, type, at, recorded_at, role, actor_name,
        programme_version, change, run)
      VALUES ('trial', ${record}, ${i + 1}, 'any', ${act.at}, ${act.recorded}, 'acceptor', 'x', 1,
        ${JSON.stringify(act.change)}, ${act.run ?? null})`.execute(house.store.db);
  }
}

const load = (from: string, to: string) =>
  loadDemandCube(house.store, {
    district: 'trial',
    programme: 'demand',
    timeZone: 'Asia/Shanghai',
    from,
    to,
  });

const entriesOf = (cube: DemandCube) =>
  Array.from({ length: cube.length }, (_, i) => [
    cube.opened[i],
    cube.known[i],
    cube.until[i] === never ? 'on' : cube.until[i],
    cube.places[cube.place[i]!],
    cube.categories[cube.category[i]!],
  ]);

describe('the cube of demands', () => {
  it('counts civil days of the district and nothing outside the span', async () => {
    // 16:00 UTC is midnight in Shanghai
    await plant({ opened: '2026-01-01T15:59:59Z', source: 's' });
    await plant({ opened: '2026-01-01T16:00:00Z', source: 's' });
    await plant({ opened: '2026-01-03T15:59:59Z', source: 's', place: null, category: null });
    await plant({ opened: '2026-01-03T16:00:00Z', source: 's' });
    await plant({ opened: '2026-01-02T00:00:00Z', source: 's', programme: 'order' });
    const cube = await load('2026-01-02', '2026-01-03');
    expect(cube).toMatchObject({ from: '2026-01-02', days: 2, length: 2 });
    expect(entriesOf(cube)).toEqual([
      [0, 0, 'on', 'p1', 'heat'],
      [1, 1, 'on', '', ''],
    ]);
  });

  it('knows a record of people from the day on which it was written down', async () => {
    const opened = '2026-02-01T02:00:00Z';
    const first = { at: opened, change: { category: 'heat', place: 'p1' } };
    await plant({ opened, acts: [{ ...first, recorded: '2026-02-03T02:00:00Z' }] });
    // what a source or the simulator brings later was known when it happened
    await plant({ opened, source: 's', acts: [{ ...first, recorded: '2026-02-09T02:00:00Z' }] });
    await plant({
      opened,
      simulated: true,
      acts: [{ ...first, recorded: '2026-02-09T02:00:00Z' }],
    });
    expect(entriesOf(await load('2026-02-01', '2026-02-28')).sort()).toEqual([
      [0, 0, 'on', 'p1', 'heat'],
      [0, 0, 'on', 'p1', 'heat'],
      [0, 2, 'on', 'p1', 'heat'],
    ]);
  });

  it('keeps what a record was taken for until it was corrected', async () => {
    const opened = '2026-03-01T02:00:00Z';
    const at = (day: number) => `2026-03-0${day}T03:00:00Z`;
    await plant({
      opened,
      category: 'water',
      place: 'p2',
      acts: [
        { at: opened, recorded: opened, change: { category: 'heat', place: 'p1', title: 'x' } },
        { at: at(2), recorded: at(2), change: { state: 'working' } },
        { at: at(3), recorded: at(3), change: { category: 'water' } },
        { at: at(5), recorded: at(6), change: { place: 'p2' } },
      ],
    });
    expect(entriesOf(await load('2026-03-01', '2026-03-31'))).toEqual([
      [0, 0, 2, 'p1', 'heat'],
      [0, 2, 5, 'p1', 'water'],
      [0, 5, 'on', 'p2', 'water'],
    ]);
  });

  it('does not tell a correction of the same day apart', async () => {
    const opened = '2026-04-01T02:00:00Z';
    await plant({
      opened,
      category: 'water',
      acts: [
        { at: opened, recorded: opened, change: { category: 'heat', place: 'p1' } },
        { at: opened, recorded: opened, change: { category: 'water' } },
      ],
    });
    expect(entriesOf(await load('2026-04-01', '2026-04-30'))).toEqual([
      [0, 0, 'on', 'p1', 'water'],
    ]);
  });

  it('comes in the order of its days, however the records lie', async () => {
    for (const day of ['07', '03', '09', '01', '05']) {
      await plant({ opened: `2026-05-${day}T02:00:00Z`, source: 's', category: `c${day}` });
    }
    const cube = await load('2026-05-01', '2026-05-31');
    expect([...cube.opened]).toEqual([0, 2, 4, 6, 8]);
    expect((await load('2027-01-01', '2027-01-31')).length).toBe(0);
  });
});
