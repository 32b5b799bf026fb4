import { assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EARTH_RADIUS_METRES } from './distance.ts';
import type { Point } from './polygon.ts';
import { MOST_SHAPE_POINTS, readShape } from './read-shape.ts';
import { MU_SQUARE_METRES, polygonsArea, ringArea } from './shape-area.ts';

const box = (west: number, south: number, wide: number, high = wide): Point[] => [
  [west, south],
  [west + wide, south],
  [west + wide, south + high],
  [west, south + high],
  [west, south],
];
const polygon = (...coordinates: unknown[]) => ({ type: 'Polygon', coordinates });
const many = (...coordinates: unknown[]) => ({ type: 'MultiPolygon', coordinates });
const faultOf = (value: unknown) => {
  const read = readShape(value);
  return 'fault' in read ? [read.fault.why, read.fault.at] : read.shape.squareMetres;
};

describe('the area of a ring', () => {
  it('is a sphere in eight for an octant, whatever way it is walked', () => {
    const octant: Point[] = [
      [0, 0],
      [90, 0],
      [90, 90],
      [0, 90],
    ];
    const eighth = (4 * Math.PI * EARTH_RADIUS_METRES ** 2) / 8;
    expect(ringArea(octant) / eighth).toBeCloseTo(1, 12);
    expect(ringArea(octant.toReversed()) / eighth).toBeCloseTo(1, 12);
  });

  it('is that of the band between two parallels: R² Δλ (sin φ₂ − sin φ₁)', () => {
    const radians = (degrees: number) => (degrees * Math.PI) / 180;
    const holding = property(
      integer({ min: -170, max: 160 }),
      integer({ min: -80, max: 70 }),
      double({ min: 0.000_1, max: 9, noNaN: true }),
      (west, south, size) => {
        const wanted =
          EARTH_RADIUS_METRES ** 2 *
          radians(size) *
          (Math.sin(radians(south + size)) - Math.sin(radians(south)));
        expect(ringArea(box(west, south, size)) / wanted).toBeCloseTo(1, 6);
      },
    );
    expect(() => assert(holding, { numRuns: 200, seed: 7 })).not.toThrow();
  });

  it('keeps its digits for a parcel of some metres, and agrees with a plane', () => {
    // 10 m by 10 m near 35.4° N, where the sphere fits the ellipsoid to 0.01 %
    const [lon, lat] = [113.9, 35.4];
    const high = (10 / EARTH_RADIUS_METRES) * (180 / Math.PI);
    const wide = high / Math.cos((lat * Math.PI) / 180);
    expect(ringArea(box(lon, lat, wide, high))).toBeCloseTo(100, 3);
    expect(MU_SQUARE_METRES).toBeCloseTo(666.667, 3);
  });

  it('leaves holes out', () => {
    const [outer, hole] = [box(113.9, 35.3, 0.01), box(113.902, 35.302, 0.002)];
    expect(polygonsArea([[outer, hole]])).toBeCloseTo(ringArea(outer) - ringArea(hole), 6);
  });
});

