import { z } from 'zod';
import { Instant } from './clock.ts';
import { TriageReading } from './triage.ts';

/** The latest reading of a demand. */
export const TriageView = z.object({
  at: Instant,
  seq: z.number().int(),
  reading: TriageReading,
});
export type TriageView = z.infer<typeof TriageView>;

const Count = z.number().int().nonnegative();

/**
 * How demands that triage read were judged. `settled` are those of which it stands what they are
 * about (or, for units, who closed them); the shares right are of those that also had a suggestion.
 */
export const TriageCounts = z.object({
  /** demands read */
  read: Count,
  /** with a suggested category */
  suggested: Count,
  /** whose first suggestion was at least `sureFrom` probable */
  sure: Count,
  settled: Count,
  /** settled ones with a suggestion; the category that stood was the first, or one of three */
  judged: Count,
  right: Count,
  inThree: Count,
  /** of the sure ones: judged, and right */
  sureJudged: Count,
  sureRight: Count,
  /** staff gave another category than the first suggestion */
  corrected: Count,
  /** closed by a unit, and a unit was suggested; it was the first, or one of three */
  unitJudged: Count,
  unitRight: Count,
  unitInThree: Count,
});
export type TriageCounts = z.infer<typeof TriageCounts>;

export const TriageQuality = z.object({
  /** civil days, both included; weeks begin on Monday */
  from: z.iso.date(),
  to: z.iso.date(),
  sureFrom: z.number(),
  /** every share needs this many judged demands before it is shown as one */
  fewest: z.number().int(),
  /** some of the demands are simulated */
  simulated: z.boolean(),
  total: TriageCounts,
  weeks: z.array(TriageCounts.extend({ week: z.iso.date() })),
  channels: z.array(TriageCounts.extend({ channel: z.string().nullable() })),
  /** by the unit that closed the demand */
  units: z.array(TriageCounts.extend({ unit: z.string() })),
  /** first suggestions by how probable they were said to be, in tenths that hold any */
  calibration: z.object({
    bins: z.array(
      z.object({
        from: z.number(),
        to: z.number(),
        judged: Count,
        /** mean of what was said, and share that was right */
        said: z.number(),
        right: z.number(),
      }),
    ),
    /** mean distance of the two, weighed by demands; null where none is judged */
    error: z.number().nullable(),
  }),
  /** how first suggestions of the last four weeks differ from those before; null with too few */
  drift: z
    .object({
      /** Monday from which weeks are the recent ones */
      since: z.iso.date(),
      before: Count,
      recent: Count,
      /** population stability index, and what chance alone would make of it on average */
      psi: z.number(),
      byChance: z.number(),
      level: z.enum(['steady', 'some', 'much']),
      /** shares before and after of what moved most; the empty category is "unknown" */
      moved: z.array(z.object({ category: z.string(), before: z.number(), recent: z.number() })),
    })
    .nullable(),
  /** first suggestions that did not stand, most frequent first */
  confusions: z.array(z.object({ said: z.string(), stood: z.string(), n: Count })),
  /** by what the reading says that it asked for the category, newest first */
  models: z.array(TriageCounts.extend({ model: z.string(), first: Instant, last: Instant })),
});
export type TriageQuality = z.infer<typeof TriageQuality>;
