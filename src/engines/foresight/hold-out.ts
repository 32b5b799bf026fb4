import { drawHoldOut, type HoldOutCandidate } from '../../kernels/effect/draw-hold-out.ts';
import { distanceMetres } from '../../kernels/space/distance.ts';
import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { HoldOut } from '../../model/district.ts';
import type { PlannedVisit } from '../../model/week-plan.ts';
import type { DetectionRow } from '../../store/detections.ts';
import type { HoldOutLot, HoldOutStep } from '../../store/hold-outs.ts';
import { titleOf } from './sentences.ts';
import { sightingOfRow } from './sighting-of-row.ts';
import { categoriesCounted } from './series.ts';
import { categoriesBelow, categoryLine, type Watch } from './watch.ts';

/** A cluster this many times rarer than its detector asks for is a strong one. */
const strongTimes = 10;

/** A lot before it is drawn. */
type Undrawn = Omit<HoldOutLot, 'step' | 'draw' | 'lot' | 'isHeld'>;

/** Codes in which nothing is held back: declared ones, urgent ones, and all below them. */
function neverHeld(watch: Watch, { never }: HoldOut): Set<string> {
  const urgent = watch.district.categories.filter((one) => one.urgent).map(({ code }) => code);
  return new Set([...never, ...urgent].flatMap((code) => categoriesBelow(watch, code) ?? []));
}

/** Whether something of a category may be held back: nothing urgent is in it, below it or above it. */
export function mayBeHeld(watch: Watch, holdOut: HoldOut, category: string): boolean {
  if (category === '') return false;
  const never = neverHeld(watch, holdOut);
  const below = categoriesBelow(watch, category) ?? [];
  return ![...below, ...categoryLine(watch, category)].some((code) => never.has(code));
}

/** Places of the same kind that are not in the zone and no further from its centre than this. */
function ringOf(watch: Watch, places: readonly string[], centre: string, metres: number): string[] {
  const [held, kind, at] = [new Set(places), watch.kinds.get(centre), watch.places.get(centre)];
  if (!at || at.lat === null || at.lon === null) return [];
  return [...watch.places.values()]
    .filter(
      ({ code, lat, lon }) =>
        !held.has(code) &&
        watch.kinds.get(code) === kind &&
        lat !== null &&
        lon !== null &&
        distanceMetres(at.lon!, at.lat!, lon, lat) <= metres,
    )
    .map(({ code }) => code)
    .sort();
}

const familyOf = (watch: Watch, category: string): string =>
  categoryLine(watch, category).at(-1) ?? category;

/** Draws lots that lie together; the same ones again whoever draws, from what the step logs. */
function drawn(step: HoldOutStep, draw: string, lots: readonly Undrawn[]): HoldOutLot[] {
  const { seed, share } = step;
  const candidates = lots.map(({ id, stratum }): HoldOutCandidate => ({ id, stratum }));
  return drawHoldOut({ seed, name: draw, share }, candidates).map(({ lot, isHeld }, i) => ({
    ...lots[i]!,
    step: step.step,
    draw,
    lot,
    isHeld,
  }));
}

/** The name of an alert's lot: of what was detected and when, not of the run that did it. */
export const alertLotId = (row: DetectionRow): string =>
  [row.detector, row.day, row.level, row.category, row.rank].join('/');

/**
 * Lots of the detections of a day that would each raise an alert; those that may not be held back
 * take no part. Demands are counted from the day after the last one that was looked at.
 */
export function alertLots(
  watch: Watch,
  step: HoldOutStep,
  { day, raised }: { day: string; raised: readonly DetectionRow[] },
): HoldOutLot[] {
  const { holdOut } = watch.district;
  if (!holdOut || !step.isOn) return [];
  const lots = raised
    .filter((row) => mayBeHeld(watch, holdOut, row.category))
    .map((row): Undrawn => {
      const detector = watch.detectors[row.detector]!;
      const isStrong = row.recurrenceDays >= strongTimes * detector.speaksAtDays;
      return {
        kind: 'alert',
        id: alertLotId(row),
        stratum: `${familyOf(watch, row.category)}/${isStrong ? 'strong' : 'plain'}`,
        programme: detector.programme,
        places: row.places,
        ring: ringOf(watch, row.places, row.centre, row.radiusMetres + holdOut.ringMetres),
        categories: categoriesCounted(watch, row.detector, row.category) ?? null,
        title: titleOf(watch, sightingOfRow(row)),
        fromDay: dateOfDay(dayOfDate(day) + 1),
        category: row.category,
        run: row.run,
        level: row.level,
        rank: row.rank,
      };
    });
  return drawn(step, `alerts ${day}`, lots);
}

/** The name of a visit's lot. */
export const visitLotId = (week: string, { id }: Pick<PlannedVisit, 'id'>): string =>
  `${week}/${id}`;

/** The visit of a lot's name. */
export const visitOfLot = (lotId: string): string => lotId.slice(lotId.indexOf('/') + 1);

const middle = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)] ?? 0;

/**
 * Lots of the visits of an approved plan. Visits that have to be made, that a hand has locked or that
 * follow an alert take no part: the alert has been drawn itself. Nor do those that are still watched
 * from an earlier draw.
 */
export function visitLots(
  watch: Watch,
  step: HoldOutStep,
  plan: {
    week: string;
    programme: string;
    visits: readonly PlannedVisit[];
    /** ids of visits whose earlier lot is not over */
    watched: ReadonlySet<string>;
    /** of a kind of visit */
    categoriesOf(kind: string): readonly string[];
  },
): HoldOutLot[] {
  const { holdOut } = watch.district;
  if (!holdOut || !step.isOn) return [];
  const eligible = plan.visits.filter(
    (visit) =>
      !visit.isMust &&
      !plan.watched.has(visit.id) &&
      !visit.locked &&
      visit.place !== '' &&
      !visit.reasons.some((reason) => reason.kind === 'alert') &&
      plan.categoriesOf(visit.kind).every((code) => mayBeHeld(watch, holdOut, code)),
  );
  const median = middle(eligible.map((visit) => visit.worth).sort((a, b) => a - b));
  const lots = eligible.map((visit): Undrawn => {
    const categories = plan
      .categoriesOf(visit.kind)
      .flatMap((code) => categoriesBelow(watch, code) ?? []);
    return {
      kind: 'visit',
      id: visitLotId(plan.week, visit),
      stratum: `${familyOf(watch, visit.category)}/${visit.worth >= median ? 'strong' : 'plain'}`,
      programme: plan.programme,
      places: [visit.place],
      ring: ringOf(watch, [visit.place], visit.place, holdOut.ringMetres),
      categories: [...new Set(categories)].sort(),
      title: watch.categories.get(visit.category)?.label ?? {
        zh: visit.category,
        en: visit.category,
      },
      fromDay: dateOfDay(dayOfDate(visit.day!) + 1),
      category: visit.category,
    };
  });
  return drawn(step, `visits ${plan.week}`, lots);
}
