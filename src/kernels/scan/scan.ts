import { checkTask, type AliveModel } from './alive-model.ts';
import { bestOfCentres, plainMaxima } from './alive-scan.ts';
import { baselineModel } from './baseline-model.ts';
import { LaneScan } from './lane-scan.ts';
import { permutationModel } from './permutation.ts';
import { prepareScalarScan } from './scalar-scan.ts';
import type { Cluster, ScanModel, ScanTask } from './scan-task.ts';

/** A task made ready: what is common to the observed data and to all replicates is worked out. */
export interface PreparedScan {
  /** zones × windows */
  windows: number;
  /** the best window of each centre that has one with more cases than expected */
  bestOfCentres(): Cluster[];
  /** the largest statistic of replicates `first`, `first + 1`, …, as many as `out` holds */
  maxima(seed: number, first: number, out: Float64Array): void;
}

/** Models that expect the same in every replicate. */
const aliveModels: Partial<Record<ScanModel, (task: ScanTask) => AliveModel>> = {
  permutation: permutationModel,
  poisson: baselineModel,
  'eb-poisson': baselineModel,
};

/**
 * Makes a task ready: windows that end with the last slot go the fast way where the model allows it,
 * all others the plain way.
 *
 * @throws RangeError where the task is out of order: got and wanted
 */
export function prepareScan(task: ScanTask): PreparedScan {
  checkTask(task);
  const makeModel = task.windows === 'alive' ? aliveModels[task.model] : undefined;
  if (!makeModel) return prepareScalarScan(task);
  const model = makeModel(task);
  const { neighbours, slots } = task;
  const zones = model.zoneEnds.reduce((sum, end, c) => sum + end - neighbours.starts[c]!, 0);
  let lanes: LaneScan | undefined;
  return {
    windows: zones * (model.longest - model.shortest + 1),
    bestOfCentres: () => bestOfCentres(model, neighbours, slots),
    maxima: (seed, first, out) => {
      // nothing is expected in any window: there is nothing to draw
      if (!(model.recent > 0)) return void out.fill(0);
      lanes ??= LaneScan.open(model, neighbours);
      if (lanes) lanes.maxima(seed, first, out);
      else plainMaxima(model, neighbours, seed, first, out);
    },
  };
}
