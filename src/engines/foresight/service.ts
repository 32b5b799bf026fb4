import type { Registry } from '../../model/registry.ts';
import type { Store } from '../../store/store.ts';
import type { Foresight } from './foresight.ts';

export interface ForesightOptions {
  store: Store;
  registry: Registry;
  /** versions that were published at start, by district */
  versions: ReadonlyMap<string, number>;
  now: () => Date;
  /** threads that scan; 1 scans in this one */
  threads?: number;
}

export type CreateForesight = (options: ForesightOptions) => Foresight;
