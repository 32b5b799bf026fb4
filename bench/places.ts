/**
 * How long a point takes to find its place: `node scripts/ts.mjs bench/places.ts [points]`.
 * The peer, measured in the same run on the same points, is a plain scan of all boundaries with a
 * box test before the exact test. Seeded; the answers of both are compared.
 */
import { loadRegistry } from '../src/declared.ts';
import { buildPlaceIndex } from '../src/kernels/space/place-index.ts';
import { flattenPolygon, insidePolygon } from '../src/kernels/space/polygon.ts';
import type { PlaceFile } from '../src/model/district.ts';

const points = Number(process.argv[2] ?? 200_000);

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Finder = (lon: number, lat: number) => string | undefined;

/** The peer: every boundary, the deepest (listed last below its parents) first. */
function linearScan({ places }: PlaceFile): Finder {
  const parents = new Map(places.map((place) => [place.code, place.parent]));
  const depthOf = (code: string | null | undefined): number =>
    code ? 1 + depthOf(parents.get(code)) : 0;
  const shapes = places
    .filter((place) => place.boundary)
    .map(({ code, boundary }) => ({
      code,
      depth: depthOf(code),
      polygon: flattenPolygon(boundary!),
    }))
    .sort((a, b) => b.depth - a.depth);
  return (lon, lat) =>
    shapes.find(({ polygon }) => {
      const [west, south, east, north] = polygon.box;
      if (lon < west || lon > east || lat < south || lat > north) return false;
      return insidePolygon(lon, lat, polygon);
    })?.code;
}

function nanoseconds(find: Finder, lons: Float64Array, lats: Float64Array): number {
  const began = process.hrtime.bigint();
  for (let i = 0; i < lons.length; i++) find(lons[i]!, lats[i]!);
  return Number(process.hrtime.bigint() - began) / lons.length;
}

const registry = await loadRegistry();
for (const name of ['hongqi', 'fengquan', 'boston']) {
  const file = registry.places[name]!;
  const [west, south, east, north] = flattenPolygon(file.places[0]!.boundary!).box;
  const random = seeded(311);
  const lons = Float64Array.from({ length: points }, () => west + random() * (east - west));
  const lats = Float64Array.from({ length: points }, () => south + random() * (north - south));
  const index = buildPlaceIndex(file);
  const find: Finder = (lon, lat) => index.find(lon, lat);
  const scan = linearScan(file);
  const listed = new Set(file.places.filter((p) => p.kind === 'cell').map((p) => p.code));
  for (let i = 0; i < 2000; i++) {
    const [ours, peer] = [find(lons[i]!, lats[i]!), scan(lons[i]!, lats[i]!)];
    // cells have no boundary that a scan could find
    if (ours !== peer && !listed.has(ours ?? ''))
      throw new Error(`${name}: ${ours} is not ${peer}`);
  }
  nanoseconds(find, lons, lats);
  const ours = nanoseconds(find, lons, lats);
  const peer = nanoseconds(scan, lons, lats);
  console.log(
    `${name}: ${file.places.length} places, ${ours.toFixed(0)} ns a lookup; plain scan ${peer.toFixed(0)} ns; ratio ${(peer / ours).toFixed(1)}`,
  );
}
