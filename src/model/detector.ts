import { z } from 'zod';
import { Label } from './label.ts';

const days = z.number().int().positive();

/** Clusters in space and time among the cases alone: works without any population. */
const SpaceTime = z
  .object({
    kind: z.literal('space-time'),
    /** `permutation`: cases only; `eb-poisson`: against each place's own past */
    model: z.enum(['permutation', 'eb-poisson']).default('permutation'),
    /** days of history before the last day, the windows included */
    historyDays: days.max(3660).default(365),
    /** longest window that ends on the last day */
    windowDays: days.max(90).default(14),
    /** radius of a zone, metres */
    radiusMetres: z.number().positive().default(2000),
    /** largest share of all cases in a zone */
    maxShare: z.number().gt(0).max(0.5).default(0.5),
    minCases: z.number().int().min(2).default(3),
    /** weekday patterns are taken out */
    weekday: z.boolean().default(true),
    replicates: z.number().int().min(99).max(9999).default(999),
  })
  .strict();

/** Irregular shapes: the best subset of each neighbourhood (Neill 2012). */
const Subset = z
  .object({
    kind: z.literal('subset'),
    historyDays: days.max(3660).default(365),
    windowDays: days.max(90).default(7),
    /** places in a neighbourhood */
    neighbours: z.number().int().min(2).max(200).default(10),
    minCases: z.number().int().min(2).default(3),
    replicates: z.number().int().min(99).max(9999).default(999),
  })
  .strict();

/** One series (category × place) against its last days: EARS C1, C2, C3. */
const Ears = z
  .object({
    kind: z.literal('ears'),
    variant: z.enum(['C1', 'C2', 'C3']).default('C2'),
    baselineDays: days.min(3).max(90).default(28),
    minCases: z.number().int().min(2).default(4),
  })
  .strict();

/** One series by weeks against the same season of past years. */
const Farrington = z
  .object({
    kind: z.literal('farrington'),
    /** years back, and half-width of the season in weeks */
    yearsBack: z.number().int().min(1).max(10).default(3),
    halfWidthWeeks: z.number().int().min(1).max(8).default(3),
    minCases: z.number().int().min(2).default(5),
  })
  .strict();

/** One series, small lasting rises. */
const Cusum = z
  .object({
    kind: z.literal('cusum'),
    baselineDays: days.min(14).max(3660).default(91),
    /** reference value and decision limit, in standard deviations */
    k: z.number().positive().default(0.5),
    h: z.number().positive().default(4),
    minCases: z.number().int().min(2).default(4),
  })
  .strict();

export const DetectorMethod = z.discriminatedUnion('kind', [
  SpaceTime,
  Subset,
  Ears,
  Farrington,
  Cusum,
]);
export type DetectorMethod = z.infer<typeof DetectorMethod>;

/** What watches: a method over the daily counts of categories and places, and when it may speak. */
export const Detector = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    label: Label,
    /** why it is there, for whoever meets its alerts */
    purpose: Label,
    /** whose opened records it counts */
    programme: z.string().default('demand'),
    /** districts that use it */
    districts: z.array(z.string()).min(1),
    /** unit that answers for its alerts */
    owner: z.string(),
    /** categories watched, with those below them; empty = all */
    categories: z.array(z.string()).default([]),
    /**
     * categories left out, with those below them: what staff enter for themselves is no news.
     * Optional, so that published versions from before it stay the same as their files
     */
    except: z.array(z.string()).optional(),
    /** `leaf` each category by itself, `parent` the ones above with all below them, `all` everything as one */
    levels: z.array(z.enum(['leaf', 'parent', 'all'])).min(1),
    /** kind of place that is one point of the scan; finer places count for the one above. Absent = the finest */
    placeKind: z.string().optional(),
    method: DetectorMethod,
    /** speaks when chance alone would do this at most once in so many days */
    speaksAtDays: z.number().positive().default(100),
    /** the most alerts a week; the strongest are told */
    weeklyBudget: z.number().int().positive().default(10),
    /** days without a sign after which an alert that nobody decided expires */
    expiresAfterDays: days.default(14),
    /** programme under which its orders are opened */
    orders: z.string().default('order'),
  })
  .strict();
export type Detector = z.infer<typeof Detector>;
export const defineDetector = (detector: z.input<typeof Detector>) => detector;
