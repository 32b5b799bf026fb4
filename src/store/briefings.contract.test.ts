import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import { briefingHistory, findBriefing, listBriefings, saveBriefing } from './briefings.ts';

let house: TestStore;
beforeAll(async () => {
  house = await testStore();
  await sql`INSERT INTO district (district, declared) VALUES ('here', '{}'), ('there', '{}')`.execute(
    house.store.db,
  );
});
afterAll(() => house.drop());

const at = new Date('2025-03-20T08:00:00Z');
const save = (body: string, seen: number, more: object = {}) =>
  saveBriefing(house.store.db, {
    district: 'here',
    briefing: 'answer-2024',
    body,
    note: null,
    person: null,
    at,
    seen,
    ...more,
  });

describe('briefings', () => {
  it('keep every version, and refuse a text that was worked on before the last one', async () => {
    const { db } = house.store;
    expect(await save('one', 0)).toBe(1);
    expect(await save('two', 1, { note: 'GDP 核定' })).toBe(2);
    expect(await save('late', 1)).toBeUndefined();
    expect(await save('new', 0)).toBeUndefined();
    expect(await save('ahead', 7)).toBeUndefined();
    expect(await findBriefing(db, 'here', 'answer-2024')).toMatchObject({
      version: 2,
      body: 'two',
      note: 'GDP 核定',
      savedAt: at,
    });
    expect(await findBriefing(db, 'here', 'answer-2024', 1)).toMatchObject({ body: 'one' });
    expect(await findBriefing(db, 'here', 'answer-2024', 3)).toBeUndefined();
    const history = await briefingHistory(db, 'here', 'answer-2024');
    expect(history.map((one) => one.version)).toEqual([2, 1]);
    expect(history[0]).not.toHaveProperty('body');
  });

  it('are saved once by many at the same time', async () => {
    const tries = Array.from({ length: 8 }, (_, i) => save(`try ${i}`, 2));
    const done = (await Promise.all(tries)).filter((version) => version !== undefined);
    expect(done).toEqual([3]);
  });

  it('of one district are not those of another', async () => {
    const { db } = house.store;
    await save('other', 0, { district: 'there', briefing: 'a' });
    await save('third', 0, { briefing: 'a' });
    expect(
      (await listBriefings(db, 'here')).map(({ briefing, version }) => [briefing, version]),
    ).toEqual([
      ['a', 1],
      ['answer-2024', 3],
    ]);
    await expect(sql`DELETE FROM briefing`.execute(db)).rejects.toThrow(/permission denied/);
  });
});
