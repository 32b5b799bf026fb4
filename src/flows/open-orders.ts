import {
  mayNot,
  notThere,
  overtaken,
  readForAct,
  unseen,
  unsourced,
} from '../engines/casework/act-steps.ts';
import { noDistrict } from '../engines/casework/casework-house.ts';
import { catalogueOf, findRule } from '../engines/casework/dispatch.ts';
import { recordFacts } from '../engines/casework/record-facts.ts';
import type { Casework } from '../engines/casework/service.ts';
import type { Setup } from '../engines/casework/setup.ts';
import { weighAct, type Weighed } from '../engines/casework/weigh-act.ts';
import type { OrdersAsked } from '../model/foresight-view.ts';
import { bad, good, problem, ProblemError, type Outcome, type Problem } from '../model/problem.ts';
import type { Viewer } from '../model/role.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { RecordView } from '../model/view.ts';
import type { LastAct } from '../store/acts.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Trx } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { LiveRecord } from './live-record.ts';

/** What the flows of foresight work with: any house that has a desk of casework. */
export interface CaseworkDesk {
  store: Store;
  casework: Pick<Casework, 'findSetup' | 'view'>;
  now: () => Date;
}

type Asked = OrdersAsked['orders'][number];

/** Where orders of a programme stand in its declaration. */
const openType = 'open';

/**
 * The unit that an order goes to: the one that was named, else as the catalogue of orders says,
 * else as that of demands would send a demand of this category at this place.
 */
function unitOf(
  setup: Setup,
  programme: string,
  alert: Snapshot,
  asked: Asked,
): { lead: string; assist: string[] } | undefined {
  if (asked.lead !== undefined) return { lead: asked.lead, assist: [] };
  const { title, place, text } = asked;
  const snapshot: Snapshot = { ...alert, programme, title, place, fields: { text } };
  const actor = { person: null, role: '', unit: null, name: '' };
  const facts = recordFacts({ setup, snapshot, last: [], actor, at: alert.openedAt });
  const rule = [programme, 'demand']
    .map((code) => findRule(catalogueOf(setup, code).rules, facts))
    .find((found) => found !== undefined);
  return rule && { lead: rule.lead, assist: [...rule.assist] };
}

/**
 * The form of an order, with what it takes over from its alert; undefined when no unit is named and
 * none is found.
 *
 * @param among how many orders share what the alert expects
 */
export function orderInput(
  setup: Setup,
  programme: string,
  alert: Snapshot,
  asked: Asked,
  among: number,
): Record<string, unknown> | undefined {
  const unit = unitOf(setup, programme, alert, asked);
  if (!unit) return undefined;
  const { cases, expected, sentenceZh, sentenceEn } = alert.fields;
  const said = setup.district.language === 'zh' ? sentenceZh : sentenceEn;
  const excess = Number(cases) - Number(expected);
  return {
    title: asked.title,
    ...(asked.text ? { text: asked.text } : {}),
    why: typeof said === 'string' ? said : alert.title,
    alert: alert.number,
    // as many again as came beyond what was expected, if nobody went there
    ...(excess > 0 ? { expected: Math.round((excess / among) * 10) / 10 } : {}),
    ...(alert.category ? { category: alert.category } : {}),
    place: asked.place,
    lead: unit.lead,
    ...(unit.assist.length ? { assist: unit.assist } : {}),
  };
}

/** Problems end the transaction, so that all orders are opened or none. */
function orThrow<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new ProblemError(...outcome.problems);
}

const nobody = (asked: Asked): Problem =>
  problem(
    'input.lead',
    'input.lead',
    '派单目录里没有合适的单位，请指定主办单位',
    'the catalogue names no unit: name one',
    {
      got: `${asked.title} @ ${asked.place}`,
      wanted: 'a unit',
    },
  );

