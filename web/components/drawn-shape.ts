import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Point } from '../../src/kernels/space/polygon.ts';
import { polygonsOf, type Shape } from '../../src/kernels/space/read-shape.ts';

/** What a map draws of shapes, kept or half drawn. */
export type Drawn = FeatureCollection;

const feature = (geometry: Geometry): Feature => ({ type: 'Feature', properties: {}, geometry });
const mutable = (ring: readonly Point[]) => ring.map(([lon, lat]) => [lon, lat]);

/** A shape that was kept, as the API gives it. */
export const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && 'squareMetres' in value && 'coordinates' in value;

/** Shapes as a map draws them; nothing where there are none. */
export const drawnShapes = (shapes: readonly Shape[]): Drawn => ({
  type: 'FeatureCollection',
  features: shapes
    .flatMap(polygonsOf)
    .map((rings) => feature({ type: 'Polygon', coordinates: rings.map(mutable) })),
});

/** Rings that are being drawn: their corners, the line between them, and what they enclose. */
export const drawnRings = (rings: readonly (readonly Point[])[]): Drawn => ({
  type: 'FeatureCollection',
  features: rings.flatMap((ring) => {
    const line = mutable(ring);
    return [
      feature({ type: 'MultiPoint', coordinates: line }),
      ...(ring.length > 1
        ? [
            ring.length > 2
              ? feature({ type: 'Polygon', coordinates: [[...line, line[0]!]] })
              : feature({ type: 'LineString', coordinates: line }),
          ]
        : []),
    ];
  }),
});

/** West-south and east-north corners of what is drawn. */
export function cornersOfDrawn(drawn: Drawn): [[number, number], [number, number]] | undefined {
  const points = drawn.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon'
      ? geometry.coordinates.flat()
      : geometry.type === 'LineString' || geometry.type === 'MultiPoint'
        ? geometry.coordinates
        : [],
  );
  if (points.length === 0) return undefined;
  const [lons, lats] = [points.map(([lon]) => lon!), points.map(([, lat]) => lat!)];
  return [
    [Math.min(...lons), Math.min(...lats)],
    [Math.max(...lons), Math.max(...lats)],
  ];
}
