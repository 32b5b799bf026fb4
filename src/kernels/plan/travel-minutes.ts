import { distanceMetres } from '../space/distance.ts';
import type { PlanPoint, PlanTask } from './plan-task.ts';

/**
 * Minutes on the way between all visits and all bases of a task: visits first, then the base of each
 * shift. The way is the straight line, longer by the detour, at an even speed; the same both ways.
 */
export class TravelMinutes {
  readonly #minutes: Float64Array;
  readonly #points: number;
  readonly #visits: number;

  constructor({ visits, shifts, detour, metresPerMinute }: PlanTask) {
    const points: PlanPoint[] = [
      ...visits.map(({ point }) => point),
      ...shifts.map(({ base }) => base),
    ];
    const n = points.length;
    this.#points = n;
    this.#visits = visits.length;
    this.#minutes = new Float64Array(n * n);
    for (let a = 0; a < n; a += 1)
      for (let b = a + 1; b < n; b += 1) {
        const [p, q] = [points[a]!, points[b]!];
        const way = (distanceMetres(p.lon, p.lat, q.lon, q.lat) * detour) / metresPerMinute;
        this.#minutes[a * n + b] = way;
        this.#minutes[b * n + a] = way;
      }
  }

  /** The number of a shift's base. */
  baseOf(shift: number): number {
    return this.#visits + shift;
  }

  /** Minutes from one number to another. */
  between(a: number, b: number): number {
    return this.#minutes[a * this.#points + b]!;
  }
}
