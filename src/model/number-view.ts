/** What the API answers about one number that people see, and about figures that wait for a hand. */
import { z } from 'zod';
import { Aspect, Origin, Period } from './figure.ts';
import { Indicator } from './indicator.ts';
import { Label } from './label.ts';
import {
  FigureCard,
  GrowthView,
  InconsistencyView,
  Named,
  Point,
  RankView,
  RevisionView,
  ShownValue,
} from './ledger-view.ts';

/** A figure that somebody typed in and that waits for other hands. */
export const FigureWaiting = RevisionView.extend({ indicator: Named, territory: Named });
export type FigureWaiting = z.infer<typeof FigureWaiting>;

/** What names a number that people see: a figure, its growth, or its rank in a set. */
export const NumberAsked = z.object({
  indicator: z.string(),
  territory: z.string(),
  period: Period,
  aspect: Aspect.default('level'),
  set: z.string().optional(),
});
export type NumberAsked = z.infer<typeof NumberAsked>;

/** A figure that a number rests on, with where it comes from and whose hands it went through. */
export const FigureBehind = FigureCard.pick({
  figure: true,
  origin: true,
  revisions: true,
  doubts: true,
  rows: true,
  may: true,
}).extend({
  /** what it is a figure of: another indicator where the number was worked out by a formula */
  of: z.object({
    indicator: Named.extend({ unit: z.string(), unitEn: z.string() }),
    territory: Named,
  }),
});
export type FigureBehind = z.infer<typeof FigureBehind>;

/** Everything behind a number, also one that was worked out or that is a rank. */
export const NumberCard = z.object({
  indicator: FigureCard.shape.indicator.extend({
    kind: Indicator.shape.kind,
    levelPrices: z.enum(['current', 'constant', 'none']),
    growthPrices: z.enum(['current', 'constant', 'none']),
    department: Label.nullable(),
  }),
  /** formula or count in words; null where figures are only entered */
  definition: Label.nullable(),
  territory: Named,
  period: z.string(),
  aspect: Aspect,
  value: ShownValue,
  growth: GrowthView,
  /** in the set that was asked for; null where none was */
  rank: RankView.nullable(),
  ranks: z.array(RankView),
  history: z.array(Point),
  peers: FigureCard.shape.peers,
  /** those it rests on first, then those of other origins that say something else */
  figures: z.array(FigureBehind),
  /** of stated ranks that are shown */
  origins: z.array(Origin),
  inconsistencies: z.array(InconsistencyView),
});
export type NumberCard = z.infer<typeof NumberCard>;
