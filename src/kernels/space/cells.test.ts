import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCellGrid } from './cells.ts';
import { distanceMetres } from './distance.ts';

const boston = { south: 42.225, west: -71.195, north: 42.4, east: -70.985 };

describe('buildCellGrid', () => {
  const grid = buildCellGrid(boston, 500);

  it('covers the box with cells of 500 m, within 2 per mille over a city', () => {
    expect([grid.rows, grid.columns]).toEqual([39, 35]);
    for (const slot of [0, 17, grid.rows * grid.columns - 1]) {
      const [southWest, southEast, northEast] = grid.ringOf(slot);
      expect(distanceMetres(...southWest!, ...southEast!) / 500).toBeCloseTo(1, 2);
      expect(distanceMetres(...southEast!, ...northEast!) / 500).toBeCloseTo(1, 3);
    }
  });

  it('finds every cell by its middle', () => {
    for (let slot = 0; slot < grid.rows * grid.columns; slot++) {
      expect(grid.slotOf(...grid.centreOf(slot))).toBe(slot);
    }
  });

  it('puts every point into the cell whose ring holds it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: boston.west, max: boston.east, noNaN: true, maxExcluded: true }),
        fc.double({ min: boston.south, max: boston.north, noNaN: true, maxExcluded: true }),
        (lon, lat) => {
          const [[west, south], , [east, north]] = grid.ringOf(grid.slotOf(lon, lat)) as [
            [number, number],
            [number, number],
            [number, number],
          ];
          const slack = 1e-12;
          expect(lon >= west - slack && lon <= east + slack).toBe(true);
          expect(lat >= south - slack && lat <= north + slack).toBe(true);
        },
      ),
      { seed: 500, numRuns: 1000 },
    );
  });

  it('has no cell outside the box', () => {
    expect(grid.slotOf(-71.1951, 42.3)).toBe(-1);
    expect(grid.slotOf(-71.1, 42.2249)).toBe(-1);
    expect(grid.slotOf(-70, 42.3)).toBe(-1);
    expect(grid.slotOf(NaN, 42.3)).toBe(-1);
  });

  it('refuses an empty box and cells without size', () => {
    expect(() => buildCellGrid({ ...boston, north: 42 }, 500)).toThrow(/wanted south < north/);
    expect(() => buildCellGrid(boston, 0)).toThrow(RangeError);
  });
});
