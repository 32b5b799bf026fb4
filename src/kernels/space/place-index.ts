import { buildCellGrid } from './cells.ts';
import type { Box } from './distance.ts';
import { flattenPolygon, insidePolygon } from './polygon.ts';
import type { FlatPolygon, MultiPolygon } from './polygon.ts';
import { buildRaster } from './raster.ts';

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

/** Boundaries, deepest first: the first that holds the point is the answer. */
function shapeFinder(input: PlacesInput): (lon: number, lat: number) => string | undefined {
  const depthOf = depths(input.places);
  const shaped = input.places
    .filter((place) => place.kind !== 'cell' && place.boundary?.length)
    .sort((a, b) => depthOf.get(b.code)! - depthOf.get(a.code)!);
  const codes = shaped.map((place) => place.code);
  const polygons: FlatPolygon[] = shaped.map((place) => flattenPolygon(place.boundary!));
  const raster = buildRaster(polygons.map((polygon) => polygon.box));
  return (lon, lat) => {
    const { candidates, begin, end } = raster.at(lon, lat);
    for (let i = begin; i < end; i++) {
      const candidate = candidates[i]!;
      if (insidePolygon(lon, lat, polygons[candidate]!)) return codes[candidate];
    }
    return undefined;
  };
}

/**
 * Finds places by point: square cells by arithmetic, boundaries by a raster of candidates and an
 * exact test. Where several hold the point the deepest in the tree wins, then the first in the
 * file. A point in no cell and no boundary is found nowhere; points that are not finite neither.
 *
 * @throws RangeError when parents go in a circle or a cell's point lies outside the grid
 */
export function buildPlaceIndex(input: PlacesInput): PlaceIndex {
  const cellAt = cellFinder(input);
  const shapeAt = shapeFinder(input);
  return { find: (lon, lat) => cellAt(lon, lat) ?? shapeAt(lon, lat) };
}
