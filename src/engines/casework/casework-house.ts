import type { Registry } from '../../model/registry.ts';
import { bad, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import { listCategories } from '../../store/categories.ts';
import { listPlaceRows } from '../../store/place-rows.ts';
import { currentVersion, declarationsOf } from '../../store/registry-versions.ts';
import type { TriagePort } from '../../model/triage.ts';
import type { Store } from '../../store/store.ts';
import { buildSetup, withCategories, type Setup } from './setup.ts';

/** What casework works with. */
export interface CaseworkHouse {
  store: Store;
  registry: Registry;
  now: () => Date;
  /** reads what is opened, where the programme is read */
  triage?: TriagePort | undefined;
  /** the setup of a district under the version in force; undefined for an unknown district */
  findSetup(district: string): Promise<Setup | undefined>;
}

export const noDistrict = (district: string): Problem =>
  problem('missing.district', 'district', '没有这个区', 'there is no such district', {
    got: district,
  });

/** Sources bring categories at any time; they are looked up again after this long. */
const categoriesLastMs = 5_000;

/** Keeps one compiled setup a district, and makes it anew when another version comes into force. */
export function createSetups(options: {
  store: Store;
  registry: Registry;
  versions: ReadonlyMap<string, number>;
  now: () => Date;
}): (district: string) => Promise<Setup | undefined> {
  const { store, registry, versions, now } = options;
  const kept = new Map<string, { setup: Setup; readAt: number }>();

  async function build(code: string, version: number): Promise<Setup | undefined> {
    const declared = await declarationsOf(store, code, version);
    const calendar = declared && registry.calendars[declared.district.calendar];
    const placeFile = declared && registry.places[declared.district.places];
    if (!declared || !calendar || !placeFile) return undefined;
    const [places, categories] = await Promise.all([
      listPlaceRows(store, code),
      listCategories(store, code),
    ]);
    const { district, programmes, roles } = declared;
    const input = { version, district, programmes, roles, calendar, places, categories, placeFile };
    return buildSetup(input);
  }

  return async (district) => {
    const at = now();
    const inForce = await currentVersion(store.db, district, at);
    // a version published at start holds even where the clock that was passed in lags behind
    const version = Math.max(inForce ?? 0, versions.get(district) ?? 0);
    if (version === 0) return undefined;
    const known = kept.get(district);
    if (known?.setup.version === version && performance.now() - known.readAt < categoriesLastMs) {
      return known.setup;
    }
    const setup =
      known?.setup.version === version
        ? withCategories(known.setup, await listCategories(store, district))
        : await build(district, version);
    if (setup) kept.set(district, { setup, readAt: performance.now() });
    return setup;
  };
}

/** A district's setup, or the problem that there is none. */
export async function inDistrict<T>(
  house: CaseworkHouse,
  viewer: Viewer,
  then: (setup: Setup) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const setup = await house.findSetup(viewer.district);
  return setup ? then(setup) : bad(noDistrict(viewer.district));
}
