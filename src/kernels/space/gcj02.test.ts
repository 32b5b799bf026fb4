import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMetres } from './distance.ts';
import { gcj02ToWgs84, wgs84ToGcj02 } from './gcj02.ts';

const runs = { seed: 2, numRuns: 2000 } as const;
const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('GCJ-02', () => {
  it('agrees with the published transform', () => {
    // npm coordtransform 2.1.2, wgs84togcj02(116.404, 39.915), from its README; tolerance 1e-12 degrees
    const [lon, lat] = wgs84ToGcj02(116.404, 39.915);
    expect(lon).toBeCloseTo(116.41024449916938, 12);
    expect(lat).toBeCloseTo(39.91640428150164, 12);
  });

  it('comes back to a tenth of a millimetre, all over China', () => {
    fc.assert(
      fc.property(degrees(73.5, 135), degrees(4, 53.5), (lon, lat) => {
        const [x, y] = gcj02ToWgs84(...wgs84ToGcj02(lon, lat));
        expect(Math.abs(x - lon)).toBeLessThan(1e-9);
        expect(Math.abs(y - lat)).toBeLessThan(1e-9);
      }),
      runs,
    );
  });

  it('moves a point by less than a kilometre, in Xinxiang by some hundred metres', () => {
    fc.assert(
      fc.property(degrees(73.5, 135), degrees(18, 53.5), (lon, lat) => {
        const moved = distanceMetres(lon, lat, ...wgs84ToGcj02(lon, lat));
        expect(moved).toBeLessThan(1200);
      }),
      runs,
    );
    expect(distanceMetres(113.88, 35.3, ...wgs84ToGcj02(113.88, 35.3))).toBeGreaterThan(300);
  });

  it('leaves points outside China alone', () => {
    for (const [lon, lat] of [
      [-71.0587, 42.3594],
      [0, 0],
      [139.7, 35.7],
      [72, 30],
    ] as const) {
      expect(wgs84ToGcj02(lon, lat)).toEqual([lon, lat]);
      expect(gcj02ToWgs84(lon, lat)).toEqual([lon, lat]);
    }
  });
});
