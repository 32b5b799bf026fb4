import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import type { RecordCount } from '../model/indicator.ts';
import { isCountedFact } from '../model/count-check.ts';
import { holds, type Facts, type Rule } from '../model/rule.ts';
import type { Hidden } from '../model/seen-by.ts';
import { countedRecords, countRecords } from './record-counts.ts';
import { everyRecord, type RecordQuery } from './record-filter.ts';
import { ruleTest } from './rule-filter.ts';

/** A record as rules see it. */
interface Row {
  number: string;
  state: string;
  ended: boolean;
  category: string | null;
  channel: string | null;
  place_path: string | null;
  flags: string[];
  fields: Record<string, unknown>;
  counts: Record<string, number>;
}

let house: TestStore;
const rows: Row[] = [];

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString();

beforeAll(async () => {
  house = await testStore();
  const { db } = house.store;
  const pick = <T>(list: readonly T[], i: number) => list[i % list.length]!;
  for (let i = 0; i < 60; i++) {
    rows.push({
      number: `N${i}`,
      state: pick(['open', 'done', ''], i),
      ended: i % 4 === 0,
      category: pick(['heat', null, 'road'], i),
      channel: pick(['hotline', 'web', null, 'grid'], i),
      place_path: pick(['a/b/c', 'a', null, 'a/b_c'], i),
      flags: pick([[], ['urgent'], ['urgent', 'again']], i),
      fields: pick(
        [
          { amount: i, name: 'Heating 供暖' },
          { amount: String(i), name: null },
          { amount: null, tags: ['x', null] },
          { name: '' },
          { amount: -1.5, tags: [] },
        ],
        i,
      ),
      counts: i % 3 === 0 ? { urge: i % 5 } : {},
    });
  }
  await sql`INSERT INTO district (district, declared) VALUES ('here', '{}')`.execute(db);
  for (const [i, row] of rows.entries()) {
    const id = `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
    await sql`INSERT INTO record (district, record, programme, programme_version, number, seq, state,
        ended, title, category, channel, place_path, flags, fields, counts, opened_at, ended_at,
        updated_at)
      VALUES ('here', ${id}, 'demand', 1, ${row.number}, 1, ${row.state}, ${row.ended}, 'T',
        ${row.category}, ${row.channel}, ${row.place_path}, ${row.flags},
        ${JSON.stringify(row.fields)}, ${JSON.stringify(row.counts)}, ${day(i)},
        ${row.ended ? day(i + 10) : null}, ${day(i)})`.execute(db);
    await sql`INSERT INTO act (district, record, seq, type, at, role, actor_name, programme_version)
      VALUES ('here', ${id}, 1, 'file', ${day(i)}, 'r', 'n', 1),
             ('here', ${id}, 2, 'call', ${day(i + 1)}, 'r', 'n', 1)`.execute(db);
  }
});
afterAll(() => house.drop());

const factsOf =
  (row: Row): Facts =>
  (name) => {
    const [family = '', field = ''] = name.split('.');
    if (family === 'fields') return row.fields[field];
    if (family === 'counts') return row.counts[field] ?? 0;
    return name === 'placePath' ? row.place_path : row[name as keyof Row];
  };

const field = fc.constantFrom(
  'state',
  'ended',
  'category',
  'channel',
  'placePath',
  'flags',
  'fields.amount',
  'fields.name',
  'fields.tags',
  'fields.nothing',
  'counts.urge',
);
const value = fc.constantFrom('open', 'hotline', 'heat', '', '7', 7, -1.5, 0, 3, true, false, null);
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ op: fc.constantFrom('eq' as const, 'ne' as const), field, value }),
    fc.record({
      op: fc.constantFrom('lt' as const, 'le' as const, 'gt' as const, 'ge' as const),
      field,
      // nobody compares with nothing
      value: value.filter((one) => one !== null),
    }),
    fc.record({ op: fc.constant('in' as const), field, values: fc.array(value, { maxLength: 3 }) }),
    fc.record({
      op: fc.constant('has' as const),
      field,
      value: fc.constantFrom('urgent', 'x', null),
    }),
    fc.record({ op: fc.constantFrom('present' as const, 'absent' as const), field }),
    fc.record({ op: fc.constant('within' as const), field, place: fc.constantFrom('a', 'b', 'c') }),
    fc.record({
      op: fc.constant('mentions' as const),
      field,
      words: fc.array(fc.constantFrom('heat', '供', '%', 'HOT'), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      op: fc.constantFrom('all' as const, 'any' as const),
      rules: fc.array(tie('rule'), { maxLength: 3 }),
    }),
    fc.record({ op: fc.constant('not' as const), rule: tie('rule') }),
  ),
}));

describe('ruleTest', () => {
  it('finds exactly the records of which the rule holds', async () => {
    await fc.assert(
      fc.asyncProperty(rule, async (asked) => {
        const { rows: found } = await sql<{ number: string }>`
          SELECT r.number FROM record AS r WHERE ${ruleTest(asked)}`.execute(house.store.db);
        const wanted = rows.filter((row) => holds(asked, factsOf(row)));
        const numbers = (list: { number: string }[]) => list.map((one) => one.number).sort();
        expect(numbers(found)).toEqual(numbers(wanted));
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it('refuses what is no column', () => {
    expect(() => ruleTest({ op: 'present', field: 'clock.handle.overdue' })).toThrow(RangeError);
    expect(isCountedFact('fields.amount')).toBe(true);
    expect(isCountedFact('last.file.person')).toBe(false);
  });
});

describe('countRecords', () => {
  const asked = (counts: Partial<RecordCount>, from: number, until: number) => ({
    district: 'here',
    counts: {
      programme: 'demand',
      count: 'opened' as const,
      where: { op: 'always' as const },
      ...counts,
    },
    from: new Date(day(from)),
    until: new Date(day(until)),
  });

  it('counts what was opened, ended or acted on in the period, its last instant left out', async () => {
    const { db } = house.store;
    expect(await countRecords(db, asked({}, 0, 31))).toBe('31');
    expect(await countRecords(db, asked({ count: 'ended' }, 10, 20))).toBe('3');
    expect(await countRecords(db, asked({ count: 'acted', act: 'call' }, 1, 3))).toBe('2');
    expect(await countRecords(db, asked({ count: 'acted' }, 1, 3))).toBe('3');
    expect(await countRecords(db, asked({ programme: 'project' }, 0, 60))).toBe('0');
  });

  it('adds a field up, exactly, over what counts; what is no number adds nothing', async () => {
    const { db } = house.store;
    const amounts = rows.map(({ fields }) => fields['amount']);
    const sum = amounts.reduce<number>((all, one) => all + (typeof one === 'number' ? one : 0), 0);
    expect(await countRecords(db, asked({ sum: 'amount' }, 0, 60))).toBe(String(sum));
    expect(sum).toBe(312);
    expect(await countRecords(db, asked({ sum: 'amount' }, 4, 5))).toBe('-1.5');
    expect(await countRecords(db, asked({ sum: 'nothing' }, 0, 60))).toBe('0');
    expect(await countRecords(db, asked({ distinct: 'name' }, 0, 60))).toBe('1');
    expect(await countRecords(db, asked({ distinct: 'nothing' }, 0, 60))).toBe('0');
  });

  it('opens down to the rows', async () => {
    const where: Rule = { op: 'eq', field: 'category', value: 'heat' };
    const now = new Date(day(31));
    const query = (hidden: Hidden[]): RecordQuery => ({
      district: asked({}, 0, 1).district,
      scopes: [{ ...everyRecord, hidden }],
      filter: { programme: 'demand' },
      states: undefined,
      categories: undefined,
      places: undefined,
      times: { now, endOfToday: now, endOfWeek: now, beginOf: () => now },
    });
    const behind = (hidden: Hidden[]) =>
      countedRecords(house.store.db, asked({ where }, 0, 31), query(hidden), 3);
    const found = await behind([]);
    expect(found.map((one) => one.number)).toEqual(['N30', 'N27', 'N24']);
    expect(found[0]!.at.toISOString()).toBe(day(30));
    expect(await behind([{ programme: 'demand', states: null }])).toEqual([]);
    expect(await behind([{ programme: 'project', states: null }])).toEqual(found);
  });
});
