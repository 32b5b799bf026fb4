import { readForAct, unseen, unsourced } from '../engines/casework/act-steps.ts';
import { noDistrict } from '../engines/casework/casework-house.ts';
import type { Setup } from '../engines/casework/setup.ts';
import type { Foresight } from '../engines/foresight/foresight.ts';
import { visitLotId } from '../engines/foresight/hold-out.ts';
import { visitsToOpen, type PlanForOrders } from '../engines/foresight/plan-desk.ts';
import { sayReason } from '../engines/foresight/visit-sentences.ts';
import { instantOf } from '../kernels/workdays/work-time.ts';
import { dayOfDate } from '../kernels/workdays/zone-clock.ts';
import type { Label, Language } from '../model/label.ts';
import { bad, good, problem, ProblemError, type Outcome } from '../model/problem.ts';
import type { Viewer } from '../model/role.ts';
import type { PlannedVisit } from '../model/week-plan.ts';
import type { Trx } from '../store/schema.ts';
import { addLots } from '../store/hold-outs.ts';
import { addPlanRevision } from '../store/week-plans.ts';
import { LiveRecord } from './live-record.ts';
import { actorFor, type CaseworkDesk } from './open-orders.ts';

/** What approving a plan works with. */
export interface PlanningDesk extends CaseworkDesk {
  foresight: Pick<Foresight, 'planForOrders'>;
}

/** The programme and act by which a visit becomes an order. */
const [orderProgramme, openType] = ['order', 'open'];
/** days after the visit in which what was found is to be fixed */
const fixDays = 5;
const minutesPerDay = 1440;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The last instant of a civil day, some days later. */
function endOf(setup: Setup, day: string, later = 0): string {
  const local = (dayOfDate(day) + later + 1) * minutesPerDay * 60_000;
  return new Date(instantOf(local, setup.district.timeZone) - 1000).toISOString();
}

const listed = (labels: readonly Label[], language: Language): string =>
  labels.map((label, i) => `${i + 1}. ${label[language]}`).join('\n');

/** The form of a visit's order. */
function visitInput(
  setup: Setup,
  { file }: PlanForOrders,
  visit: PlannedVisit,
): Record<string, unknown> {
  const { language } = setup.district;
  const kind = file.kinds.find((one) => one.code === visit.kind)!;
  const crew = file.crews.find((one) => one.code === visit.crew)!;
  const place = setup.places.get(visit.place)?.label[language] ?? '';
  const due = visit.reasons.find((reason) => reason.kind === 'inspection');
  const alert = visit.reasons.find((reason) => reason.kind === 'alert');
  const what = due ? due.label[language] : kind.label[language];
  const between = language === 'zh' ? '：' : ': ';
  return {
    title: `${place}${place ? between : ''}${what}`.slice(0, 200),
    text: listed(visit.checklist, language),
    why: visit.reasons
      .map((reason) => sayReason(reason)[language])
      .join(language === 'zh' ? '；' : '; '),
    ...(alert ? { alert: alert.number } : {}),
    expected: Math.round(visit.worth * 10) / 10,
    ...(visit.inspection ? { inspection: visit.inspection } : {}),
    crew: crew.label[language],
    planned: `${visit.day} ${clock(visit.startMinute!)}–${clock(visit.endMinute!)}`,
    visitBy: endOf(setup, visit.day!),
    completeBy: endOf(setup, visit.day!, fixDays),
    category: visit.category,
    place: visit.place,
    point: { lat: visit.lat, lon: visit.lon },
    lead: crew.unit,
  };
}

function orThrow<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new ProblemError(...outcome.problems);
}

/** What approving one plan holds in its hands. */
interface Approving {
  desk: PlanningDesk;
  setup: Setup;
  viewer: Viewer;
  plan: PlanForOrders;
  at: string;
  /** alerts of its visits that can still be told, as they stand by now; null where they are over */
  alerts: Map<string, LiveRecord | null>;
}

const programmeOfAlerts = 'alert';

/** The alert that a visit follows, in the hands of the transaction; null where it is over. */
async function alertOf(trx: Trx, of: Approving, record: string): Promise<LiveRecord | null> {
  const known = of.alerts.get(record);
  if (known !== undefined) return known;
  const found = await readForAct(of.desk, of.setup, of.viewer, record);
  const isOpen =
    found?.stored.snapshot.programme === programmeOfAlerts && !found.stored.snapshot.ended;
  const alert = isOpen
    ? new LiveRecord(trx, of.setup, { ...found.stored, last: found.last })
    : null;
  of.alerts.set(record, alert);
  return alert;
}

