import type { PlanTask } from './plan-task.ts';
import { suits } from './plan-task.ts';
import { TravelMinutes } from './travel-minutes.ts';

/** When a crew is where. */
export interface Stop {
  visit: number;
  /** on the way to it */
  travelMinutes: number;
  /** when work on the spot begins and ends, minutes from midnight */
  startMinute: number;
  endMinute: number;
}

const roundingError = 1e-7;

/** The best place of a visit in a route. */
export interface Insertion {
  at: number;
  /** by how much later the crew is back */
  minutes: number;
}

/** Routes of the shifts of a task: who goes where in which order, and whether there is time. */
export class Routes {
  readonly task: PlanTask;
  readonly travel: TravelMinutes;
  /** visits of each shift in their order */
  readonly orders: number[][];
  /** which shifts each visit may be in */
  readonly suiting: readonly (readonly number[])[];

  constructor(task: PlanTask) {
    this.task = task;
    this.travel = new TravelMinutes(task);
    this.orders = task.shifts.map(() => []);
    this.suiting = task.visits.map((visit) =>
      [...task.shifts.keys()].filter((shift) => suits(visit, task.shifts[shift]!, shift)),
    );
  }

  /** When a crew that goes this way is back; Infinity where it cannot be done in time. */
  backAt(shift: number, order: readonly number[]): number {
    const { visits, shifts } = this.task;
    const { startMinute, endMinute } = shifts[shift]!;
    const base = this.travel.baseOf(shift);
    let [now, here] = [startMinute, base];
    for (const visit of order) {
      const { window, minutes } = visits[visit]!;
      now += this.travel.between(here, visit);
      if (window) {
        if (now > window.to + roundingError) return Number.POSITIVE_INFINITY;
        now = Math.max(now, window.from);
      }
      now += minutes;
      here = visit;
    }
    now += this.travel.between(here, base);
    return now > endMinute + roundingError ? Number.POSITIVE_INFINITY : now;
  }

  /** Where in a shift a visit costs least time; undefined where it does not fit. */
  findInsertion(visit: number, shift: number): Insertion | undefined {
    const order = this.orders[shift]!;
    const { endMinute, startMinute } = this.task.shifts[shift]!;
    const base = this.travel.baseOf(shift);
    const before = order.length === 0 ? startMinute : this.backAt(shift, order);
    const spare = endMinute - before;
    const { minutes } = this.task.visits[visit]!;
    let best: Insertion | undefined;
    for (let at = 0; at <= order.length; at += 1) {
      const [a, b] = [order[at - 1] ?? base, order[at] ?? base];
      const way =
        this.travel.between(a, visit) + this.travel.between(visit, b) - this.travel.between(a, b);
      // waiting for a window can swallow the way, never the work of a route that waits for nothing
      const least = this.#waits(order, visit) ? 0 : minutes + way;
      if (least > spare + roundingError || (best && least >= best.minutes)) continue;
      const back = this.backAt(shift, order.toSpliced(at, 0, visit));
      if (back < (best ? best.minutes + before : Number.POSITIVE_INFINITY))
        best = { at, minutes: back - before };
    }
    return best;
  }

  #waits(order: readonly number[], visit: number): boolean {
    const { visits } = this.task;
    return visits[visit]!.window !== undefined || order.some((v) => visits[v]!.window);
  }

  /** A shift in times. The crew waits where it comes before a window. */
  stopsOf(shift: number): Stop[] {
    const { visits, shifts } = this.task;
    let [now, here] = [shifts[shift]!.startMinute, this.travel.baseOf(shift)];
    return this.orders[shift]!.map((visit) => {
      const travelMinutes = this.travel.between(here, visit);
      const startMinute = Math.max(now + travelMinutes, visits[visit]!.window?.from ?? 0);
      now = startMinute + visits[visit]!.minutes;
      here = visit;
      return { visit, travelMinutes, startMinute, endMinute: now };
    });
  }
}
