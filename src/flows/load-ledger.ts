import type { Figure, FigureFile, StatedFigure, StatedRank } from '../model/figure.ts';
import type { Registry } from '../model/registry.ts';
import { currentFigures, insertFigures } from '../store/figures.ts';
import { notify } from '../store/notices.ts';
import { putOrigins } from '../store/origins.ts';
import type { Trx } from '../store/schema.ts';
import { currentRanks, insertRanks } from '../store/stated-ranks.ts';
import type { Store } from '../store/store.ts';
import { currentTargets, insertTargets } from '../store/targets.ts';
import { tryLock } from '../store/try-lock.ts';

/** What came into one district's ledger from declared files; what was there already is not counted. */
export interface LoadedLedger {
  district: string;
  figures: number;
  ranks: number;
  targets: number;
}

interface Keyed {
  indicator: string;
  territory: string;
  period: string;
  aspect: string;
}

/** Why a figure of a file replaces the one before: its file says something else now. */
const fileChanged = '声明文件已改 (the declared file changed)';

const keyOf = (origin: string, one: Keyed, set = '') =>
  [origin, one.indicator, one.territory, one.period, one.aspect, set].join('\n');

const saysTheSame = (held: Figure, stated: StatedFigure) =>
  held.value === stated.value &&
  held.unit === stated.unit &&
  held.qualifier === (stated.qualifier ?? null) &&
  held.status === stated.status;

const isSameRank = (held: StatedRank | { n: number | null; band: string | null }, r: StatedRank) =>
  held.n === r.n && (held.band ?? null) === (r.band ?? null);

async function loadFigures(trx: Trx, district: string, files: readonly FigureFile[], at: Date) {
  const held = new Map(
    (await currentFigures(trx, district)).map((f) => [keyOf(f.origin, f), f] as const),
  );
  const rows = files.flatMap(({ origin, figures }) =>
    figures.flatMap((stated) => {
      const before = held.get(keyOf(origin.code, stated));
      // what a person revised since is not taken back by the file
      if (before && (before.entered.person !== null || saysTheSame(before, stated))) return [];
      const { qualifier = null, locator = null, note = null, ...said } = stated;
      const revision = (before?.revision ?? 0) + 1;
      const by = { enteredBy: null, enteredAt: at, reason: before ? fileChanged : null };
      return [{ ...said, qualifier, locator, note, origin: origin.code, revision, ...by }];
    }),
  );
  await insertFigures(trx, district, rows);
  return rows.length;
}

async function loadRanks(trx: Trx, district: string, files: readonly FigureFile[], at: Date) {
  const held = new Map(
    (await currentRanks(trx, district)).map((r) => [keyOf(r.origin, r, r.set), r] as const),
  );
  const rows = files.flatMap(({ origin, ranks }) =>
    ranks.flatMap((stated) => {
      const before = held.get(keyOf(origin.code, stated, stated.set));
      if (before && isSameRank(before, stated)) return [];
      const revision = (before?.revision ?? 0) + 1;
      const by = { enteredBy: null, enteredAt: at, reason: before ? fileChanged : null };
      return [{ ...stated, origin: origin.code, revision, ...by }];
    }),
  );
  await insertRanks(trx, district, rows);
  return rows.length;
}

async function loadTargets(trx: Trx, district: string, files: readonly FigureFile[], at: Date) {
  const held = new Map(
    (await currentTargets(trx, district)).map((t) => [keyOf(t.origin, t), t] as const),
  );
  const rows = files.flatMap(({ origin, targets }) =>
    targets.flatMap((stated) => {
      const before = held.get(keyOf(origin.code, stated));
      if (before && before.value === stated.value && before.unit === stated.unit) return [];
      const revision = (before?.revision ?? 0) + 1;
      const by = { enteredBy: null, enteredAt: at, reason: before ? fileChanged : null };
      return [{ ...stated, origin: origin.code, revision, ...by }];
    }),
  );
  await insertTargets(trx, district, rows);
  return rows.length;
}

async function loadDistrict(
  store: Store,
  district: string,
  files: readonly FigureFile[],
  at: Date,
) {
  return store.db.transaction().execute(async (trx): Promise<LoadedLedger> => {
    await putOrigins(
      trx,
      district,
      files.map((file) => file.origin),
    );
    const figures = await loadFigures(trx, district, files, at);
    const ranks = await loadRanks(trx, district, files, at);
    const targets = await loadTargets(trx, district, files, at);
    if (figures + ranks + targets > 0) await notify(trx, { district, kind: 'figures' });
    return { district, figures, ranks, targets };
  });
}

/**
 * Brings what `declared/figures` states into the ledgers of its districts: what is new is appended,
 * what a file says otherwise than before becomes a revision, what a person revised since stays.
 * Done twice it changes nothing. Of several processes one loads, the others go on.
 */
export async function loadLedger(house: {
  store: Store;
  registry: Pick<Registry, 'figures'>;
  now: () => Date;
}): Promise<LoadedLedger[]> {
  const { store, registry, now } = house;
  const files = Object.values(registry.figures);
  const districts = [...new Set(files.flatMap((file) => file.districts))].sort();
  const loaded: LoadedLedger[] = [];
  for (const district of districts) {
    const own = files.filter((file) => file.districts.includes(district));
    const done = await tryLock(store, `ledger of ${district}`, () =>
      loadDistrict(store, district, own, now()),
    );
    if (done) loaded.push(done.done);
  }
  return loaded;
}
