import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import {
  currentFigures,
  figureRevisions,
  findFigure,
  insertFigures,
  markFigure,
  type NewFigure,
} from './figures.ts';
import { putOrigins } from './origins.ts';
import { readLedger } from './read-ledger.ts';
import type { Trx } from './schema.ts';
import { insertRanks, type NewRank } from './stated-ranks.ts';
import { insertTargets } from './targets.ts';

let house: TestStore;
const label = { zh: '报道', en: 'Press' };

beforeAll(async () => {
  house = await testStore();
  const { db } = house.store;
  await sql`INSERT INTO district (district, declared) VALUES ('here', '{}'), ('there', '{}')`.execute(
    db,
  );
  for (const district of ['here', 'there'])
    await write((trx) =>
      putOrigins(trx, district, [
        { code: 'press', kind: 'document', title: label },
        { code: 'yearbook', kind: 'table', title: label },
      ]),
    );
});
afterAll(() => house.drop());

const write = <T>(work: (trx: Trx) => Promise<T>) => house.store.db.transaction().execute(work);
const at = new Date('2025-03-20T08:00:00Z');

const figure = (changed: Partial<NewFigure> = {}): NewFigure => ({
  indicator: 'gdp',
  territory: '410702',
  period: '2024',
  aspect: 'level',
  value: '297.60',
  unit: '亿元',
  qualifier: null,
  status: 'preliminary',
  origin: 'press',
  locator: { start: 10, end: 18, quote: '297.60亿元' },
  note: null,
  revision: 1,
  reason: null,
  enteredBy: null,
  enteredAt: at,
  ...changed,
});

const rank = (changed: Partial<NewRank> = {}): NewRank => ({
  indicator: 'gdp',
  territory: '410702',
  period: '2024',
  aspect: 'level',
  set: 'all',
  n: 4,
  tied: false,
  origin: 'press',
  revision: 1,
  reason: null,
  enteredBy: null,
  enteredAt: at,
  ...changed,
});

describe('figures', () => {
  it('keep every digit, every revision and who did what', async () => {
    const { db } = house.store;
    const { person } = await db
      .insertInto('person')
      .values({ district: 'here', login: 's', name: '统计员', language: 'zh', password_hash: 'x' })
      .returning('person')
      .executeTakeFirstOrThrow();
    const [first] = (await write((trx) => insertFigures(trx, 'here', [figure()])))!;
    const revised = figure({
      value: '1'.repeat(30) + '.05',
      revision: 2,
      reason: '核定',
      enteredBy: person,
    });
    const [second] = (await write((trx) => insertFigures(trx, 'here', [revised])))!;
    await write((trx) => markFigure(trx, 'here', { figure: second!, mark: 'checked', person, at }));

    const [current, ...others] = await currentFigures(db, 'here');
    expect(others).toEqual([]);
    expect(current).toMatchObject({
      figure: second,
      value: '1'.repeat(30) + '.05',
      reason: '核定',
      locator: { start: 10, end: 18, quote: '297.60亿元' },
      entered: { person, name: '统计员', at: at.toISOString() },
      checked: { person, name: '统计员', at: at.toISOString() },
      signed: null,
    });
    expect(await findFigure(db, 'here', first!)).toMatchObject({ value: '297.60', revision: 1 });
    const key = { indicator: 'gdp', territory: '410702' };
    const all = await figureRevisions(db, 'here', key);
    expect(all.map((one) => one.revision)).toEqual([2, 1]);
  });

  it('are never overwritten: the same revision twice is refused, whole batches with it', async () => {
    const again = [figure({ period: '2019' }), figure({ revision: 2, reason: 'x' })];
    const refused = write(async (trx) => {
      const ids = await insertFigures(trx, 'here', again);
      if (!ids) throw new Error('taken');
    });
    await expect(refused).rejects.toThrow('taken');
    expect(await currentFigures(house.store.db, 'here')).toHaveLength(1);
    const update = sql`UPDATE figure SET value = 1`.execute(house.store.db);
    await expect(update).rejects.toThrow(/permission denied/);
  });

  it('need a reason from the second revision on', async () => {
    const noReason = figure({ period: '2018', revision: 2, reason: null });
    await expect(write((trx) => insertFigures(trx, 'here', [noReason]))).rejects.toThrow(/check/);
  });

  it('are marked once', async () => {
    const [id] = (await write((trx) =>
      insertFigures(trx, 'here', [figure({ indicator: 'marked' })]),
    ))!;
    const mark = { figure: id!, mark: 'signed' as const, person: null, at };
    expect(await write((trx) => markFigure(trx, 'here', mark))).toBe(true);
    expect(await write((trx) => markFigure(trx, 'here', mark))).toBe(false);
  });

  it('of one district are not those of another', async () => {
    await write((trx) => insertFigures(trx, 'there', [figure({ value: '1' })]));
    const there = await readLedger(house.store, 'there');
    expect(there.figures.map((one) => one.value)).toEqual(['1']);
    expect(there.origins.map((origin) => origin.code)).toEqual(['press', 'yearbook']);
  });

  it('come in by the ten thousand', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      figure({ indicator: `i${i % 100}`, territory: `t${Math.floor(i / 100)}` }),
    );
    expect(await write((trx) => insertFigures(trx, 'there', many))).toHaveLength(10_000);
    expect(await currentFigures(house.store.db, 'there', { indicator: 'i7' })).toHaveLength(100);
  });
});

describe('ranks and targets', () => {
  it('hold with their highest revision', async () => {
    const ranks = [rank(), rank({ set: 'urban', n: null, band: '前列' })];
    expect(await write((trx) => insertRanks(trx, 'here', ranks))).toBe(true);
    const revised = rank({ n: 3, revision: 2, reason: '更正', change: 1 });
    expect(await write((trx) => insertRanks(trx, 'here', [revised]))).toBe(true);
    expect(await write((trx) => insertRanks(trx, 'here', [revised]))).toBe(false);
    const target = {
      indicator: 'gdp',
      territory: '410702',
      period: '2025',
      aspect: 'growth' as const,
      value: '5.50',
      unit: '%',
      meets: 'at-least' as const,
      origin: 'press',
      revision: 1,
      reason: null,
      enteredBy: null,
      enteredAt: at,
    };
    expect(await write((trx) => insertTargets(trx, 'here', [target]))).toBe(true);

    const many = Array.from({ length: 4_000 }, (_, i) => rank({ territory: `t${i}` }));
    expect(await write((trx) => insertRanks(trx, 'there', many))).toBe(true);

    const ledger = await readLedger(house.store, 'here');
    expect(ledger.ranks).toMatchObject([
      { set: 'all', n: 3, change: 1, revision: 2, locator: null },
      { set: 'urban', n: null, band: '前列', revision: 1 },
    ]);
    expect(ledger.targets).toMatchObject([{ value: '5.50', meets: 'at-least' }]);
  });
});

describe('origins', () => {
  it('are brought up to date without touching what they state', async () => {
    const origin = { code: 'press', kind: 'document' as const, title: label, licence: 'CC0' };
    await write((trx) => putOrigins(trx, 'here', [origin]));
    const { origins } = await readLedger(house.store, 'here');
    expect(origins[0]).toEqual(origin);
  });
});
