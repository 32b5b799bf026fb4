import { resolve } from 'node:path';
import type { Registry } from '../model/registry.ts';
import { loadRegistry, readDeclaredModel } from '../declared.ts';
import { createTriage, type Triage } from '../engines/triage/service.ts';
import { openStore } from '../store/open-store.ts';
import { publishRegistry } from '../store/registry-versions.ts';
import type { Store } from '../store/store.ts';

/** Everything a command works with: the store, the declarations and their versions by district. */
export interface OpenHouse {
  store: Store;
  registry: Registry;
  versions: Map<string, number>;
  /** reads what comes in */
  triage: Triage;
  dataFolder: string;
  close(): Promise<void>;
}

/** Where data lives: XIANBAN_DATA, or ./data/xianban. */
export const dataFolder = () => resolve(process.env.XIANBAN_DATA ?? './data/xianban');

/**
 * Opens the store (the embedded server, or DATABASE_URL), brings its schema up to date, loads the
 * declarations and publishes them as a version. Start-up problems are thrown as ProblemError.
 */
export async function openHouse(log: (line: string) => void): Promise<OpenHouse> {
  const registry = await loadRegistry();
  const folder = dataFolder();
  const databaseUrl = process.env.DATABASE_URL;
  const store = await openStore({
    dataFolder: folder,
    ...(databaseUrl ? { databaseUrl } : {}),
    log,
  });
  try {
    const versions = await publishRegistry(store, registry);
    const now = () => new Date();
    const triage = createTriage({
      store,
      registry,
      now,
      modelBytes: readDeclaredModel,
      onError: (district, error) => log(`${district}: demands come in unread: ${String(error)}`),
    });
    return { store, registry, versions, triage, dataFolder: folder, close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}
