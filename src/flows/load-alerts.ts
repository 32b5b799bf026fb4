import { queryOf } from '../engines/casework/record-query.ts';
import { createCasework } from '../engines/casework/service.ts';
import { createForesight } from '../engines/foresight/service.ts';
import { streamOf, type Random } from '../kernels/simulate/random.ts';
import { dateOfDay, dayOfDate } from '../kernels/workdays/zone-clock.ts';
import { ProblemError } from '../model/problem.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { lastActs } from '../store/acts.ts';
import { lastOpenedDay } from '../store/opened-rows.ts';
import { pageRecords, type StoredRecord } from '../store/records.ts';
import { detectDay } from './detect-day.ts';
import { LiveRecord } from './live-record.ts';
import {
  iso,
  liveOrder,
  madeUp,
  morningAfter,
  mustBe,
  orderProgramme,
  wordsOf,
  type MadeUpDesk,
} from './made-up-order.ts';
import { lastNightsDay, nightAfter } from './nights.ts';
import { alertProgramme } from './raise-alerts.ts';
import type { FlowHouse } from './simulate-district.ts';
import { keepPictures } from './simulated-pictures.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** an alert without a sign for so long, that people had taken up, is settled */
const settledAfter = 10 * DAY;
/** most orders of a district's examples: enough to look at, few enough to read */
const mostOrders = 4;
/** more alerts than this no eight weeks of examples hold */
const most = 1000;

/** The alerts of a district in these states, oldest first. */
async function alertsIn(desk: MadeUpDesk, state: string[]): Promise<StoredRecord[]> {
  const everywhere = [{ within: null, unit: null }];
  const filter = { programme: alertProgramme, state };
  const query = queryOf(desk.setup, everywhere, filter, new Date(desk.until));
  const page = { sort: 'opened' as const, limit: most, offset: 0 };
  return (await pageRecords(desk.store.db, query, page)).rows;
}

/** What is drawn for an alert is always the same, so that an interrupted load goes on alike. */
const drawFor = ({ number }: Snapshot): Random => streamOf(1, 'alert', number);

type Decision = 'order' | 'confirm' | 'dismiss' | 'leave';

/** What a person makes of an alert: strong ones are rarely dismissed. */
function decisionOf({ fields }: Snapshot, random: Random): Decision {
  const isStrong = Number(fields['recurrenceDays']) >= 1000;
  const decisions = ['order', 'confirm', 'dismiss', 'leave'] as const;
  return decisions[random.weighted(isStrong ? [0.35, 0.4, 0.1, 0.15] : [0.05, 0.3, 0.35, 0.3])]!;
}

function dismissal(desk: MadeUpDesk, random: Random) {
  const { dismiss } = wordsOf(desk);
  const reason = random.pick(Object.keys(dismiss) as (keyof typeof dismiss)[]);
  return { type: 'dismiss', input: { reason, words: random.pick([...dismiss[reason]]) } };
}

const confirmation = (desk: MadeUpDesk, random: Random) => ({
  type: 'confirm',
  input: { decision: random.pick([...wordsOf(desk).confirm]) },
});

/**
 * Runs `work` on the alert. What made-up people do is made up, whatever the rows were that the
 * alert is about: it is marked as simulated from then on.
 */
const onAlert = <T>(
  { store, setup }: MadeUpDesk,
  { snapshot, source, sourceId }: StoredRecord,
  work: (alert: LiveRecord, order: () => LiveRecord) => Promise<T>,
): Promise<T> =>
  store.db.transaction().execute(async (trx) => {
    const { district, record } = snapshot;
    const last = (await lastActs(trx, district, [record])).get(record) ?? [];
    const alert = new LiveRecord(trx, setup, { snapshot, last, source, sourceId, simulated: true });
    const origin = { source: null, sourceId: null, simulated: true };
    return work(alert, () => LiveRecord.blank(trx, setup, orderProgramme, origin));
  });

/** Decides an alert as drawn for it, if its morning comes before `horizon`. Counts the orders. */
async function decide(
  desk: MadeUpDesk,
  stored: StoredRecord,
  horizon: number,
  mayOrder: boolean,
): Promise<number> {
  const { snapshot } = stored;
  const random = drawFor(snapshot);
  const decision = decisionOf(snapshot, random);
  const at = morningAfter(desk, Date.parse(snapshot.updatedAt) + 6 * HOUR, random);
  if (decision === 'leave' || at > horizon) return 0;
  return onAlert(desk, stored, async (alert, order) => {
    if (decision === 'order' && mayOrder) {
      if (await liveOrder(desk, alert, order(), at, random)) return 1;
    }
    const act = decision === 'dismiss' ? dismissal(desk, random) : confirmation(desk, random);
    const actor = madeUp(desk, random.chance(0.7) ? 'dispatcher' : 'shift-lead');
    mustBe(await alert.do({ ...act, actor, at: iso(at) }));
    return 0;
  });
}

/** What was taken up and has been silent for long is settled. */
async function settleOld(desk: MadeUpDesk): Promise<void> {
  for (const stored of await alertsIn(desk, ['confirmed', 'ordered'])) {
    const { snapshot } = stored;
    const at = morningAfter(desk, Date.parse(snapshot.updatedAt) + settledAfter, drawFor(snapshot));
    if (at > desk.until) continue;
    const outcome = snapshot.state === 'ordered' ? 'solved' : 'subsided';
    const input = { outcome, note: wordsOf(desk).settled };
    const actor = madeUp(desk, 'dispatcher');
    await onAlert(desk, stored, async (alert) =>
      mustBe(await alert.do({ type: 'settle', input, actor, at: iso(at) })),
    );
  }
}

export interface LoadedAlerts {
  alerts: number;
  orders: number;
}

/**
 * Detects the last days of a district's demands, each in the night after it, and lets made-up people
 * decide what was raised, so that the inbox, the calendar and the orders have something to show.
 * Every step stands by itself: a load that was interrupted goes on where it stood.
 */
export async function loadAlerts(
  house: FlowHouse,
  district: string,
  days: number,
): Promise<LoadedAlerts> {
  const { store, now } = house;
  const casework = createCasework(house);
  const setup = await casework.findSetup(district);
  const lastDay = await lastOpenedDay(store.db, district, 'demand');
  if (!setup?.programmes[alertProgramme] || lastDay === null) return { alerts: 0, orders: 0 };
  const { timeZone } = setup.district;
  const ended = lastNightsDay(now(), timeZone);
  const last = dayOfDate(lastDay < ended ? lastDay : ended);
  const until = Math.min(now().getTime(), nightAfter(dateOfDay(last), timeZone).getTime() + DAY);
  const desk: MadeUpDesk = { store, setup, pictures: await keepPictures(store, district), until };
  const foresight = createForesight(house);
  const loaded = { alerts: 0, orders: 0 };
  try {
    for (let day = last - days + 1; day <= last; day++) {
      const asked = { district, day: dateOfDay(day), kind: 'past' as const };
      const done = await detectDay({ store, casework, now, foresight }, asked);
      if (!done.ok) throw new ProblemError(...done.problems);
      const { said } = done.value;
      if (said.problems.length) throw new ProblemError(...said.problems);
      loaded.alerts += said.raised;
      const horizon = Math.min(until, nightAfter(dateOfDay(day + 1), timeZone).getTime());
      for (const raised of await alertsIn(desk, ['raised'])) {
        loaded.orders += await decide(desk, raised, horizon, loaded.orders < mostOrders);
      }
    }
    await settleOld(desk);
  } finally {
    await foresight.close();
  }
  return loaded;
}
