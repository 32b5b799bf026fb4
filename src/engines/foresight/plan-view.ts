import type { Viewer } from '../../model/role.ts';
import type { CrewLine, PlannedVisit, WeekPlanView } from '../../model/week-plan.ts';
import type { PlanRevision } from '../../store/week-plans.ts';
import type { Season } from './inspection-visits.ts';
import type { PlanDesk } from './plan-desk.ts';
import { daysOf } from './visit-candidates.ts';
import { sayReason } from './visit-sentences.ts';
import type { Watch } from './watch.ts';

/** spots that are shown beside the plan, those worth most first */
const mostSpare = 120;

/** What a viewer may see of a plan: visits at places that they look after, and of their unit. */
function visibleTo(
  watch: Watch,
  viewer: Viewer,
  units: ReadonlyMap<string, string>,
  alerts: ReadonlySet<string>,
) {
  const scopes = viewer.grants.flatMap(({ role: code, place, unit }) => {
    const role = watch.roles.get(code);
    const within = watch.places.get(place);
    if (!role || !within || role.sees === 'none' || !role.may.includes('records.read')) return [];
    if (role.sees === 'unit' && !unit) return [];
    return [
      {
        path: within.path,
        whole: within.parent === null,
        unit: role.sees === 'unit' ? unit : null,
      },
    ];
  });
  const isInside = (place: string, path: string) => {
    const own = watch.places.get(place)?.path;
    return own !== undefined && (own === path || own.startsWith(`${path}/`));
  };
  return (visit: PlannedVisit): PlannedVisit | undefined => {
    const fits = scopes.filter(
      ({ path, whole, unit }) =>
        (whole || isInside(visit.place, path)) &&
        (unit === null || units.get(visit.crew ?? '') === unit),
    );
    if (fits.length === 0) return undefined;
    // alerts are not handed out to units before somebody has decided them
    const isWhole = fits.some(({ unit }) => unit === null);
    const isSeen = (reason: PlannedVisit['reasons'][number]) =>
      reason.kind !== 'alert' || (isWhole && alerts.has(reason.record));
    return { ...visit, reasons: visit.reasons.filter(isSeen) };
  };
}

function crewLines({ watch, file, shifts }: PlanDesk): CrewLine[] {
  return file.crews.flatMap((crew) => {
    const base = watch.places.get(crew.base);
    const unit = watch.district.units.find((one) => one.code === crew.unit);
    if (!base || base.lat === null || base.lon === null || !unit) return [];
    return [
      {
        code: crew.code,
        label: crew.label,
        unit: unit.label,
        skills: crew.skills.map((skill) => file.skills[skill]!),
        base: { place: base.code, lat: base.lat, lon: base.lon },
        days: shifts
          .filter((shift) => shift.crew === crew.code)
          .map(({ date, startMinute, endMinute }) => ({ day: date, startMinute, endMinute })),
      },
    ];
  });
}

/** A week as one viewer sees it. */
export function planView(of: {
  desk: PlanDesk;
  stored: PlanRevision | undefined;
  /** records of the alerts among its reasons that the viewer may see */
  alerts: ReadonlySet<string>;
  seasons: readonly Season[];
  simulated: boolean;
  mayEdit: boolean;
}): WeekPlanView {
  const { desk, stored, alerts, seasons, simulated, mayEdit } = of;
  const { watch, viewer, file, week } = desk;
  const units = new Map(file.crews.map((crew) => [crew.code, crew.unit]));
  const see = visibleTo(watch, viewer, units, alerts);
  const visits = (stored?.body.visits ?? []).flatMap((visit) => see(visit) ?? []);
  const spare = visits
    .filter((visit) => visit.crew === null)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, mostSpare);
  const shown = stored ? (stored.body.restores ?? stored.revision) : 0;
  return {
    week,
    days: daysOf(week),
    plan: stored
      ? {
          ...stored.body,
          visits: [...visits.filter((visit) => visit.crew !== null), ...spare].map((visit) => ({
            ...visit,
            said: visit.reasons.map(sayReason),
          })),
          revision: stored.revision,
          step: stored.step as NonNullable<WeekPlanView['plan']>['step'],
          madeAt: stored.madeAt.toISOString(),
          approved: stored.step === 'approved',
          canUndo: shown > 1 && stored.step !== 'approved',
        }
      : null,
    crews: crewLines(desk),
    kinds: file.kinds.map(({ code, categories, label, minutes, forestalls, basis, checklist }) => ({
      code,
      categories,
      label,
      minutes,
      forestalls,
      basis,
      checklist,
    })),
    inspections: seasons.map(({ inspection, from, until, places, done }) => ({
      code: inspection.code,
      label: inspection.label,
      purpose: inspection.purpose,
      basis: inspection.basis,
      sort: inspection.sort,
      from,
      until,
      places: places.length,
      done: places.filter((place) => done.has(place.code)).length,
    })),
    simulatedCrews: file.simulated,
    simulated,
    mayEdit,
  };
}
