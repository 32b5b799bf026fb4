import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../../test/database.ts';
import { findMentions } from '../../kernels/text/mentions/find-mentions.ts';
import type { GazetteerPlace } from '../../kernels/text/mentions/gazetteer.ts';
import { loadGazetteer } from './service-places.ts';

let house: TestStore;
beforeAll(async () => {
  house = await testStore();
  await sql`INSERT INTO district (district, declared) VALUES ('trial', '{}'), ('other', '{}')`.execute(
    house.store.db,
  );
});
afterAll(() => house.drop());

const places: GazetteerPlace[] = [
  { code: 'q', parent: null, kind: 'district', label: { zh: '红旗区', en: 'Hongqi' } },
  { code: 'c1', parent: 'q', kind: 'community', label: { zh: '学府社区', en: 'Xuefu' } },
  { code: 'c2', parent: 'q', kind: 'community', label: { zh: '弘泰社区', en: 'Hongtai' } },
];

interface Planted {
  title: string;
  place: string;
  district?: string;
  simulated?: boolean;
  /** type and place of acts, and whether a person made them */
  acts: { type: string; place: string; by: 'person' | 'source' }[];
}

async function plant({ title, place, district = 'trial', simulated = false, acts }: Planted) {
  const record = crypto.randomUUID();
  await sql`INSERT INTO record (district, record, programme, programme_version, number, seq, state,
      ended, title, place, place_path, simulated, opened_at, updated_at)
    VALUES (${district}, ${record}, 'demand', 1, ${record}, ${acts.length}, 'registered', false,
      ${title}, ${place}, ${place}, ${simulated}, now(), now())`.execute(house.store.db);
  for (const [i, act] of acts.entries()) {
    const person = act.by === 'person' ? crypto.randomUUID() : null;
    await sql`INSERT INTO act (district, record, seq, type, at, role, person, actor_name,
        programme_version, change)
      VALUES (${district}, ${record}, ${i + 1}, ${act.type}, now(), 'acceptor', ${person}, 'x', 1,
        ${JSON.stringify({ place: act.place })})`.execute(house.store.db);
  }
}

const placeOf = async (text: string) =>
  findMentions(await loadGazetteer(house.store, 'trial', places), text)[0]?.place;

describe('loadGazetteer', () => {
  it('learns from what people set, not from sources, simulations and other districts', async () => {
    const register = (place: string) => ({ type: 'register', place, by: 'person' }) as const;
    const one = { title: '橡树湾小区停水', place: 'c1' };
    await plant({ ...one, acts: [register('c1')] });
    await plant({ ...one, acts: [register('c2'), { type: 'correct', place: 'c1', by: 'person' }] });
    await plant({ ...one, acts: [{ type: 'import-open', place: 'c1', by: 'source' }] });
    await plant({ ...one, simulated: true, acts: [register('c1')] });
    await plant({ ...one, district: 'other', acts: [register('c1')] });
    expect(await placeOf('橡树湾小区又停水')).toBeNull();
    await plant({ ...one, acts: [register('c1')] });
    expect(await placeOf('橡树湾小区又停水')).toBe('c1');
  });
});
