import { describe, expect, it } from 'vitest';
import { distanceMetres, EARTH_RADIUS_METRES, insideBox, looksSwapped } from './distance.ts';

describe('distanceMetres', () => {
  it('is exact on great circles of the mean sphere', () => {
    const degree = (Math.PI / 180) * EARTH_RADIUS_METRES;
    expect(distanceMetres(0, 0, 1, 0)).toBeCloseTo(degree, 6);
    expect(distanceMetres(113.88, 35.3, 113.88, 36.3)).toBeCloseTo(degree, 6);
    expect(distanceMetres(0, 0, 180, 0)).toBeCloseTo(180 * degree, 3);
    expect(distanceMetres(113.88, 35.3, 113.88, 35.3)).toBe(0);
  });

  it('agrees with the law of cosines where that one is stable', () => {
    const radians = (d: number) => (d * Math.PI) / 180;
    const [a, b] = [[-71.06, 42.36] as const, [113.88, 35.3] as const];
    const angle = Math.acos(
      Math.sin(radians(a[1])) * Math.sin(radians(b[1])) +
        Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.cos(radians(b[0] - a[0])),
    );
    expect(distanceMetres(...a, ...b)).toBeCloseTo(angle * EARTH_RADIUS_METRES, 3);
  });

  it('knows a metre from two', () => {
    const metre = 1 / ((Math.PI / 180) * EARTH_RADIUS_METRES);
    expect(distanceMetres(0, 0, 0, metre)).toBeCloseTo(1, 6);
    expect(distanceMetres(0, 0, 0, 2 * metre)).toBeCloseTo(2, 6);
  });
});

const boston = { south: 42.22, west: -71.2, north: 42.4, east: -70.98 };

describe('looksSwapped', () => {
  it.each([
    [42.36, -71.06, false],
    [-71.06, 42.36, true],
    [35.3, 113.9, false],
    [0, 0, false],
  ])('%d, %d: %s', (lat, lon, swapped) => {
    expect(looksSwapped(lat, lon, boston)).toBe(swapped);
  });

  it('says no where both readings fit', () => {
    expect(looksSwapped(5, 6, { south: 0, west: 0, north: 10, east: 10 })).toBe(false);
  });
});

describe('insideBox', () => {
  it('includes the edges and no missing numbers', () => {
    expect(insideBox(42.22, -71.2, boston)).toBe(true);
    expect(insideBox(42.2199, -71.2, boston)).toBe(false);
    expect(insideBox(NaN, -71.2, boston)).toBe(false);
  });
});
