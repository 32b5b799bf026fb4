import { roundDecimal } from '../../kernels/figures/exact.ts';
import { elapsedBetween } from '../../kernels/figures/period.ts';
import type { Goal } from '../../model/goal.ts';
import type { GoalNode, GoalsView } from '../../model/league-view.ts';
import type { Book } from './book.ts';
import { showGrowth, showIndicator, showTarget, showTerritory, showValue } from './show-value.ts';

type Measure = GoalNode['measures'][number];
type Standing = GoalNode['standing'];

function measureOf(book: Book, code: string, today: string): Measure {
  const { territory } = book;
  const targets = book.targetsOf(code, territory);
  const periods = book.periodsOf(code, territory);
  // the target that runs now, else the newest; without one the newest figure
  const target = [...targets].sort((a, b) => (a.period < b.period ? 1 : -1))[0];
  const period = target?.period ?? periods.at(-1) ?? null;
  const key = { indicator: code, territory, period: period ?? '' };
  const progress = target && book.targets(key, today)[0];
  return {
    ...showIndicator(book, code),
    period,
    level: showValue(book, book.value({ ...key, aspect: 'level' })),
    growth: showGrowth(book, book.growth(key)),
    target: progress ? showTarget(book, progress) : null,
  };
}

function elapsedOf({ from, due }: Goal, today: string): string | null {
  if (!from || !due) return null;
  const { elapsed, all } = elapsedBetween(from, due, today);
  return all > 0 ? roundDecimal(((elapsed * 100) / all).toFixed(6), 1) : null;
}

const nothing = (): Standing => ({
  met: 0,
  ahead: 0,
  open: 0,
  behind: 0,
  missed: 0,
  unknown: 0,
  untargeted: 0,
});

/** Targets by how they stand; an indicator below two goals counts once. */
function standingOf(measures: Iterable<Measure>): Standing {
  const standing = nothing();
  const once = new Map([...measures].map((measure) => [measure.code, measure]));
  for (const { target } of once.values()) standing[target?.standing ?? 'untargeted'] += 1;
  return standing;
}

/** The tree of goals in order, each with its measures and how all below it stand. */
export function viewGoals(book: Book, today: string): GoalsView {
  const known = new Set(book.goals.map((goal) => goal.code));
  const nodes: GoalNode[] = [];

  /** Adds a goal and all below it; returns their measures. */
  function add(goal: Goal, depth: number): Measure[] {
    const measures = goal.indicators.map((code) => measureOf(book, code, today));
    const node: GoalNode = {
      ...goal,
      depth,
      elapsed: elapsedOf(goal, today),
      measures,
      standing: nothing(),
    };
    nodes.push(node);
    const below = book.goals
      .filter((child) => child.parent === goal.code)
      .flatMap((child) => add(child, depth + 1));
    const all = [...measures, ...below];
    node.standing = standingOf(all);
    return all;
  }

  for (const goal of book.goals) if (!goal.parent || !known.has(goal.parent)) add(goal, 0);
  return { territory: showTerritory(book, book.territory), today, nodes };
}
