import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Detector } from '../../model/detector.ts';
import { never, type DemandCube } from '../../store/demand-cube.ts';
import { placeBaseline } from './place-baseline.ts';
import { pointSetOf } from './point-set.ts';
import {
  casesOf,
  categoriesCounted,
  pointsOfCube,
  seriesKey,
  seriesOf,
  silentDays,
} from './series.ts';
import type { Watch } from './watch.ts';

const label = (text: string) => ({ zh: text, en: text });
const place = (path: string, kind: string, lon: number | null = 114) => {
  const codes = path.split('/');
  const code = codes.at(-1)!;
  const lat = lon === null ? null : 35;
  return { code, parent: codes.at(-2) ?? null, path, label: label(code), lat, lon, kind };
};
const places = [
  place('d', 'district'),
  place('d/s', 'street'),
  place('d/s/c1', 'community', 114.01),
  place('d/s/c2', 'village', 114.02),
  place('d/s/c3', 'community', null),
  place('d/s/c1/g1', 'grid', 114.011),
  place('d/s/c1/g2', 'grid', 114.012),
];
const category = (code: string, parent: string | null = null) => ({
  code,
  parent,
  label: label(code),
});

const watch = {
  places: new Map(places.map((p) => [p.code, p])),
  kinds: new Map(places.map((p) => [p.code, p.kind])),
  categories: new Map(
    [
      category('utilities'),
      category('heat', 'utilities'),
      category('water', 'utilities'),
      category('noise'),
    ].map((c) => [c.code, c]),
  ),
} as unknown as Watch;

const detector = (changed: object) =>
  Detector.parse({
    code: 'x',
    label: label('x'),
    purpose: label('x'),
    districts: ['d'],
    owner: 'o',
    levels: ['leaf', 'parent', 'all'],
    method: { kind: 'ears' },
    ...changed,
  });

type Row = [opened: number, place: string, category: string, known?: number, until?: number];

function cubeOf(rows: Row[], days = 30): DemandCube {
  const codes = (at: 1 | 2) => [...new Set(rows.map((row) => row[at]))];
  const [places, categories] = [codes(1), codes(2)];
  const column = (of: (row: Row) => number) => Int32Array.from(rows, (row) => of(row));
  return {
    from: '2026-01-01',
    days,
    places,
    categories,
    length: rows.length,
    opened: column((row) => row[0]),
    known: column((row) => row[3] ?? row[0]),
    until: column((row) => row[4] ?? never),
    place: column((row) => places.indexOf(row[1])),
    category: column((row) => categories.indexOf(row[2])),
  };
}

describe('points', () => {
  const of = (kind: string | undefined) => {
    const points = pointSetOf(watch, kind);
    return places.map(({ code }) => points.codes[points.pointOf(code) ?? -1] ?? '-');
  };

  it('are the finest places and those right above them, where nothing is said', () => {
    expect(of(undefined)).toEqual(['-', '-', 'c1', 'c2', '-', 'g1', 'g2']);
  });

  it('are the places at the depth of a kind; finer ones count for them, coarser for none', () => {
    expect(of('community')).toEqual(['-', '-', 'c1', 'c2', '-', 'c1', 'c1']);
  });

  it('are the district alone, also for what has no place', () => {
    const points = pointSetOf(watch, 'district');
    expect(points.codes).toEqual(['d']);
    expect(points.pointOf('')).toBe(0);
  });

  it('know their neighbours, worked out once', () => {
    const points = pointSetOf(watch, 'community');
    const near = points.within({ radiusMetres: 2000 });
    expect([...near.members]).toEqual([0, 1, 1, 0]);
    expect(points.within({ radiusMetres: 2000 })).toBe(near);
    expect([...points.within({ radiusMetres: 10 }).members]).toEqual([0, 1]);
  });
});

describe('series', () => {
  const cube = cubeOf([
    [0, 'c1', 'heat'],
    [1, 'c1', 'water'],
    [2, 'c2', 'noise'],
    [3, 'c2', ''],
    [4, 'c2', 'utilities'],
  ]);
  const keys = (changed: object) =>
    seriesOf(watch, detector(changed), cube).map((s) => `${seriesKey(s)} ${s.rows.length}`);

  it('are categories by themselves, families with all below them, and everything', () => {
    expect(keys({})).toEqual([
      'all: 5',
      'leaf:heat 1',
      'leaf:noise 1',
      'leaf:water 1',
      'parent:utilities 3',
    ]);
  });

  it('count nothing of the categories that a detector leaves out', () => {
    expect(keys({ except: ['heat'] })).toEqual([
      'all: 4',
      'leaf:noise 1',
      'leaf:water 1',
      'parent:utilities 2',
    ]);
    expect(keys({ except: ['utilities'] })).toEqual(['all: 2', 'leaf:noise 1']);
  });

  it('stay within the categories that a detector names', () => {
    expect(keys({ categories: ['utilities'] })).toEqual([
      'all: 3',
      'leaf:heat 1',
      'leaf:water 1',
      'parent:utilities 3',
    ]);
    expect(keys({ categories: ['heat'], levels: ['leaf', 'parent'] })).toEqual(['leaf:heat 1']);
  });
});

