import { performance } from 'node:perf_hooks';
import { prepareScan } from '../../kernels/scan/scan.ts';
import type { Cluster, NullSummary, ScanTask, Significance } from '../../kernels/scan/scan-task.ts';
import { secondaryClusters } from '../../kernels/scan/secondary-clusters.ts';
import { findStop, significanceOf, summariseNull } from '../../kernels/scan/significance.ts';

/** How sure one wants to be. */
export interface Inference {
  /** replicates under the null hypothesis, a whole number from 1 */
  replicates: number;
  seed: number;
  /** stop once this many replicates reach the strongest cluster */
  stopAt?: number;
  /** days between two analyses */
  analysisDays: number;
  /** clusters to tell at most; all that do not overlap where left out */
  maxClusters?: number;
}

export interface ScanAnswer {
  /** strongest first, without a place in common */
  clusters: (Cluster & Significance)[];
  null: NullSummary;
  /** zones × windows */
  windows: number;
  /** milliseconds of `prepare`, `observed`, `replicates` */
  ms: Record<string, number>;
}

/** What was found, before it is known how sure that is. */
export interface Sighting {
  clusters: Cluster[];
  windows: number;
  ms: Record<string, number>;
}

/** Replicates that are drawn at once: fewer cost as much. */
export const BATCH = 128;

/** @throws RangeError where the numbers are out of order */
export function checkInference({ replicates, stopAt, analysisDays }: Inference): void {
  if (!(Number.isInteger(replicates) && replicates >= 1)) {
    throw new RangeError(`scan: got ${replicates} replicates, wanted a whole number from 1`);
  }
  if (stopAt !== undefined && !(Number.isInteger(stopAt) && stopAt >= 1)) {
    throw new RangeError(`scan: got a stop at ${stopAt}, wanted a whole number from 1`);
  }
  if (!(analysisDays > 0)) {
    throw new RangeError(`scan: got ${analysisDays} days between analyses, wanted more than 0`);
  }
}

/** Replicates up to the one at which enough of them reached the strongest cluster, or undefined. */
export function findStopped(
  { clusters }: Sighting,
  maxima: Float64Array,
  { stopAt }: Inference,
): Float64Array | undefined {
  const strongest = clusters[0]?.statistic;
  if (stopAt === undefined) return undefined;
  // no cluster at all: nothing to be sure of
  const stop = strongest === undefined ? maxima.length : findStop(strongest, maxima, stopAt);
  return stop === undefined ? undefined : maxima.slice(0, stop);
}

/** Puts what was found and the null maxima together. */
export function answerOf(
  { clusters, windows, ms }: Sighting,
  maxima: Float64Array,
  inference: Inference,
): ScanAnswer {
  return {
    clusters: clusters.map((cluster) =>
      Object.assign(cluster, significanceOf(cluster.statistic, maxima, inference)),
    ),
    null: summariseNull(maxima),
    windows,
    ms,
  };
}

/** A task made ready in this thread. */
export class ScanHere {
  #prepared: ReturnType<typeof prepareScan>;
  #prepareMs: number;

  /** @throws RangeError where the task is out of order: got and wanted */
  constructor(task: ScanTask) {
    const began = performance.now();
    this.#prepared = prepareScan(task);
    this.#prepareMs = performance.now() - began;
  }

  sight({ maxClusters }: Inference): Sighting {
    const began = performance.now();
    const clusters = secondaryClusters(this.#prepared.bestOfCentres(), maxClusters);
    const ms = { prepare: this.#prepareMs, observed: performance.now() - began };
    return { clusters, windows: this.#prepared.windows, ms };
  }

  /** The largest statistics of replicates `first` … `first + count - 1`. */
  maxima(seed: number, first: number, count: number): Float64Array {
    const out = new Float64Array(count);
    this.#prepared.maxima(seed, first, out);
    return out;
  }

  /** The whole scan. */
  scan(inference: Inference): ScanAnswer {
    const sighting = this.sight(inference);
    const began = performance.now();
    const { replicates, seed, stopAt } = inference;
    const maxima = new Float64Array(replicates);
    const step = stopAt === undefined ? replicates : BATCH;
    let stopped: Float64Array | undefined;
    for (let first = 0; first < replicates && !stopped; first += step) {
      const count = Math.min(step, replicates - first);
      maxima.set(this.maxima(seed, first, count), first);
      stopped = findStopped(sighting, maxima.subarray(0, first + count), inference);
    }
    sighting.ms.replicates = performance.now() - began;
    return answerOf(sighting, stopped ?? maxima, inference);
  }
}
