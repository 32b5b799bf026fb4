import { dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { Inspection } from '../../model/inspection.ts';
import type { PlannedVisit } from '../../model/week-plan.ts';
import { unplaced, weighSpot, type SpotIndex, type VisitGround } from './visit-candidates.ts';
import type { WatchPlace } from './watch.ts';

/** An inspection in the season that a week belongs to. */
export interface Season {
  inspection: Inspection;
  /** how orders name it: `before-floods 2026` */
  name: string;
  from: string;
  until: string;
  /** places to be visited, and those of them that were */
  places: WatchPlace[];
  done: ReadonlySet<string>;
}

/** The first and last day of the season that the week touches; undefined where there is none. */
export function seasonOf(
  { from, to }: Pick<Inspection, 'from' | 'to'>,
  week: string,
): { from: string; until: string } | undefined {
  const [monday, sunday] = [dayOfDate(week), dayOfDate(week) + 6];
  const year = Number(week.slice(0, 4));
  for (const begins of [year - 1, year, year + 1]) {
    const [first, until] = [`${begins}-${from}`, `${to < from ? begins + 1 : begins}-${to}`];
    if (dayOfDate(first) <= sunday && monday <= dayOfDate(until)) return { from: first, until };
  }
  return undefined;
}

/** The inspections of a district whose season the week touches, with what was done of them. */
export function seasonsOf(
  ground: VisitGround,
  inspections: readonly Inspection[],
  week: string,
): Season[] {
  const { watch, orders } = ground;
  return inspections.flatMap((inspection) => {
    const season = inspection.districts.includes(watch.district.code)
      ? seasonOf(inspection, week)
      : undefined;
    if (!season) return [];
    const name = `${inspection.code} ${season.from.slice(0, 4)}`;
    const places = [...watch.places.values()].filter(
      (place) =>
        place.lat !== null &&
        place.lon !== null &&
        watch.kinds.get(place.code) === inspection.placeKind &&
        (inspection.places?.includes(place.code) ?? true),
    );
    const done = orders
      .filter((order) => order.inspection === name && !order.void && order.place !== null)
      .map((order) => order.place!);
    return [{ inspection, name, ...season, places, done: new Set(done) }];
  });
}

/**
 * The visits of an inspection that are open. As many as have to be made this week for all to be made
 * in time come first, where most is expected; as many again may be made beside them.
 */
export function inspectionVisits(
  ground: VisitGround,
  index: SpotIndex,
  { inspection, name, until, places, done }: Season,
): PlannedVisit[] {
  const kind = ground.file.kinds.find((one) => one.code === inspection.kind);
  if (!kind) return [];
  const weeks = Math.ceil((dayOfDate(until) - dayOfDate(ground.week) + 1) / 7);
  const open = places
    .filter((place) => !done.has(place.code))
    .map((place) => {
      const point = { lat: place.lat!, lon: place.lon! };
      const cell = ground.plane.cellOf(point);
      return { place, point, cell, ...weighSpot(index.of(cell, kind.code), kind, ground.week) };
    })
    .sort((a, b) => b.worth - a.worth || (a.place.code < b.place.code ? -1 : 1));
  const quota = Math.ceil(open.length / Math.max(1, weeks));
  return open.slice(0, 2 * quota).map(({ place, point, cell, expected, sd, worth, reasons }, i) => {
    const must = inspection.isMust && i < quota;
    return {
      id: `${name}:${place.code}`,
      cell,
      place: place.code,
      ...point,
      kind: kind.code,
      inspection: name,
      category: kind.categories[0]!,
      minutes: inspection.minutes ?? kind.minutes,
      expected,
      sd,
      worth: worth + inspection.worth,
      isMust: must,
      reasons: [
        {
          kind: 'inspection' as const,
          code: inspection.code,
          label: inspection.label,
          until,
          open: open.length,
          must,
        },
        ...reasons,
      ],
      checklist: inspection.checklist,
      ...unplaced,
    };
  });
}
