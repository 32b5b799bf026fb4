import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import { placedRecords } from './placed-records.ts';

let house: TestStore;

const rows = [
  { at: '2024-01-01T15:59:00Z', lat: 35.3, lon: 113.9, programme: 'demand' },
  { at: '2024-01-01T16:00:00Z', lat: 35.4, lon: 113.8, programme: 'demand' },
  { at: '2024-01-02T08:00:00Z', lat: null, lon: null, programme: 'demand' },
  { at: '2024-01-03T08:00:00Z', lat: 35.5, lon: 113.7, programme: 'project' },
];

beforeAll(async () => {
  house = await testStore();
  const { db } = house.store;
  await sql`INSERT INTO district (district, declared) VALUES ('here', '{}')`.execute(db);
  for (const [i, row] of rows.entries()) {
    const id = `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
    await sql`INSERT INTO record (district, record, programme, programme_version, number, seq, state,
        ended, title, category, channel, lat, lon, opened_at, updated_at)
      VALUES ('here', ${id}, ${row.programme}, 1, ${`N${i}`}, 1, 'open', false, 'a lamp', 'light',
        'hotline', ${row.lat}, ${row.lon}, ${row.at}, ${row.at})`.execute(db);
  }
});
afterAll(() => house.drop());

describe('placedRecords', () => {
  it('gives records that have a point, on the civil day of the district', async () => {
    const asked = { district: 'here', programme: 'demand', timeZone: 'Asia/Shanghai' };
    const day = Date.UTC(2024, 0, 1) / 864e5;
    const rest = { category: 'light', place: '', channel: 'hotline' };
    expect(await placedRecords(house.store.db, asked)).toEqual([
      { day, lat: 35.3, lon: 113.9, ...rest },
      { day: day + 1, lat: 35.4, lon: 113.8, ...rest },
    ]);
    expect(await placedRecords(house.store.db, { ...asked, district: 'there' })).toEqual([]);
  });
});
