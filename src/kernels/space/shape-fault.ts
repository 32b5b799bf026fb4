import { flattenPolygon, insidePolygon, type Point } from './polygon.ts';

/** Why something is no shape: what, where in it, what was found. */
export interface ShapeFault {
  why:
    | 'type'
    | 'position'
    | 'few'
    | 'open'
    | 'many'
    | 'crosses'
    | 'hole'
    | 'overlap'
    | 'nothing'
    | 'outside';
  /** path inside the GeoJSON: `coordinates[0][3]` */
  at: string;
  got: string;
}

interface Edge {
  from: Point;
  to: Point;
  ring: number;
  /** place in its ring */
  index: number;
}

/** Above nothing where c lies left of the line from a to b, below nothing right of it. */
const side = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));

/** Whether a point that is in line with an edge lies on it, ends included. */
const on = (p: Point, { from, to }: Edge) =>
  p[0] >= Math.min(from[0], to[0]) &&
  p[0] <= Math.max(from[0], to[0]) &&
  p[1] >= Math.min(from[1], to[1]) &&
  p[1] <= Math.max(from[1], to[1]);

function meet(a: Edge, b: Edge): 'cross' | 'touch' | undefined {
  const [b1, b2] = [side(a.from, a.to, b.from), side(a.from, a.to, b.to)];
  const [a1, a2] = [side(b.from, b.to, a.from), side(b.from, b.to, a.to)];
  if (b1 * b2 < 0 && a1 * a2 < 0) return 'cross';
  const touches =
    (b1 === 0 && on(b.from, a)) ||
    (b2 === 0 && on(b.to, a)) ||
    (a1 === 0 && on(a.from, b)) ||
    (a2 === 0 && on(a.to, b));
  return touches ? 'touch' : undefined;
}

/** Whether two edges of one ring, of which the second follows the first, go back over each other. */
const turnsBack = (a: Edge, b: Edge) =>
  side(a.from, a.to, b.to) === 0 &&
  (b.to[0] - a.to[0]) * (a.to[0] - a.from[0]) + (b.to[1] - a.to[1]) * (a.to[1] - a.from[1]) < 0;

/** Whether two edges may not be as they are: rings touch each other, but never themselves. */
function collide(a: Edge, b: Edge, count: number): boolean {
  if (a.ring !== b.ring) return meet(a, b) === 'cross';
  if (b.index === a.index + 1) return turnsBack(a, b);
  if (a.index === 0 && b.index === count - 1) return turnsBack(b, a);
  return meet(a, b) !== undefined;
}

/** A point inside a ring: the middle of the first stretch inside, at a height where no corner is. */
function innerPoint(ring: readonly Point[]): Point {
  const heights = [...new Set(ring.map(([, y]) => y))].sort((a, b) => a - b);
  const y = ((heights[0] ?? 0) + (heights[1] ?? 0)) / 2;
  const cuts: number[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
    if (y1 > y !== y2 > y) cuts.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  }
  cuts.sort((a, b) => a - b);
  return [((cuts[0] ?? 0) + (cuts[1] ?? 0)) / 2, y];
}

/** Edges from west to east of all rings, with where each ring stands. */
function edgesOf(polygons: readonly (readonly (readonly Point[])[])[], type: string) {
  const rings = polygons.flatMap((polygon, p) =>
    polygon.map((ring, r) => ({
      ring,
      at: type === 'Polygon' ? `coordinates[${r}]` : `coordinates[${p}][${r}]`,
    })),
  );
  const edges = rings.flatMap(({ ring }, r) =>
    ring.slice(1).map((to, i): Edge => ({ from: ring[i]!, to, ring: r, index: i })),
  );
  const west = ({ from, to }: Edge) => Math.min(from[0], to[0]);
  return { rings, edges: edges.sort((a, b) => west(a) - west(b)), west };
}

function crossing(polygons: readonly (readonly (readonly Point[])[])[], type: string) {
  const { rings, edges, west } = edgesOf(polygons, type);
  for (const [i, a] of edges.entries()) {
    const east = Math.max(a.from[0], a.to[0]);
    for (let j = i + 1; j < edges.length && west(edges[j]!) <= east; j++) {
      const b = edges[j]!;
      const [first, second] = a.ring === b.ring && a.index > b.index ? [b, a] : [a, b];
      if (!collide(first, second, rings[a.ring]!.ring.length - 1)) continue;
      const fault: ShapeFault = {
        why: 'crosses',
        at: `${rings[first.ring]!.at}[${first.index}]`,
        got: `${rings[second.ring]!.at}[${second.index}], near ${first.from.join(',')}`,
      };
      return fault;
    }
  }
  return undefined;
}

/**
 * What is wrong with the way closed rings lie: one that crosses or touches itself, two that cross, a
 * hole outside its polygon, a polygon upon another. Undefined where nothing is.
 *
 * @param type `Polygon` or `MultiPolygon`, for the paths
 */
export function findShapeFault(
  polygons: readonly (readonly (readonly Point[])[])[],
  type: string,
): ShapeFault | undefined {
  const crosses = crossing(polygons, type);
  if (crosses) return crosses;
  const flat = polygons.map((rings) => flattenPolygon([rings]));
  const outers = polygons.map((rings) => flattenPolygon([[rings[0]!]]));
  const inners = polygons.map((rings) => innerPoint(rings[0]!));
  for (const [p, rings] of polygons.entries()) {
    const at = type === 'Polygon' ? 'coordinates' : `coordinates[${p}]`;
    for (const [r, ring] of rings.entries()) {
      if (r === 0 || insidePolygon(...innerPoint(ring), outers[p]!)) continue;
      return { why: 'hole', at: `${at}[${r}]`, got: ring[0]!.join(',') };
    }
    const upon = polygons.findIndex(
      (_, q) =>
        q !== p &&
        (insidePolygon(...inners[q]!, flat[p]!) || insidePolygon(...inners[p]!, flat[q]!)),
    );
    if (upon >= 0) return { why: 'overlap', at, got: `coordinates[${upon}]` };
  }
  return undefined;
}
