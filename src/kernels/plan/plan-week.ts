import { streamOf, type Random } from '../simulate/random.ts';
import { DraftPlan, isBetter, type PlanScore } from './draft-plan.ts';
import { checkPlanTask, type PlanTask } from './plan-task.ts';
import type { Stop } from './routes.ts';
import { planBound } from './upper-bound.ts';

/** Why a visit is not in a plan. */
export type LeftOut =
  /** no crew has the skill on a day that is allowed */
  | 'no-crew'
  /** it does not fit even into an empty day */
  | 'too-long'
  /** others are worth more in the time there is */
  | 'no-time';

export interface WeekPlan {
  /** stops of each shift in their order */
  shifts: Stop[][];
  /** expected demands that all visits together forestall */
  worth: number;
  /** what no plan can surpass: the gap to the best is at most bound − worth */
  bound: number;
  /** minutes until the crews are back, over all shifts */
  minutes: number;
  left: { visit: number; reason: LeftOut }[];
}

/** how far below the best plan the search may walk, as a share of its worth */
const tolerance = 0.005;
/** visits that one round takes out, at most, as a share of those in the plan */
const mostOut = 0.25;

/** Takes out visits near each other, or a whole shift, so that a round can put others there. */
function takeApart(draft: DraftPlan, random: Random): void {
  const { travel, orders } = draft.routes;
  const planned = orders.flat();
  if (planned.length === 0) return;
  const first = random.pick(planned);
  if (random.chance(0.25)) {
    for (const visit of orders[draft.shiftOf[first]!]!.slice()) draft.take(visit);
    return;
  }
  const most = Math.max(4, Math.ceil(mostOut * planned.length));
  const nearest = planned
    .toSorted((a, b) => travel.between(first, a) - travel.between(first, b) || a - b)
    .slice(0, 1 + random.below(Math.min(most, 30)));
  for (const visit of nearest) draft.take(visit);
}

/** One way to build a plan from what stands. */
function complete(draft: DraftPlan, noise?: Random): void {
  draft.putMusts();
  draft.fill(noise);
  draft.tidy();
  draft.exchange();
  draft.fill();
}

function search(draft: DraftPlan, task: PlanTask): void {
  const random = streamOf(task.seed, 'week plan');
  complete(draft);
  let best = { score: draft.score(), orders: draft.copyOrders() };
  let here = best;
  for (let round = 0; round < task.rounds; round += 1) {
    takeApart(draft, random);
    complete(draft, random);
    const now = { score: draft.score(), orders: draft.copyOrders() };
    if (isBetter(now.score, best.score)) best = now;
    if (isNear(now.score, best.score)) here = now;
    else draft.restore(here.orders);
  }
  draft.restore(best.orders);
}

const isNear = (now: PlanScore, best: PlanScore): boolean =>
  now.mustLeft === best.mustLeft && now.worth >= best.worth * (1 - tolerance);

function reasonOf(draft: DraftPlan, visit: number): LeftOut {
  const { suiting, orders } = draft.routes;
  if (suiting[visit]!.length === 0) return 'no-crew';
  const fits = suiting[visit]!.some((shift) => draft.routes.backAt(shift, [visit]) < Infinity);
  return fits || orders.length === 0 ? 'no-time' : 'too-long';
}

/**
 * Who goes where in a week, so that most is forestalled in the time there is: team orienteering with
 * time windows, by greedy insertion, 2-opt and moves within and between shifts, and seeded rounds that
 * take a part of the plan out and put it together anew (Schrimpf et al. 2000). The same task gives the
 * same plan. Visits that have to be made come in before all others, and stay out only where they do
 * not fit.
 *
 * @throws RangeError for a task that makes no sense
 */
export function planWeek(task: PlanTask): WeekPlan {
  checkPlanTask(task);
  const draft = new DraftPlan(task);
  search(draft, task);
  const { worth, minutes } = draft.score();
  return {
    shifts: task.shifts.map((_, shift) => draft.routes.stopsOf(shift)),
    worth,
    bound: Math.max(worth, planBound(task)),
    minutes,
    left: [...draft.shiftOf.keys()]
      .filter((visit) => draft.shiftOf[visit]! < 0)
      .map((visit) => ({ visit, reason: reasonOf(draft, visit) })),
  };
}
