import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPlaceIndex } from './place-index.ts';
import type { PlacesInput } from './place-index.ts';
import { flattenPolygon, insidePolygon } from './polygon.ts';
import type { MultiPolygon, Point } from './polygon.ts';

const runs = { seed: 410702, numRuns: 2000 } as const;
const unit = fc.double({ min: 0, max: 1, noNaN: true });

/** Winding number: another way to the same answer, for points that are not on an edge. */
function winds(x: number, y: number, ring: readonly Point[]): boolean {
  let angle = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    let turn = Math.atan2(b[1] - y, b[0] - x) - Math.atan2(a[1] - y, a[0] - x);
    if (turn > Math.PI) turn -= 2 * Math.PI;
    if (turn < -Math.PI) turn += 2 * Math.PI;
    angle += turn;
  }
  return Math.abs(angle) > Math.PI;
}

describe('insidePolygon', () => {
  const star: Point[] = Array.from({ length: 11 }, (_, i) => {
    const [angle, radius] = [(i % 10) * (Math.PI / 5), i % 2 === 0 ? 0.5 : 0.2];
    return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
  });

  it('agrees with the winding number', () => {
    const polygon = flattenPolygon([[star]]);
    fc.assert(
      fc.property(unit, unit, (x, y) => {
        expect(insidePolygon(x, y, polygon)).toBe(winds(x, y, star));
      }),
      runs,
    );
  });

  it('leaves out holes', () => {
    const square = (from: number, to: number): Point[] => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
      [from, from],
    ];
    const ring = flattenPolygon([[square(0, 1), square(0.4, 0.6)]]);
    expect(insidePolygon(0.2, 0.2, ring)).toBe(true);
    expect(insidePolygon(0.5, 0.5, ring)).toBe(false);
  });

  it('gives a point on a shared edge to exactly one of the neighbours', () => {
    // away from the ends, where rounding may put the point beyond the edge
    const between = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(unit, unit, unit, unit, between, (x1, y1, x2, y2, along) => {
        // a big triangle cut from its top to a point of its base; the cut is shared
        const [top, foot]: Point[] = [
          [x1, 1 + y1],
          [x2, -y2],
        ];
        const west = flattenPolygon([[[[-5, -1], foot!, top!, [-5, -1]]]]);
        const east = flattenPolygon([[[foot!, [5, -1], top!, foot!]]]);
        const x = foot![0] + along * (top![0] - foot![0]);
        const y = foot![1] + along * (top![1] - foot![1]);
        expect(Number(insidePolygon(x, y, west)) + Number(insidePolygon(x, y, east))).toBe(1);
      }),
      runs,
    );
  });
});

interface DeclaredPlaces extends PlacesInput {
  places: {
    code: string;
    parent: string | null;
    kind: string;
    lat: number;
    lon: number;
    boundary?: MultiPolygon;
  }[];
}
const declared = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../declared/places/${name}.json`, import.meta.url), 'utf8'),
  ) as DeclaredPlaces;

describe('buildPlaceIndex', () => {
  it('finds the deepest place, as a scan of all boundaries does', () => {
    const file = declared('hongqi');
    const index = buildPlaceIndex(file);
    const polygons = file.places.map((place) => ({
      code: place.code,
      polygon: flattenPolygon(place.boundary!),
    }));
    const root = polygons[0]!.polygon.box;
    fc.assert(
      fc.property(unit, unit, (x, y) => {
        const lon = root[0] - 0.01 + x * (root[2] - root[0] + 0.02);
        const lat = root[1] - 0.01 + y * (root[3] - root[1] + 0.02);
        // codes of deeper places are longer
        const holding = polygons.filter(({ polygon }) => insidePolygon(lon, lat, polygon));
        const longest = Math.max(0, ...holding.map(({ code }) => code.length));
        const deepest = holding.find(({ code }) => code.length === longest)?.code;
        expect(index.find(lon, lat)).toBe(deepest);
      }),
      runs,
    );
  });

  it('finds cells by arithmetic and the neighbourhood where no cell is listed', () => {
    const file = declared('boston');
    const index = buildPlaceIndex(file);
    for (const cell of file.places.filter((place) => place.kind === 'cell')) {
      expect(index.find(cell.lon, cell.lat)).toBe(cell.code);
    }
    expect(index.find(-71.05, 42.5)).toBeUndefined();
  });

  it('finds nothing outside, nothing for missing numbers, nothing in a file without shapes', () => {
    const index = buildPlaceIndex(declared('hongqi'));
    expect(index.find(116.4, 39.9)).toBeUndefined();
    expect(index.find(NaN, 35.3)).toBeUndefined();
    expect(buildPlaceIndex(declared('chicago')).find(-87.63, 41.88)).toBeUndefined();
  });

  it('refuses parents in a circle and cells outside their grid', () => {
    const place = { kind: 'street', lat: 0, lon: 0 };
    const circle = [
      { ...place, code: 'a', parent: 'b' },
      { ...place, code: 'b', parent: 'a' },
    ];
    expect(() => buildPlaceIndex({ places: circle })).toThrow(/circle/);
    const cells = { south: 1, west: 1, north: 2, east: 2, metres: 500 };
    const outside = [{ ...place, code: 'c', parent: null, kind: 'cell' }];
    expect(() => buildPlaceIndex({ places: outside, cells })).toThrow(/cell c/);
  });
});
