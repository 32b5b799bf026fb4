import { addBudget, type BudgetInput, type LedgerInput } from '../workdays/count-down.ts';
import type { WorkTime } from '../workdays/work-calendar.ts';
import { dueOf } from '../workdays/work-time.ts';

const MINUTE = 60_000;

/** The instant so many working minutes after another; minutes on the wall clock where `always`. */
export function afterMinutes(at: number, minutes: number, work: WorkTime, always = false): number {
  const some = Math.max(1, Math.round(minutes));
  if (always) return Math.round(at + some * MINUTE);
  return Math.round(addBudget(at, { kind: 'work-time', minutes: some }, false, [], work));
}

/** Working minutes between two instants. */
export function workMinutes(from: number, to: number, work: WorkTime): number {
  let minutes = 0;
  for (let day = work.zone.dayOf(from); day <= work.zone.dayOf(to); day++) {
    const hours = work.hoursOf(day);
    for (let i = 0; i < hours.length; i += 2) {
      minutes += Math.max(0, Math.min(to, hours[i + 1]!) - Math.max(from, hours[i]!)) / MINUTE;
    }
  }
  return minutes;
}

/** A disposal clock as it runs while a life is made up. */
export interface RunningClock {
  /** ms since 1970; Infinity while it stands still */
  due(): number;
  extend(at: number, days: number): void;
  suspend(from: number, to: number): void;
}

/** Starts a clock; due times are those that the engine derives from the same ledger. */
export function startClock(at: number, budget: BudgetInput, work: WorkTime): RunningClock {
  const iso = (ms: number) => new Date(ms).toISOString();
  const ledger = {
    startedAt: iso(at),
    budgets: [{ budget, at: iso(at) }],
    suspensions: [] as { from: string; to: string | null; why: string }[],
  } satisfies LedgerInput;
  return {
    due: () => Date.parse(dueOf(ledger, work).dueAt ?? '9999-12-31T00:00:00.000Z'),
    extend: (when, days) => {
      ledger.budgets.push({ budget: { kind: 'work-days', days }, at: iso(when) });
    },
    suspend: (from, to) => {
      ledger.suspensions.push({ from: iso(from), to: iso(to), why: '' });
    },
  };
}
