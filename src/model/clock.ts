import { z } from 'zod';
import { Label } from './label.ts';

/** An instant in ISO 8601, UTC, as stored: `2026-11-23T01:30:00.000Z`. */
export const Instant = z.iso.datetime();
export type Instant = string;

/**
 * How much time there is. The kind says which hours count:
 * - `urgent` 紧急工作时: runs day and night;
 * - `work-time` 工作时: only within working hours of working days;
 * - `work-days` 工作日: to the end of working hours of the n-th working day after the start day;
 * - `natural-days` 自然日: to the end (24:00) of the n-th civil day after the start day;
 * - `fixed`: a due time that a source system set.
 */
export const Budget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('urgent'), minutes: z.number().positive() }).strict(),
  z.object({ kind: z.literal('work-time'), minutes: z.number().positive() }).strict(),
  z.object({ kind: z.literal('work-days'), days: z.number().int().positive() }).strict(),
  z.object({ kind: z.literal('natural-days'), days: z.number().int().positive() }).strict(),
  z.object({ kind: z.literal('fixed'), due: Instant }).strict(),
]);
export type Budget = z.infer<typeof Budget>;

/** What one act did to one clock. */
export const ClockChange = z.discriminatedUnion('do', [
  z
    .object({ do: z.literal('start'), clock: z.string(), budget: Budget, why: Label.optional() })
    .strict(),
  z.object({ do: z.literal('stop'), clock: z.string() }).strict(),
  z.object({ do: z.literal('suspend'), clock: z.string(), why: z.string() }).strict(),
  z.object({ do: z.literal('resume'), clock: z.string() }).strict(),
  z
    .object({ do: z.literal('extend'), clock: z.string(), budget: Budget, why: z.string() })
    .strict(),
]);
export type ClockChange = z.infer<typeof ClockChange>;

/**
 * A clock as the fold of its changes: the ledger from which due time, overdue and the answer to
 * "why this deadline?" are derived. `seq` names the act that made the entry.
 */
export const ClockLedger = z
  .object({
    clock: z.string(),
    /** 1 for the first start, 2 after a rework or reopening, … */
    round: z.number().int().positive(),
    startedAt: Instant,
    budgets: z
      .array(
        z
          .object({
            budget: Budget,
            at: Instant,
            seq: z.number().int(),
            why: z.union([z.string(), Label]).optional(),
          })
          .strict(),
      )
      .min(1),
    suspensions: z.array(
      z
        .object({ from: Instant, to: Instant.nullable(), seq: z.number().int(), why: z.string() })
        .strict(),
    ),
    stoppedAt: Instant.nullable(),
  })
  .strict();
export type ClockLedger = z.infer<typeof ClockLedger>;
