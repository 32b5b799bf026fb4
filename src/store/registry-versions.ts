import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Detector } from '../model/detector.ts';
import type { Catalogue, District } from '../model/district.ts';
import type { Programme } from '../model/programme.ts';
import type { Registry } from '../model/registry.ts';
import type { Role } from '../model/role.ts';
import type { Source } from '../model/source.ts';
import { syncPlaces } from './places.ts';
import type { Db, Trx } from './schema.ts';
import type { Store } from './store.ts';

/** Everything one district runs by, as kept under a version number. */
export interface Declared {
  district: District;
  programmes: Record<string, Programme>;
  roles: readonly Role[];
  sources: Record<string, Source>;
  /** catalogues as the files say; those in `district` may have been edited in the page since */
  fileCatalogues: Catalogue[];
  /** detectors that watch the district, by code; absent in versions from before there were any */
  detectors?: Record<string, Detector>;
  /** the same as the files say */
  fileDetectors?: Record<string, Detector>;
  /** why somebody published this version in the page */
  reason?: string;
}

/** A version in force: its number, since when, and what it declares. */
export interface CurrentDeclarations extends Declared {
  version: number;
  validFrom: string;
}

function declaredOf(registry: Registry, district: District): Declared {
  return {
    district,
    programmes: Object.fromEntries(
      district.programmes.flatMap((code) => {
        const programme = registry.programmes[code];
        return programme ? [[code, programme]] : [];
      }),
    ),
    roles: registry.roles,
    sources: { ...registry.sources },
    fileCatalogues: district.catalogues,
    detectors: detectorsFor(registry, district),
    fileDetectors: detectorsFor(registry, district),
  };
}

const detectorsFor = (registry: Registry, district: District): Record<string, Detector> =>
  Object.fromEntries(
    Object.entries(registry.detectors).filter(([, d]) => d.districts.includes(district.code)),
  );

const same = (a: unknown, b: unknown) => canonical(a) === canonical(b);

/** JSON with sorted keys: jsonb does not keep the order in which a file wrote them. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * The file's catalogues and detectors, with those that were edited or made in the page where the
 * file itself stayed.
 */
function keepEdited(next: Declared, before: Declared): Declared {
  const catalogues = next.fileCatalogues.map((fromFile) => {
    const find = (list: Catalogue[]) => list.find((c) => c.programme === fromFile.programme);
    const edited = find(before.district.catalogues);
    return edited && same(fromFile, find(before.fileCatalogues)) ? edited : fromFile;
  });
  const detectors = keepEditedDetectors(next, before);
  return { ...next, detectors, district: { ...next.district, catalogues } };
}

function keepEditedDetectors(next: Declared, before: Declared): Record<string, Detector> {
  const [files, filesBefore] = [next.fileDetectors ?? {}, before.fileDetectors ?? {}];
  const kept = Object.entries(before.detectors ?? {}).filter(([code]) =>
    // the same file as before, or none now and none before: made in the page
    same(files[code] ?? null, filesBefore[code] ?? null),
  );
  return { ...files, ...Object.fromEntries(kept) };
}

function versionsOf(db: Db, district: string) {
  return db
    .selectFrom('registry_version')
    .select(['version', 'checksum', 'declared', 'valid_from', 'made_by'])
    .where('district', '=', district)
    .orderBy('version', 'desc');
}

async function lastVersion(trx: Trx, district: string): Promise<number> {
  const { last } = await trx
    .selectFrom('registry_version')
    .select(sql<number>`coalesce(max(version), 0)`.as('last'))
    .where('district', '=', district)
    .executeTakeFirstOrThrow();
  return last;
}

async function publishDistrict(store: Store, registry: Registry, district: District, now: Date) {
  const fromFiles = declaredOf(registry, district);
  const checksum = createHash('sha256').update(canonical(fromFiles)).digest('hex');
  return store.db.transaction().execute(async (trx) => {
    // the upsert also locks the row: twenty processes that start at once make one version
    await trx
      .insertInto('district')
      .values({ district: district.code, declared: JSON.stringify(district) })
      .onConflict((c) => c.column('district').doUpdateSet({ declared: JSON.stringify(district) }))
      .execute();
    const known = await versionsOf(trx, district.code).execute();
    const inForce = known.find((v) => v.valid_from <= now);
    if (inForce?.checksum === checksum) return inForce.version;
    const rows = [];
    let version = known[0]?.version ?? 0;
    const before = inForce?.declared as Declared | undefined;
    rows.push({
      district: district.code,
      version: ++version,
      checksum,
      declared: JSON.stringify(before ? keepEdited(fromFiles, before) : fromFiles),
      valid_from: now,
      made_by: null,
    });
    const published = version;
    // versions that wait for their day are made again on top of the new files
    const waiting = known.filter((v) => v.valid_from > now).reverse();
    for (const w of waiting) {
      rows.push({
        district: district.code,
        version: ++version,
        checksum,
        declared: JSON.stringify(keepEdited(fromFiles, w.declared as Declared)),
        valid_from: w.valid_from,
        made_by: w.made_by,
      });
    }
    await trx.insertInto('registry_version').values(rows).execute();
    return published;
  });
}

/**
 * Brings the declarations into the store: district rows, places, and for each district whose files
 * changed a new version in force from now. Unchanged files leave the version in force alone, also
 * when it was made in the page. A catalogue edited in the page outlives a change of the files that
 * does not touch this catalogue. Returns the version in force by district code.
 */
