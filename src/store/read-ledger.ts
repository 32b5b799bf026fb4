import type { Figure, Origin } from '../model/figure.ts';
import { currentFigures } from './figures.ts';
import { listOrigins } from './origins.ts';
import { currentRanks, type HeldRank } from './stated-ranks.ts';
import type { Store } from './store.ts';
import { currentTargets, type HeldTarget } from './targets.ts';

/** Everything that holds in the ledger of a district. */
export interface LedgerRows {
  origins: Origin[];
  figures: Figure[];
  ranks: HeldRank[];
  targets: HeldTarget[];
}

/** Reads the whole ledger of a district as it stood at one moment: four statements, whatever its size. */
export const readLedger = (store: Pick<Store, 'db'>, district: string): Promise<LedgerRows> =>
  store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => ({
      origins: await listOrigins(trx, district),
      figures: await currentFigures(trx, district),
      ranks: await currentRanks(trx, district),
      targets: await currentTargets(trx, district),
    }));
