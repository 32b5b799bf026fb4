import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRaster } from './raster.ts';

type Span = [number, number, number, number];
const coordinate = fc.integer({ min: -50, max: 50 });
const boxes = fc.array(
  fc
    .tuple(coordinate, coordinate, coordinate, coordinate)
    .map(([a, b, c, d]): Span => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]),
  { minLength: 1, maxLength: 40 },
);

describe('buildRaster', () => {
  it('offers every box that holds the point, in order', () => {
    fc.assert(
      fc.property(boxes, coordinate, coordinate, (all, x, y) => {
        const { candidates, begin, end } = buildRaster(all).at(x, y);
        const offered = Array.from(candidates.subarray(begin, end));
        expect(offered).toEqual(offered.toSorted((a, b) => a - b));
        const holding = all.flatMap(([west, south, east, north], i) =>
          x >= west && x <= east && y >= south && y <= north ? [i] : [],
        );
        expect(holding.filter((i) => !offered.includes(i))).toEqual([]);
      }),
      { seed: 16, numRuns: 1000 },
    );
  });

  it('offers nothing outside, and nothing where there are no boxes', () => {
    const { begin, end } = buildRaster([[0, 0, 1, 1]]).at(2, 0.5);
    expect(end - begin).toBe(0);
    const none = buildRaster([]).at(0, 0);
    expect(none.end - none.begin).toBe(0);
  });
});
