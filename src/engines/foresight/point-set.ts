import { nearestPlaces } from '../../kernels/scan/neighbours.ts';
import type { Neighbours } from '../../kernels/scan/scan-task.ts';
import type { Watch, WatchPlace } from './watch.ts';

/** The places that are points of a scan, each with its position. */
export interface PointSet {
  codes: string[];
  lat: Float64Array;
  lon: Float64Array;
  /** the point that a place counts for; undefined where it is too coarse, or unknown */
  pointOf(place: string): number | undefined;
  /** worked out once for each limit and kept */
  within(limit: { radiusMetres: number } | { places: number }): Neighbours;
}

const depthOf = (place: WatchPlace) => place.path.split('/').length - 1;

/** Levels of places below each place: 0 for the finest. */
function heights(places: Iterable<WatchPlace>): Map<string, number> {
  const height = new Map<string, number>();
  for (const { path } of places) {
    path
      .split('/')
      .reverse()
      .forEach((code, up) => height.set(code, Math.max(height.get(code) ?? 0, up)));
  }
  return height;
}

/**
 * Which places are points. With a kind: those at the depth of that kind (villages beside
 * communities), and finer places count for the one above. Without: the finest, and the places
 * directly above them for what is known no better; never the root.
 */
function isPoint(watch: Watch, placeKind: string | undefined): (place: WatchPlace) => boolean {
  const places = [...watch.places.values()];
  if (placeKind === undefined) {
    const height = heights(places);
    return (place) => place.parent !== null && height.get(place.code)! <= 1;
  }
  const depths = new Set(
    places.filter((p) => watch.kinds.get(p.code) === placeKind).map((p) => depthOf(p)),
  );
  return (place) => depths.has(depthOf(place));
}

/** The points of a district for a kind of place; places without a position are none. */
export function pointSetOf(watch: Watch, placeKind: string | undefined): PointSet {
  const fits = isPoint(watch, placeKind);
  const points = [...watch.places.values()]
    .filter((place) => fits(place) && place.lat !== null && place.lon !== null)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const index = new Map(points.map((place, i) => [place.code, i]));
  const lat = Float64Array.from(points, (p) => p.lat!);
  const lon = Float64Array.from(points, (p) => p.lon!);
  const kept = new Map<string, Neighbours>();
  const rootPoint = placeKind !== undefined && points.length === 1 && points[0]!.parent === null;
  return {
    codes: points.map((p) => p.code),
    lat,
    lon,
    pointOf: (code) => {
      // what is known to lie in the district and no closer counts for the district
      if (rootPoint) return 0;
      const path = watch.places.get(code)?.path;
      const nearest = path?.split('/').findLast((above) => index.has(above));
      return nearest === undefined ? undefined : index.get(nearest);
    },
    within: (limit) => {
      const key = JSON.stringify(limit);
      let neighbours = kept.get(key);
      if (!neighbours) {
        const limits =
          'places' in limit
            ? { maxPlaces: limit.places }
            : { maxRadius: limit.radiusMetres / 1000 };
        neighbours = nearestPlaces({ x: lon, y: lat, coords: 'latlong' }, limits);
        kept.set(key, neighbours);
      }
      return neighbours;
    },
  };
}
