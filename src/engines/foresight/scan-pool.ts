import { performance } from 'node:perf_hooks';
import { prepareScan } from '../../kernels/scan/scan.ts';
import type { Cluster, NullSummary, ScanTask, Significance } from '../../kernels/scan/scan-task.ts';
import { secondaryClusters } from '../../kernels/scan/secondary-clusters.ts';
import { findStop, significanceOf, summariseNull } from '../../kernels/scan/significance.ts';

/** How sure one wants to be. */
export interface Inference {
  /** replicates under the null hypothesis, ≥ 1 */
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

export interface ScanPool {
  /**
   * Scans and judges. The answer does not depend on the number of threads.
   *
   * @throws RangeError where the task is out of order: got and wanted
   */
  scan(task: ScanTask, inference: Inference): Promise<ScanAnswer>;
  close(): Promise<void>;
}

/** Replicates drawn before it is asked whether enough of them reached the observed statistic. */
const BATCH = 128;

function drawNull(
  maxima: (seed: number, first: number, out: Float64Array) => void,
  statistic: number,
  { replicates, seed, stopAt }: Inference,
): Float64Array {
  const out = new Float64Array(replicates);
  const batch = stopAt === undefined ? replicates : BATCH;
  for (let first = 0; first < replicates; first += batch) {
    maxima(seed, first, out.subarray(first, Math.min(first + batch, replicates)));
    const stop = stopAt && findStop(statistic, out.subarray(0, first + batch), stopAt);
    if (stop) return out.slice(0, stop);
  }
  return out;
}

/** Threads that scan. `threads: 1` works in this thread. */
export function createScanPool(_options: { threads: number }): ScanPool {
  return {
    scan: async (task, inference) => {
      const began = performance.now();
      const prepared = prepareScan(task);
      const ready = performance.now();
      const clusters = secondaryClusters(prepared.bestOfCentres(), inference.maxClusters);
      const seen = performance.now();
      const maxima = drawNull(prepared.maxima, clusters[0]?.statistic ?? Infinity, inference);
      const drawn = performance.now();
      return {
        clusters: clusters.map((c) =>
          Object.assign(c, significanceOf(c.statistic, maxima, inference)),
        ),
        null: summariseNull(maxima),
        windows: prepared.windows,
        ms: { prepare: ready - began, observed: seen - ready, replicates: drawn - seen },
      };
    },
    close: async () => {},
  };
}
