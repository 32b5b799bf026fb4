import { Delaunay } from 'd3-delaunay';
import polygonClipping from 'polygon-clipping';
import type { MultiPolygon, Polygon } from 'polygon-clipping';
import { flattenPolygon, insidePolygon } from '../../src/kernels/space/polygon.ts';

export type Point = [number, number];

/** Five decimals of a degree: about a metre. */
export const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** Rounds all points and drops neighbours that fall together. */
export const roundedPolygon = (polygon: MultiPolygon): MultiPolygon =>
  polygon
    .map((rings) =>
      rings
        .map((ring) =>
          ring
            .map(([x, y]): Point => [rounded(x), rounded(y)])
            .filter(([x, y], i, all) => i === 0 || x !== all[i - 1]![0] || y !== all[i - 1]![1]),
        )
        .filter((ring) => ring.length > 3),
    )
    .filter((rings) => rings.length > 0);

/** A lattice of at least `wanted` points inside a polygon. */
function samplesIn(polygon: MultiPolygon, wanted: number): Point[] {
  const flat = flattenPolygon(polygon);
  const [west, south, east, north] = flat.box;
  for (let n = 16; ; n = Math.ceil(n * 1.5)) {
    const step = Math.max(east - west, north - south) / n;
    const points: Point[] = [];
    for (let y = south + step / 2; y < north; y += step) {
      for (let x = west + step / 2; x < east; x += step) {
        if (insidePolygon(x, y, flat)) points.push([x, y]);
      }
    }
    if (points.length >= wanted) return points;
  }
}

const squared = (a: Point, b: Point) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;

/** `n` points spread evenly inside a polygon: the farthest from all before, then Lloyd's steps. */
export function spreadPoints(polygon: MultiPolygon, n: number): Point[] {
  const samples = samplesIn(polygon, Math.max(300, n * 60));
  const seeds: Point[] = [samples[0]!];
  while (seeds.length < n) {
    const nearest = (p: Point) => Math.min(...seeds.map((seed) => squared(seed, p)));
    seeds.push(samples.reduce((best, p) => (nearest(p) > nearest(best) ? p : best)));
  }
  for (let step = 0; step < 40; step++) {
    const delaunay = Delaunay.from(seeds);
    const sums = seeds.map(() => [0, 0, 0] as [number, number, number]);
    for (const [x, y] of samples) {
      const sum = sums[delaunay.find(x, y)]!;
      sum[0] += x;
      sum[1] += y;
      sum[2] += 1;
    }
    sums.forEach(([x, y, count], i) => {
      if (count > 0) seeds[i] = [x / count, y / count];
    });
  }
  // a mean can lie outside a bent polygon; a sample never does
  return seeds.map((seed) =>
    samples.reduce((best, p) => (squared(p, seed) < squared(best, seed) ? p : best)),
  );
}

/** The part of the polygon nearest to each point: Voronoi cells cut by the polygon. */
export function partsAround(polygon: MultiPolygon, seeds: Point[]): MultiPolygon[] {
  const [west, south, east, north] = flattenPolygon(polygon).box;
  const voronoi = Delaunay.from(seeds).voronoi([west - 1, south - 1, east + 1, north + 1]);
  return seeds.map((_, i) => {
    const cell: Polygon = [voronoi.cellPolygon(i) as Point[]];
    return roundedPolygon(polygonClipping.intersection(cell, polygon));
  });
}

/** Order of DB11 grid codes: from north to south in bands, within a band from west to east. */
export function readingOrder(points: Point[]): Point[] {
  const north = Math.max(...points.map(([, y]) => y));
  const south = Math.min(...points.map(([, y]) => y));
  const bands = Math.max(1, Math.round(Math.sqrt(points.length)));
  const band = ([, y]: Point) => Math.floor(((north - y) / (north - south + 1e-9)) * bands);
  return [...points].sort((a, b) => band(a) - band(b) || a[0] - b[0]);
}
