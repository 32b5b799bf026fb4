import { z } from 'zod';
import { Label } from './label.ts';

const monthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);

/**
 * Visits that are due by the calendar: 季节性、周期性 inspections before a season begins, and 每月一题
 * campaigns. Each place is visited once between the two days of a year; the planner spreads them over
 * the weeks that are left.
 */
export const Inspection = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    label: Label,
    /** why, for whoever is sent */
    purpose: Label,
    /** law, notice or plan it rests on */
    basis: Label,
    sort: z.enum(['cyclic', 'campaign']),
    districts: z.array(z.string()).min(1),
    /** kind of visit, as the crews of the district declare it */
    kind: z.string(),
    /** every year; `to` before `from` goes over New Year */
    from: monthDay,
    to: monthDay,
    /** places of this kind are visited, each once */
    placeKind: z.string(),
    /** these alone; all of the kind when absent */
    places: z.array(z.string()).optional(),
    /** what its visits are worth beside what is expected there, in demands */
    worth: z.number().min(0).default(1),
    /** those that have to be made this week so that all are made in time come before anything else */
    isMust: z.boolean().default(true),
    minutes: z.number().int().positive().max(600).optional(),
    checklist: z.array(Label).min(1),
  })
  .strict();
export type Inspection = z.infer<typeof Inspection>;
export const defineInspection = (inspection: z.input<typeof Inspection>) => inspection;
