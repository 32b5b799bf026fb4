import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import reported from '../../declared/figures/xinxiang-answers-2025-03-20.json' with { type: 'json' };
import { exampleRecords } from '../../declared/examples/records.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import { saySame } from '../kernels/figures/agreement.ts';
import { loadRecords } from './load-records.ts';

describe('the example records', () => {
  let house: TestHouse & { now: () => Date };
  beforeAll(async () => {
    house = { ...(await openTestHouse()), now: () => new Date() };
    await loadRecords(house, 'hongqi', exampleRecords);
    await loadRecords(house, 'fengquan', exampleRecords);
  });
  afterAll(() => house.close());

  it.each([
    ['hongqi', '410702', 'innovation-platforms', '144'],
    ['hongqi', '410702', 'street-centres', '37'],
    ['hongqi', '410702', 'red-flag-stations', '38'],
    ['hongqi', '410702', 'srdi-enterprises', '40'],
    ['hongqi', '410702', 'high-tech-enterprises', '80'],
    ['fengquan', '410704', 'industrial-enterprises', '113'],
    ['hongqi', '410702', 'commercial-buildings', '30'],
    ['hongqi', '410702', 'three-batch-phases', '4'],
    ['hongqi', '410702', 'three-batch-projects', '33'],
    ['hongqi', '410702', 'projects-in-production', '8'],
    ['hongqi', '410702', 'signed-projects', '170'],
    ['hongqi', '410702', 'signed-investment', '191'],
    ['fengquan', '410704', 'signed-projects', '42'],
    ['fengquan', '410704', 'signed-investment', '142.7'],
    ['fengquan', '410704', 'large-projects', '119'],
    ['hongqi', '410702', 'first-stores', '90'],
    ['hongqi', '410702', 'enterprise-rewards', '1207'],
    ['fengquan', '410704', 'named-shops', '10'],
    ['fengquan', '410704', 'named-snacks', '10'],
    ['fengquan', '410704', 'named-dishes', '20'],
    ['fengquan', '410704', 'named-specialties', '20'],
    ['fengquan', '410704', 'culture-events', '8'],
    ['fengquan', '410704', 'sports-events', '8'],
    ['hongqi', '410702', 'joint-villages', '6'],
    ['hongqi', '410702', 'improved-villages', '41'],
    ['fengquan', '410704', 'villages-with-industry', '38'],
    ['fengquan', '410704', 'villages-grown', '24'],
  ])('of %s count what was reported: %s %s is %s', async (district, territory, code, value) => {
    const figure = reported.figures.find(
      (one) =>
        one.indicator === code &&
        one.territory === territory &&
        one.period === '2024' &&
        one.aspect === 'level',
    );
    expect(figure?.value).toBe(value);
    const done = await house.ledger.count({
      district,
      period: '2024',
      indicator: code,
      person: null,
    });
    expect(done).toMatchObject({ ok: true, value: [{ indicator: code, value }] });
  });

  it('fill office buildings with as many enterprises as were said in round words', async () => {
    const said = reported.figures.find(({ indicator }) => indicator === 'building-enterprises')!;
    const asked = { district: 'hongqi', period: '2024', indicator: said.indicator, person: null };
    const done = await house.ledger.count(asked);
    const value = done.ok ? done.value[0]!.value : '';
    expect([said.value, said.qualifier]).toEqual(['2000', '余']);
    expect(saySame(said, { value, unit: said.unit })).toBe(true);
  });

  it('are no figure where a list is not kept, or was not kept yet', async () => {
    const codesOf = async (district: string, period: string) => {
      const done = await house.ledger.count({ district, period, person: null });
      if (!done.ok) throw new Error(JSON.stringify(done.problems));
      return done.value.map(({ indicator }) => indicator);
    };
    expect(await codesOf('hongqi', '2024')).toContain('street-centres');
    expect(await codesOf('hongqi', '2024')).not.toContain('industrial-enterprises');
    expect(await codesOf('fengquan', '2024')).not.toContain('street-centres');
    expect(await codesOf('hongqi', '2023')).not.toContain('street-centres');
  });

  it('are a record for every grid, rounds that name theirs, and tasks at the gate', async () => {
    const { db } = house.store;
    const of = (programme: string) =>
      db
        .selectFrom('record')
        .select(['state', 'number', 'fields', 'simulated'])
        .where('district', '=', 'hongqi')
        .where('programme', '=', programme)
        .execute();
    const grids = await of('grid');
    const places = house.registry.places['hongqi']!.places.filter(({ kind }) => kind === 'grid');
    expect(grids).toHaveLength(places.length);
    const numbers = new Set(grids.map(({ number }) => number));
    const rounds = await of('patrol');
    expect(rounds.length).toBeGreaterThan(60);
    expect(rounds.filter(({ fields }) => !numbers.has(String(fields['grid'])))).toEqual([]);
    const tasks = await of('grid-task');
    expect(tasks.map(({ state }) => state).sort()).toEqual(
      ['asked', 'done', 'done', 'given', 'given', 'refused', 'refused'].sort(),
    );
    expect([...grids, ...rounds, ...tasks].every(({ simulated }) => simulated)).toBe(true);
  });

  it('are households in every state, and no name where signs were only seen', async () => {
    const made = await house.store.db
      .selectFrom('record')
      .select(['state', 'fields', 'private'])
      .where('programme', '=', 'assistance')
      .where('district', '=', 'hongqi')
      .execute();
    const states = new Set(made.map(({ state }) => state));
    expect([...states]).toEqual(expect.arrayContaining(['found', 'helped', 'notice', 'refused']));
    const found = made.filter(({ state }) => state === 'found');
    expect(found.every(({ private: hidden }) => hidden === null)).toBe(true);
    const taken = made.filter(({ fields }) => fields['purpose'] !== undefined);
    expect(taken.length).toBeGreaterThan(3);
    for (const { fields } of made.filter(({ state }) => state !== 'found'))
      expect(String(fields['applicantName'])).toContain('*');
  });

  it('are written once', async () => {
    const again = await loadRecords(house, 'hongqi', exampleRecords);
    expect(Object.values(again).every((n) => n === 0)).toBe(true);
  });
});