describe('cases', () => {
  it('are those known on the day, one entry a place and slot', () => {
    const cube = cubeOf([
      [0, 'c1', 'heat'],
      [2, 'c1', 'heat'],
      [2, 'c2', 'heat'],
      [2, 'c1', 'heat'],
      [2, 's', 'heat'],
      [3, 'c1', 'heat', 5],
      [3, 'c1', 'heat', 3, 4],
      [4, 'c2', 'heat'],
    ]);
    const points = pointSetOf(watch, 'community');
    const [series] = seriesOf(watch, detector({ levels: ['leaf'] }), cube);
    const on = (from: number, to: number) => {
      const { place, slot, count, total } = casesOf(cube, series!, pointsOfCube(points, cube), {
        from,
        to,
      });
      return { total, cases: Array.from(place, (p, i) => [points.codes[p], slot[i], count[i]]) };
    };
    expect(on(1, 3)).toEqual({
      total: 4,
      cases: [
        ['c1', 1, 2],
        ['c2', 1, 1],
        ['c1', 2, 1],
      ],
    });
    expect(on(3, 4)).toEqual({ total: 1, cases: [['c2', 1, 1]] });
    expect(on(3, 5).total).toBe(2);
  });
});

describe('silent days', () => {
  const feed = (perDay: number, without: number[]) =>
    cubeOf(
      Array.from({ length: 30 }, (_, day) => day)
        .filter((day) => !without.includes(day))
        .flatMap((day) => Array.from({ length: perDay }, (): Row => [day, 'c1', 'heat'])),
    );

  it('are unknown where a steady feed brings nothing, but not before it began', () => {
    expect(silentDays(feed(6, [0, 1, 7, 29]), { from: 0, to: 29 })).toEqual([7, 29]);
  });

  it('are nothing special where few demands come anyway', () => {
    expect(silentDays(feed(2, [7, 29]), { from: 0, to: 29 })).toEqual([]);
  });
});

describe('what a place is expected to have', () => {
  it('is all that was there before, shared between places, weekdays included', () => {
    const past = fc.array(fc.record({ place: fc.nat(3), slot: fc.nat(55) }), { maxLength: 200 });
    fc.assert(
      fc.property(past, fc.boolean(), (list, weekday) => {
        const cases = {
          place: Int32Array.from(list, (c) => c.place),
          slot: Int32Array.from(list, (c) => c.slot),
          count: new Int32Array(list.length).fill(1),
        };
        const shape = { places: 4, slots: 63, window: 7, weekday, unknown: [] };
        const baseline = placeBaseline(cases, shape);
        const week = (place: number) => baseline.subarray(place * 63, place * 63 + 7);
        const sum = [0, 1, 2, 3].reduce((n, p) => n + week(p).reduce((m, x) => m + x, 0), 0);
        // eight weeks of past and four of the common mean, half a case among all
        expect(sum * 8).toBeCloseTo((list.length * 8 + (list.length + 0.5) * 4) / 12, 6);
        expect(Math.min(...baseline)).toBeGreaterThan(0);
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});

describe('categoriesCounted', () => {
  const without = (except?: string[]) => ({
    categories: watch.categories,
    detectors: { x: detector(except ? { except } : {}) },
  });

  it.each<[string, string[] | undefined, string[] | undefined]>([
    ['', undefined, undefined],
    ['utilities', undefined, ['utilities', 'heat', 'water']],
    ['heat', undefined, ['heat']],
    ['utilities', ['water'], ['utilities', 'heat']],
    ['', ['utilities'], ['noise']],
    ['noise', ['utilities'], ['noise']],
  ])('of series %j without %j', (series, except, wanted) => {
    expect(categoriesCounted(without(except), 'x', series)).toEqual(wanted);
  });

  it('are those whose demands the series counts', () => {
    const rows: Row[] = [
      [1, 'c1', 'heat'],
      [2, 'c1', 'water'],
      [3, 'c1', 'noise'],
      [4, 'c1', 'utilities'],
    ];
    const cube = cubeOf(rows);
    for (const except of [undefined, ['water'], ['utilities'], ['noise', 'heat']]) {
      const set = without(except);
      const all = seriesOf({ ...watch, detectors: set.detectors } as Watch, set.detectors.x, cube);
      for (const { category, rows: counted } of all) {
        const named = categoriesCounted(set, 'x', category) ?? [
          'heat',
          'water',
          'noise',
          'utilities',
        ];
        expect([except, category, counted.length]).toEqual([
          except,
          category,
          rows.filter(([, , code]) => named.includes(code)).length,
        ]);
      }
    }
  });
});
