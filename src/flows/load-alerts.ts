import { queryOf } from '../engines/casework/record-query.ts';
import { streamOf, type Random } from '../kernels/simulate/random.ts';
import { civilDate, dateOfDay, dayOfDate } from '../kernels/workdays/zone-clock.ts';
import type { District } from '../model/district.ts';
import { ProblemError } from '../model/problem.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { lastActs } from '../store/acts.ts';
import { listRuns } from '../store/detector-runs.ts';
import { lastOpenedOf } from '../store/opened-rows.ts';
import { everyRecord } from '../store/record-filter.ts';
import { pageRecords, type StoredRecord } from '../store/records.ts';
import { detectDay, type DetectingHouse } from './detect-day.ts';
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
  const filter = { programme: alertProgramme, state };
  const query = queryOf(desk.setup, [everyRecord], filter, new Date(desk.until));
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

/** Which days of a district are looked at: so many up to the last whole one of its source. */
export interface AlertsAsked {
  district: string;
  /** of the example demands */
  source: string;
  days: number;
}

/** The days to look at; undefined where there are none, or where all of it is done. */
async function daysOf(
  { store, now }: DetectingHouse,
  { timeZone }: District,
  { district, source, days }: AlertsAsked,
): Promise<{ first: number; last: number } | undefined> {
  const latest = await lastOpenedOf(store.db, district, source);
  if (!latest) return undefined;
  const ended = dayOfDate(lastNightsDay(now(), timeZone));
  const last = Math.min(dayOfDate(civilDate(latest.getTime(), timeZone)) - 1, ended);
  const runs = await listRuns(store.db, district, { day: dateOfDay(last), limit: 1000 });
  const isDone = runs.length > 0 && runs.every((run) => run.state === 'done');
  return isDone ? undefined : { first: last - days + 1, last };
}

/**
 * Detects the last days of a district's demands, each in the night after it, and lets made-up people
 * decide what was raised, so that the inbox, the calendar and the orders have something to show.
 * Every step stands by itself: a load that was interrupted goes on where it stood. Undefined when
 * everything is there already.
 */
export async function loadAlerts(
  house: DetectingHouse,
  asked: AlertsAsked,
  signal?: AbortSignal,
): Promise<LoadedAlerts | undefined> {
  const { store, now, casework } = house;
  const { district } = asked;
  const setup = await casework.findSetup(district);
  const span = setup && (await daysOf(house, setup.district, asked));
  if (!setup?.programmes[alertProgramme] || !span) return undefined;
  const night = (day: number) => nightAfter(dateOfDay(day), setup.district.timeZone).getTime();
  const until = Math.min(now().getTime(), night(span.last) + DAY);
  const desk: MadeUpDesk = { store, setup, pictures: await keepPictures(store, district), until };
  const loaded = { alerts: 0, orders: 0 };
  for (let day = span.first; day <= span.last; day++) {
    if (signal?.aborted) return loaded;
    const past = { district, day: dateOfDay(day), kind: 'past' as const, draws: true };
    const done = await detectDay(house, signal ? { ...past, signal } : past);
    if (!done.ok) throw new ProblemError(...done.problems);
    const { said } = done.value;
    if (said.problems.length) throw new ProblemError(...said.problems);
    loaded.alerts += said.raised;
    const horizon = Math.min(until, night(day + 1));
    for (const raised of await alertsIn(desk, ['raised'])) {
      loaded.orders += await decide(desk, raised, horizon, loaded.orders < mostOrders);
    }
  }
  await settleOld(desk);
  return loaded;
}
