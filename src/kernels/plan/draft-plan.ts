import type { Random } from '../simulate/random.ts';
import { WorthByCell } from './cell-worth.ts';
import type { PlanTask } from './plan-task.ts';
import { Routes, type Insertion } from './routes.ts';
import { shortenRoute } from './shorten-route.ts';

/** How good a plan is: what has to be done comes first, then worth, then time saved. */
export interface PlanScore {
  mustLeft: number;
  worth: number;
  minutes: number;
}

/** Whether `a` is better than `b`. */
export function isBetter(a: PlanScore, b: PlanScore): boolean {
  if (a.mustLeft !== b.mustLeft) return a.mustLeft < b.mustLeft;
  if (Math.abs(a.worth - b.worth) > 1e-9) return a.worth > b.worth;
  return a.minutes < b.minutes - 1e-6;
}

interface Choice extends Insertion {
  visit: number;
  shift: number;
}

/** A plan while it is made: routes, what they are worth, and who is still out of it. */
export class DraftPlan {
  readonly routes: Routes;
  readonly shiftOf: Int32Array;
  #worth: WorthByCell;

  constructor(task: PlanTask) {
    this.routes = new Routes(task);
    this.shiftOf = new Int32Array(task.visits.length).fill(-1);
    this.#worth = new WorthByCell(task.fade);
  }

