/** A point as GeoJSON writes it: [lon, lat]. */
export type Point = readonly [number, number];
/** Coordinates of a GeoJSON MultiPolygon: polygons of rings, the first ring outer, others holes. */
export type MultiPolygon = readonly (readonly (readonly Point[])[])[];

/** Rings flattened to x, y, x, y, … so that the inner loop reads one typed array. */
export interface FlatPolygon {
  rings: Float64Array[];
  /** west, south, east, north */
  box: [number, number, number, number];
}

/** Prepares a multipolygon for many questions. */
export function flattenPolygon(polygon: MultiPolygon): FlatPolygon {
  const box: FlatPolygon['box'] = [Infinity, Infinity, -Infinity, -Infinity];
  const rings = polygon.flatMap((rings) =>
    rings.map((ring) => {
      const flat = new Float64Array(ring.length * 2);
      ring.forEach(([x, y], i) => {
        flat[2 * i] = x;
        flat[2 * i + 1] = y;
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      });
      return flat;
    }),
  );
  return { rings, box };
}

/**
 * Whether a point lies inside, by the even-odd rule over all rings (holes count as outside). Of
 * two polygons that share an edge, a point on it lies in exactly one: the edge's lower end belongs
 * to it, its upper end does not, and the polygon to the right of the edge has the point.
 */
export function insidePolygon(x: number, y: number, polygon: FlatPolygon): boolean {
  let inside = false;
  for (const ring of polygon.rings) {
    // the inner loop reads each vertex once and makes nothing new
    let x1 = ring[ring.length - 2]!;
    let y1 = ring[ring.length - 1]!;
    for (let i = 0; i < ring.length; i += 2) {
      const x2 = ring[i]!;
      const y2 = ring[i + 1]!;
      if (y1 > y !== y2 > y) {
        // both directions of an edge are computed from its lower end, so that neighbours agree
        const cut =
          y1 < y2
            ? x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)
            : x2 + ((y - y2) / (y1 - y2)) * (x1 - x2);
        if (x < cut) inside = !inside;
      }
      x1 = x2;
      y1 = y2;
    }
  }
  return inside;
}