describe('a shape', () => {
  it('is kept rounded to the centimetre, without heights, with its area', () => {
    const ring = [[113.900000012, 35.3, 70], ...box(113.9, 35.3, 0.01).slice(1)];
    const read = readShape(polygon(ring));
    expect(read).toEqual({
      shape: {
        type: 'Polygon',
        coordinates: [
          box(113.9, 35.3, 0.01).map((at) => at.map((degrees) => Math.round(degrees * 1e7) / 1e7)),
        ],
        squareMetres: expect.closeTo(1_009_000, -4) as number,
      },
    });
  });

  it('is found inside a feature, and in a collection of one', () => {
    const feature = { type: 'Feature', properties: {}, geometry: polygon(box(113.9, 35.3, 0.01)) };
    const area = faultOf(feature);
    expect(area).toBeGreaterThan(1_000_000);
    expect(faultOf({ type: 'FeatureCollection', features: [feature] })).toBe(area);
    expect(faultOf({ type: 'FeatureCollection', features: [feature, feature] })).toEqual([
      'type',
      'type',
    ]);
  });

  it('may be parcels that share an edge, a corner, or fill a notch', () => {
    const beside = many([box(0, 0, 1)], [box(1, 0, 1)], [box(2, 1, 1)]);
    expect(faultOf(beside)).toBeGreaterThan(0);
    const notched = [
      [0, 0],
      [3, 0],
      [3, 3],
      [2, 3],
      [2, 1],
      [1, 1],
      [1, 3],
      [0, 3],
      [0, 0],
    ];
    expect(faultOf(many([notched], [box(1, 1, 1, 2)]))).toBeGreaterThan(0);
  });

  it.each([
    ['nothing at all', null, ['type', 'type']],
    ['a line', { type: 'LineString', coordinates: [] }, ['type', 'type']],
    ['no polygon', many(), ['few', 'coordinates']],
    ['a polygon without rings', polygon(), ['few', 'coordinates']],
    ['a word for a ring', polygon('ring'), ['position', 'coordinates[0]']],
    [
      'a word for a degree',
      polygon([
        [0, 0],
        ['1', 0],
      ]),
      ['position', 'coordinates[0][1]'],
    ],
    ['a latitude beyond the pole', polygon([[35, 113]]), ['position', 'coordinates[0][0]']],
    [
      'two points',
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      ['few', 'coordinates[0]'],
    ],
    ['an open ring', polygon(box(0, 0, 1).slice(0, 4)), ['open', 'coordinates[0]']],
    [
      'a bow tie',
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
      ['crosses', 'coordinates[0][0]'],
    ],
    [
      'a spike',
      polygon([
        [0, 0],
        [2, 0],
        [2, 2],
        [2, 0],
        [0, 1],
        [0, 0],
      ]),
      ['crosses', 'coordinates[0][0]'],
    ],
    [
      'points in a line',
      polygon([
        [0, 0],
        [1, 1],
        [2, 2],
        [0, 0],
      ]),
      ['crosses', 'coordinates[0][0]'],
    ],
    ['a hole outside', polygon(box(0, 0, 1), box(2, 2, 1)), ['hole', 'coordinates[1]']],
    ['a hole that crosses', polygon(box(0, 0, 2), box(1, 1, 2)), ['crosses', 'coordinates[0][2]']],
    ['a polygon upon another', many([box(0, 0, 3)], [box(1, 1, 1)]), ['overlap', 'coordinates[0]']],
    ['the same twice', many([box(0, 0, 1)], [box(0, 0, 1)]), ['overlap', 'coordinates[0]']],
    [
      'polygons that cross',
      many([box(0, 0, 2)], [box(1, 1, 2)]),
      ['crosses', 'coordinates[0][0][2]'],
    ],
    [
      'too many points',
      polygon(Array.from({ length: MOST_SHAPE_POINTS + 1 }, () => [0, 0])),
      ['many', 'coordinates'],
    ],
  ])('is not %s', (_, value, wanted) => {
    const found = faultOf(value);
    expect(found).toEqual(wanted);
  });

  it('of a thousand points is read in a moment, and one crossing in it is found', () => {
    const star = Array.from({ length: 998 }, (_, i): Point => {
      const angle = (i / 998) * 2 * Math.PI;
      const far = i % 2 ? 0.01 : 0.009;
      return [113.9 + far * Math.cos(angle), 35.3 + far * Math.sin(angle)];
    });
    const begun = performance.now();
    expect(faultOf(polygon([...star, star[0]]))).toBeGreaterThan(0);
    expect(performance.now() - begun).toBeLessThan(1000);
    const crossed = star.with(400, star[100]!);
    expect(faultOf(polygon([...crossed, crossed[0]]))).toContain('crosses');
  });

  it('has the area of its parts, when it is cut in two at random', () => {
    const holding = property(integer({ min: 1, max: 99 }), (cut) => {
      const [size, part] = [0.01, cut / 10_000];
      const whole = faultOf(polygon(box(113.9, 35.3, size)));
      const parts = faultOf(
        many([box(113.9, 35.3, part, size)], [box(113.9 + part, 35.3, size - part, size)]),
      );
      expect(parts).toBeCloseTo(Number(whole), 0);
    });
    expect(() => assert(holding, { numRuns: 50, seed: 11 })).not.toThrow();
  });
});
