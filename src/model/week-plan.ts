import { z } from 'zod';
import { HistoryDoubt } from './forecast-view.ts';
import { Label } from './label.ts';

/** Why somebody should go there. Numbers that a sentence is made of, in either language. */
export const VisitReason = z.discriminatedUnion('kind', [
  /** demands of the kind's categories in the seven days, with their standard deviation */
  z.object({ kind: z.literal('expected'), n: z.number(), sd: z.number(), days: z.number() }),
  z.object({ kind: z.literal('repeat'), n: z.number(), days: z.number() }),
  z.object({
    kind: z.literal('alert'),
    number: z.string(),
    record: z.string(),
    title: z.string(),
    cases: z.number(),
    expected: z.number(),
  }),
  z.object({
    kind: z.literal('last-visit'),
    number: z.string(),
    day: z.string(),
    /** whole days before the week */
    days: z.number(),
    finding: z.enum(['found', 'not-found']),
    /** share that is left of what would be expected; absent where it is too long ago to matter */
    left: z.number().optional(),
  }),
  z.object({ kind: z.literal('never') }),
  z.object({
    kind: z.literal('inspection'),
    code: z.string(),
    label: Label,
    until: z.string(),
    /** places still to be visited, and whether this one has to be this week */
    open: z.number(),
    must: z.boolean(),
  }),
  z.object({ kind: z.literal('by-hand') }),
]);
export type VisitReason = z.infer<typeof VisitReason>;

/** Why a visit is not in the plan. */
export const LeftOut = z.enum(['no-crew', 'too-long', 'no-time', 'dropped']);
export type LeftOut = z.infer<typeof LeftOut>;

/** A visit that could be made in a week, and where it stands in the plan. */
export const PlannedVisit = z.object({
  /** the same for the same spot and kind in every revision of the week */
  id: z.string(),
  cell: z.string(),
  place: z.string(),
  lat: z.number(),
  lon: z.number(),
  /** kind of visit, as the crews declare it */
  kind: z.string(),
  inspection: z.string().nullable(),
  category: z.string(),
  minutes: z.number(),
  /** demands expected there, and how many of them a visit forestalls by itself */
  expected: z.number(),
  sd: z.number(),
  worth: z.number(),
  isMust: z.boolean(),
  reasons: z.array(VisitReason),
  checklist: z.array(Label),
  /** somebody has put it there: planning again leaves it */
  locked: z.boolean(),
  /** null while nobody goes */
  crew: z.string().nullable(),
  day: z.string().nullable(),
  startMinute: z.number().nullable(),
  endMinute: z.number().nullable(),
  travelMinutes: z.number().nullable(),
  left: LeftOut.nullable(),
  /** number of the order that it became */
  order: z.string().nullable(),
  /** held back by lot when the plan was approved */
  isHeld: z.boolean().optional(),
});
export type PlannedVisit = z.infer<typeof PlannedVisit>;

export const PlanStep = z.enum(['made', 'edited', 'planned-again', 'undone', 'approved']);
export type PlanStep = z.infer<typeof PlanStep>;

/** A plan as one revision keeps it. */
export const PlanBody = z.object({
  visits: z.array(PlannedVisit),
  worth: z.number(),
  /** what no plan can surpass */
  bound: z.number(),
  /** the day from which its forecasts look ahead */
  forecastOf: z.string(),
  doubts: z.array(HistoryDoubt),
  /** the revision that an undo brought back */
  restores: z.number().optional(),
});
export type PlanBody = z.infer<typeof PlanBody>;

const CrewLine = z.object({
  code: z.string(),
  label: Label,
  unit: Label,
  skills: z.array(Label),
  base: z.object({ place: z.string(), lat: z.number(), lon: z.number() }),
  days: z.array(z.object({ day: z.string(), startMinute: z.number(), endMinute: z.number() })),
});
export type CrewLine = z.infer<typeof CrewLine>;

const KindLine = z.object({
  code: z.string(),
  /** whose demands it forestalls */
  categories: z.array(z.string()),
  label: Label,
  minutes: z.number(),
  forestalls: z.number(),
  basis: Label,
  checklist: z.array(Label),
});

/** A week as the page shows it to this viewer: visits outside of what they look after are left out. */
export const WeekPlanView = z.object({
  week: z.string(),
  days: z.array(z.string()),
  /** null before there is a plan */
  plan: PlanBody.extend({
    /** with each reason in words */
    visits: z.array(PlannedVisit.extend({ said: z.array(Label) })),
    revision: z.number(),
    step: PlanStep,
    madeAt: z.string(),
    approved: z.boolean(),
    canUndo: z.boolean(),
  }).nullable(),
  crews: z.array(CrewLine),
  kinds: z.array(KindLine),
  inspections: z.array(
    z.object({
      code: z.string(),
      label: Label,
      purpose: Label,
      basis: Label,
      sort: z.enum(['cyclic', 'campaign']),
      from: z.string(),
      until: z.string(),
      places: z.number(),
      done: z.number(),
    }),
  ),
  /** crews are made up */
  simulatedCrews: z.boolean(),
  /** the demands it rests on are made up */
  simulated: z.boolean(),
  mayEdit: z.boolean(),
});
export type WeekPlanView = z.infer<typeof WeekPlanView>;
export type ShownVisit = NonNullable<WeekPlanView['plan']>['visits'][number];

/** What a hand changed: where visits are to be. Those that are not named stay. */
export const PlanEdit = z
  .object({
    /** the revision it was changed from */
    revision: z.number().int().min(1),
    moves: z
      .array(
        z
          .object({
            id: z.string().max(200),
            crew: z.string().nullable(),
            day: z.iso.date().nullable(),
            locked: z.boolean(),
          })
          .strict(),
      )
      .max(500)
      .default([]),
    /** visits that nobody had thought of */
    added: z
      .array(
        z
          .object({
            place: z.string().max(200),
            kind: z.string().max(100),
            crew: z.string().max(100),
            day: z.iso.date(),
          })
          .strict(),
      )
      .max(50)
      .default([]),
  })
  .strict();
export type PlanEdit = z.infer<typeof PlanEdit>;
