import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/open-test-house.ts';
import { streamOf } from '../../kernels/simulate/random.ts';
import { readLearnedModel } from '../../store/triage-models.ts';
import { learnModel } from './learn-model.ts';

const day = 86_400_000;
let house: TestHouse;
let now = new Date('2026-03-01T00:00:00Z');
beforeAll(async () => {
  house = await openTestHouse({ district: 'boston', reads: true, now: () => now });
}, 60_000);
afterAll(() => house.close());

const kinds = {
  'Street Lights': ['street light out', 'lamp dark', 'light flickers at night'],
  Sanitation: ['trash not collected', 'overflowing litter basket', 'rubbish left on kerb'],
  'Highway Maintenance': ['pothole in road', 'sidewalk broken', 'road surface sinks'],
} as const;
type Kind = keyof typeof kinds;
const where = ['near the school', 'by the station', 'at the corner', 'opposite the park'];

/** Demands that have settled, each kind in its words, so many of them. */
async function settle(from: number, to: number): Promise<void> {
  const random = streamOf(7, 'settle');
  const rows = Array.from({ length: to - from }, (_, i) => {
    const category = Object.keys(kinds)[(from + i) % 3] as Kind;
    const title = `${random.pick([...kinds[category]])} ${random.pick(where)} ${from + i}`;
    return { number: `L${from + i}`, title, category };
  });
  await sql`INSERT INTO record (district, record, programme, programme_version, number, seq, state,
      ended, title, category, fields, opened_at, updated_at)
    SELECT 'boston', gen_random_uuid(), 'demand', 1, r.number, 1, 'closed', true, r.title,
      r.category, '{"text": ""}', ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(number text, title text, category text)`.execute(house.store.db);
}

const asked = (title: string) => ({ title, text: '', category: null, place: null });

describe('a district that learns from its own demands', () => {
  it('has no reader before there is anything to learn from', async () => {
    await settle(0, 60);
    expect(await house.triage.learn('boston')).toBeUndefined();
    expect(await house.triage.reader('boston')).toBeUndefined();
    expect(await house.triage.learn('hongqi')).toBeUndefined();
  });

  it('learns once enough have settled, and reads with it from then on', async () => {
    await settle(60, 300);
    const learned = await house.triage.learn('boston');
    expect(learned).toMatchObject({ version: 1, figures: { settled: 300, classes: 3 } });
    expect(learned!.figures.accuracy).toBeGreaterThan(0.95);
    const read = (await house.triage.reader('boston'))!;
    const { categories, models } = read(asked('lamp dark near the library'));
    expect(models['category']).toBe('boston-1');
    expect(categories[0]!.category).toBe('Street Lights');
    expect(categories[0]!.reasons[0]!.label.en).toContain('before');
    expect(read(asked('🙂🙂🙂')).categories).toEqual([]);
  });

  it('learns anew when many more have settled, or after a week when any has', async () => {
    await settle(300, 320);
    expect(await house.triage.learn('boston')).toBeUndefined();
    now = new Date(now.getTime() + 8 * day);
    expect(await house.triage.learn('boston')).toMatchObject({ version: 2 });
    now = new Date(now.getTime() + 8 * day);
    expect(await house.triage.learn('boston')).toBeUndefined();
    await settle(320, 420);
    expect(await house.triage.learn('boston')).toMatchObject({ version: 3 });
  });

  it('comes to the same model from the same texts, and counts what comes often a few times', async () => {
    const { rows } = await sql<{ title: string; text: string; category: string }>`
      SELECT title, '' AS text, category FROM record ORDER BY opened_at, record`.execute(
      house.store.db,
    );
    const often = Array.from({ length: 500 }, () => ({ ...rows[0]! }));
    const model = learnModel({ lessons: [...rows, ...often] })!;
    expect(model.figures.examples).toBe(rows.length + 4);
    const stored = await readLearnedModel(house.store.db, 'boston');
    expect(Buffer.from(learnModel({ lessons: rows })!.bytes).equals(stored!.bytes)).toBe(true);
    expect(learnModel({ lessons: often })).toBeUndefined();
  });
});
