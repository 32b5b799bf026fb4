import { describe, expect, it } from 'vitest';
import { distanceMetres, EARTH_RADIUS_METRES } from './distance.ts';

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
