import { findShapeFault, type ShapeFault } from './shape-fault.ts';
import type { Point } from './polygon.ts';
import { polygonsArea } from './shape-area.ts';

/** A shape as it is kept: GeoJSON (RFC 7946) in WGS84 degrees, with its area on the sphere. */
export interface Shape {
  type: 'Polygon' | 'MultiPolygon';
  coordinates: unknown;
  squareMetres: number;
}

/** More points than this are a map, not a parcel. */
export const MOST_SHAPE_POINTS = 1000;

/** seven decimals are a centimetre */
const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

const said = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 60);

const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) &&
  (value.length === 2 || value.length === 3) &&
  value.every((part) => typeof part === 'number' && Number.isFinite(part)) &&
  Math.abs(value[0] as number) <= 180 &&
  Math.abs(value[1] as number) <= 90;

/** One ring, rounded; heights are dropped, and points that say the one before again. */
function readRing(given: unknown, at: string): { ring: Point[] } | { fault: ShapeFault } {
  if (!Array.isArray(given)) return { fault: { why: 'position', at, got: said(given) } };
  const ring: Point[] = [];
  for (const [i, position] of (given as unknown[]).entries()) {
    if (!isPosition(position))
      return { fault: { why: 'position', at: `${at}[${i}]`, got: said(position) } };
    const [lon, lat] = [rounded(position[0]), rounded(position[1])];
    const last = ring.at(-1);
    if (last?.[0] !== lon || last[1] !== lat) ring.push([lon, lat]);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < 3) return { fault: { why: 'few', at, got: String(ring.length) } };
  if (first![0] !== last![0] || first![1] !== last![1])
    return { fault: { why: 'open', at, got: said(last) } };
  return ring.length < 4 ? { fault: { why: 'few', at, got: String(ring.length - 1) } } : { ring };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The geometry inside what a file may hold: a Feature, or a collection of exactly one. */
function geometryOf(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (value['type'] === 'Feature') return value['geometry'];
  const features = value['features'];
  return value['type'] === 'FeatureCollection' && Array.isArray(features) && features.length === 1
    ? geometryOf(features[0])
    : value;
}

function readPolygons(of: { type: string; coordinates: unknown[] }) {
  const isMany = of.type === 'MultiPolygon';
  const polygons: Point[][][] = [];
  let points = 0;
  for (const [p, given] of (isMany ? of.coordinates : [of.coordinates]).entries()) {
    const at = isMany ? `coordinates[${p}]` : 'coordinates';
    if (!Array.isArray(given) || given.length === 0)
      return { fault: { why: 'position', at, got: said(given) } as ShapeFault };
    const rings: Point[][] = [];
    for (const [r, one] of (given as unknown[]).entries()) {
      points += Array.isArray(one) ? one.length : 0;
      if (points > MOST_SHAPE_POINTS)
        return { fault: { why: 'many', at: 'coordinates', got: String(points) } as ShapeFault };
      const read = readRing(one, `${at}[${r}]`);
      if ('fault' in read) return read;
      rings.push(read.ring);
    }
    polygons.push(rings);
  }
  return { polygons };
}

/**
 * Reads a GeoJSON Polygon or MultiPolygon, or a Feature that holds one: rings closed, none crossing
 * itself or another, holes inside, polygons side by side. The area is on the sphere, to the
 * hundredth of a square metre. Polygons may share edges, as parcels do.
 *
 * @example readShape({ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] })
 */
export function readShape(value: unknown): { shape: Shape } | { fault: ShapeFault } {
  const geometry = geometryOf(value);
  const type = isObject(geometry) ? geometry['type'] : undefined;
  const coordinates = isObject(geometry) ? geometry['coordinates'] : undefined;
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates))
    return { fault: { why: 'type', at: 'type', got: said(type ?? value) } };
  if (coordinates.length === 0) return { fault: { why: 'few', at: 'coordinates', got: '0' } };
  const read = readPolygons({ type, coordinates });
  if ('fault' in read) return read;
  const { polygons } = read;
  const area = Math.round(polygonsArea(polygons) * 100) / 100;
  const fault =
    findShapeFault(polygons, type) ??
    (area > 0 ? undefined : ({ why: 'nothing', at: 'coordinates', got: String(area) } as const));
  if (fault) return { fault };
  const kept = type === 'Polygon' ? polygons[0] : polygons;
  return { shape: { type, coordinates: kept, squareMetres: area } };
}

/** The polygons of a shape that was read. */
export const polygonsOf = ({ type, coordinates }: Pick<Shape, 'type' | 'coordinates'>) =>
  (type === 'Polygon' ? [coordinates] : coordinates) as Point[][][];