  get #task(): PlanTask {
    return this.routes.task;
  }

  mustBeIn(visit: number): boolean {
    const { isMust, shift } = this.#task.visits[visit]!;
    return isMust === true || shift !== undefined;
  }

  score(): PlanScore {
    const mustLeft = this.shiftOf.reduce(
      (n, shift, visit) => n + (shift < 0 && this.mustBeIn(visit) ? 1 : 0),
      0,
    );
    const minutes = this.routes.orders.reduce((sum, order, shift) => {
      if (order.length === 0) return sum;
      return sum + this.routes.backAt(shift, order) - this.#task.shifts[shift]!.startMinute;
    }, 0);
    return { mustLeft, worth: this.#worth.total(), minutes };
  }

  gain(visit: number): number {
    const { cell, worth } = this.#task.visits[visit]!;
    return this.#worth.gain(cell, worth);
  }

  loss(visit: number): number {
    const { cell, worth } = this.#task.visits[visit]!;
    return this.#worth.loss(cell, worth);
  }

  put(visit: number, shift: number, at: number): void {
    const { cell, worth } = this.#task.visits[visit]!;
    this.routes.orders[shift]!.splice(at, 0, visit);
    this.shiftOf[visit] = shift;
    this.#worth.add(cell, worth);
  }

  /** Takes a visit out. Returns where it was. */
  take(visit: number): { shift: number; at: number } {
    const shift = this.shiftOf[visit]!;
    const order = this.routes.orders[shift]!;
    const at = order.indexOf(visit);
    const { cell, worth } = this.#task.visits[visit]!;
    order.splice(at, 1);
    this.shiftOf[visit] = -1;
    this.#worth.remove(cell, worth);
    return { shift, at };
  }

  copyOrders(): number[][] {
    return this.routes.orders.map((order) => [...order]);
  }

  restore(orders: readonly (readonly number[])[]): void {
    this.shiftOf.fill(-1);
    this.#worth = new WorthByCell(this.#task.fade);
    for (const [shift, order] of orders.entries()) {
      this.routes.orders[shift] = [];
      for (const [at, visit] of order.entries()) this.put(visit, shift, at);
    }
  }

  /** Puts in what has to be in, the most constrained first, each where it costs least time. */
  putMusts(): void {
    const waiting = [...this.shiftOf.keys()]
      .filter((visit) => this.shiftOf[visit]! < 0 && this.mustBeIn(visit))
      .sort(
        (a, b) =>
          this.routes.suiting[a]!.length - this.routes.suiting[b]!.length ||
          this.#task.visits[b]!.minutes - this.#task.visits[a]!.minutes ||
          a - b,
      );
    for (const visit of waiting) {
      let best: Choice | undefined;
      for (const shift of this.routes.suiting[visit]!) {
        const found = this.routes.findInsertion(visit, shift);
        if (found && (!best || found.minutes < best.minutes)) best = { ...found, visit, shift };
      }
      if (best) this.put(visit, best.shift, best.at);
    }
  }

  /**
   * Adds visits as long as one fits, each time the one that adds most per minute.
   *
   * @param noise shakes the order of choices, and how much a minute counts; none when absent
   */
  fill(noise?: Random): void {
    const { visits, shifts } = this.#task;
    const open = [...this.shiftOf.keys()].filter(
      (visit) => this.shiftOf[visit]! < 0 && visits[visit]!.worth > 0,
    );
    const thrift = noise ? noise.pick([0, 0.5, 1, 1]) : 1;
    const luck = open.map(() => (noise ? 0.5 + noise.unit() : 1));
    const found: (Insertion | undefined)[][] = open.map((visit) => {
      const row: (Insertion | undefined)[] = Array.from({ length: shifts.length });
      for (const shift of this.routes.suiting[visit]!)
        row[shift] = this.routes.findInsertion(visit, shift);
      return row;
    });
    for (;;) {
      const best = this.#bestOf(open, found, luck, thrift);
      if (!best) return;
      this.put(best.visit, best.shift, best.at);
      for (const [i, visit] of open.entries())
        if (this.shiftOf[visit]! < 0 && found[i]![best.shift])
          found[i]![best.shift] = this.routes.findInsertion(visit, best.shift);
    }
  }

  #bestOf(
    open: readonly number[],
    found: readonly (readonly (Insertion | undefined)[])[],
    luck: readonly number[],
    thrift: number,
  ): Choice | undefined {
    let [best, most]: [Choice | undefined, number] = [undefined, 0];
    for (const [i, visit] of open.entries()) {
      if (this.shiftOf[visit]! >= 0) continue;
      const gain = this.gain(visit);
      if (gain <= 1e-12) continue;
      for (const shift of this.routes.suiting[visit]!) {
        const at = found[i]![shift];
        // a visit into time that would be waited away costs nothing: a minute stands for it
        const value = at ? (luck[i]! * gain) / Math.max(1, at.minutes) ** thrift : 0;
        if (at && value > most) [best, most] = [{ ...at, visit, shift }, value];
      }
    }
    return best;
  }

  /** Shortens every route, then moves visits to the shift where they cost least. */
  tidy(): void {
    const { orders } = this.routes;
    for (const shift of orders.keys()) shortenRoute(this.routes, shift);
    for (const visit of this.shiftOf.keys()) {
      const from = this.shiftOf[visit]!;
      if (from < 0 || this.routes.suiting[visit]!.length < 2) continue;
      const before = this.routes.backAt(from, orders[from]!);
      const { at } = this.take(visit);
      const saved = before - this.routes.backAt(from, orders[from]!);
      let best: Choice = { visit, shift: from, at, minutes: saved };
      for (const shift of this.routes.suiting[visit]!) {
        const found = this.routes.findInsertion(visit, shift);
        if (found && found.minutes < best.minutes - 1e-6) best = { ...found, visit, shift };
      }
      this.put(visit, best.shift, best.at);
    }
  }

  /** Exchanges visits of the plan for others that are worth more in the same time. */
  exchange(): void {
    const { visits } = this.#task;
    for (let out = 0; out < visits.length; out += 1) {
      const shift = this.shiftOf[out]!;
      if (shift < 0 || this.mustBeIn(out)) continue;
      const { at } = this.take(out);
      let [best, most]: [Choice | undefined, number] = [undefined, this.gain(out) + 1e-9];
      for (const visit of visits.keys()) {
        if (visit === out || this.shiftOf[visit]! >= 0) continue;
        if (!this.routes.suiting[visit]!.includes(shift)) continue;
        const gain = this.gain(visit);
        const found = gain > most ? this.routes.findInsertion(visit, shift) : undefined;
        if (found) [best, most] = [{ ...found, visit, shift }, gain];
      }
      this.put(best?.visit ?? out, shift, best?.at ?? at);
    }
  }
}
