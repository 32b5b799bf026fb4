import { z } from 'zod';
import { ClockLine } from './clock-view.ts';
import { PART_STANDINGS } from './parts.ts';

/** One of the records that a record is made of, or will be. */
export const PartLine = z.object({
  part: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  standing: z.enum(PART_STANDINGS),
  /** null until it is opened */
  number: z.string().nullable(),
  /** null until it is opened, and where the viewer may not see it and it has not ended */
  state: z.string().nullable(),
  seen: z.object({ record: z.uuid(), clock: ClockLine.nullable() }).nullable(),
  /** names of the parts that it waits for */
  after: z.array(z.string()),
  /** its budget in working days; null where there is none */
  days: z.number().nullable(),
  /** working days from the first to its beginning and end, at the earliest */
  begins: z.number(),
  ends: z.number(),
  /** on the longest chain: a day later here is a day later in all */
  isCritical: z.boolean(),
});
export type PartLine = z.infer<typeof PartLine>;

/** The parts of a record: side by side they take `days`, one after the other `daysInTurn`. */
export const PartsView = z.object({
  programme: z.string(),
  parts: z.array(PartLine),
  days: z.number(),
  daysInTurn: z.number(),
});
export type PartsView = z.infer<typeof PartsView>;
