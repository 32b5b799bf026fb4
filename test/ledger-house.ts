import { createLedger } from '../src/engines/ledger/service.ts';
import type { Ledger } from '../src/engines/ledger/ledger.ts';
import { loadRegistry } from '../src/declared.ts';
import type { Registry } from '../src/model/registry.ts';
import type { Viewer } from '../src/model/role.ts';
import { insertPerson } from '../src/store/people.ts';
import { publishRegistry } from '../src/store/registry-versions.ts';
import type { Store } from '../src/store/store.ts';
import { testStore } from './database.ts';
import { bookInput, type BookParts } from './ledger-book.ts';

export interface LedgerTestHouse {
  store: Store;
  registry: Registry;
  ledger: Ledger;
  /** a person of hongqi with this role for the whole district */
  viewer(role: string, place?: string): Promise<Viewer>;
  close(): Promise<void>;
}

/** A ledger on a database of its own, with the declarations of a small book and no figures. */
export async function openLedgerHouse(
  parts: BookParts = {},
  now = () => new Date('2025-04-01T02:00:00Z'),
): Promise<LedgerTestHouse> {
  const { store, drop } = await testStore();
  const { indicators, atlas, goals, territory } = bookInput(parts);
  const declared = await loadRegistry();
  const label = { zh: '试', en: 'Trial' };
  const registry: Registry = {
    ...declared,
    atlases: { trial: { code: 'trial', districts: { hongqi: territory }, ...atlas } as never },
    indicators: {
      trial: { family: 'trial', label, districts: ['hongqi'], indicators: [...indicators] },
    },
    goals: { trial: { code: 'trial', districts: ['hongqi'], goals: [...goals] } },
    figures: {},
  };
  await publishRegistry(store, registry, now());
  const ledger = createLedger({ store, registry, now });
  let people = 0;
  return {
    store,
    registry,
    ledger,
    async viewer(role, place = '410702') {
      const name = `${role}-${++people}`;
      const grants = [{ role, place, unit: null }];
      const person = await insertPerson(store, {
        district: 'hongqi',
        login: name,
        name,
        language: 'zh',
        passwordHash: 'x',
        example: false,
        grants,
      });
      return { district: 'hongqi', person: person!, name, language: 'zh', grants };
    },
    close: async () => {
      await ledger.close();
      await drop();
    },
  };
}
