import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testStore } from '../../test/database.ts';
import type { TestStore } from '../../test/database.ts';
import { PlaceFile } from '../model/district.ts';
import { placeBoundaries, syncPlaces } from './places.ts';

const square = (west: number, south: number, size: number) => [
  [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
];
const place = (code: string, parent: string | null, more: object = {}) => ({
  code,
  parent,
  kind: parent === null ? 'district' : 'street',
  label: { zh: `${code}号`, en: `No. ${code}` },
  ...more,
});
const fileOf = (places: object[], more: object = {}) =>
  PlaceFile.parse({ origin: 'made up', licence: 'none', places, ...more });

describe('syncPlaces', () => {
  let house: TestStore;
  beforeAll(async () => {
    house = await testStore();
    for (const district of ['a', 'b']) {
      await house.store.db.insertInto('district').values({ district, declared: '{}' }).execute();
    }
  });
  afterAll(() => house.drop());
  beforeEach(async () => {
    await house.store.db.deleteFrom('place').execute();
  });

  const listed = async (district: string) =>
    (
      await house.store.db
        .selectFrom('place')
        .select(['path', 'zh'])
        .where('district', '=', district)
        .orderBy('path')
        .execute()
    ).map((row) => `${row.path} ${row.zh}`);

  it('writes the tree with paths from the root, whatever the order of the file', async () => {
    const file = fileOf([place('k', 's'), place('s', 'r'), place('r', null)]);
    expect(await syncPlaces(house.store, 'a', file)).toBe(3);
    expect(await listed('a')).toEqual(['r r号', 'r/s s号', 'r/s/k k号']);
  });

  it('writes only what changed and leaves the other district alone', async () => {
    await syncPlaces(house.store, 'a', fileOf([place('r', null), place('s', 'r')]));
    await syncPlaces(house.store, 'b', fileOf([place('r', null)]));
    const again = fileOf([place('r', null), place('s', 'r', { boundary: square(1, 2, 3) })]);
    expect(await syncPlaces(house.store, 'a', again)).toBe(1);
    expect(await syncPlaces(house.store, 'a', again)).toBe(0);
    expect(await listed('b')).toEqual(['r r号']);
    expect(await placeBoundaries(house.store, 'a')).toEqual([
      expect.objectContaining({
        code: 's',
        parent: 'r',
        surveyed: true,
        boundary: square(1, 2, 3),
      }),
    ]);
  });

  it('removes places that left the file, but none that a grant still names', async () => {
    const { store } = house;
    const all = [place('r', null), place('s', 'r'), place('t', 'r')];
    await syncPlaces(store, 'a', fileOf(all));
    const { person } = await store.db
      .insertInto('person')
      .values({ district: 'a', login: 'w', name: '王', password_hash: 'x' })
      .returning('person')
      .executeTakeFirstOrThrow();
    await store.db
      .insertInto('person_grant')
      .values({ district: 'a', person, role: 'handler', place: 't', unit: '' })
      .execute();
    await syncPlaces(store, 'a', fileOf([place('r', null)]));
    expect(await listed('a')).toEqual(['r r号', 'r/t t号']);
  });

  it('gives cells their squares', async () => {
    const file = fileOf(
      [place('r', null), { ...place('c', 'r', { lat: 0.001, lon: 0.001 }), kind: 'cell' }],
      { cells: { metres: 500, south: 0, west: 0, north: 0.1, east: 0.1 } },
    );
    await syncPlaces(house.store, 'a', file);
    const [cell] = await placeBoundaries(house.store, 'a');
    const ring = cell!.boundary[0]![0]!;
    expect(ring[0]).toEqual([0, 0]);
    // 500 m of a meridian on the mean sphere
    expect(ring[2]![1]).toBeCloseTo(0.004497, 5);
    expect(ring).toHaveLength(5);
  });

  it('refuses a circle of parents and writes nothing', async () => {
    const file = fileOf([place('r', null), place('x', 'y'), place('y', 'x')]);
    await expect(syncPlaces(house.store, 'a', file)).rejects.toThrow(RangeError);
    expect(await listed('a')).toEqual([]);
  });

  it('survives ten callers at once', async () => {
    const file = fileOf([place('r', null), place('s', 'r'), place('t', 'r')]);
    await Promise.all(Array.from({ length: 10 }, () => syncPlaces(house.store, 'a', file)));
    expect(await listed('a')).toHaveLength(3);
  });
});
