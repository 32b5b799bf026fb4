import { problem, type Problem } from '../../model/problem.ts';
import type { Registry } from '../../model/registry.ts';
import { listCategories } from '../../store/categories.ts';
import { listPlaceRows } from '../../store/place-rows.ts';
import { currentVersion, declarationsOf } from '../../store/registry-versions.ts';
import type { Store } from '../../store/store.ts';
import type { ScanPool } from './scan-pool.ts';
import type { Watch, WatchCategory } from './watch.ts';

/** What foresight works with. */
export interface ForesightHouse {
  store: Store;
  registry: Registry;
  now: () => Date;
  /** the district under the version in force; undefined for an unknown district */
  findWatch(district: string): Promise<Watch | undefined>;
  /** threads that scan, started when they are first needed */
  pool(): ScanPool;
  /** seeds of lots, 0 … 2³¹ - 1 */
  drawSeed: () => number;
  /** scans that are worth running at once */
  threads: number;
}

export const noDistrict = (district: string): Problem =>
  problem('missing.district', 'district', '没有这个区', 'there is no such district', {
    got: district,
  });

/** Sources bring categories at any time; they are looked up again after this long. */
const categoriesLastMs = 5_000;

/** Keeps the district as foresight sees it until another version comes into force. */
export function createWatches(options: {
  store: Store;
  registry: Registry;
  versions: ReadonlyMap<string, number>;
  now: () => Date;
}): ForesightHouse['findWatch'] {
  const { store, registry, versions, now } = options;
  const kept = new Map<string, { watch: Watch; readAt: number }>();

  async function build(code: string, version: number): Promise<Watch | undefined> {
    const declared = await declarationsOf(store, code, version);
    const placeFile = declared && registry.places[declared.district.places];
    if (!declared || !placeFile) return undefined;
    const { district, programmes, roles, detectors } = declared;
    const [places, brought] = await Promise.all([
      listPlaceRows(store, code),
      listCategories(store, code),
    ]);
    const categories = new Map<string, WatchCategory>(brought.map((c) => [c.code, c]));
    for (const c of district.categories) {
      categories.set(c.code, { code: c.code, parent: c.parent ?? null, label: c.label });
    }
    return {
      version,
      district,
      programmes,
      roles: new Map(roles.map((role) => [role.code, role])),
      detectors: detectors ?? {},
      places: new Map(places.map((place) => [place.code, place])),
      kinds: new Map(placeFile.places.map((place) => [place.code, place.kind])),
      categories,
    };
  }

  return async (district) => {
    const inForce = await currentVersion(store.db, district, now());
    // a version published at start holds even where the clock that was passed in lags behind
    const version = Math.max(inForce ?? 0, versions.get(district) ?? 0);
    if (version === 0) return undefined;
    const known = kept.get(district);
    const fresh = known && performance.now() - known.readAt < categoriesLastMs;
    if (fresh && known.watch.version === version) return known.watch;
    const watch = await build(district, version);
    if (watch) kept.set(district, { watch, readAt: performance.now() });
    return watch;
  };
}
