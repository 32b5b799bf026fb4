import Flatbush from 'flatbush';
import { buildCellGrid } from './cells.ts';
import type { Box } from './distance.ts';
import { flattenPolygon, insidePolygon } from './polygon.ts';
import type { FlatPolygon, MultiPolygon } from './polygon.ts';

/** What the index needs of a file of places; see PlaceFile of the model. */
export interface PlacesInput {
  places: readonly {
    code: string;
    parent: string | null;
    kind: string;
    lat?: number | null | undefined;
    lon?: number | null | undefined;
    boundary?: MultiPolygon | undefined;
  }[];
  cells?: (Box & { metres: number }) | undefined;
}

export interface PlaceIndex {
  /** code of the deepest place that holds the point, WGS84 degrees; undefined outside all */
  find(lon: number, lat: number): string | undefined;
}

function depths(places: PlacesInput['places']): Map<string, number> {
  const parents = new Map(places.map((place) => [place.code, place.parent]));
  const depthOf = (code: string): number => {
    let depth = 0;
    for (let at = parents.get(code); at != null; at = parents.get(at)) {
      if (++depth > places.length) throw new RangeError(`place ${code}: got a circle of parents`);
    }
    return depth;
  };
  return new Map(places.map((place) => [place.code, depthOf(place.code)]));
}

/** Cells listed in the file, by the slot of the grid that their representative point lies in. */
function cellFinder(input: PlacesInput): (lon: number, lat: number) => string | undefined {
  if (!input.cells) return () => undefined;
  const grid = buildCellGrid(input.cells, input.cells.metres);
  const codes = Array.from<string | undefined>({ length: grid.rows * grid.columns });
  for (const place of input.places) {
    if (place.kind !== 'cell' || place.lat == null || place.lon == null) continue;
    const slot = grid.slotOf(place.lon, place.lat);
    if (slot < 0) throw new RangeError(`cell ${place.code}: got a point outside the box of cells`);
    codes[slot] = place.code;
  }
  return (lon, lat) => codes[grid.slotOf(lon, lat)];
}

/**
 * Finds places by point: square cells by arithmetic, boundaries by a packed tree of boxes and an
 * exact test. Where several hold the point the deepest in the tree wins, then the first in the
 * file. A point in no cell and no boundary is found nowhere; points that are not finite neither.
 *
 * @throws RangeError when parents go in a circle or a cell's point lies outside the grid
 */
export function buildPlaceIndex(input: PlacesInput): PlaceIndex {
  const cellAt = cellFinder(input);
  const depthOf = depths(input.places);
  // deepest first: the first hit in this order is the answer
  const shaped = input.places
    .filter((place) => place.kind !== 'cell' && place.boundary?.length)
    .map((place) => ({
      code: place.code,
      depth: depthOf.get(place.code)!,
      polygon: flattenPolygon(place.boundary!),
    }))
    .sort((a, b) => b.depth - a.depth);
  if (shaped.length === 0) return { find: (lon, lat) => cellAt(lon, lat) };
  const tree = new Flatbush(shaped.length);
  for (const { polygon } of shaped) tree.add(...polygon.box);
  tree.finish();
  const polygons: FlatPolygon[] = shaped.map((place) => place.polygon);
  let [x, y] = [0, 0];
  let best = Infinity;
  // the tree keeps nothing: the filter itself remembers the best hit so far
  const look = (i: number) => {
    if (i < best && insidePolygon(x, y, polygons[i]!)) best = i;
    return false;
  };
  return {
    find(lon, lat) {
      const cell = cellAt(lon, lat);
      if (cell !== undefined) return cell;
      [x, y, best] = [lon, lat, Infinity];
      tree.search(lon, lat, lon, lat, look);
      return best === Infinity ? undefined : shaped[best]!.code;
    },
  };
}
