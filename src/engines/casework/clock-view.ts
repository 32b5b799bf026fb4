import { dueOf, explainClock } from '../../kernels/workdays/work-time.ts';
import type { ClockLedger } from '../../model/clock.ts';
import type { Label } from '../../model/label.ts';
import type { Programme } from '../../model/programme.ts';
import type { ClockLine, ClockView } from '../../model/clock-view.ts';
import type { Setup } from './setup.ts';

const named = (text: string): Label => ({ zh: text, en: text });

/** A clock as shown in a row. `now` is an ISO instant. */
export function clockLine(
  setup: Setup,
  programme: Programme,
  ledger: ClockLedger,
  now: string,
): ClockLine {
  const { dueAt, paused } = dueOf(ledger, setup.work);
  const until = ledger.stoppedAt ?? now;
  return {
    clock: ledger.clock,
    label: programme.clocks[ledger.clock]?.label ?? named(ledger.clock),
    round: ledger.round,
    startedAt: ledger.startedAt,
    dueAt,
    paused: ledger.stoppedAt === null ? paused : null,
    stoppedAt: ledger.stoppedAt,
    overdue: dueAt !== null && dueAt < until,
  };
}

/** A clock with the answer to "why this deadline?". */
export function clockView(
  setup: Setup,
  programme: Programme,
  ledger: ClockLedger,
  now: string,
): ClockView {
  return {
    ...clockLine(setup, programme, ledger, now),
    budgets: ledger.budgets.map(({ budget, at, why }) => ({
      budget,
      at,
      why: typeof why === 'string' ? named(why) : (why ?? null),
    })),
    basis: programme.clocks[ledger.clock]?.basis ?? named('—'),
    steps: explainClock(ledger, setup.work, ledger.stoppedAt ?? now),
  };
}

/** The running clock that is due first; those that stand still come last. Null when none runs. */
export function firstClock(
  setup: Setup,
  programme: Programme,
  ledgers: readonly ClockLedger[],
  now: string,
): ClockLine | null {
  const lines = ledgers
    .filter((ledger) => ledger.stoppedAt === null)
    .map((ledger) => clockLine(setup, programme, ledger, now));
  const due = (line: ClockLine) => (line.paused ? '~' : (line.dueAt ?? '~'));
  return lines.reduce<ClockLine | null>(
    (first, line) => (first === null || due(line) < due(first) ? line : first),
    null,
  );
}
