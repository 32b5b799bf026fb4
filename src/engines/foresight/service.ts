import { availableParallelism } from 'node:os';
import type { Registry } from '../../model/registry.ts';
import type { Store } from '../../store/store.ts';
import { createWatches, type ForesightHouse } from './foresight-house.ts';
import type { Foresight } from './foresight.ts';
import { replay } from './replay.ts';
import { runDay } from './run-day.ts';
import { createScanPool, type ScanPool } from './scan-pool.ts';
import { viewAlert, alertPage, calendarOf } from './service-alerts.ts';
import { detectorHistory, listDetectors, publishDetector, runsFor } from './service-detectors.ts';
import { createTrials } from './service-trials.ts';

export interface ForesightOptions {
  store: Store;
  registry: Registry;
  /** versions that were published at start, by district */
  versions: ReadonlyMap<string, number>;
  now: () => Date;
  /** threads that scan; 1 scans in this one. As many as there are processors when absent */
  threads?: number;
}

/** Looking ahead: detectors over the days, what they would have said, and what became of it. */
export function createForesight(options: ForesightOptions): Foresight {
  const { store, registry, now } = options;
  const threads = Math.max(1, options.threads ?? availableParallelism());
  let pool: ScanPool | undefined;
  const house: ForesightHouse = {
    store,
    registry,
    now,
    threads,
    findWatch: createWatches(options),
    pool: () => (pool ??= createScanPool({ threads })),
  };
  const trials = createTrials(house);
  return {
    runDay: (asked) => runDay(house, asked),
    replay: (asked) => replay(house, asked),
    startTrial: (viewer, asked) => trials.start(viewer, asked),
    readTrial: (viewer, trial) => trials.read(viewer, trial),
    cancelTrial: (viewer, trial) => trials.cancel(viewer, trial),
    detectors: (viewer) => listDetectors(house, viewer),
    detectorHistory: (viewer, code) => detectorHistory(house, viewer, code),
    publishDetector: (viewer, draft) => publishDetector(house, viewer, draft),
    runs: (viewer, asked) => runsFor(house, viewer, asked),
    alertPage: (viewer, filter) => alertPage(house, viewer, filter),
    alertView: (viewer, record) => viewAlert(house, viewer, record),
    calendar: (viewer, asked) => calendarOf(house, viewer, asked),
    close: async () => {
      trials.cancelAll();
      await pool?.close();
    },
  };
}
