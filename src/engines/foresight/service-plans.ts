import { civilDate } from '../../kernels/workdays/work-time.ts';
import { dateOfDay, dayOfDate, weekdayOfDay } from '../../kernels/workdays/zone-clock.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type {
  PlanBody,
  PlanEdit,
  PlannedVisit,
  PlanStep,
  WeekPlanView,
} from '../../model/week-plan.ts';
import { findRecordIds } from '../../store/records.ts';
import { watchedLots } from '../../store/hold-outs.ts';
import { openAlerts, repeatDemands, visitOrders } from '../../store/visit-facts.ts';
import {
  addPlanRevision,
  findPlan,
  findPlanRevision,
  type PlanRevision,
} from '../../store/week-plans.ts';
import type { ForesightHouse } from './foresight-house.ts';
import { visitLots, visitOfLot } from './hold-out.ts';
import { inspectionVisits, seasonsOf, type Season } from './inspection-visits.ts';
import { moveVisits, placeVisits, shiftsOf } from './plan-body.ts';
import { visitsToOpen, type PlanDesk, type PlanForOrders } from './plan-desk.ts';
import { planView } from './plan-view.ts';
import {
  demandProgramme,
  forecastNow,
  isSimulated,
  latestForecast,
  planeOf,
  type DistrictForecast,
} from './service-forecasts.ts';
import { currentStep } from './service-hold-out.ts';
import { inDistrict, queryFor } from './viewer-query.ts';
import {
  forecastVisits,
  repeatDays,
  SpotIndex,
  unplaced,
  type VisitGround,
} from './visit-candidates.ts';
import type { Watch } from './watch.ts';

/** The programme of the orders that visits become. */
const orderProgramme = 'order';
/** alerts in these states wait for somebody to go */
const alertStates = ['raised', 'confirmed'];

const noCrews = (district: string): Problem =>
  problem(
    'missing.crews',
    'district',
    '本区还没有申报班组（declared/crews），无法排周计划',
    'no crews are declared for this district (declared/crews): a week cannot be planned',
    { got: district },
  );

const mayNotPlan: Problem = problem(
  'auth.permission',
  'plan',
  '排周计划、开先办单须有全区范围的派单、值班或领导角色',
  'planning a week takes a role that opens orders for the whole district',
);

/** Whether a viewer may change plans: whoever opens orders, for the whole district. */
function mayPlan(watch: Watch, viewer: Viewer): boolean {
  const openers = watch.programmes[orderProgramme]?.acts['open']?.by ?? [];
  return viewer.grants.some(
    ({ role, place }) => openers.includes(role) && watch.places.get(place)?.parent === null,
  );
}

/** The Monday of the week of a day. */
export const weekOf = (date: string): string => {
  const day = dayOfDate(date);
  return dateOfDay(day - weekdayOfDay(day) + 1);
};

/** What a call needs of a district; problems for one without crews, or a day that is no Monday. */
const atDesk = <T>(
  house: ForesightHouse,
  viewer: Viewer,
  week: string,
  then: (desk: PlanDesk) => Promise<Outcome<T>>,
): Promise<Outcome<T>> =>
  inDistrict(house, viewer, async (watch) => {
    const { code, timeZone, calendar } = watch.district;
    const file = house.registry.crews[code];
    if (!file) return bad(noCrews(code));
    if (weekOf(week) !== week)
      return bad(
        problem('input.week', 'week', '应为周一的日期', 'should be the date of a Monday', {
          got: week,
          wanted: weekOf(week),
        }),
      );
    const today = civilDate(house.now().toISOString(), timeZone);
    const hours = { file, watch, calendar: house.registry.calendars[calendar] };
    return then({ watch, viewer, file, week, today, shifts: shiftsOf(hours, week, today) });
  });

/** What visits of the week are proposed from, as the viewer may see it. */
async function groundOf(
  house: ForesightHouse,
  { watch, viewer, file, week }: PlanDesk,
  forecast: Pick<DistrictForecast, 'body' | 'forecasts'>,
): Promise<VisitGround> {
  const { db } = house.store;
  const now = house.now();
  const query = (programme: string, state?: string[]) =>
    queryFor(watch, viewer, { programme, ...(state ? { state } : {}) }, now);
  const since = new Date(now.getTime() - repeatDays * 86_400_000);
  const [repeats, orders, alerts] = await Promise.all([
    repeatDemands(db, query(demandProgramme), since),
    visitOrders(db, query(orderProgramme), watch.district.timeZone),
    openAlerts(db, query('alert', alertStates)),
  ]);
  const { body, forecasts } = forecast;
  const plane = planeOf(watch);
  return { watch, file, plane, cells: body.cells, forecasts, repeats, orders, alerts, week };
}

const seasons = (house: ForesightHouse, ground: VisitGround): Season[] =>
  seasonsOf(ground, Object.values(house.registry.inspections), ground.week);

