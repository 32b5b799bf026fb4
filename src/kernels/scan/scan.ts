import { checkTask } from './alive-model.ts';
import { bestOfCentres, plainMaxima } from './alive-scan.ts';
import { permutationModel } from './permutation.ts';
import { prepareScalarScan } from './scalar-scan.ts';
import type { Cluster, ScanTask } from './scan-task.ts';

/** A task made ready: what is common to the observed data and to all replicates is worked out. */
export interface PreparedScan {
  /** zones × windows */
  windows: number;
  /** the best window of each centre that has one with more cases than expected */
  bestOfCentres(): Cluster[];
  /** the largest statistic of replicates `first`, `first + 1`, …, as many as `out` holds */
  maxima(seed: number, first: number, out: Float64Array): void;
}

/** @throws RangeError where the task is out of order: got and wanted */
export function prepareScan(task: ScanTask): PreparedScan {
  checkTask(task);
  if (task.model !== 'permutation' || task.windows !== 'alive') return prepareScalarScan(task);
  const model = permutationModel(task);
  const { neighbours, slots } = task;
  const zones = model.zoneEnds.reduce((sum, end, c) => sum + end - neighbours.starts[c]!, 0);
  return {
    windows: zones * (model.longest - model.shortest + 1),
    bestOfCentres: () => bestOfCentres(model, neighbours, slots),
    maxima: (seed, first, out) => plainMaxima(model, neighbours, seed, first, out),
  };
}
