import { mkdir } from 'node:fs/promises';
import { openEmbedded } from './open-embedded.ts';
import { openServer } from './open-server.ts';
import type { Store } from './store.ts';

/**
 * Opens the store: any PostgreSQL server where `databaseUrl` names one, else the embedded server of
 * the data folder; migrates it and connects as the application's role. Kept files lie in the data
 * folder in both cases. `upTo` stops at an older schema, for restoring an older backup.
 * Throws ProblemError with code `store.…` and words for the user where it cannot be opened.
 */
export async function openStore(options: {
  dataFolder: string;
  databaseUrl?: string;
  log: (line: string) => void;
  upTo?: number;
}): Promise<Store> {
  const { databaseUrl, ...rest } = options;
  await mkdir(options.dataFolder, { recursive: true });
  return databaseUrl ? openServer({ ...rest, databaseUrl }) : openEmbedded(rest);
}
