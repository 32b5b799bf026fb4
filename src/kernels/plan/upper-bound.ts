import type { PlanTask } from './plan-task.ts';
import { suits } from './plan-task.ts';
import { TravelMinutes } from './travel-minutes.ts';

interface Piece {
  worth: number;
  minutes: number;
}

/**
 * Least time on the way that a visit adds to any plan: half of its two shortest ways, since every way
 * has two ends. A base counts twice, as the only stop of a day is left to where it was come from.
 */
function leastWay(task: PlanTask, travel: TravelMinutes, visit: number): number {
  let [first, second] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const take = (way: number) => {
    if (way < first) [first, second] = [way, first];
    else if (way < second) second = way;
  };
  for (const other of task.visits.keys()) if (other !== visit) take(travel.between(visit, other));
  for (const shift of task.shifts.keys()) {
    take(travel.between(visit, travel.baseOf(shift)));
    take(travel.between(visit, travel.baseOf(shift)));
  }
  return (first + second) / 2;
}

/** Time of a shift, less the ways that its base adds to any plan that uses it. */
function timeOf(task: PlanTask, travel: TravelMinutes, shift: number, able: number[]): number {
  const { startMinute, endMinute } = task.shifts[shift]!;
  const ways = able.map((visit) => travel.between(travel.baseOf(shift), visit));
  return endMinute - startMinute - Math.min(...ways, Number.POSITIVE_INFINITY);
}

/** The most that fits into so many minutes when visits may be made in part. */
function fillMinutes(pieces: Piece[], minutes: number): number {
  let [left, worth] = [minutes, 0];
  for (const piece of pieces.toSorted((a, b) => b.worth / b.minutes - a.worth / a.minutes)) {
    if (left <= 0) break;
    const share = Math.min(1, left / piece.minutes);
    worth += share * piece.worth;
    left -= share * piece.minutes;
  }
  return worth;
}

/**
 * Visits of one cell as pieces: the best worth with the least time, the second, faded, with the second
 * least, and so on. Any of them together are worth no more and take no less.
 */
function piecesOf(group: readonly Piece[], fade: number): Piece[] {
  const minutes = group.map((piece) => piece.minutes).sort((a, b) => a - b);
  return group
    .map((piece) => piece.worth)
    .sort((a, b) => b - a)
    .map((worth, k) => ({ worth: worth * fade ** k, minutes: minutes[k]! }));
}

/** Shifts and visits that have to do with each other, by who can do what. */
function split(able: readonly (readonly number[])[], shifts: number): number[] {
  const part = Array.from({ length: shifts }, (_, shift) => shift);
  const root = (shift: number): number => (part[shift] === shift ? shift : root(part[shift]!));
  for (const list of able) for (const shift of list) part[root(shift)] = root(list[0]!);
  return part.map((_, shift) => root(shift));
}

/**
 * What no plan of this task can surpass. Time windows are left out, visits may be made in part, and
 * each takes its least way alone: a knapsack, one for each group of crews that share no work.
 */
export function planBound(task: PlanTask): number {
  const travel = new TravelMinutes(task);
  const able = task.visits.map((visit) =>
    [...task.shifts.keys()].filter((shift) => suits(visit, task.shifts[shift]!, shift)),
  );
  const part = split(able, task.shifts.length);
  let bound = 0;
  for (const group of new Set(part)) {
    const visits = [...able.keys()].filter((visit) => part[able[visit]![0] ?? -1] === group);
    const time = [...part.keys()]
      .filter((shift) => part[shift] === group)
      .map((shift) =>
        timeOf(
          task,
          travel,
          shift,
          visits.filter((visit) => able[visit]!.includes(shift)),
        ),
      )
      .reduce((sum, minutes) => sum + Math.max(0, minutes), 0);
    const byCell = new Map<string, number[]>();
    for (const visit of visits) {
      const { cell } = task.visits[visit]!;
      byCell.set(cell, [...(byCell.get(cell) ?? []), visit]);
    }
    const pieces = [...byCell.values()].flatMap((cell) =>
      piecesOf(
        cell.map((visit) => ({
          worth: task.visits[visit]!.worth,
          minutes: task.visits[visit]!.minutes + leastWay(task, travel, visit),
        })),
        task.fade,
      ),
    );
    bound += fillMinutes(pieces, time);
  }
  return bound;
}
