import type { DetectorTrial, DetectorView } from '../../../src/model/foresight-view.ts';

/** A week of a trial beside what was really raised; null where nobody knows. */
export interface WeekBeside {
  week: string;
  raised: number;
  overBudget: number;
  really: number | null;
}

/** The weeks of a trial beside those of the detector in force, where it looked at any of their days. */
export function weeksBeside(
  trial: Pick<DetectorTrial, 'weeks'>,
  view: Pick<DetectorView, 'weeks'>,
): WeekBeside[] {
  const looked = view.weeks.filter(({ days }) => days > 0);
  const really = new Map(looked.map(({ week, raised }) => [week, raised]));
  return trial.weeks.map((week) => ({ ...week, really: really.get(week.week) ?? null }));
}
