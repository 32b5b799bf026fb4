import { sql } from 'kysely';
import { buildCellGrid } from '../kernels/space/cells.ts';
import type { Place, PlaceFile } from '../model/district.ts';
import type { Store } from './store.ts';

/** A boundary for the map: MultiPolygon coordinates, WGS84. */
export interface PlaceBoundary {
  code: string;
  parent: string | null;
  kind: string;
  zh: string;
  en: string;
  surveyed: boolean;
  boundary: NonNullable<Place['boundary']>;
}

/** Codes from the root to each place, joined by `/`. Parents that are missing or circular are a RangeError. */
function pathsOf(places: readonly Place[]): Map<string, string> {
  const parents = new Map(places.map((place) => [place.code, place.parent]));
  const paths = new Map<string, string>();
  const pathOf = (code: string, depth: number): string => {
    const known = paths.get(code);
    if (known !== undefined) return known;
    const parent = parents.get(code);
    if (parent === undefined || depth > places.length) {
      throw new RangeError(`place ${code}: got no way to the root, wanted parents that are listed`);
    }
    const path = parent === null ? code : `${pathOf(parent, depth + 1)}/${code}`;
    paths.set(code, path);
    return path;
  };
  for (const { code } of places) pathOf(code, 0);
  return paths;
}

/** Cells are squares of the file's grid, so that nobody has to write their corners down. */
function cellRings(file: PlaceFile): (place: Place) => Place['boundary'] {
  if (!file.cells) return () => undefined;
  const grid = buildCellGrid(file.cells, file.cells.metres);
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return ({ kind, lat, lon }) => {
    if (kind !== 'cell' || lat === null || lon === null) return undefined;
    const ring = grid.ringOf(grid.slotOf(lon, lat));
    return [[ring.map(([x, y]): [number, number] => [rounded(x), rounded(y)])]];
  };
}

/**
 * Brings a district's tree of places into the store: new and changed places are written in one
 * statement, unchanged ones are left alone, and places that the file no longer lists go unless
 * a record or a person's grant still names them. Safe when several processes do it at once.
 *
 * @returns how many rows were written
 * @throws RangeError when a parent is missing or parents go in a circle
 */
export async function syncPlaces(
  store: Pick<Store, 'db'>,
  district: string,
  file: PlaceFile,
): Promise<number> {
  const paths = pathsOf(file.places);
  const ringsOf = cellRings(file);
  const rows = file.places
    .map((place) => ({
      code: place.code,
      parent: place.parent,
      path: paths.get(place.code)!,
      kind: place.kind,
      zh: place.label.zh,
      en: place.label.en,
      lat: place.lat,
      lon: place.lon,
      surveyed: place.surveyed,
      boundary: place.boundary ?? ringsOf(place) ?? null,
    }))
    // everybody locks the rows in the same order
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return store.db.transaction().execute(async (trx) => {
    const written = await sql`
      INSERT INTO place (district, code, parent, path, kind, zh, en, lat, lon, surveyed, boundary)
      SELECT ${district}, code, parent, path, kind, zh, en, lat, lon, surveyed,
             nullif(boundary, 'null'::jsonb)
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(
        code text, parent text, path text, kind text, zh text, en text,
        lat double precision, lon double precision, surveyed boolean, boundary jsonb)
      ON CONFLICT (district, code) DO UPDATE SET
        parent = excluded.parent, path = excluded.path, kind = excluded.kind,
        zh = excluded.zh, en = excluded.en, lat = excluded.lat, lon = excluded.lon,
        surveyed = excluded.surveyed, boundary = excluded.boundary
      WHERE (place.parent, place.path, place.kind, place.zh, place.en, place.lat, place.lon,
             place.surveyed, place.boundary)
        IS DISTINCT FROM (excluded.parent, excluded.path, excluded.kind, excluded.zh, excluded.en,
             excluded.lat, excluded.lon, excluded.surveyed, excluded.boundary)`.execute(trx);
    await sql`
      DELETE FROM place p
      WHERE p.district = ${district} AND p.code <> ALL(${rows.map((row) => row.code)}::text[])
        AND NOT EXISTS (SELECT 1 FROM record r WHERE r.district = p.district
          AND (r.place_path = p.path OR r.place_path LIKE p.path || '/%'))
        AND NOT EXISTS (SELECT 1 FROM person_grant g WHERE g.district = p.district
          AND g.place = p.code)`.execute(trx);
    return Number(written.numAffectedRows ?? 0);
  });
}

/** The boundaries of a district's places for the map, in order of their paths. */
export async function placeBoundaries(
  store: Pick<Store, 'db'>,
  district: string,
): Promise<PlaceBoundary[]> {
  const rows = await store.db
    .selectFrom('place')
    .select(['code', 'parent', 'kind', 'zh', 'en', 'surveyed', 'boundary'])
    .where('district', '=', district)
    .where('boundary', 'is not', null)
    .orderBy('path')
    .execute();
  return rows as PlaceBoundary[];
}
