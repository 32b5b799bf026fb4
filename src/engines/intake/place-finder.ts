import { gcj02ToWgs84 } from '../../kernels/space/gcj02.ts';
import { buildPlaceIndex } from '../../kernels/space/place-index.ts';
import { buildPlaceNames } from '../../kernels/text/place-names.ts';
import type { PlaceFile } from '../../model/district.ts';
import type { Source } from '../../model/source.ts';

/** Degrees around the district's own point within which its demands lie. */
const nearDegrees = 1.5;

/** What became of a point: WGS84 degrees, or null with the note that says why. */
export interface FoundPoint {
  lat: number | null;
  lon: number | null;
  note: 'default-point' | 'swapped-point' | 'bad-point' | 'far-point' | null;
}

const noPoint = (note: FoundPoint['note']): FoundPoint => ({ lat: null, lon: null, note });

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** Where the rows of a source lie in the tree of a district. */
export interface PlaceFinder {
  /** reads a pair of coordinates as the source writes them */
  readPoint(lat: string, lon: string): FoundPoint;
  byPoint(lon: number, lat: number): string | null;
  /** a place named in a column of its own: a name, an alias, a code */
  byName(text: string): string | null;
  /** a place that a free text speaks of */
  byText(text: string): string | null;
  pathOf(code: string): string | null;
}

/** Prepares lookups for the places of a district and the coordinates of a source. */
export function buildPlaceFinder(
  file: PlaceFile,
  paths: ReadonlyMap<string, string>,
  source: Pick<Source, 'datum' | 'defaultPoints'>,
): PlaceFinder {
  const index = buildPlaceIndex(file);
  const names = buildPlaceNames(file.places);
  const exact = exactNames(file);
  const named = new Map<string, string | null>();
  const root = file.places.find((place) => place.parent === null);
  const isNear = (lat: number, lon: number) =>
    root?.lat == null ||
    root.lon == null ||
    (Math.abs(lat - root.lat) < nearDegrees && Math.abs(lon - root.lon) < nearDegrees);
  const known = (code: string | undefined) => (code !== undefined && paths.has(code) ? code : null);

  function place(lat: number, lon: number, note: FoundPoint['note']): FoundPoint {
    if (source.datum !== 'gcj02') return { lat, lon, note };
    const [trueLon, trueLat] = gcj02ToWgs84(lon, lat);
    return { lat: trueLat, lon: trueLon, note };
  }

  return {
    readPoint(latText, lonText) {
      if (latText === '' && lonText === '') return noPoint(null);
      const lat = Number(latText);
      const lon = Number(lonText);
      if (latText === '' || lonText === '' || !Number.isFinite(lat) || !Number.isFinite(lon)) {
        return noPoint('bad-point');
      }
      for (const d of source.defaultPoints) {
        if (Math.abs(lat - d.lat) <= d.within && Math.abs(lon - d.lon) <= d.within) {
          return noPoint('default-point');
        }
      }
      if (isNear(lat, lon)) return place(lat, lon, null);
      if (root?.lat != null && isNear(lon, lat)) return place(lon, lat, 'swapped-point');
      return noPoint(lat === 0 && lon === 0 ? 'default-point' : 'far-point');
    },
    byPoint: (lon, lat) => known(index.find(lon, lat)),
    byName(text) {
      let code = named.get(text);
      if (code === undefined) {
        code = known(exact.get(plain(text)) ?? names.find(text));
        named.set(text, code);
      }
      return code;
    },
    byText: (text) => known(names.find(text)),
    pathOf: (code) => paths.get(code) ?? null,
  };
}

/** Names, aliases and codes that mean exactly one place. */
function exactNames(file: PlaceFile): Map<string, string> {
  const codes = new Map<string, string>();
  const twice = new Set<string>();
  for (const place of file.places) {
    const { label, aliases, code } = place;
    for (const name of new Set([code, label.zh, label.en, ...(aliases ?? [])].map(plain))) {
      if (codes.has(name)) twice.add(name);
      else codes.set(name, code);
    }
  }
  for (const name of twice) codes.delete(name);
  return codes;
}
