/** What the API answers about territories against each other, and about the tree of goals. */
import { z } from 'zod';
import { Aspect, Period } from './figure.ts';
import { Goal } from './goal.ts';
import { Decimal, Indicator } from './indicator.ts';
import { Label } from './label.ts';
import {
  GrowthView,
  InconsistencyView,
  Named,
  RankLine,
  RankView,
  ShownValue,
  TargetView,
} from './ledger-view.ts';

export const LeagueAsked = z.object({
  indicator: z.string(),
  aspect: Aspect.default('level'),
  /** the newest with figures when absent */
  period: Period.optional(),
  /** the set in which the own territory meets most others when absent */
  set: z.string().optional(),
});
export type LeagueAsked = z.infer<typeof LeagueAsked>;

export const LeagueRowView = z.object({
  territory: Named,
  value: ShownValue,
  computed: z
    .object({ n: z.number().int(), worst: z.number().int(), tied: z.boolean() })
    .nullable(),
  stated: z.array(RankLine),
  comparison: RankView.shape.comparison,
  own: z.boolean(),
});
export type LeagueRowView = z.infer<typeof LeagueRowView>;

export const LeagueView = z.object({
  indicator: Named.extend({
    unit: z.string(),
    unitEn: z.string(),
    direction: Indicator.shape.direction,
  }),
  aspect: Aspect,
  period: z.string(),
  set: Named,
  rows: z.array(LeagueRowView),
  outOf: z.number().int(),
  missing: z.array(Named),
  unnamed: z.number().int(),
  why: Label.nullable(),
  inconsistencies: z.array(InconsistencyView),
  /** what else can be asked of it */
  periods: z.array(z.string()),
  sets: z.array(Named),
});
export type LeagueView = z.infer<typeof LeagueView>;

/** What can be put into a league: indicators with figures or ranks of more than one territory. */
export const LeagueChoices = z.object({
  indicators: z.array(Named.extend({ aspects: z.array(Aspect), topic: z.string() })),
  sets: z.array(Named.extend({ size: z.number().int().nullable() })),
});
export type LeagueChoices = z.infer<typeof LeagueChoices>;

/** Ranks over the years; places that are open while peers are missing have `worst` above `n`. */
export const LeagueFlow = z.object({
  indicator: Named,
  aspect: Aspect,
  set: Named,
  outOf: z.number().int(),
  periods: z.array(z.string()),
  lines: z.array(
    z.object({
      territory: Named,
      own: z.boolean(),
      points: z.array(
        z.object({
          period: z.string(),
          n: z.number().int().nullable(),
          worst: z.number().int().nullable(),
          /** as an origin states it; null where none does or several differ */
          stated: z.number().int().nullable(),
        }),
      ),
    }),
  ),
});
export type LeagueFlow = z.infer<typeof LeagueFlow>;

/** A node of the tree of goals with what is under it. */
export const GoalNode = Goal.extend({
  depth: z.number().int(),
  /** share of its time that is over, in percent; null without days */
  elapsed: Decimal.nullable(),
  measures: z.array(
    Named.extend({
      period: z.string().nullable(),
      level: ShownValue,
      growth: GrowthView,
      target: TargetView.nullable(),
    }),
  ),
  /** targets of it and of all below it, by how they stand */
  standing: z.object({
    met: z.number().int(),
    ahead: z.number().int(),
    open: z.number().int(),
    behind: z.number().int(),
    missed: z.number().int(),
    unknown: z.number().int(),
    /** indicators without a target */
    untargeted: z.number().int(),
  }),
});
export type GoalNode = z.infer<typeof GoalNode>;

/** In order of the tree, parents before children. */
export const GoalsView = z.object({
  territory: Named,
  today: z.string(),
  nodes: z.array(GoalNode),
});
export type GoalsView = z.infer<typeof GoalsView>;
