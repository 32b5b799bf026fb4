import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Registry } from '../../model/registry.ts';
import type { Store } from '../../store/store.ts';
import { createWatches, type ForesightHouse } from './foresight-house.ts';
import type { Foresight } from './foresight.ts';
import { replay } from './replay.ts';
import { runDay } from './run-day.ts';
import { createScanPool, type ScanPool } from './scan-pool.ts';
import { enterDays } from './service-days.ts';
import { viewEffect } from './service-effect.ts';
import { forecastNow } from './service-forecasts.ts';
import { switchHoldOut } from './service-hold-out.ts';
import { editPlan, makePlan, planForOrders, undoPlan, weekPlan } from './service-plans.ts';
import { viewAlert, alertPage, calendarOf } from './service-alerts.ts';
import { detectorHistory, listDetectors, publishDetector, runsFor } from './service-detectors.ts';
import { createScorecards } from './service-scorecards.ts';
import { createTrials } from './service-trials.ts';

export interface ForesightOptions {
  store: Store;
  registry: Registry;
  /** versions that were published at start, by district */
  versions: ReadonlyMap<string, number>;
  now: () => Date;
  /** threads that scan; 1 scans in this one. As many as there are processors when absent */
  threads?: number;
  /** seeds of lots; by chance when absent */
  drawSeed?: () => number;
}

const mostSeed = 2 ** 31 - 1;

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
    drawSeed: options.drawSeed ?? (() => randomInt(mostSeed)),
    pool: () => (pool ??= createScanPool({ threads })),
  };
  const trials = createTrials(house);
  const scorecards = createScorecards(house);
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
    forecastNow: (district) => forecastNow(house, district),
    enterDays: (district, columns) => enterDays(house, district, columns),
    computeScorecard: (asked) => scorecards.compute(asked),
    refreshScorecard: (district) => scorecards.refresh(district),
    scorecard: (viewer) => scorecards.view(viewer),
    startScorecard: (viewer) => scorecards.start(viewer),
    weekPlan: (viewer, week) => weekPlan(house, viewer, week),
    makePlan: (viewer, week) => makePlan(house, viewer, week),
    editPlan: (viewer, week, edit) => editPlan(house, viewer, week, edit),
    undoPlan: (viewer, week, revision) => undoPlan(house, viewer, week, revision),
    effect: (viewer) => viewEffect(house, viewer),
    switchHoldOut: async (viewer, asked) => {
      const switched = await switchHoldOut(house, viewer, asked);
      return switched.ok ? viewEffect(house, viewer) : switched;
    },
    planForOrders: (viewer, week, revision) => planForOrders(house, viewer, week, revision),
    close: async () => {
      trials.cancelAll();
      await scorecards.settled();
      await pool?.close();
    },
  };
}
