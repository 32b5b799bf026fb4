import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { CrewFile, VisitKind } from '../../model/crew.ts';
import type { ForecastCell } from '../../model/forecast-view.ts';
import type { PlannedVisit, VisitReason } from '../../model/week-plan.ts';
import type { KeptForecast } from '../../store/forecasts.ts';
import type { OpenAlert, RepeatDemand, VisitOrder } from '../../store/visit-facts.ts';
import type { DistrictPlane } from './district-history.ts';
import { horizonDays } from './forecast-categories.ts';
import { categoryLine, type Watch } from './watch.ts';

/** days in which somebody who called again is a reason to go */
export const repeatDays = 90;
/** a visit that is longer ago than this is no reason any more */
const oldestVisitDays = 1100;
/** a crew is not sent for less, and more spots than so many never fit a week */
const leastWorth = 0.15;
export const mostCandidates = 400;

/** Everything that visits are proposed from. */
export interface VisitGround {
  watch: Watch;
  file: CrewFile;
  plane: DistrictPlane;
  cells: readonly ForecastCell[];
  forecasts: readonly KeptForecast[];
  repeats: readonly RepeatDemand[];
  orders: readonly VisitOrder[];
  alerts: readonly OpenAlert[];
  /** Monday of the week */
  week: string;
}

/** What is known of one spot as far as one kind of visit goes. */
interface Spot {
  expected: number;
  variance: number;
  repeats: number;
  alerts: OpenAlert[];
  /** of the latest visit */
  last: VisitOrder | undefined;
  /** somebody is on the way already */
  underWay: boolean;
}

const blank = (): Spot => ({
  expected: 0,
  variance: 0,
  repeats: 0,
  alerts: [],
  last: undefined,
  underWay: false,
});

/** Spots by cell and kind: everything that was counted, said or done there. */
export class SpotIndex {
  readonly #ground: VisitGround;
  readonly #spots = new Map<string, Spot>();
  readonly #kinds = new Map<string, VisitKind | undefined>();

  constructor(ground: VisitGround) {
    this.#ground = ground;
    for (const forecast of ground.forecasts) this.#addForecast(forecast);
    for (const { category, ...point } of ground.repeats) {
      const spot = this.#at(point, category);
      if (spot) spot.repeats += 1;
    }
    for (const alert of ground.alerts) {
      const point = this.#pointOf(alert.lat, alert.lon, null);
      const spot = point && alert.category ? this.#at(point, alert.category) : undefined;
      spot?.alerts.push(alert);
    }
    for (const order of ground.orders) this.#addOrder(order);
  }

  /** The kind of visit that a category belongs to; undefined where no crew goes for it. */
  kindOf(category: string): VisitKind | undefined {
    if (!this.#kinds.has(category)) {
      const line = categoryLine(this.#ground.watch, category);
      this.#kinds.set(
        category,
        this.#ground.file.kinds.find((kind) => kind.categories.some((c) => line.includes(c))),
      );
    }
    return this.#kinds.get(category);
  }

  of(cell: string, kind: string): Spot {
    const key = `${cell}/${kind}`;
    const spot = this.#spots.get(key) ?? blank();
    this.#spots.set(key, spot);
    return spot;
  }

  #at(point: { lat: number; lon: number }, category: string): Spot | undefined {
    const kind = this.kindOf(category);
    return kind && this.of(this.#ground.plane.cellOf(point), kind.code);
  }

  #addForecast({ category, cells, means, psi }: KeptForecast): void {
    const kind = this.kindOf(category);
    if (!kind) return;
    for (const [i, cell] of cells.entries()) {
      const spot = this.of(cell, kind.code);
      spot.expected += means[i]!;
      spot.variance += means[i]! * (1 + psi * means[i]!);
    }
  }

  #pointOf(lat: number | null, lon: number | null, place: string | null) {
    if (lat !== null && lon !== null) return { lat, lon };
    const at = place === null ? undefined : this.#ground.watch.places.get(place);
    return at && at.lat !== null && at.lon !== null ? { lat: at.lat, lon: at.lon } : undefined;
  }

  #addOrder(order: VisitOrder): void {
    const point = this.#pointOf(order.lat, order.lon, order.place);
    const spot = point && order.category ? this.#at(point, order.category) : undefined;
    if (!spot || order.void) return;
    if (order.finding !== null && (!spot.last || spot.last.day <= order.day)) spot.last = order;
    if (!order.ended) spot.underWay = true;
  }
}