/** Tells the alert of a visit that its order is open, so that it waits for nobody any more. */
async function tellAlert(
  trx: Trx,
  of: Approving,
  visit: PlannedVisit,
  number: string,
): Promise<void> {
  const reason = visit.reasons.find((one) => one.kind === 'alert');
  const alert = reason && (await alertOf(trx, of, reason.record));
  if (!alert) return;
  const { setup, viewer, at } = of;
  const actor = actorFor(setup, viewer, 'order', { snapshot: alert.snapshot, last: [], at });
  const told = { type: 'order', input: { order: number }, actor, at };
  orThrow(await alert.do({ ...told, numbers: new Set([number]) }));
}

/** Opens the order of one visit. Returns its number. */
async function openVisit(trx: Trx, of: Approving, visit: PlannedVisit): Promise<string> {
  const { setup, viewer, plan, at } = of;
  const origin = { ...unsourced, simulated: plan.simulated };
  const order = LiveRecord.blank(trx, setup, orderProgramme!, origin);
  const actor = actorFor(setup, viewer, openType!, { snapshot: order.snapshot, last: [], at });
  const input = visitInput(setup, plan, visit);
  const numbers = new Set(typeof input.alert === 'string' ? [input.alert] : []);
  orThrow(await order.do({ type: openType!, input, actor, at, numbers }));
  const outside = unseen(setup, viewer, order.snapshot);
  if (outside) throw new ProblemError(outside);
  await tellAlert(trx, of, visit, order.snapshot.number);
  return order.snapshot.number;
}

const overtaken = (revision: number) =>
  problem(
    'conflict.revision',
    'revision',
    '别人刚刚改过这份计划，请先看最新的',
    'somebody has changed this plan just now: look at it first',
    { got: revision },
  );

/**
 * Approves the plan of a week: every planned visit becomes an order of its crew's unit, due on its
 * day, but for the few that the lot holds back so that the effect of the others can be known; and the
 * plan is closed. All or nothing.
 *
 * @returns how many orders were opened
 */
export async function approvePlan(
  desk: PlanningDesk,
  viewer: Viewer,
  week: string,
  revision: number,
): Promise<Outcome<number>> {
  const setup = await desk.casework.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  const found = await desk.foresight.planForOrders(viewer, week, revision);
  if (!found.ok) return found;
  const plan = found.value;
  const planned = visitsToOpen(plan.body);
  const held = new Set(plan.lots.filter(({ isHeld }) => isHeld).map(({ id }) => id));
  const isHeld = (visit: PlannedVisit) => held.has(visitLotId(week, visit));
  const visits = planned.filter((visit) => !isHeld(visit));
  if (visits.length === 0)
    return bad(
      problem('input.plan', 'week', '计划里没有走访', 'there is no visit in the plan', {
        got: week,
      }),
    );
  const at = desk.now().toISOString();
  try {
    return await desk.store.db.transaction().execute(async (trx) => {
      const orders = new Map<string, string>();
      const of: Approving = { desk, setup, viewer, plan, at, alerts: new Map() };
      for (const visit of visits) orders.set(visit.id, await openVisit(trx, of, visit));
      const body = {
        ...plan.body,
        visits: plan.body.visits.map((visit) => ({
          ...visit,
          order: orders.get(visit.id) ?? visit.order,
          ...(isHeld(visit) ? { isHeld: true } : {}),
        })),
      };
      const opened = new Map(
        planned.map((visit) => [visitLotId(week, visit), orders.get(visit.id)]),
      );
      const lots = plan.lots.map((lot) => {
        const orderNumber = opened.get(lot.id);
        return orderNumber === undefined ? lot : { ...lot, orderNumber };
      });
      await addLots(trx, viewer.district, lots);
      const added = { week, revision: revision + 1, step: 'approved', body, person: viewer.person };
      if (!(await addPlanRevision(trx, viewer.district, added)))
        throw new ProblemError(overtaken(revision));
      return good(orders.size);
    });
  } catch (error) {
    if (error instanceof ProblemError) return bad(...error.problems);
    throw error;
  }
}
