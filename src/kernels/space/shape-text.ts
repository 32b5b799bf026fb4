import type { Point } from './polygon.ts';
import { polygonsOf, type Shape } from './read-shape.ts';

/** What was typed or tapped so far: rings as they stand, closed into what would be kept. */
export interface TypedShape {
  /** GeoJSON, to be read; undefined where nothing stands */
  value: unknown;
  /** outer rings as typed, not closed; empty where GeoJSON was pasted */
  rings: Point[][];
}

const closed = (ring: readonly Point[]): Point[] => {
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = ring.length > 2 && first![0] === last![0] && first![1] === last![1];
  return first && !isClosed ? [...ring, first] : [...ring];
};

/** Degrees of a line, longitude first, with whatever stands between them. */
function pointOf(line: string): Point | undefined {
  const parts = line.split(/[\s,，;；、]+/).filter((part) => part !== '');
  const [lon, lat] = parts.map(Number);
  const isPoint = parts.length === 2 && Number.isFinite(lon) && Number.isFinite(lat);
  return isPoint ? [lon!, lat!] : undefined;
}

/**
 * Reads coordinates as people write them: a point a line, longitude first; an empty line begins
 * another piece; the last point need not repeat the first. Or GeoJSON as it is.
 *
 * @returns the shape, or the number (from 1) of the line that is no point; 0 where it is no JSON
 * @example readShapeText('113.9, 35.3\n113.91, 35.3\n113.91, 35.31')
 */
export function readShapeText(text: string): TypedShape | { line: number } {
  if (text.trimStart().startsWith('{')) {
    try {
      return { value: JSON.parse(text) as unknown, rings: [] };
    } catch {
      return { line: 0 };
    }
  }
  const rings: Point[][] = [];
  let isNew = true;
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') {
      isNew = true;
      continue;
    }
    const point = pointOf(line);
    if (!point) return { line: i + 1 };
    if (isNew) rings.push([]);
    isNew = false;
    rings.at(-1)!.push(point);
  }
  if (rings.length === 0) return { value: undefined, rings };
  const polygons = rings.map((ring) => [closed(ring)]);
  const value =
    polygons.length === 1
      ? { type: 'Polygon', coordinates: polygons[0] }
      : { type: 'MultiPolygon', coordinates: polygons };
  return { value, rings };
}

/** A kept shape as lines that can be typed on; as GeoJSON where it has holes, which lines cannot say. */
export function shapeText(shape: Shape): string {
  const polygons = polygonsOf(shape);
  if (polygons.some((rings) => rings.length > 1)) {
    const { type, coordinates } = shape;
    return JSON.stringify({ type, coordinates });
  }
  return polygons
    .map(([ring]) =>
      ring!
        .slice(0, -1)
        .map(([lon, lat]) => `${lon}, ${lat}`)
        .join('\n'),
    )
    .join('\n\n');
}
