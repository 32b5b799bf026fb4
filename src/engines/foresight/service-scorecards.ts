import { testOrigins, trainingOrigins } from '../../kernels/forecast/backtest.ts';
import type { DaySeries } from '../../kernels/forecast/day-series.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { ScorecardView } from '../../model/score-view.ts';
import { findScorecard, keepScorecard } from '../../store/scorecards.ts';
import { inThread } from '../in-thread.ts';
import type { DistrictHistory } from './district-history.ts';
import { horizonDays } from './forecast-categories.ts';
import { noDistrict, type ForesightHouse } from './foresight-house.ts';
import { parametersOf, scoreDistrict, type Scored, type ScoreTask } from './score-district.ts';
import { readDays } from './service-days.ts';
import { isSimulated, readDistrictHistory } from './service-forecasts.ts';
import { inDistrict, may } from './viewer-query.ts';
import type { Watch } from './watch.ts';

/** What a scorecard is asked for; the last half year with a list of 20 cells when absent. */
export interface ScoreAsked {
  district: string;
  /** days since 1970-01-01, both included */
  from?: number;
  to?: number;
  budget?: number;
  seed?: number;
}

const testWeeks = 26;
const usualBudget = 20;
/** a scorecard is computed anew after so many days */
const freshDays = 7;
const msPerDay = 86_400_000;

const tooShort = (got: string): Problem =>
  problem(
    'missing.history',
    'district',
    '历史太短，还不能检验预测',
    'the history is too short to score a forecast on it',
    { got, wanted: 'some months of demands with points' },
  );

/** The part of the district that each cell belongs to: the place below the root that holds it. */
function partsOf(watch: Watch, { cells }: DistrictHistory): { parts: string[]; of: Int32Array } {
  const names = cells.map(({ place }) => watch.places.get(place)?.path.split('/')[1] ?? '');
  const parts = [...new Set(names)].sort();
  return { parts, of: Int32Array.from(names, (name) => parts.indexOf(name)) };
}

/** The task for a district's history; undefined where nothing can be tested or learnt. */
function taskFor(
  watch: Watch,
  of: DistrictHistory,
  covariates: readonly DaySeries[],
  asked: ScoreAsked,
): ScoreTask | undefined {
  const { history, origin } = of;
  const to = Math.min(asked.to ?? origin - 1, origin - 1);
  // what is tested is not what is learnt from: at least as much is left before it
  const half = Math.ceil((history.firstDay + to) / 2);
  const from = asked.from ?? Math.max(to + 1 - 7 * testWeeks, half);
  const { parts, of: partOfCell } = partsOf(watch, of);
  const seed = asked.seed ?? 1;
  const budget = asked.budget ?? usualBudget;
  const task: ScoreTask = {
    of,
    partOfCell,
    parts,
    from,
    to,
    horizonDays,
    budget,
    covariates,
    seed,
  };
  const span = { history, from, to, horizon: horizonDays, budget, cellShare: 1, seed };
  const isPossible =
    testOrigins({ ...span, parts: partOfCell }).length > 0 && trainingOrigins(span).length > 0;
  return isPossible ? task : undefined;
}

const worker = new URL('score-worker.js', import.meta.url);

/** Scores a district on its own past and keeps what came out, with its parameters. */
export async function computeScorecard(
  house: ForesightHouse,
  asked: ScoreAsked,
): Promise<Outcome<Scored>> {
  const watch = await house.findWatch(asked.district);
  if (!watch) return bad(noDistrict(asked.district));
  const began = performance.now();
  const of = await readDistrictHistory(house, watch);
  const task = of && taskFor(watch, of, await readDays(house, watch, of.origin), asked);
  if (!task) return bad(tooShort(of ? `${of.origin - of.history.firstDay} days` : 'no demand'));
  const scored = await inThread(worker, scoreDistrict, task);
  await keepScorecard(house.store.db, asked.district, {
    parameters: parametersOf(task),
    result: {
      ...scored,
      doubts: of.doubts,
      simulated: await isSimulated(house, watch),
      seconds: (performance.now() - began) / 1000,
    },
  });
  return good(scored);
}

/** Scorecards of this process: each district is computed by one at a time. */
export function createScorecards(house: ForesightHouse) {
  const running = new Map<string, Promise<Outcome<Scored>>>();
  /** why the last computation of a district came to nothing */
  const failed = new Map<string, Problem[]>();

  function compute(asked: ScoreAsked): Promise<Outcome<Scored>> {
    const there = running.get(asked.district);
    if (there) return there;
    const begun = computeScorecard(house, asked)
      .then((done) => {
        if (done.ok) failed.delete(asked.district);
        else failed.set(asked.district, done.problems);
        return done;
      })
      .finally(() => running.delete(asked.district));
    running.set(asked.district, begun);
    return begun;
  }

  /** Computes a scorecard where the newest is a week old; undefined where it is not. */
  async function refresh(district: string): Promise<Outcome<Scored> | undefined> {
    const newest = await findScorecard(house.store.db, district);
    const age = newest ? house.now().getTime() - newest.madeAt.getTime() : Infinity;
    return age < freshDays * msPerDay ? undefined : compute({ district });
  }

  const view = (viewer: Viewer): Promise<Outcome<ScorecardView>> =>
    inDistrict(house, viewer, async (watch) => {
      const { code } = watch.district;
      const card = await findScorecard(house.store.db, code);
      const problems = failed.get(code);
      if (!card && problems && !running.has(code)) return bad(...problems);
      return good({
        card: card
          ? { madeAt: card.madeAt.toISOString(), parameters: card.parameters, result: card.result }
          : null,
        running: running.has(code),
        mayCompute: may(watch, viewer, 'detectors.edit'),
      });
    });

  const start = (viewer: Viewer): Promise<Outcome<ScorecardView>> =>
    inDistrict(house, viewer, async (watch) => {
      if (!may(watch, viewer, 'detectors.edit'))
        return bad(
          problem(
            'auth.permission',
            'scorecard',
            '您的角色不能启动计算',
            'none of your roles may start this',
          ),
        );
      failed.delete(watch.district.code);
      compute({ district: watch.district.code }).catch((error: unknown) => {
        const got = error instanceof Error ? error.message : String(error);
        failed.set(watch.district.code, [
          problem('run.failed', 'scorecard', '计算失败', 'the computation failed', { got }),
        ]);
      });
      return view(viewer);
    });

  return { compute, refresh, view, start, settled: () => Promise.allSettled(running.values()) };
}
