import { z } from 'zod';
import { Label } from './label.ts';

const code = z.string().regex(/^[a-z][a-z0-9-]*$/);
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/**
 * How much less is expected where a crew has been lately. Assumptions, with their basis, until the
 * district has measured its own effect.
 */
const Lowered = z
  .object({
    days: z.number().int().positive(),
    /** share of what would be expected that is left */
    left: z.number().min(0).max(1),
  })
  .strict();

/** A kind of visit: which demands it forestalls, who can make it, how long it takes. */
export const VisitKind = z
  .object({
    code,
    label: Label,
    /** demands of these categories it forestalls, with those below them; the first names its orders */
    categories: z.array(z.string()).min(1),
    /** absent = any crew */
    skill: z.string().optional(),
    minutes: z.number().int().positive().max(600),
    /** share of the expected demands that one visit forestalls */
    forestalls: z.number().gt(0).max(1),
    /** what that share rests on */
    basis: Label,
    /** after a visit that found something and fixed it */
    afterFixed: Lowered,
    /** after a visit that found nothing */
    afterNothing: Lowered,
    /** what to look at on the spot */
    checklist: z.array(Label).default([]),
  })
  .strict();
export type VisitKind = z.infer<typeof VisitKind>;

/** People with a car and tools who go out together. */
export const Crew = z
  .object({
    code,
    label: Label,
    /** the unit that answers for what they do: the lead unit of their orders */
    unit: z.string(),
    skills: z.array(z.string()).default([]),
    /** the place that they set out from and return to */
    base: z.string(),
    /** days of the week, 1 = Monday … 7 = Sunday */
    weekdays: z.array(z.number().int().min(1).max(7)).min(1),
    from: clockTime,
    to: clockTime,
  })
  .strict();
export type Crew = z.infer<typeof Crew>;

/** Who can go out in a district, and what going out is good for. */
export const CrewFile = z
  .object({
    district: z.string(),
    /** made up, to try the plan with; said on the page */
    simulated: z.boolean().default(false),
    skills: z.record(z.string(), Label).default({}),
    /** the way is longer than the straight line by this factor */
    detour: z.number().min(1).max(5).default(1.35),
    /** average speed in town, stops included */
    kilometresPerHour: z.number().positive().max(150).default(22),
    /** worth of a second visit to the same problem in a week, as a share of the first */
    fade: z.number().min(0).max(1).default(0.3),
    kinds: z.array(VisitKind).min(1),
    crews: z.array(Crew),
  })
  .strict();
export type CrewFile = z.infer<typeof CrewFile>;
export const defineCrews = (file: z.input<typeof CrewFile>) => file;
