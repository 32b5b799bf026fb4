import { z } from 'zod';
import { Budget, Instant } from './clock.ts';
import { Label } from './label.ts';

export const Paused = z.object({ since: Instant, why: z.string() });

/** A clock as shown in a row: when it is due and whether it stands still. `dueAt` null = paused, no due time yet. */
export const ClockLine = z.object({
  clock: z.string(),
  label: Label,
  round: z.number().int(),
  startedAt: Instant,
  dueAt: Instant.nullable(),
  paused: Paused.nullable(),
  stoppedAt: Instant.nullable(),
  /** stopped after due, or running past due at the time of the answer */
  overdue: z.boolean(),
});
export type ClockLine = z.infer<typeof ClockLine>;

/** One step of "why this deadline?": a stretch of time, what counted, what remained. */
export const ClockStep = z.object({
  from: Instant,
  to: Instant,
  /** `budget`, `counted`, `night`, `lunch`, `weekend`, `holiday`, `make-up`, `start-day`, `suspended`, `undeclared`, `extension`, `fixed`, `due` */
  kind: z.string(),
  label: Label,
  countedMinutes: z.number(),
});
export type ClockStep = z.infer<typeof ClockStep>;

export const ClockView = ClockLine.extend({
  budgets: z.array(z.object({ budget: Budget, at: Instant, why: Label.nullable() })),
  basis: Label,
  steps: z.array(ClockStep),
});
export type ClockView = z.infer<typeof ClockView>;