/** The latest visit as a reason, with what it leaves of what would be expected. */
function lastVisit(spot: Spot, kind: VisitKind, week: string): VisitReason | undefined {
  const { last } = spot;
  if (!last) return undefined;
  const days = dayOfDate(week) - dayOfDate(last.day);
  if (days > oldestVisitDays) return undefined;
  const finding = last.finding === 'found' ? 'found' : 'not-found';
  const lowered = finding === 'found' ? kind.afterFixed : kind.afterNothing;
  // what was found and is not fixed yet forestalls nothing
  const counts = days <= lowered.days && (finding === 'not-found' || last.ended);
  return {
    kind: 'last-visit',
    number: last.number,
    day: last.day,
    days: Math.max(0, days),
    finding,
    ...(counts ? { left: lowered.left } : {}),
  };
}

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** What is expected at a spot after the latest visit there, why, and what going there is worth. */
export function weighSpot(spot: Spot, kind: VisitKind, week: string) {
  const visit = lastVisit(spot, kind, week);
  const left = (visit?.kind === 'last-visit' ? visit.left : undefined) ?? 1;
  const [expected, sd] = [spot.expected * left, Math.sqrt(spot.variance) * left];
  const excess = spot.alerts.reduce((sum, { cases, expected: usual }) => {
    return sum + Math.max(0, cases - usual);
  }, 0);
  const reasons: VisitReason[] = [
    ...(expected >= 0.05
      ? [{ kind: 'expected' as const, n: round(expected), sd: round(sd), days: horizonDays }]
      : []),
    ...spot.alerts.map(({ number, record, title, cases, expected: usual }) => ({
      kind: 'alert' as const,
      number,
      record,
      title,
      cases,
      expected: usual,
    })),
    ...(spot.repeats > 0 ? [{ kind: 'repeat' as const, n: spot.repeats, days: repeatDays }] : []),
    visit ?? { kind: 'never' as const },
  ];
  // as many again as came beyond what was usual, if nobody goes there
  return { expected, sd, worth: kind.forestalls * (expected + excess), reasons };
}

/** A visit that nobody has put anywhere yet. */
export const unplaced = {
  locked: false,
  crew: null,
  day: null,
  startMinute: null,
  endMinute: null,
  travelMinutes: null,
  left: 'no-time',
  order: null,
} as const;

/**
 * Visits that forecasts and alerts speak for, those worth most first. Spots where somebody is on the
 * way already are left out.
 */
export function forecastVisits(ground: VisitGround, index: SpotIndex): PlannedVisit[] {
  const visits: PlannedVisit[] = [];
  for (const cell of ground.cells)
    for (const kind of ground.file.kinds) {
      const spot = index.of(cell.cell, kind.code);
      if (spot.underWay) continue;
      const { expected, sd, worth, reasons } = weighSpot(spot, kind, ground.week);
      if (worth < leastWorth) continue;
      visits.push({
        id: `${cell.cell}:${kind.code}`,
        cell: cell.cell,
        place: cell.place,
        lat: cell.lat,
        lon: cell.lon,
        kind: kind.code,
        inspection: null,
        category: strongest(ground, index, cell.cell, kind),
        minutes: kind.minutes,
        expected,
        sd,
        worth,
        isMust: false,
        reasons,
        checklist: kind.checklist,
        ...unplaced,
      });
    }
  return visits
    .sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1))
    .slice(0, mostCandidates);
}

/** The category of a kind of which most is expected at a spot: it names the order. */
function strongest(ground: VisitGround, index: SpotIndex, cell: string, kind: VisitKind): string {
  let [best, most] = [kind.categories[0]!, 0];
  for (const { category, cells, means } of ground.forecasts) {
    if (index.kindOf(category) !== kind) continue;
    const mean = means[cells.indexOf(cell)] ?? 0;
    if (mean > most) [best, most] = [category, mean];
  }
  return best;
}

/** Days of a week from its Monday. */
export const daysOf = (week: string): string[] =>
  Array.from({ length: 7 }, (_, i) => dateOfDay(dayOfDate(week) + i));
