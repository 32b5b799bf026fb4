import { fitBlend, type BlendPrior, type BlendRows } from './blend.ts';
import { boostFactor, boostResidual, type Booster } from './boost-residual.ts';
import { columnOf, featureNames, type Features } from './cell-features.ts';
import { spreadByLikelihood } from './predictive.ts';
import { topCells } from './top-cells.ts';

/** What was known at one origin of the past, and what came of it. */
export interface TrainingOrigin {
  features: Features;
  /** one a visible cell */
  counts: Float64Array;
}

/** Weights of features, frozen once trained. */
export interface ForecastModel {
  /** for the order of cells: fitted to the cells that a list can hold at all */
  order: Float64Array;
  /** for expected counts: fitted to all cells */
  mean: Float64Array;
  /** what the order leaves over, by trees; null where the blend does as well without */
  boost: Booster | null;
  /** overdispersion of the counts around their expected value; variance mean (1 + psi mean) */
  psi: number;
  origins: number;
  events: number;
}

/** Cells at the head of the field, as many times the budget as this, are what a list is drawn from. */
const fieldOfBudget = 20;
/** the latest origins, from which the spread of counts is learnt */
export const spreadOrigins = 26;
/** events that it takes to outweigh the prior */
const priorEvents = 50;
/** before anything is seen: the long-run count, moved as its wider area moved of late */
const priorFeature = 'trend';
const headFeatures = ['ewma-28', 'ewma-56', 'count-365'] as const;

/** Σ weights × features, one a cell. */
export function weigh(features: Features, weights: Float64Array): Float64Array {
  const out = new Float64Array(features[0]!.length);
  for (const [k, weight] of weights.entries()) {
    if (weight === 0) continue;
    const column = features[k]!;
    for (let i = 0; i < out.length; i += 1) out[i]! += weight * column[i]!;
  }
  return out;
}

/** Rows of these cells of every origin; those without an event are in the totals only. */
function rowsOf(
  origins: readonly TrainingOrigin[],
  cellsOf: (origin: TrainingOrigin) => Iterable<number>,
): BlendRows {
  const p = featureNames.length;
  const [values, counts]: number[][] = [[], []];
  const totals = new Float64Array(p);
  for (const origin of origins)
    for (const i of cellsOf(origin)) {
      for (let k = 0; k < p; k += 1) totals[k]! += origin.features[k]![i]!;
      if (origin.counts[i] === 0) continue;
      counts!.push(origin.counts[i]!);
      for (let k = 0; k < p; k += 1) values!.push(origin.features[k]![i]!);
    }
  return { features: Float64Array.from(values!), counts: Float64Array.from(counts!), totals };
}

/** The cells among which a list of this budget is decided, by plain counts. */
function fieldOf({ features }: TrainingOrigin, budget: number): Int32Array {
  const standing = new Float64Array(features[0]!.length);
  for (const name of headFeatures)
    for (const [i, value] of features[columnOf(name)]!.entries()) standing[i]! += value;
  return topCells(standing, fieldOfBudget * budget);
}

/** Share of the origins on which trees are grown; the later ones judge them. */
const grownShare = 0.75;

/** Fewer origins cannot tell whether trees win. */
const fewestJudges = 12;
/** Hits more than without trees, in square roots of the hits, that count as won. */
const clearLead = 0.5;

/** Trees on what the order of cells leaves over, where they win on the later origins. */
function findBoost(
  origins: readonly TrainingOrigin[],
  order: Float64Array,
  budget: number,
): Booster | null {
  const fields = origins.map((origin) => fieldOf(origin, budget));
  const rows = fields.reduce((sum, field) => sum + field.length, 0);
  const counts = new Float64Array(rows);
  const means = new Float64Array(rows);
  const features = featureNames.map(() => new Float64Array(rows));
  const split = Math.floor(origins.length * grownShare);
  let [at, earlier] = [0, 0];
  for (const [o, origin] of origins.entries()) {
    if (o === split) earlier = at;
    const expected = weigh(origin.features, order);
    for (const cell of fields[o]!) {
      counts[at] = origin.counts[cell]!;
      means[at] = expected[cell]!;
      for (let k = 0; k < features.length; k += 1) features[k]![at] = origin.features[k]![cell]!;
      at += 1;
    }
  }
  const later = origins.slice(split);
  if (later.length < fewestJudges) return null;
  const boost = boostResidual({ features, counts, means }, earlier);
  if (!boost) return null;
  const hits = (by: ForecastOrder) =>
    later.reduce((sum, { features: seen, counts: came }) => {
      const list = topCells(orderCells(seen, by), budget);
      return sum + list.reduce((n, cell) => n + came[cell]!, 0);
    }, 0);
  const [plain, grown] = [hits({ order, boost: null }), hits({ order, boost })];
  // a lead that chance alone would often give is none
  return grown - plain > Math.sqrt(plain) * clearLead ? boost : null;
}

type ForecastOrder = Pick<ForecastModel, 'order' | 'boost'>;

/** By what a list is made: expected counts as far as they tell cells at the head apart. */
export function orderCells(features: Features, { order, boost }: ForecastOrder): Float64Array {
  const expected = weigh(features, order);
  if (!boost) return expected;
  const factor = boostFactor(boost, features);
  return expected.map((value, i) => value * factor[i]!);
}

/** Expected counts of cells, and how counts spread around them. */
export type MeanModel = Pick<ForecastModel, 'mean' | 'psi' | 'origins' | 'events'>;

const prior: BlendPrior = {
  weights: Float64Array.from(featureNames, (name) => (name === priorFeature ? 1 : 0)),
  events: priorEvents,
};

/**
 * Fits the weights of expected counts to what came after each origin of the past, by the likelihood
 * of all cells.
 *
 * @throws RangeError without an origin
 */
export function trainMeans(origins: readonly TrainingOrigin[]): MeanModel {
  if (origins.length === 0) throw new RangeError('train model: got no origin, wanted 1 or more');
  const all = rowsOf(origins, ({ counts }) => counts.keys());
  const mean = fitBlend(all, prior);
  const psi = spreadByLikelihood(
    origins
      .slice(-spreadOrigins)
      .map(({ features, counts }) => ({ counts, means: weigh(features, mean) })),
  );
  const events = all.counts.reduce((sum, count) => sum + count, 0);
  return { mean, psi, origins: origins.length, events };
}

/**
 * Besides expected counts, the weights by which cells are put in order for a list: fitted to the head
 * of the field alone, since over all cells the many quiet ones decide, and the fit smooths away what
 * tells the busiest apart.
 *
 * @param budget cells a list holds
 * @throws RangeError without an origin
 */
export function trainModel(origins: readonly TrainingOrigin[], budget: number): ForecastModel {
  const means = trainMeans(origins);
  const order = fitBlend(
    rowsOf(origins, (origin) => fieldOf(origin, budget)),
    prior,
  );
  return { ...means, order, boost: findBoost(origins, order, budget) };
}