export async function publishRegistry(
  store: Store,
  registry: Registry,
  now: Date = new Date(),
): Promise<Map<string, number>> {
  const published = new Map<string, number>();
  for (const district of Object.values(registry.districts)) {
    published.set(district.code, await publishDistrict(store, registry, district, now));
    const places = registry.places[district.places];
    if (places) await syncPlaces(store, district.code, places);
  }
  return published;
}

/** The version in force at `at`, with its (possibly page-edited) catalogue. Undefined for an unknown district. */
export async function currentDeclarations(
  store: Pick<Store, 'db'>,
  district: string,
  at: Date = new Date(),
): Promise<CurrentDeclarations | undefined> {
  const version = await currentVersion(store.db, district, at);
  return version === undefined ? undefined : declarationsOf(store, district, version);
}

/** The number of the version in force at `at`: one key lookup, for callers that keep the content. */
export async function currentVersion(
  db: Db,
  district: string,
  at: Date,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('registry_version')
    .select('version')
    .where('district', '=', district)
    .where('valid_from', '<=', at)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.version;
}

/** One version by its number. Undefined when it does not exist. */
export async function declarationsOf(
  store: Pick<Store, 'db'>,
  district: string,
  version: number,
): Promise<CurrentDeclarations | undefined> {
  const row = await store.db
    .selectFrom('registry_version')
    .select(['version', 'declared', 'valid_from'])
    .where('district', '=', district)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    ...(row.declared as Declared),
    version: row.version,
    validFrom: row.valid_from.toISOString(),
  };
}

/** What somebody publishes in the page. */
export interface Publishing {
  person: string;
  validFrom: Date;
  reason: string;
}

/**
 * Makes a version with another catalogue, in force from `validFrom`, on top of the one in force then.
 * Returns its number. `made_by` names the person who published it.
 */
export const publishCatalogueVersion = (
  store: Store,
  district: string,
  catalogue: Catalogue,
  by: Publishing,
): Promise<number> =>
  store.db.transaction().execute((trx) =>
    publishChanged(trx, district, by, (before) => {
      const others = before.district.catalogues.filter((c) => c.programme !== catalogue.programme);
      return {
        ...before,
        district: { ...before.district, catalogues: [...others, catalogue] },
      };
    }),
  );

/**
 * Makes a version with a new or changed detector, in force from `validFrom`. Returns its number, or
 * undefined when the detector has changed after the version `seen`: then nothing is published.
 */
export const publishDetectorVersion = (
  store: Store,
  district: string,
  detector: Detector,
  by: Publishing & { seen?: number | undefined },
): Promise<number | undefined> =>
  store.db.transaction().execute(async (trx) => {
    await lockDistrict(trx, district);
    if (by.seen !== undefined && by.seen < (await changedIn(trx, district, detector.code))) {
      return undefined;
    }
    return publishChanged(trx, district, by, (before) => ({
      ...before,
      detectors: { ...before.detectors, [detector.code]: detector },
    }));
  });

/** One change of a detector. */
export interface DetectorChange {
  version: number;
  validFrom: Date;
  /** name of the person; null when the files made it */
  madeBy: string | null;
  reason: string | null;
  detector: Detector;
}

/** Versions in which a detector changed, newest first. */
export async function detectorChanges(
  db: Db,
  district: string,
  code: string,
): Promise<DetectorChange[]> {
  const rows = await db
    .selectFrom('registry_version as v')
    .leftJoin('person as p', (on) =>
      on.onRef('p.district', '=', 'v.district').onRef('p.person', '=', 'v.made_by'),
    )
    .select([
      'v.version',
      'v.valid_from as validFrom',
      'p.name as madeBy',
      sql<string | null>`v.declared ->> 'reason'`.as('reason'),
      sql<Detector | null>`v.declared -> 'detectors' -> ${code}`.as('detector'),
    ])
    .where('v.district', '=', district)
    .orderBy('v.version')
    .execute();
  const changes: DetectorChange[] = [];
  for (const { detector, ...row } of rows) {
    if (detector && !same(detector, changes.at(-1)?.detector)) changes.push({ ...row, detector });
  }
  return changes.reverse();
}

/** The version in which a detector changed last; 0 when there is no such detector. */
const changedIn = async (db: Db, district: string, code: string): Promise<number> =>
  (await detectorChanges(db, district, code))[0]?.version ?? 0;

const lockDistrict = (trx: Trx, district: string) =>
  trx
    .selectFrom('district')
    .select('district')
    .where('district', '=', district)
    .forUpdate()
    .executeTakeFirstOrThrow();

async function publishChanged(
  trx: Trx,
  district: string,
  by: Publishing,
  change: (before: Declared) => Declared,
): Promise<number> {
  await lockDistrict(trx, district);
  const last = await lastVersion(trx, district);
  const row = await trx
    .selectFrom('registry_version')
    .select(['declared', 'checksum'])
    .where('district', '=', district)
    .where('valid_from', '<=', by.validFrom)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('registry_version')
    .values({
      district,
      version: last + 1,
      checksum: row.checksum,
      declared: JSON.stringify({ ...change(row.declared as Declared), reason: by.reason }),
      valid_from: by.validFrom,
      made_by: by.person,
    })
    .execute();
  return last + 1;
}
