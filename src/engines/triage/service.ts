import { createPredictor, type Predictor } from '../../kernels/text/classify/classifier.ts';
import { readModel } from '../../kernels/text/classify/model-file.ts';
import { unitShares } from '../../kernels/units/unit-shares.ts';
import type { District, DistrictTriage } from '../../model/district.ts';
import { problem, ProblemError } from '../../model/problem.ts';
import type { Registry } from '../../model/registry.ts';
import type { ReadDemand, TriagePort } from '../../model/triage.ts';
import { closedByUnits } from '../../store/closed-units.ts';
import type { Store } from '../../store/store.ts';
import { readLearnedModel } from '../../store/triage-models.ts';
import { createReader, unitContexts } from './read-demand.ts';
import { learnDistrict, type Learned } from './service-learn.ts';
import { loadGazetteer } from './service-places.ts';

export interface TriageOptions {
  store: Store;
  registry: Registry;
  now: () => Date;
  /** the bytes of a declared model; rejects where there is none */
  modelBytes(name: string): Promise<Uint8Array>;
  /** told why demands of a district come in unread */
  onError(district: string, error: unknown): void;
}

/** Reading of demands, as the house makes it ready. */
export interface Triage extends TriagePort {
  /** Like `reader`, but rejects where the declared model cannot be used. */
  openReader(district: string): Promise<ReadDemand | undefined>;
  /**
   * Lets a district that declares so learn from its own demands; readers of this process use it from
   * then on. Undefined where nothing is to be learned.
   */
  learn(district: string): Promise<Learned | undefined>;
}

const dayMs = 86_400_000;
const programme = 'demand';
/** What units closed is learned from this many days. */
const learnedDays = 365;
/** A demand closed this many days ago counts half: wards and desks are reorganised. */
const halfLifeDays = 60;
/** A reader learns anew what units closed and where people set demands after this long. */
const lastsMs = 30 * 60_000;
/** … and after this long while there is nothing to learn from: a house that is just being filled. */
const emptyLastsMs = 10_000;

const kindOf = {
  foreign: 'no model',
  version: 'of another version',
  cut: 'cut short',
  damaged: 'damaged',
};

function predictorOf(path: string, bytes: Uint8Array): Predictor {
  const model = readModel(bytes);
  if (!('fault' in model)) return createPredictor(model.classifier);
  throw new ProblemError(
    problem(
      `file.model-${model.fault}`,
      path,
      '研判模型不能用',
      `the model is ${kindOf[model.fault]}`,
      { got: model.got, wanted: model.wanted },
    ),
  );
}

interface Kept {
  reader: Promise<ReadDemand | undefined>;
  madeAt: number;
  lastsMs: number;
}

/** Reading of demands: one compiled reader a district, kept and made anew as the district learns. */
class Readers implements Triage {
  readonly #options: TriageOptions;
  readonly #predictors = new Map<string, Promise<Predictor>>();
  readonly #kept = new Map<string, Kept>();

  constructor(options: TriageOptions) {
    this.#options = options;
  }

  #predictor(name: string): Promise<Predictor> {
    const known = this.#predictors.get(name);
    if (known) return known;
    const made = this.#options
      .modelBytes(name)
      .then((bytes) => predictorOf(`declared/models/${name}.model`, bytes));
    this.#predictors.set(name, made);
    made.catch(() => this.#predictors.delete(name));
    return made;
  }

  /** The declared model, or the newest that the district has learned; undefined before there is one. */
  async #model(
    district: string,
    triage: DistrictTriage,
  ): Promise<{ name: string; predictor: Predictor } | undefined> {
    if ('model' in triage)
      return { name: triage.model, predictor: await this.#predictor(triage.model) };
    const learned = await readLearnedModel(this.#options.store.db, district);
    if (!learned) return undefined;
    const name = `${district}-${learned.version}`;
    return { name, predictor: predictorOf(name, learned.bytes) };
  }

  async #make(
    district: District,
    triage: DistrictTriage,
    kept: Pick<Kept, 'lastsMs'>,
  ): Promise<ReadDemand | undefined> {
    const { store, registry, now } = this.#options;
    const at = now().getTime();
    const [model, gazetteer, closed] = await Promise.all([
      this.#model(district.code, triage),
      loadGazetteer(store, district.code, registry.places[district.places]?.places ?? []),
      closedByUnits(store.db, {
        district: district.code,
        programme,
        since: new Date(at - learnedDays * dayMs),
      }),
    ]);
    if (!model) return undefined;
    if (closed.length > 0) kept.lastsMs = lastsMs;
    const learned = closed.map(({ unit, category, place, endedAt }) => ({
      unit,
      day: endedAt.getTime() / dayMs,
      contexts: unitContexts(category, place),
    }));
    return createReader({
      models: { category: model.name, units: `units-${closed.length}` },
      predictor: model.predictor,
      classes: 'classes' in triage ? triage.classes : null,
      categories: district.categories,
      gazetteer,
      units: unitShares(learned, at / dayMs, halfLifeDays),
    });
  }

  async openReader(code: string): Promise<ReadDemand | undefined> {
    const district = this.#options.registry.districts[code];
    if (!district?.triage) return undefined;
    const known = this.#kept.get(code);
    if (known && performance.now() - known.madeAt < known.lastsMs) return known.reader;
    const life = { madeAt: performance.now(), lastsMs: emptyLastsMs };
    const reader = this.#make(district, district.triage, life);
    this.#kept.set(code, Object.assign(life, { reader }));
    // what failed once is tried again the next time
    reader.catch(() => this.#kept.delete(code));
    return reader;
  }

  async learn(code: string): Promise<Learned | undefined> {
    const district = this.#options.registry.districts[code];
    if (!district?.triage || !('learns' in district.triage)) return undefined;
    const learned = await learnDistrict(this.#options, district);
    if (learned) this.#kept.delete(code);
    return learned;
  }

  async reader(code: string): Promise<ReadDemand | undefined> {
    try {
      return await this.openReader(code);
    } catch (error) {
      this.#options.onError(code, error);
      return undefined;
    }
  }
}

/**
 * Reads demands before people do. A district that declares no triage has no reader. Where a reader cannot
 * be made, `onError` is told and demands come in unread: nobody is turned away for want of a suggestion.
 */
export const createTriage = (options: TriageOptions): Triage => new Readers(options);