/** What somebody decided by hand before, carried over to visits that are proposed anew. */
function carryOver(fresh: readonly PlannedVisit[], before: readonly PlannedVisit[], today: string) {
  const isKept = (visit: PlannedVisit) =>
    visit.locked || visit.left === 'dropped' || visit.order !== null;
  const past = before.filter((visit) => visit.day !== null && visit.day < today);
  const kept = new Map(
    before.filter((visit) => isKept(visit) && !past.includes(visit)).map((v) => [v.id, v]),
  );
  const over = new Set(past.map((visit) => visit.id));
  const known = new Set(fresh.map((visit) => visit.id));
  const merged = fresh
    .filter((visit) => !over.has(visit.id))
    .map((visit): PlannedVisit => {
      const { locked, crew, day, left, order } = kept.get(visit.id) ?? visit;
      return { ...visit, locked, crew, day, left, order };
    });
  // what a hand put there stays, also where nothing speaks for it any more
  const byHand = [...kept.values()].filter((visit) => !known.has(visit.id));
  return { open: [...merged, ...byHand], past };
}

const approvedAlready: Problem = problem(
  'conflict.approved',
  'plan',
  '本周计划已批准并开出先办单，不能再改',
  'the plan of this week is approved and its orders are open: it cannot be changed any more',
);

const overtakenPlan = (got: number, wanted: number): Problem =>
  problem(
    'conflict.revision',
    'revision',
    '别人刚刚改过这份计划，请先看最新的',
    'somebody has changed this plan just now: look at it first',
    { got, wanted: String(wanted) },
  );

/** Appends a revision and answers the view of it. */
async function keepRevision(
  house: ForesightHouse,
  desk: PlanDesk,
  revision: number,
  step: PlanStep,
  body: PlanBody,
): Promise<Outcome<WeekPlanView>> {
  const { watch, week, viewer } = desk;
  const added = { week, revision, step, body, person: viewer.person };
  if (!(await addPlanRevision(house.store.db, watch.district.code, added)))
    return bad(overtakenPlan(revision - 1, revision));
  return viewOf(house, desk);
}

async function viewOf(house: ForesightHouse, desk: PlanDesk): Promise<Outcome<WeekPlanView>> {
  const { watch, viewer, week } = desk;
  const stored = await findPlan(house.store.db, watch.district.code, week);
  const ground = await groundOf(house, desk, {
    body: { cells: [], doubts: [], cellMetres: 0, demands: 0, seconds: 0 },
    forecasts: [],
  });
  const named = (stored?.body.visits ?? []).flatMap(({ reasons }) =>
    reasons.flatMap((reason) => (reason.kind === 'alert' ? [reason.record] : [])),
  );
  const query = queryFor(watch, viewer, { programme: 'alert' }, house.now());
  const alerts = await findRecordIds(house.store.db, query, [...new Set(named)]);
  return good(
    planView({
      desk,
      stored,
      alerts: new Set(alerts),
      seasons: seasons(house, ground),
      simulated: await isSimulated(house, watch),
      mayEdit: mayPlan(watch, viewer),
    }),
  );
}

/** See `Foresight.weekPlan`. */
export const weekPlan = (house: ForesightHouse, viewer: Viewer, week: string) =>
  atDesk(house, viewer, week, (desk) => viewOf(house, desk));

/** The plan as it stands, when it may still be changed from this revision. */
async function forChange(
  house: ForesightHouse,
  { watch, viewer, week }: PlanDesk,
  revision: number | undefined,
): Promise<Outcome<PlanRevision | undefined>> {
  if (!mayPlan(watch, viewer)) return bad(mayNotPlan);
  const stored = await findPlan(house.store.db, watch.district.code, week);
  if (stored?.step === 'approved') return bad(approvedAlready);
  if (revision !== undefined && stored?.revision !== revision)
    return bad(overtakenPlan(revision, stored?.revision ?? 0));
  return good(stored);
}

/** The newest forecast, made now where the last one is of another day. */
async function freshForecast(
  house: ForesightHouse,
  { watch, today }: PlanDesk,
): Promise<Outcome<DistrictForecast>> {
  const made = await latestForecast(house, watch.district.code, today);
  return made?.madeOn === today ? good(made) : forecastNow(house, watch.district.code);
}

/** Visits whose lot is still watched in the week, and whether it held them back. */
async function watchedVisits(
  { store }: ForesightHouse,
  { watch, week }: PlanDesk,
): Promise<Map<string, boolean>> {
  const lots = await watchedLots(store.db, watch.district.code, 'visit', week);
  return new Map(lots.map(({ id, isHeld }) => [visitOfLot(id), isHeld]));
}

