import type { ScanTask } from '../../kernels/scan/scan-task.ts';
import { secondaryClusters } from '../../kernels/scan/secondary-clusters.ts';
import { findStop, significanceOf } from '../../kernels/scan/significance.ts';
import { prepareSubsetScan } from '../../kernels/scan/subset-scan.ts';
import type { Detector } from '../../model/detector.ts';
import {
  foundOf,
  inferenceOf,
  keptOf,
  recentEnough,
  type Found,
  type Look,
} from './detect-series.ts';
import { casesOf, type Series } from './series.ts';

type Subset = Extract<Detector['method'], { kind: 'subset' }>;

/** Replicates drawn before it is asked whether enough of them reached the observed statistic. */
const batch = 50;

function subsetTask(look: Look, series: Series, method: Subset): ScanTask | undefined {
  const { cube, points, day } = look;
  const from = Math.max(0, day - method.historyDays + 1, cube.opened[0] ?? 0);
  const slots = day - from + 1;
  const longest = Math.min(method.windowDays, Math.floor(slots / 3));
  if (longest < 1) return undefined;
  const { total, ...cases } = casesOf(cube, series, look.pointOf, { from, to: day });
  if (total < method.minCases * 2) return undefined;
  const neighbours = points.within({ places: method.neighbours });
  if (!recentEnough(cases, neighbours, slots - longest, method.minCases)) return undefined;
  return {
    model: 'permutation',
    neighbours,
    slots,
    cases,
    windows: 'alive',
    shortest: 1,
    longest,
    maxShare: 0.5,
    minCases: method.minCases,
  };
}

/**
 * Clusters of any shape among the nearest places, worked out in this thread; others get their turn
 * between batches of replicates. Undefined where too little happened lately.
 */
export async function detectSubset(
  look: Look,
  series: Series,
  method: Subset,
): Promise<Found[] | undefined> {
  const task = subsetTask(look, series, method);
  if (!task) return undefined;
  const inference = inferenceOf(look, series, method.replicates);
  const prepared = prepareSubsetScan(task);
  const clusters = secondaryClusters(prepared.bestOfCentres(), inference.maxClusters);
  if (clusters.length === 0) return [];
  const maxima = new Float64Array(inference.replicates);
  let drawn = 0;
  while (drawn < maxima.length) {
    const next = Math.min(drawn + batch, maxima.length);
    prepared.maxima(inference.seed, drawn, maxima.subarray(drawn, next));
    drawn = next;
    if (findStop(clusters[0]!.statistic, maxima.subarray(0, drawn), inference.stopAt)) break;
    await new Promise((resume) => setImmediate(resume));
  }
  const seen = maxima.subarray(0, drawn);
  const judged = clusters.map((c) => ({ ...c, ...significanceOf(c.statistic, seen, inference) }));
  return keptOf(look, judged.map(foundOf(look, task, method.replicates)));
}
