import { dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { Sighting } from './foresight.ts';

/** A detection of the day under its stable name. */
export interface Candidate extends Sighting {
  id: string;
}

/** What matching knows of an alert: its last sighting, and what was said of it last. */
export interface KnownAlert {
  id: string;
  detector: string;
  category: string;
  /** of the last sighting */
  places: readonly string[];
  since: string;
  until: string;
  cases: number;
  /** day of the last sign */
  seen: string;
  /** what people were told last, and when */
  said: { day: string; cases: number; places: number; recurrenceDays: number };
  raisedOn: string;
  /**
   * `raised` waits for a decision, `decided` is being acted on, `dismissed` is not to be told again
   * unless it grows, `held` was held back by lot and is not told whatever it does
   */
  state: 'raised' | 'decided' | 'dismissed' | 'held';
}

/** The rules of a detector that matter here. */
export interface Speaking {
  speaksAtDays: number;
  weeklyBudget: number;
  expiresAfterDays: number;
}

export type Fate = 'raised' | 'grew' | 'same' | 'quiet' | 'over-budget';

export interface Decided {
  candidate: Candidate;
  fate: Fate;
  /** the alert it belongs to; for `raised` its own id */
  alert: string | null;
}

export interface Decision {
  /** strongest first */
  decided: Decided[];
  /** alerts that nobody decided and that gave no sign for long enough */
  expired: KnownAlert[];
  /** the alerts after this day */
  alerts: KnownAlert[];
}

export interface DayToDecide {
  day: string;
  candidates: readonly Candidate[];
  alerts: readonly KnownAlert[];
  rules: ReadonlyMap<string, Speaking>;
  /** how often each detector raised in the six days before; the day itself is counted here */
  raisedLately: ReadonlyMap<string, number>;
  /** whether one category is the other or lies above it */
  sameLine(a: string, b: string): boolean;
}

/** An alert speaks again when it is this many times rarer than when it last spoke, … */
const rarer = 10;
/** … or holds half as many demands or places more, and at least so many, … */
const larger = 1.5;
const moreCases = 3;
const morePlaces = 2;
/** … and has been silent for three days. */
const silentDays = 3;
/** A family's cluster and one of its members are the same thing when one makes up half of the other. */
const halfOfIt = 0.5;

const levels = ['leaf', 'parent', 'all'];

/** A total order, so that nothing depends on the order in which detections come. */
export function strongestFirst(a: Candidate, b: Candidate): number {
  return (
    b.recurrenceDays - a.recurrenceDays ||
    levels.indexOf(a.level) - levels.indexOf(b.level) ||
    b.cases - b.expected - (a.cases - a.expected) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

const dayGap = (from: string, to: string) => dayOfDate(to) - dayOfDate(from);

/** Days between two windows; 0 where they touch. */
const gapOf = (a: { since: string; until: string }, b: { since: string; until: string }) =>
  Math.max(0, dayGap(a.until, b.since), dayGap(b.until, a.since));

function sharedPlaces(a: readonly string[], b: readonly string[]): number {
  const held = new Set(a);
  return b.reduce((n, place) => n + (held.has(place) ? 1 : 0), 0);
}

/** Whether the detection is of what the alert is about. */
function isOf(candidate: Candidate, alert: KnownAlert, day: DayToDecide): boolean {
  if (!day.sameLine(candidate.category, alert.category)) return false;
  if (candidate.category !== alert.category) {
    const [few, many] = [candidate.cases, alert.cases].sort((a, b) => a - b) as [number, number];
    if (few < many * halfOfIt) return false;
  }
  // what is held back is watched to its end, also where it is silent for long
  const patience =
    alert.state === 'held' ? Infinity : (day.rules.get(alert.detector)?.expiresAfterDays ?? 0);
  return gapOf(candidate, alert) <= patience && sharedPlaces(candidate.places, alert.places) > 0;
}

/** The alert that shares most places with the detection. */
function alertOf(candidate: Candidate, alerts: Iterable<KnownAlert>, day: DayToDecide) {
  let best: { alert: KnownAlert; shared: number } | undefined;
  for (const alert of alerts) {
    if (!isOf(candidate, alert, day)) continue;
    const shared = sharedPlaces(candidate.places, alert.places);
    const better =
      !best || shared > best.shared || (shared === best.shared && alert.id < best.alert.id);
    if (better) best = { alert, shared };
  }
  return best?.alert;
}

/** Whether the cluster grew since it was last spoken of, by a lot. A family always counts more than its member: that is no growth. */
export function hasGrown(candidate: Candidate, { said, category }: KnownAlert): boolean {
  if (candidate.category !== category) return false;
  if (dayGap(said.day, candidate.day) < silentDays) return false;
  const places = candidate.places.length;
  return (
    candidate.recurrenceDays >= said.recurrenceDays * rarer ||
    (candidate.cases >= said.cases * larger && candidate.cases >= said.cases + moreCases) ||
    (places >= said.places * larger && places >= said.places + morePlaces)
  );
}

const sayingOf = (c: Candidate): KnownAlert['said'] => ({
  day: c.day,
  cases: c.cases,
  places: c.places.length,
  recurrenceDays: c.recurrenceDays,
});

const newAlert = (c: Candidate): KnownAlert => ({
  id: c.id,
  detector: c.detector,
  category: c.category,
  places: c.places,
  since: c.since,
  until: c.until,
  cases: c.cases,
  seen: c.day,
  said: sayingOf(c),
  raisedOn: c.day,
  state: 'raised',
});

/** The alert after a sighting; the strongest of a day counts. */
function sighted(alert: KnownAlert, c: Candidate, grew: boolean): KnownAlert {
  const first = alert.seen !== c.day;
  return {
    ...alert,
    ...(first
      ? { places: c.places, since: c.since, until: c.until, cases: c.cases, seen: c.day }
      : {}),
    ...(grew ? { said: sayingOf(c) } : {}),
  };
}

/** One day while it is being decided. */
class Deciding {
  readonly #day: DayToDecide;
  readonly #alerts: Map<string, KnownAlert>;
  readonly #raised: Map<string, number>;

  constructor(day: DayToDecide) {
    this.#day = day;
    this.#alerts = new Map(day.alerts.map((alert) => [alert.id, alert]));
    this.#raised = new Map(day.raisedLately);
  }

  get alerts(): KnownAlert[] {
    return [...this.#alerts.values()];
  }

  decide(candidate: Candidate): Decided {
    const rule = this.#day.rules.get(candidate.detector);
    const loud = rule !== undefined && candidate.recurrenceDays >= rule.speaksAtDays;
    const alert = alertOf(candidate, this.#alerts.values(), this.#day);
    if (alert) {
      const grew = loud && alert.state !== 'held' && hasGrown(candidate, alert);
      if (!grew || alert.state !== 'dismissed') {
        this.#alerts.set(alert.id, sighted(alert, candidate, grew));
        return { candidate, fate: grew ? 'grew' : 'same', alert: alert.id };
      }
    }
    if (!loud) return { candidate, fate: 'quiet', alert: null };
    const raised = this.#raised.get(candidate.detector) ?? 0;
    if (raised >= rule.weeklyBudget) return { candidate, fate: 'over-budget', alert: null };
    this.#raised.set(candidate.detector, raised + 1);
    // what was dismissed and then grew goes on under the new alert
    if (alert) this.#alerts.delete(alert.id);
    this.#alerts.set(candidate.id, newAlert(candidate));
    return { candidate, fate: 'raised', alert: candidate.id };
  }
}

/**
 * What becomes of the detections of one day. The strongest is decided first: it belongs to an alert
 * that is about the same (category in line, shared places, windows close to each other), or raises
 * one of its own if it is rare enough and its detector has said less than its budget within seven
 * days. Several detections of one thing are therefore one alert. An alert speaks again only when it
 * has grown, and expires when nobody decided it and it gave no sign for long enough.
 */
export function decideDay(day: DayToDecide): Decision {
  const deciding = new Deciding(day);
  const decided = day.candidates.toSorted(strongestFirst).map((c) => deciding.decide(c));
  const over = (alert: KnownAlert) =>
    dayGap(alert.seen, day.day) > (day.rules.get(alert.detector)?.expiresAfterDays ?? 0);
  const { alerts } = deciding;
  return {
    decided,
    expired: alerts.filter((alert) => alert.state === 'raised' && over(alert)),
    alerts: alerts.filter((alert) => !over(alert)),
  };
}