/** The viewer's role for an act of a record; throws the refusals. */
export function actorFor(
  setup: Setup,
  viewer: Viewer,
  type: string,
  of: { snapshot: Snapshot; last: readonly LastAct[]; at: string },
): Weighed['actor'] {
  const programme = setup.programmes[of.snapshot.programme];
  const act = programme?.acts[type];
  if (!programme || !act) {
    throw new ProblemError(
      problem('act.unknown', 'type', '没有这个动作', 'there is no such act', { got: type }),
    );
  }
  const weighed = weighAct(viewer, programme, act, { setup, ...of });
  if (!weighed) throw new ProblemError(mayNot(act));
  if (weighed.refusals.length) throw new ProblemError(...weighed.refusals);
  return weighed.actor;
}

/** What one call of the flow holds in its hands. */
interface Opening {
  setup: Setup;
  viewer: Viewer;
  programme: string;
  /** the alert as it stood when the orders were asked for */
  stored: StoredRecord;
  last: readonly LastAct[];
  orders: readonly Asked[];
  at: string;
}

/** Opens one order and tells the alert of it. Returns the order's record. */
async function openOne(trx: Trx, of: Opening, alert: LiveRecord, asked: Asked): Promise<string> {
  const { setup, viewer, programme, stored, at } = of;
  const { simulated, snapshot } = stored;
  const input = orderInput(setup, programme, snapshot, asked, of.orders.length);
  if (!input) throw new ProblemError(nobody(asked));
  const order = LiveRecord.blank(trx, setup, programme, { ...unsourced, simulated });
  const actor = actorFor(setup, viewer, openType, { snapshot: order.snapshot, last: [], at });
  const numbers = new Set([snapshot.number]);
  orThrow(await order.do({ type: openType, input, actor, at, numbers }));
  const outside = unseen(setup, viewer, order.snapshot);
  if (outside) throw new ProblemError(outside);
  const { number, record } = order.snapshot;
  const telling = actorFor(setup, viewer, 'order', { snapshot, last: of.last, at });
  const told = { type: 'order', input: { order: number }, actor: telling, at };
  orThrow(await alert.do({ ...told, numbers: new Set([number]) }));
  return record;
}

async function openAll(trx: Trx, of: Opening): Promise<string[]> {
  const alert = new LiveRecord(trx, of.setup, { ...of.stored, last: of.last });
  const opened: string[] = [];
  for (const [i, asked] of of.orders.entries()) {
    try {
      opened.push(await openOne(trx, of, alert, asked));
    } catch (error) {
      if (error instanceof ProblemError) throw inOrder(i, error);
      throw error;
    }
  }
  return opened;
}

/** Says which order it was; what stands against the alert itself stands for all of them. */
const inOrder = (i: number, { problems }: ProblemError) =>
  new ProblemError(
    ...problems.map((p) => ({ ...p, path: p.path.replace(/^input\./, `orders[${i}].`) })),
  );

/**
 * Opens proactive orders from an alert: each is dispatched to its unit and names the alert, the
 * alert tells each of them. All or nothing: one order that cannot be opened leaves none, with
 * problems below `orders[i]`.
 *
 * @param programme of the orders, as the alert's detector declares it
 */
export async function openOrders(
  desk: CaseworkDesk,
  viewer: Viewer,
  record: string,
  asked: OrdersAsked,
  programme = 'order',
): Promise<Outcome<RecordView[]>> {
  const setup = await desk.casework.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  const found = await readForAct(desk, setup, viewer, record);
  if (found?.stored.snapshot.programme !== 'alert') return bad(notThere(record));
  const { stored, last } = found;
  const { seq } = stored.snapshot;
  if (seq !== asked.seq) return bad(overtaken(seq, asked.seq));
  const at = desk.now().toISOString();
  const of = { setup, viewer, programme, stored, last, orders: asked.orders, at };
  try {
    const opened = await desk.store.db.transaction().execute((trx) => openAll(trx, of));
    const views = await Promise.all(opened.map((id) => desk.casework.view(viewer, id)));
    return good(views.map((view) => orThrow(view)));
  } catch (error) {
    if (error instanceof ProblemError) return bad(...error.problems);
    throw error;
  }
}
