import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPointIndex, cellMetresAt, mostPins, type ViewBox } from './point-index.ts';

const whole: ViewBox = [-85, -180, 85, 180];
const columns = (points: readonly (readonly [lat: number, lon: number])[]) => ({
  lat: Float64Array.from(points, (p) => p[0]),
  lon: Float64Array.from(points, (p) => p[1]),
  ended: new Uint8Array(points.length),
});
const nearby = fc.tuple(
  fc.double({ min: 35.2, max: 35.4, noNaN: true }),
  fc.double({ min: 113.8, max: 114.1, noNaN: true }),
);
const inside = ([lat, lon]: readonly [number, number], [s, w, n, e]: ViewBox) =>
  lat >= s && lat <= n && lon >= w && lon <= e;

describe('buildPointIndex', () => {
  it('counts every point once, as cells and as clusters', () => {
    fc.assert(
      fc.property(fc.array(nearby, { minLength: 1, maxLength: 200 }), (points) => {
        const index = buildPointIndex(columns(points));
        for (const show of ['cells', 'points'] as const) {
          const { marks } = index.view(whole, 12, show);
          expect(marks.reduce((sum, mark) => sum + mark.n, 0)).toBe(points.length);
        }
      }),
      { seed: 11, numRuns: 50 },
    );
  });

  it('gives each cell a box that holds exactly its points', () => {
    fc.assert(
      fc.property(fc.array(nearby, { minLength: 1, maxLength: 200 }), (points) => {
        const { marks } = buildPointIndex(columns(points)).view(whole, 11, 'cells');
        for (const mark of marks)
          expect(points.filter((point) => inside(point, mark.box))).toHaveLength(mark.n);
      }),
      { seed: 13, numRuns: 50 },
    );
  });

  it('gives a cluster a box around all of its points', () => {
    const { marks } = buildPointIndex(
      columns([
        [35.3, 113.9],
        [35.3001, 113.9001],
      ]),
    ).view(whole, 8, 'points');
    expect(marks).toHaveLength(1);
    expect(marks[0]).toMatchObject({ kind: 'cluster', n: 2 });
    expect(inside([35.3001, 113.9001], marks[0]!.box)).toBe(true);
    expect(inside([35.3, 113.9], marks[0]!.box)).toBe(true);
  });

  it('turns to cells when more points are in view than pins can show', () => {
    const some = Array.from({ length: mostPins + 1 }, (_, i) => [35.3 + i / 1e5, 113.9] as const);
    const index = buildPointIndex(columns(some));
    expect(index.view(whole, 12, 'auto').mode).toBe('cells');
    expect(index.view([35.3, 113.8, 35.3001, 114], 12, 'auto').mode).toBe('points');
    expect(index.view(whole, 12, 'points').mode).toBe('points');
  });

  it('has nothing to show of nothing', () => {
    const index = buildPointIndex(columns([]));
    expect(index.box).toBeUndefined();
    expect(index.view(whole, 5, 'cells').marks).toEqual([]);
  });
});

describe('cellMetresAt', () => {
  it('doubles with each zoom level out, between 125 m and 8 km', () => {
    expect([3, 9, 11, 12, 14, 18].map(cellMetresAt)).toEqual([8000, 4000, 1000, 500, 125, 125]);
  });
});
