import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../../test/database.ts';
import { loadRegistry } from '../../declared.ts';
import { findPeriod } from '../../kernels/figures/period.ts';
import { isConvertible } from '../../kernels/figures/quantity.ts';
import { dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import { DeclaredDays } from '../../model/district.ts';
import type { Registry } from '../../model/registry.ts';
import { checkRegistry } from '../../model/registry-check.ts';
import { publishRegistry } from '../../store/registry-versions.ts';
import { createWatches, type ForesightHouse } from './foresight-house.ts';
import { enterDays, openDays, readDays, seriesOf } from './service-days.ts';

const days = [
  { code: 'rain', label: { zh: '降水量', en: 'Rain' }, from: 'entered' },
  {
    code: 'building',
    label: { zh: '在建', en: 'Under way' },
    from: { open: 'project', where: { op: 'eq', field: 'fields.kind', value: 'road' } },
    isKnownAhead: true,
  },
].map((one) => DeclaredDays.parse(one));
const [rain, building] = days as [DeclaredDays, DeclaredDays];

const measures = { isConvertible, isPeriod: (text: string) => findPeriod(text) !== undefined };

let test: TestStore;
let registry: Registry;
let house: ForesightHouse;
beforeAll(async () => {
  test = await testStore();
  const declared = await loadRegistry();
  const hongqi = { ...declared.districts['hongqi']!, days };
  registry = { ...declared, districts: { ...declared.districts, hongqi } };
  const now = () => new Date('2026-03-10T00:00:00Z');
  const versions = await publishRegistry(test.store, registry, now());
  house = {
    store: test.store,
    registry,
    now,
    threads: 1,
    findWatch: createWatches({ store: test.store, registry, versions, now }),
    drawSeed: () => 1,
    pool: () => {
      throw new Error('nothing is scanned here');
    },
  };
});
afterAll(() => test.drop());

const until = dayOfDate('2026-03-10');
const read = async () => readDays(house, (await house.findWatch('hongqi'))!, until);
const named = async (name: string) => (await read()).find((one) => one.name === name);

describe('the days of a district', () => {
  it('are those off of its calendar as long as nothing else is known', async () => {
    expect((await read()).map(({ name }) => name)).toEqual(['days off']);
  });

  it('are entered, and corrected; a day in between that nobody said is not known', async () => {
    const first = [
      { day: '2026-03-01', value: 0 },
      { day: '2026-03-03', value: 12.5 },
    ];
    expect(await enterDays(house, 'hongqi', { rain: first })).toEqual({
      ok: true,
      value: [{ series: 'rain', days: 2, changed: 2 }],
    });
    const again = [first[0]!, { day: '2026-03-03', value: 11 }];
    expect(await enterDays(house, 'hongqi', { rain: again })).toMatchObject({
      value: [{ days: 2, changed: 1 }],
    });
    const series = (await named('rain'))!;
    expect([...series.values]).toEqual([0, Number.NaN, 11]);
    expect(series).toMatchObject({ firstDay: dayOfDate('2026-03-01'), isKnownAhead: false });
  });

  it('are not entered at all where one column is not declared as entered', async () => {
    const asked = { rain: [{ day: '2026-03-05', value: 1 }], building: [], wind: [] };
    const done = await enterDays(house, 'hongqi', asked);
    expect(done).toMatchObject({
      ok: false,
      problems: [
        { code: 'use.series', got: 'building', wanted: 'rain' },
        { code: 'use.series', got: 'wind', wanted: 'rain' },
      ],
    });
    expect((await named('rain'))!.values).toHaveLength(3);
    expect(await enterDays(house, 'nowhere', {})).toMatchObject({ ok: false });
  });

  it('count the records that were open, on the civil days of the district', async () => {
    const put = (number: string, kind: string, opened: string, ended: string | null) =>
      sql`
      INSERT INTO record (district, record, programme, programme_version, number, seq, state, ended,
        title, simulated, opened_at, ended_at, updated_at, fields)
      VALUES ('hongqi', gen_random_uuid(), 'project', 1, ${number}, 1, 'begun', ${ended !== null},
        'T', false, ${opened}, ${ended}, ${opened}, ${JSON.stringify({ kind })})`.execute(
        test.store.db,
      );
    // 20:00 UTC is the next day in Xinxiang
    await put('A', 'road', '2026-03-01T20:00:00Z', '2026-03-05T01:00:00Z');
    await put('B', 'road', '2026-03-04T02:00:00Z', null);
    await put('C', 'house', '2026-03-01T02:00:00Z', null);
    await put('D', 'road', '2026-03-06T02:00:00Z', '2026-03-06T03:00:00Z');
    const series = (await named('building'))!;
    expect(series).toMatchObject({ firstDay: dayOfDate('2026-03-02'), isKnownAhead: true });
    expect([...series.values]).toEqual([1, 1, 2, 1, 1, 1, 1, 1]);
  });

  it('are nothing where nothing is there or all lies ahead', () => {
    expect(seriesOf(rain, [])).toBeUndefined();
    expect(openDays(building, [], until)).toBeUndefined();
    expect(openDays(building, [{ day: '2026-03-11', value: 1 }], until)).toBeUndefined();
  });

  it('are refused where they name what is not there', () => {
    const unknown = {
      ...building,
      code: 'works',
      from: { open: 'project', where: { op: 'present', field: 'clock.x.running' } },
    };
    const problemsOf = (given: unknown[]) =>
      checkRegistry(
        {
          ...registry,
          districts: {
            ...registry.districts,
            hongqi: { ...registry.districts['hongqi']!, days: given as DeclaredDays[] },
          },
        },
        measures,
      ).map(({ code, path }) => `${code} ${path}`);
    expect(problemsOf([rain, rain])).toEqual(['declared.twice districts.hongqi.days[1].code']);
    expect(
      problemsOf([{ ...building, from: { open: 'lamps', where: { op: 'always' } } }, unknown]),
    ).toEqual([
      'declared.unknown districts.hongqi.days[0].from.open',
      'declared.unknown districts.hongqi.days[1].from.where',
    ]);
  });
});
