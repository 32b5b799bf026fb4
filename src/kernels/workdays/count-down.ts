import type { Words, WorkTime } from './work-calendar.ts';

/** How much time there is; see Budget of the model. */
export type BudgetInput =
  | { kind: 'urgent' | 'work-time'; minutes: number }
  | { kind: 'work-days' | 'natural-days'; days: number }
  | { kind: 'fixed'; due: string };

/** A clock's ledger; see ClockLedger of the model. Instants are ISO 8601, UTC. */
export interface LedgerInput {
  startedAt: string;
  budgets: readonly { budget: BudgetInput; at: string; why?: string | Words | undefined }[];
  suspensions: readonly { from: string; to: string | null; why: string }[];
}

/** Told about every stretch that counted; `days` is the number of whole days it counts for, if any. */
export type Counted = (from: number, to: number, minutes: number, days: number) => void;

/** A stretch in which nothing counts; `to` is Infinity while it lasts. */
export interface Pause {
  from: number;
  to: number;
  why: string;
}

const MINUTE = 60_000;
/** no deadline lies further away; a longer search means a broken declaration */
const FURTHEST_DAYS = 100 * 366;

const millis = (instant: string, name: string): number => {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`${name}: got "${instant}", wanted ISO 8601 in UTC`);
  return ms;
};

/** Suspensions in order, joined where they touch or overlap. */
export function pausesOf(ledger: LedgerInput): Pause[] {
  if (ledger.suspensions.length === 0) return [];
  const all = ledger.suspensions
    .map(({ from, to, why }) => ({
      from: millis(from, 'suspension from'),
      to: to === null ? Infinity : millis(to, 'suspension to'),
      why,
    }))
    .filter((pause) => pause.to > pause.from)
    .sort((a, b) => a.from - b.from);
  const joined: Pause[] = [];
  for (const pause of all) {
    const last = joined.at(-1);
    if (!last || pause.from > last.to) joined.push(pause);
    else if (pause.to > last.to) {
      last.to = pause.to;
      if (last.why !== pause.why) last.why = `${last.why}；${pause.why}`;
    }
  }
  return joined;
}

/**
 * Counts time within [from, to) outside the pauses until `left` ms are used up. Returns the instant
 * at which that happens, else NaN and what is left.
 */
function countThrough(
  from: number,
  to: number,
  left: number,
  pauses: readonly Pause[],
  counted: Counted | undefined,
): { due: number; left: number } {
  let at = from;
  const use = (until: number): boolean => {
    if (until <= at) return false;
    const end = Math.min(until, at + left);
    counted?.(at, end, (end - at) / MINUTE, 0);
    left -= end - at;
    at = end;
    return left <= 0;
  };
  for (const pause of pauses) {
    if (pause.to <= at) continue;
    if (pause.from >= to) break;
    if (use(pause.from)) return { due: at, left: 0 };
    at = Math.max(at, pause.to);
    if (at >= to) return { due: NaN, left };
  }
  return use(to) ? { due: at, left: 0 } : { due: NaN, left };
}

/** Working minutes from `from`; Infinity when an open suspension comes first. */
function addWorkTime(
  from: number,
  minutes: number,
  pauses: readonly Pause[],
  work: WorkTime,
  counted: Counted | undefined,
): number {
  const stands = pauses.at(-1)?.to === Infinity ? pauses.at(-1)!.from : Infinity;
  let left = minutes * MINUTE;
  const first = work.zone.dayOf(from);
  for (let day = first; day <= first + FURTHEST_DAYS; day++) {
    const hours = work.hoursOf(day);
    for (let i = 0; i < hours.length; i += 2) {
      const open = Math.max(hours[i]!, from);
      const close = hours[i + 1]!;
      if (open >= close) continue;
      if (open >= stands) return Infinity;
      const result = countThrough(open, close, left, pauses, counted);
      if (result.left === 0) return result.due;
      left = result.left;
    }
  }
  throw new RangeError(`got ${minutes} working minutes, wanted at most 100 years`);
}

/**
 * Whole days after the day of `from`: working days to the close of business, natural days to 24:00.
 * A day counts when the clock runs at the moment it ends.
 */
function addDays(
  from: number,
  days: number,
  natural: boolean,
  pauses: readonly Pause[],
  work: WorkTime,
  counted: Counted | undefined,
): number {
  let left = days;
  const start = work.zone.dayOf(from);
  for (let day = start + 1; day <= start + FURTHEST_DAYS; day++) {
    if (!natural && !work.isWorkday(day)) continue;
    const end = natural ? work.beginOf(day + 1) : work.closeOf(day);
    const pause = pauses.find((p) => p.from < end && end <= p.to);
    if (pause?.to === Infinity) return Infinity;
    if (pause) continue;
    counted?.(
      natural ? work.beginOf(day) : work.hoursOf(day)[0]!,
      end,
      minutesOf(natural, work),
      1,
    );
    left -= 1;
    if (left === 0) return end;
  }
  throw new RangeError(`got ${days} days, wanted at most 100 years`);
}

const minutesOf = (natural: boolean, work: WorkTime) => (natural ? 1440 : work.minutesPerDay);

/** One budget counted from an instant (ms): the instant at which it is used up, or Infinity. */
export function addBudget(
  from: number,
  budget: BudgetInput,
  extension: boolean,
  pauses: readonly Pause[],
  work: WorkTime,
  counted?: Counted,
): number {
  switch (budget.kind) {
    case 'fixed':
      return millis(budget.due, 'due');
    case 'urgent':
      return pauses.length === 0 && !counted
        ? from + budget.minutes * MINUTE
        : urgentDue(from, budget.minutes, pauses, counted);
    case 'work-time':
      return addWorkTime(from, budget.minutes, pauses, work, counted);
    default:
      // a due time of 24:00 belongs to the day that it ends, not to the one that begins
      return addDays(
        extension ? from - 1 : from,
        budget.days,
        budget.kind === 'natural-days',
        pauses,
        work,
        counted,
      );
  }
}

function urgentDue(
  from: number,
  minutes: number,
  pauses: readonly Pause[],
  counted: Counted | undefined,
): number {
  const { due } = countThrough(from, Infinity, minutes * MINUTE, pauses, counted);
  return Number.isNaN(due) ? Infinity : due;
}

/** The start of the ledger in ms. */
export const startOf = (ledger: LedgerInput): number => millis(ledger.startedAt, 'startedAt');
