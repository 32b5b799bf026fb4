import { backtest, type BacktestTask } from '../../kernels/forecast/backtest.ts';
import { keepEvents } from '../../kernels/forecast/cell-history.ts';
import type { DaySeries } from '../../kernels/forecast/day-series.ts';
import { estimateReporting, reportsPerProblem } from '../../kernels/forecast/reporting-rate.ts';
import { dateOfDay } from '../../kernels/workdays/zone-clock.ts';
import type { HitCell, ScoreParameters, ScoreResult } from '../../model/score-view.ts';
import { cellMetres, type DistrictHistory } from './district-history.ts';

/** What a district's forecast is scored on. Plain data, so that it can go to a thread. */
export interface ScoreTask {
  of: DistrictHistory;
  /** part of the district of each cell, as an index into `parts` */
  partOfCell: Int32Array;
  parts: string[];
  /** first and last day that is forecast */
  from: number;
  to: number;
  horizonDays: number;
  budget: number;
  /** what days are like for all cells alike: days off, weather, works */
  covariates: readonly DaySeries[];
  seed: number;
}

/** What comes out; what only the store knows is added by the service. */
export type Scored = Omit<ScoreResult, 'simulated' | 'doubts' | 'seconds'>;

/** categories that are scored by themselves: those with most demands */
const mostCategories = 10;
/** a category with fewer demands in the past is not scored by itself */
const leastEvents = 100;
/** reports of one problem follow each other within so many days */
const sameProblemDays = 3;
/** cells of each kind that are shown */
const mostCells = 60;

const taskOf = (task: ScoreTask, of: DistrictHistory['history']): BacktestTask => ({
  history: of,
  from: task.from,
  to: task.to,
  horizon: task.horizonDays,
  budget: task.budget,
  cellShare: 1 / Math.max(1, task.of.history.cells),
  parts: task.partOfCell,
  covariates: task.covariates,
  seed: task.seed,
});

/** Counts, per cell, what being on the list or not came to. */
class CellTally {
  readonly #cells: Map<number, Omit<HitCell, 'cell' | 'lat' | 'lon' | 'place'>> = new Map();

  add(list: Int32Array, came: Float64Array): void {
    const listed = new Set(list);
    for (const [cell, n] of came.entries()) {
      if (n === 0 && !listed.has(cell)) continue;
      const sum = this.#cells.get(cell) ?? { listed: 0, inVain: 0, hits: 0, misses: 0 };
      this.#cells.set(cell, sum);
      if (!listed.has(cell)) {
        sum.misses += n;
        continue;
      }
      sum.listed += 1;
      sum.hits += n;
      if (n === 0) sum.inVain += 1;
    }
  }

  /** Those missed most, and those visited most. */
  shown({ cells }: DistrictHistory): HitCell[] {
    const all = [...this.#cells].map(([cell, sum]) => ({ ...cells[cell]!, ...sum }));
    const missed = all.toSorted((a, b) => b.misses - a.misses).slice(0, mostCells);
    const visited = all.toSorted((a, b) => b.listed - a.listed).slice(0, mostCells);
    return [...new Set([...missed, ...visited])];
  }
}

function byCategory(task: ScoreTask): ScoreResult['categories'] {
  const { of } = task;
  const counts = new Map<string, number>();
  for (const [i, name] of of.category.entries())
    if (of.history.day[i] !== undefined && name !== '')
      counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([, n]) => n >= leastEvents)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostCategories)
    .map(([category]) => {
      const kept = keepEvents(of.history, (i) => of.category[i] === category);
      const { model, baselines, events } = backtest(taskOf(task, kept));
      const [best, by] = Object.entries(baselines).sort((a, b) => b[1].hitRate - a[1].hitRate)[0]!;
      return {
        category,
        events,
        hitRate: model.hitRate,
        interval: model.interval,
        best,
        bestHitRate: by.hitRate,
        gain: by.gain,
        gainInterval: by.gainInterval,
      };
    });
}

/** The rate of reporting in each part of the district, where data allow it. */
function reporting({ of, partOfCell, parts }: ScoreTask): ScoreResult['reporting'] {
  const { history } = of;
  return parts.flatMap((part, k) => {
    const own = [...history.index.keys()].filter((e) => partOfCell[history.cell[e]!] === k);
    const reports = {
      day: Int32Array.from(own, (e) => history.day[e]!),
      spot: own.map((e) => `${history.cell[e]} ${of.category[history.index[e]!]}`),
    };
    const found = estimateReporting(reportsPerProblem(reports, sameProblemDays));
    if (!found) return [];
    const { once, twice, rate, interval } = found;
    return [{ part, demands: own.length, once, twice, rate, interval }];
  });
}

/**
 * Scores the forecast of a district on its own past, against every baseline, as a whole and by
 * category.
 *
 * @throws RangeError where the span holds no period, or nothing is there to learn from
 */
export function scoreDistrict(task: ScoreTask): Scored {
  const cells = new CellTally();
  const asked = taskOf(task, task.of.history);
  const result = backtest({ ...asked, listed: (list, came) => cells.add(list, came) });
  const { pit, weights: _, ...model } = result.model;
  return {
    origins: result.origins,
    events: result.events,
    cells: result.cells,
    bestPossible: result.bestPossible,
    model,
    baselines: result.baselines,
    pit,
    leadDays: result.leadDays,
    falseVisitsAWeek: result.falseVisitsAWeek,
    categories: byCategory(task),
    parts: result.parts.flatMap(({ part, ...one }) =>
      one.events > 0 ? [{ ...one, part: task.parts[part]! }] : [],
    ),
    map: cells.shown(task.of),
    reporting: reporting(task),
  };
}

/** The parameters of a task, as they are kept beside what came out. */
export const parametersOf = (task: ScoreTask): ScoreParameters => ({
  from: dateOfDay(task.from),
  to: dateOfDay(task.to),
  horizonDays: task.horizonDays,
  budget: task.budget,
  cellMetres,
  seed: task.seed,
});
