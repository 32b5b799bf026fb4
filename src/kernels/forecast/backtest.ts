import { streamOf } from '../simulate/random.ts';
import { baselineNames, baselineOf, scorable, type BaselineName } from './baselines.ts';
import { blockInterval, type Interval } from './block-bootstrap.ts';
import { FeatureMaker, type Features, type Smoothers } from './cell-features.ts';
import { countDays, eventsBetween, visibleCells, type CellHistory } from './cell-history.ts';
import { scoreCount } from './count-scores.ts';
import type { DaySeries } from './day-series.ts';
import { expectMixed, mixForecast, type ForecastMix } from './forecast-mix.ts';
import { partResults, type PartResult } from './part-results.ts';
import { catchOf, placeMeasures, type Caught, type PlaceMeasures } from './place-measures.ts';
import { PitHistogram, spreadByLikelihood } from './predictive.ts';
import { buildCellSmoother } from './smooth-cells.ts';
import { topCells } from './top-cells.ts';
import {
  orderCells,
  spreadOrigins,
  trainModel,
  type ForecastModel,
  type TrainingOrigin,
} from './train-model.ts';

export interface BacktestTask {
  history: CellHistory;
  /** first day that is forecast; everything is fitted to what was known before it */
  from: number;
  /** last day that is forecast */
  to: number;
  /** days of one forecast; origins follow each other at this distance */
  horizon: number;
  /** cells on a list */
  budget: number;
  /** share of the whole area that one cell covers */
  cellShare: number;
  /** part of the district of each cell */
  parts: Int32Array;
  /** what days are like for all cells alike; they enter the regression */
  covariates?: readonly DaySeries[];
  /** an expert's list, best first: cells that are visited whatever was counted */
  expert?: Int32Array;
  seed: number;
  /** told the list of every origin and what came to each cell */
  listed?: (list: Int32Array, came: Float64Array) => void;
  /** told after every origin */
  progress?: (done: number, all: number) => void;
}

/** One way to forecast, held against what came. */
export interface Scored extends PlaceMeasures {
  /** 95 % of the hit rate; null for too few origins */
  interval: Interval | null;
  /** means over cells and origins, smaller is better; null for a list without expected counts */
  logScore: number | null;
  rps: number | null;
}

/** A baseline, and by how much the model is better. */
export interface ScoredBaseline extends Scored {
  /** hit rate of the model minus this one's, with its 95 % interval */
  gain: number;
  gainInterval: Interval | null;
  /** 1 − log score of the model over this one's */
  logSkill: number | null;
  logSkillInterval: Interval | null;
}

export interface BacktestResult {
  model: Scored & { pit: number[]; weights: ForecastModel };
  baselines: Record<string, ScoredBaseline>;
  /** the best list that could have been chosen afterwards */
  bestPossible: number;
  origins: number;
  events: number;
  cells: number;
  training: { origins: number; events: number };
  /** days from the visit to the first complaint, over listed cells where one came */
  leadDays: { mean: number; median: number } | null;
  falseVisitsAWeek: number;
  parts: PartResult[];
}

const mostTraining = 104;
/** days of history that a training origin must have behind it, where there are as many */
const warmUp = 180;

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** A way to forecast, while it is being scored. */
class Tally {
  readonly caught: Caught[] = [];
  readonly pit = new PitHistogram();
  psi = 0;
  /** sums of the log score, one an origin */
  readonly logs: number[] = [];
  #rps = 0;
  #n = 0;

  list(cells: Int32Array, came: Float64Array): void {
    this.caught.push(catchOf(cells, came));
  }

  score(means: Float64Array, came: Float64Array): void {
    let log = 0;
    for (const [i, mean] of means.entries()) {
      const kept = Math.max(mean, 1e-9);
      const { logScore, rps } = scoreCount(came[i]!, kept, this.psi);
      log += logScore;
      this.#rps += rps;
      this.#n += 1;
      this.pit.add(came[i]!, kept, this.psi);
    }
    this.logs.push(log);
  }

