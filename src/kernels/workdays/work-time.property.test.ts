import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cn } from '../../../declared/calendars/cn.ts';
import { usBoston } from '../../../declared/calendars/us-boston.ts';
import { compileWorkTime, dueOf, explainClock } from './work-time.ts';
import type { BudgetInput, LedgerInput, WorkTime } from './work-time.ts';
import { dateOfDay, weekdayOfDay } from './zone-clock.ts';

const MINUTE = 60_000;
const runs = { seed: 20_261_116, numRuns: 300 } as const;

/** What the oracle knows: the calendar as it is written, and Intl asked for every single minute. */
function oracleFor(calendar: typeof cn, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const holidays = new Set(calendar.years.flatMap((y) => y.holidays.map((h) => h.date)));
  const makeUp = new Set(calendar.years.flatMap((y) => y.makeUpDays));
  const wall = (utc: number): [date: string, minute: number] => {
    const [, date, hour, minute] = /(\d{4}-\d\d-\d\d), (\d\d):(\d\d)/.exec(format.format(utc))!;
    return [date!, Number(hour) * 60 + Number(minute)];
  };
  const worked = (date: string) => {
    const weekday = new Date(`${date}T00:00Z`).getUTCDay() || 7;
    return makeUp.has(date) || (calendar.weekdays.includes(weekday) && !holidays.has(date));
  };
  const counts = (utc: number) => {
    const [date, minute] = wall(utc);
    return worked(date) && calendar.hours.some(([open, close]) => minute >= open && minute < close);
  };
  const paused = (utc: number, ledger: LedgerInput) =>
    ledger.suspensions.some(
      ({ from, to }) => utc >= Date.parse(from) && (to === null || utc < Date.parse(to)),
    );
  /** Minute by minute: the end of the minute in which the budget is used up. */
  return (start: number, minutes: number, kind: string, ledger: LedgerInput): number | null => {
    let left = minutes;
    for (let utc = start; utc < start + 60 * 1440 * MINUTE; utc += MINUTE) {
      if (paused(utc, ledger) || (kind === 'work-time' && !counts(utc))) continue;
      left -= 1;
      if (left === 0) return utc + MINUTE;
    }
    return null;
  };
}

const settings = [
  { name: 'China', calendar: cn, zone: 'Asia/Shanghai', from: '2025-09-20', to: '2025-10-14' },
  { name: 'China', calendar: cn, zone: 'Asia/Shanghai', from: '2024-02-01', to: '2024-02-22' },
  {
    name: 'Boston',
    calendar: usBoston,
    zone: 'America/New_York',
    from: '2015-03-05',
    to: '2015-03-12',
  },
  {
    name: 'Boston',
    calendar: usBoston,
    zone: 'America/New_York',
    from: '2015-10-28',
    to: '2015-11-04',
  },
];

const instant = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / MINUTE, max: Date.parse(to) / MINUTE })
    .map((minute) => minute * MINUTE);
const iso = (utc: number) => new Date(utc).toISOString();

const suspensionsFrom = (from: string, to: string) =>
  fc.array(
    fc.tuple(instant(from, to), fc.integer({ min: 1, max: 4000 })).map(([begin, minutes]) => ({
      from: iso(begin),
      to: iso(begin + minutes * MINUTE),
      why: 'w',
    })),
    { maxLength: 3 },
  );

const anyBudget: fc.Arbitrary<BudgetInput> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('urgent' as const, 'work-time' as const),
    minutes: fc.integer({ min: 1, max: 3000 }),
  }),
  fc.record({
    kind: fc.constantFrom('work-days' as const, 'natural-days' as const),
    days: fc.integer({ min: 1, max: 20 }),
  }),
);

const sizeOf = (budget: BudgetInput, work: WorkTime): number => {
  if (budget.kind === 'fixed') return 0;
  if ('minutes' in budget) return budget.minutes;
  return budget.days * (budget.kind === 'natural-days' ? 1440 : work.minutesPerDay);
};

describe.each(settings)('work time in $name, $from', ({ calendar, zone, from, to }) => {
  const work = compileWorkTime(calendar, zone);
  const ledgers = fc.record({
    startedAt: instant(from, to).map(iso),
    budgets: fc.array(
      anyBudget.map((budget) => ({ budget, at: `${from}T00:00:00.000Z` })),
      { minLength: 1, maxLength: 3 },
    ),
    suspensions: suspensionsFrom(from, to),
  });

  it('agrees with counting minute by minute', () => {
    const oracle = oracleFor(calendar, zone);
    fc.assert(
      fc.property(
        instant(from, to),
        fc.integer({ min: 1, max: 1500 }),
        fc.constantFrom('urgent' as const, 'work-time' as const),
        suspensionsFrom(from, to),
        (start, minutes, kind, suspensions) => {
          const ledger: LedgerInput = {
            startedAt: iso(start),
            budgets: [{ budget: { kind, minutes }, at: iso(start) }],
            suspensions,
          };
          const expected = oracle(start, minutes, kind, ledger);
          expect(dueOf(ledger, work).dueAt).toBe(expected && iso(expected));
        },
      ),
      // every run asks Intl for thousands of minutes
      { ...runs, numRuns: 25 },
    );
  });

  it('is due no earlier when it starts later', () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 0, max: 5000 }), (ledger, later) => {
        const startedAt = iso(Date.parse(ledger.startedAt) + later * MINUTE);
        const [first, second] = [ledger, { ...ledger, startedAt }].map(
          (l) => dueOf(l, work).dueAt!,
        );
        expect(second! >= first!).toBe(true);
      }),
      runs,
    );
  });

  it('is due no earlier with more time or another suspension', () => {
    fc.assert(
      fc.property(ledgers, anyBudget, suspensionsFrom(from, to), (ledger, budget, more) => {
        const due = dueOf(ledger, work).dueAt!;
        const extended = { ...ledger, budgets: [...ledger.budgets, { budget, at: due }] };
        expect(dueOf(extended, work).dueAt! > due).toBe(true);
        const suspended = { ...ledger, suspensions: [...ledger.suspensions, ...more] };
        expect(dueOf(suspended, work).dueAt! >= due).toBe(true);
      }),
      runs,
    );
  });

  it('explains itself: steps without gaps, counted minutes that add up, the same due time', () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const steps = explainClock(ledger, work, ledger.startedAt);
        let at = ledger.startedAt;
        for (const step of steps) {
          expect(step.from).toBe(at);
          expect(step.to >= step.from).toBe(true);
          at = step.to;
        }
        expect(at).toBe(dueOf(ledger, work).dueAt);
        const counted = steps.reduce((sum, step) => sum + step.countedMinutes, 0);
        const given = ledger.budgets.reduce((sum, { budget }) => sum + sizeOf(budget, work), 0);
        expect(counted).toBeCloseTo(given, 6);
      }),
      runs,
    );
  });
});

describe('day arithmetic', () => {
  it('agrees with Date for weekdays and dates of a thousand years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        expect(weekdayOfDay(day)).toBe(date.getUTCDay() || 7);
        expect(dateOfDay(day)).toBe(date.toISOString().slice(0, 10));
      }),
      runs,
    );
  });
});
