import { likenessWeights } from '../../kernels/text/similar/likeness.ts';
import {
  createSimilarIndex,
  type ComparedDemand,
  type SimilarCandidate,
  type SimilarIndex,
} from '../../kernels/text/similar/similar-index.ts';
import { maskText } from '../../kernels/text/mask.ts';
import type { Registry } from '../../model/registry.ts';
import type { SimilarDemand } from '../../model/similar-view.ts';
import { listCategories } from '../../store/categories.ts';
import { findSaid, streamSaid, type SaidRow } from '../../store/said-rows.ts';
import type { Notice, Store } from '../../store/store.ts';
import { sameProblemRules } from './same-problem.ts';

/** What somebody says, perhaps before it is a record. */
export type SaidNow = Omit<ComparedDemand, 'id' | 'at'> & { record?: string; at?: Date };

/** Finds demands that were said already, from an index of each district in memory. */
export interface Similar {
  /**
   * Demands like this one, the most alike first, whoever may see them: the caller asks the
   * store which of them the viewer may know of. `building` while the index is being read for the first time, with
   * nothing found yet.
   *
   * @param most candidates wanted before scopes are applied
   */
  find(
    district: string,
    said: SaidNow,
    most: number,
  ): Promise<{ building: boolean; similar: SimilarDemand[] }>;
  /** resolves when the index of a district stands */
  ready(district: string): Promise<void>;
  /** stops listening and forgets */
  close(): Promise<void>;
}

/** Older demands are not compared: a year of a large city is about a million. */
const comparedDays = 400;
const dayMs = 86_400_000;
const programme = 'demand';
/** Bits of the index: 2^20 buckets serve a few hundred thousand demands and cost 16 MB. */
const indexBits = 20;

interface Known {
  index: SimilarIndex;
  /** the newest change that the index has seen */
  updatedAt: Date;
  built: Promise<void>;
  building: boolean;
}

const compared = ({ record, text, lat, lon, category, openedAt }: SaidRow): ComparedDemand => ({
  id: record,
  text,
  lat,
  lon,
  category,
  at: openedAt.getTime(),
});

interface SimilarOptions {
  store: Store;
  registry: Registry;
  now: () => Date;
  onError?: (error: unknown) => void;
}

/** The indexes of all districts that were asked about, kept as the store changes. */
class KnownDistricts implements Similar {
  readonly #options: SimilarOptions;
  readonly #known = new Map<string, Known>();
  #listening: Promise<() => Promise<void>> | undefined;
  #closed = false;

  constructor(options: SimilarOptions) {
    this.#options = options;
  }

  #failed = (error: unknown): void => this.#options.onError?.(error);

  /** Reads everything, or what has changed since the newest that was read. */
  async #readIn(code: string, kept: Known, since?: Date): Promise<void> {
    const { store, now } = this.#options;
    const openedSince = new Date(now().getTime() - comparedDays * dayMs);
    const asked = { district: code, programme, openedSince };
    const stream = streamSaid(store, since ? { ...asked, updatedSince: since } : asked);
    for await (const rows of stream) {
      if (this.#closed) return;
      for (const row of rows) {
        kept.index.add(compared(row));
        if (row.updatedAt > kept.updatedAt) kept.updatedAt = row.updatedAt;
      }
    }
  }

  async #build(code: string, kept: Known): Promise<void> {
    const { store, registry } = this.#options;
    const district = registry.districts[code];
    if (!district) return;
    const kindOf = sameProblemRules(district, await listCategories(store, code));
    kept.index = createSimilarIndex({ kindOf, weights: likenessWeights, bits: indexBits });
    await this.#readIn(code, kept);
  }

  /** One act changes one record; what is written in bulk is read by its time. */
  async #follow({ kind, district, record, programme: of }: Notice): Promise<void> {
    const kept = this.#known.get(district);
    if (!kept || this.#closed) return;
    await kept.built;
    if (kind === 'act' && typeof record === 'string') {
      const { db } = this.#options.store;
      const row = of === programme ? await findSaid(db, district, record) : undefined;
      if (row) kept.index.add(compared(row));
    } else if (kind === 'import' || kind === 'bulk') {
      await this.#readIn(district, kept, kept.updatedAt);
    }
  }

  #catchUp(): void {
    for (const [code, kept] of this.#known) {
      kept.built.then(() => this.#readIn(code, kept, kept.updatedAt)).catch(this.#failed);
    }
  }

  async ready(code: string): Promise<void> {
    // what changes while the index is read is heard, and read again afterwards
    this.#listening ??= this.#options.store.listen(
      (notice) => void this.#follow(notice).catch(this.#failed),
      () => this.#catchUp(),
    );
    await this.#listening;
    const had = this.#known.get(code);
    if (had) return had.built;
    const kept: Known = {
      index: createSimilarIndex({
        kindOf: sameProblemRules({ categories: [] }),
        weights: likenessWeights,
        bits: 8,
      }),
      updatedAt: new Date(0),
      built: Promise.resolve(),
      building: true,
    };
    this.#known.set(code, kept);
    kept.built = this.#build(code, kept).finally(() => {
      kept.building = false;
    });
    kept.built.catch(() => {
      // asked again, it is read again
      this.#known.delete(code);
    });
    return kept.built;
  }

  async find(code: string, said: SaidNow, most: number) {
    const kept = this.#known.get(code);
    if (!kept || kept.building) {
      this.ready(code).catch(this.#failed);
      return { building: true, similar: [] };
    }
    const { record, at, ...demand } = said;
    const found = kept.index.find(
      {
        ...demand,
        // as it would be stored: otherwise a telephone number would be a word of its own
        text: maskText(demand.text),
        at: (at ?? this.#options.now()).getTime(),
        ...(record === undefined ? {} : { id: record }),
      },
      most,
    );
    return { building: false, similar: found.map(shown) };
  }

  async close(): Promise<void> {
    this.#closed = true;
    const stop = await this.#listening?.catch(() => undefined);
    await stop?.();
    await Promise.allSettled([...this.#known.values()].map(({ built }) => built));
    this.#known.clear();
  }
}

const shown = ({
  record,
  likeness,
  words,
  metres,
  hours,
  sameProblem,
}: SimilarCandidate): SimilarDemand => ({ record, likeness, words, metres, hours, sameProblem });

/** Reads the demands of a district in the background, and follows what is told on the store's line. */
export const createSimilar = (options: SimilarOptions): Similar => new KnownDistricts(options);