  result(share: number, seed: number): Scored {
    const [hits, events] = [this.caught.map((c) => c.hits), this.caught.map((c) => c.events)];
    return {
      ...placeMeasures(this.caught, share),
      interval: blockInterval(hits, events, streamOf(seed, 'hit rate')),
      logScore: this.#n > 0 ? sumOf(this.logs) / this.#n : null,
      rps: this.#n > 0 ? this.#rps / this.#n : null,
    };
  }
}

type OriginSpan = Pick<BacktestTask, 'history' | 'from' | 'horizon'>;

/** Every horizon from `from`, as long as it ends within `to`. */
export function testOrigins({ from, to, horizon }: BacktestTask): number[] {
  const origins: number[] = [];
  for (let day = from; day + horizon <= to + 1; day += horizon) origins.push(day);
  return origins;
}

/** Origins before `from` whose outcome was over by then, oldest first. */
export function trainingOrigins(task: OriginSpan): number[] {
  const { history, from, horizon } = task;
  const earliest = history.firstDay + Math.min(warmUp, (from - history.firstDay) / 3);
  const origins: number[] = [];
  for (let day = from - horizon; day >= earliest && origins.length < mostTraining; day -= horizon)
    origins.unshift(day);
  return origins;
}

const buildSmoothers = ({ column, row }: CellHistory): Smoothers => ({
  near: buildCellSmoother(column, row, 0.8),
  wide: buildCellSmoother(column, row, 2.5),
});

function trainOn(task: BacktestTask, maker: FeatureMaker): TrainingOrigin[] {
  const { history, from, horizon } = task;
  return trainingOrigins(task).map((day) => ({
    features: maker.at(day),
    // what was not known by the first origin is not known to the fit
    counts: countDays(
      history,
      day,
      day + horizon,
      from,
      new Float64Array(visibleCells(history, day)),
    ),
  }));
}

/** First days with an event in the listed cells, counted from the origin. */
function leadsOf(task: BacktestTask, origin: number, list: Int32Array): number[] {
  const { history, horizon } = task;
  const first = new Map<number, number>();
  const [a, b] = eventsBetween(history, origin, origin + horizon);
  for (let k = a; k < b; k += 1)
    if (!first.has(history.cell[k]!)) first.set(history.cell[k]!, history.day[k]! - origin);
  return Array.from(list, (cell) => first.get(cell)).filter((days) => days !== undefined);
}

function gainOver(model: Tally, other: Tally, seed: number) {
  const differences = model.caught.map((one, t) => one.hits - other.caught[t]!.hits);
  const events = model.caught.map((one) => one.events);
  const saved = other.logs.map((log, t) => log - model.logs[t]!);
  return {
    gain: sumOf(events) > 0 ? sumOf(differences) / sumOf(events) : 0,
    gainInterval: blockInterval(differences, events, streamOf(seed, 'gain')),
    logSkill: other.logs.length > 0 ? sumOf(saved) / sumOf(other.logs) : null,
    logSkillInterval:
      other.logs.length > 0 ? blockInterval(saved, other.logs, streamOf(seed, 'skill')) : null,
  };
}

/** Overdispersion of each baseline on the training origins. */
function baselineSpread(name: BaselineName, training: readonly TrainingOrigin[]): number {
  return spreadByLikelihood(
    training.slice(-spreadOrigins).map(({ features, counts }) => ({
      counts,
      means: scorable(baselineOf(name, features)),
    })),
  );
}

/** Everything that forecasts in one backtest: frozen before the first origin. */
interface Entrants {
  mix: ForecastMix<ForecastModel>;
  tallies: Map<string, Tally>;
}

const memberName = 'endemicEpidemic';

function enter(task: BacktestTask, training: readonly TrainingOrigin[]): Entrants {
  const { history, horizon, covariates = [] } = task;
  const model = trainModel(training, task.budget);
  const days = trainingOrigins(task);
  const mix = mixForecast({ history, days, horizon, covariates }, training, model);
  const tallies = new Map<string, Tally>([['model', new Tally()]]);
  tallies.get('model')!.psi = mix.psi;
  for (const name of baselineNames) {
    const tally = new Tally();
    tally.psi = baselineSpread(name, training);
    tallies.set(name, tally);
  }
  if (task.expert) tallies.set('expert', new Tally());
  if (mix.member) {
    tallies.set(memberName, new Tally());
    tallies.get(memberName)!.psi = mix.member.fit.overdispersion;
  }
  return { mix, tallies };
}