/** See `Foresight.makePlan`. */
export const makePlan = (house: ForesightHouse, viewer: Viewer, week: string) =>
  atDesk(house, viewer, week, async (desk): Promise<Outcome<WeekPlanView>> => {
    const found = await forChange(house, desk, undefined);
    if (!found.ok) return found;
    if (desk.shifts.length === 0)
      return bad(
        problem(
          'input.week',
          'week',
          '这一周没有可排的班次：已经过去，或班组都不出工',
          'no crew goes out in this week any more',
          { got: week },
        ),
      );
    const forecast = await freshForecast(house, desk);
    if (!forecast.ok) return forecast;
    const ground = await groundOf(house, desk, forecast.value);
    const index = new SpotIndex(ground);
    const due = seasons(house, ground).flatMap((season) => inspectionVisits(ground, index, season));
    const spot = ({ cell, kind }: PlannedVisit) => `${cell}/${kind}`;
    const covered = new Set(due.map(spot));
    // an inspection sees what is expected there too: nobody is sent to the same spot twice
    const watched = await watchedVisits(house, desk);
    // what the lot holds back is left alone until it has been watched to its end
    const others = forecastVisits(ground, index).filter(
      (visit) => !covered.has(spot(visit)) && !watched.get(visit.id),
    );
    const fresh = [...due, ...others];
    const before = found.value?.body.visits ?? [];
    const { open, past } = carryOver(fresh, before, desk.today);
    const planned = placeVisits(desk.file, desk.shifts, open);
    const body: PlanBody = {
      ...planned,
      visits: [...past, ...planned.visits],
      forecastOf: forecast.value.madeOn,
      doubts: forecast.value.body.doubts,
    };
    const revision = (found.value?.revision ?? 0) + 1;
    return keepRevision(house, desk, revision, found.value ? 'planned-again' : 'made', body);
  });

/** A visit that somebody adds by hand, in the middle of a place. */
function addedVisit(desk: PlanDesk, added: PlanEdit['added'][number]): Outcome<PlannedVisit> {
  const place = desk.watch.places.get(added.place);
  const kind = desk.file.kinds.find((one) => one.code === added.kind);
  if (!place || place.lat === null || place.lon === null || !kind)
    return bad(
      problem('input.plan', 'added', '没有这个地点或走访种类', 'there is no such place or kind', {
        got: `${added.place} ${added.kind}`,
      }),
    );
  const point = { lat: place.lat, lon: place.lon };
  return good({
    id: `hand:${added.place}:${added.kind}`,
    cell: planeOf(desk.watch).cellOf(point),
    place: place.code,
    ...point,
    kind: kind.code,
    inspection: null,
    category: kind.categories[0]!,
    minutes: kind.minutes,
    expected: 0,
    sd: 0,
    worth: 0,
    isMust: false,
    reasons: [{ kind: 'by-hand' }],
    checklist: kind.checklist,
    ...unplaced,
    left: 'dropped',
  });
}

/** See `Foresight.editPlan`. */
export const editPlan = (house: ForesightHouse, viewer: Viewer, week: string, edit: PlanEdit) =>
  atDesk(house, viewer, week, async (desk): Promise<Outcome<WeekPlanView>> => {
    const found = await forChange(house, desk, edit.revision);
    if (!found.ok) return found;
    const { body } = found.value!;
    const known = new Set(body.visits.map((visit) => visit.id));
    const added: PlannedVisit[] = [];
    const moves = [...edit.moves];
    for (const one of edit.added) {
      const visit = addedVisit(desk, one);
      if (!visit.ok) return visit;
      if (!known.has(visit.value.id)) added.push(visit.value);
      moves.push({ id: visit.value.id, crew: one.crew, day: one.day, locked: true });
    }
    const moved = moveVisits(desk.file, desk.shifts, [...body.visits, ...added], moves);
    if (!moved.ok) return moved;
    const { restores: _, ...rest } = body;
    const changed = { ...rest, ...moved.value, bound: Math.max(body.bound, moved.value.worth) };
    return keepRevision(house, desk, edit.revision + 1, 'edited', changed);
  });

/** See `Foresight.undoPlan`. */
export const undoPlan = (house: ForesightHouse, viewer: Viewer, week: string, revision: number) =>
  atDesk(house, viewer, week, async (desk): Promise<Outcome<WeekPlanView>> => {
    const found = await forChange(house, desk, revision);
    if (!found.ok) return found;
    const shown = found.value!.body.restores ?? revision;
    const code = desk.watch.district.code;
    const before = await findPlanRevision(house.store.db, code, week, shown - 1);
    if (!before)
      return bad(
        problem('input.undo', 'revision', '没有可以撤销的改动', 'there is nothing to take back', {
          got: revision,
        }),
      );
    const restores = before.body.restores ?? before.revision;
    return keepRevision(house, desk, revision + 1, 'undone', { ...before.body, restores });
  });

/** See `Foresight.planForOrders`. */
export const planForOrders = (
  house: ForesightHouse,
  viewer: Viewer,
  week: string,
  revision: number,
): Promise<Outcome<PlanForOrders>> =>
  atDesk(house, viewer, week, async (desk) => {
    const found = await forChange(house, desk, revision);
    if (!found.ok) return found;
    const { body } = found.value!;
    const { watch, file } = desk;
    const step = await currentStep(house, watch);
    const kinds = new Map(file.kinds.map((kind) => [kind.code, kind.categories]));
    const drawn = {
      week,
      programme: demandProgramme,
      visits: visitsToOpen(body),
      watched: new Set((await watchedVisits(house, desk)).keys()),
      categoriesOf: (kind: string) => kinds.get(kind) ?? [],
    };
    return good({
      revision,
      body,
      file,
      lots: step ? visitLots(watch, step, drawn) : [],
      simulated: await isSimulated(house, desk.watch),
    });
  });
