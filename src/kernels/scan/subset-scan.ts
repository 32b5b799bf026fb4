import { checkTask, type AliveModel } from './alive-model.ts';
import { baselineModel } from './baseline-model.ts';
import { permutationModel } from './permutation.ts';
import type { Cluster, NullSummary, ScanTask, Significance } from './scan-task.ts';
import type { PreparedScan } from './scan.ts';
import { secondaryClusters } from './secondary-clusters.ts';
import { significanceOf, summariseNull } from './significance.ts';
import { BestSubset } from './subset-search.ts';

/**
 * Scans for clusters of any shape: in the neighbourhood of each centre, and for each window, the
 * subset of places with the largest statistic of all 2^k, found by sorting k places (Neill 2012,
 * J. R. Statist. Soc. B 74:337). It works because adding places in the order of cases over expected
 * cases passes through the best subset, for every model here.
 *
 * What `neighbours` holds of a centre, as far as `maxShare` allows, is its neighbourhood. Members of
 * a cluster are those of the best subset, nearest to the centre first; the centre need not be one
 * of them. Subsets with fewer than `minCases` cases are passed over.
 *
 * @throws RangeError for the model `bernoulli`, windows other than `alive`, or a task out of order
 */
export function prepareSubsetScan(task: ScanTask): PreparedScan {
  checkTask(task);
  if (task.windows !== 'alive' || task.model === 'bernoulli') {
    throw new RangeError(
      `subsetScan: got ${task.model} with windows ${task.windows}, wanted permutation, poisson or eb-poisson with windows alive`,
    );
  }
  const model = task.model === 'permutation' ? permutationModel(task) : baselineModel(task);
  const best = new BestSubset(model, task.neighbours);
  return {
    windows: task.neighbours.places * (model.longest - model.shortest + 1),
    bestOfCentres: () => {
      best.count(model.observed());
      return ownCentresFirst(clustersOf(best, model, task));
    },
    maxima: (seed, first, out) => {
      for (let r = 0; r < out.length; r++) {
        best.count(model.draw(seed, first + r));
        out[r] = model.total === 0 ? 0 : best.maximum();
      }
    },
  };
}

/** The best subset of every centre that has one with more cases than expected. */
function clustersOf(best: BestSubset, model: AliveModel, { neighbours, slots }: ScanTask) {
  const clusters: Cluster[] = [];
  for (let centre = 0; centre < neighbours.places; centre++) {
    const found = best.findIn(centre);
    if (!found) continue;
    const { entries, length, cases, expected, statistic } = found;
    const outside = (model.total - cases) / (model.total - expected);
    clusters.push({
      centre,
      members: entries.map((i) => neighbours.members[i]!),
      radius: neighbours.distances[entries.at(-1)!]!,
      from: slots - length,
      to: slots - 1,
      cases,
      expected,
      relativeRisk: model.isTotalGiven && outside > 0 ? cases / expected / outside : null,
      statistic,
    });
  }
  return clusters;
}

/** The same subset is found from several centres: told once, from one of its own places where one is. */
function ownCentresFirst(clusters: readonly Cluster[]): Cluster[] {
  const isOwn = (c: Cluster) => c.members.includes(c.centre);
  const keyOf = (c: Cluster) => `${c.from} ${c.members.toSorted().join(' ')}`;
  const told = new Map<string, Cluster>();
  for (const cluster of clusters) {
    const before = told.get(keyOf(cluster));
    if (!before || (isOwn(cluster) && !isOwn(before))) told.set(keyOf(cluster), cluster);
  }
  return [...told.values()];
}

export interface SubsetInference {
  /** replicates under the null hypothesis, ≥ 1 */
  replicates: number;
  seed: number;
  /** days between two analyses */
  analysisDays: number;
  /** clusters to tell at most; all that do not overlap where left out */
  maxClusters?: number;
}

export interface SubsetAnswer {
  /** strongest first, without a place in common */
  clusters: (Cluster & Significance)[];
  null: NullSummary;
}

/** Scans for subsets and judges them by replicates, all in this thread. */
export function subsetScan(task: ScanTask, inference: SubsetInference): SubsetAnswer {
  const { replicates, seed, analysisDays, maxClusters } = inference;
  if (!(Number.isInteger(replicates) && replicates >= 1)) {
    throw new RangeError(`subsetScan: got ${replicates} replicates, wanted a whole number from 1`);
  }
  const prepared = prepareSubsetScan(task);
  const clusters = secondaryClusters(prepared.bestOfCentres(), maxClusters);
  const maxima = new Float64Array(replicates);
  prepared.maxima(seed, 0, maxima);
  return {
    clusters: clusters.map((c) =>
      Object.assign(c, significanceOf(c.statistic, maxima, { analysisDays })),
    ),
    null: summariseNull(maxima),
  };
}