/** Lets everybody forecast at one origin. Returns the list of the model. */
function playOrigin(
  { budget, expert }: BacktestTask,
  { mix, tallies }: Entrants,
  origin: number,
  features: Features,
  came: Float64Array,
): Int32Array {
  const list = topCells(orderCells(features, mix.model), budget);
  tallies.get('model')!.list(list, came);
  tallies.get('model')!.score(expectMixed(mix, origin, features), came);
  const regression = mix.member?.expect(origin, features);
  if (regression) {
    tallies.get(memberName)!.list(topCells(regression, budget), came);
    tallies.get(memberName)!.score(regression, came);
  }
  for (const name of baselineNames) {
    const expected = baselineOf(name, features);
    tallies.get(name)!.list(topCells(expected, budget), came);
    tallies.get(name)!.score(scorable(expected), came);
  }
  const cells = features[0]!.length;
  if (expert)
    tallies.get('expert')!.list(expert.filter((cell) => cell < cells).subarray(0, budget), came);
  return list;
}

function summary(task: BacktestTask, { mix, tallies }: Entrants) {
  const share = task.budget * task.cellShare;
  const own = tallies.get('model')!;
  const scored = own.result(share, task.seed);
  const baselines: Record<string, ScoredBaseline> = {};
  for (const [name, tally] of tallies) {
    if (name === 'model') continue;
    const one = tally.result(share, task.seed);
    baselines[name] = { ...one, ...gainOver(own, tally, task.seed) };
  }
  return {
    model: { ...scored, pit: own.pit.shares(), weights: { ...mix.model, psi: mix.psi } },
    baselines,
  };
}

/**
 * Holds a forecast against what came: at every origin only what was known then is used, and all
 * parameters are fitted before the first one. Baselines take the same way.
 *
 * @throws RangeError where there is no origin to test or none to train on
 */
export function backtest(task: BacktestTask): BacktestResult {
  const { history, horizon } = task;
  const maker = new FeatureMaker(history, buildSmoothers(history), horizon);
  const origins = testOrigins(task);
  const training = trainOn(task, maker);
  if (origins.length === 0 || training.length === 0)
    throw new RangeError(
      `backtest: got ${origins.length} origins to test and ${training.length} to train on, wanted 1 or more of both`,
    );
  const entrants = enter(task, training);
  const [lists, outcomes, leads]: [Int32Array[], Float64Array[], number[]] = [[], [], []];
  for (const [t, origin] of origins.entries()) {
    const came = new Float64Array(history.cells);
    countDays(history, origin, origin + horizon, Number.POSITIVE_INFINITY, came);
    const list = playOrigin(task, entrants, origin, maker.at(origin), came);
    lists.push(list);
    task.listed?.(list, came);
    outcomes.push(came);
    leads.push(...leadsOf(task, origin, list));
    task.progress?.(t + 1, origins.length);
  }
  const { caught } = entrants.tallies.get('model')!;
  const total = (of: (one: Caught) => number) => sumOf(caught.map(of));
  const events = total((one) => one.events);
  leads.sort((a, b) => a - b);
  return {
    ...summary(task, entrants),
    bestPossible: events > 0 ? total((one) => one.best) / events : 0,
    origins: origins.length,
    events,
    cells: visibleCells(history, origins.at(-1)!),
    training: { origins: entrants.mix.model.origins, events: entrants.mix.model.events },
    leadDays:
      leads.length === 0
        ? null
        : {
            mean: sumOf(leads) / leads.length,
            median: leads[Math.floor(leads.length / 2)]!,
          },
    falseVisitsAWeek: (total((one) => one.idle) * 7) / (origins.length * horizon),
    parts: partResults(task.parts, lists, outcomes),
  };
}
