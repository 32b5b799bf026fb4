/**
 * What the API answers, and what it is asked, about the ledger: indicators, figures, leagues, goals.
 * Amounts are exact decimal text; pages turn them into numbers only to draw them.
 */
import { z } from 'zod';
import { Aspect, FigureStatus, Locator, Origin, Period } from './figure.ts';
import { Decimal, Indicator } from './indicator.ts';
import { Label } from './label.ts';
import { Problem } from './problem-schema.ts';

const Hand = z.object({ person: z.string().nullable(), name: z.string(), at: z.string() });
/** A code with the name people read. */
export const Named = z.object({ code: z.string(), label: Label });

/** A figure as it stands in a table: its amount and how far it can be leant on. */
export const FigureLine = z.object({
  figure: z.string(),
  value: Decimal,
  unit: z.string(),
  qualifier: z.string().nullable(),
  status: FigureStatus,
  origin: z.string(),
  originTitle: Label,
  revision: z.number().int(),
  checked: z.boolean(),
  signed: z.boolean(),
  /** hands that it still has to go through; null for what was published and is only taken over */
  waits: z.enum(['check', 'sign']).nullable(),
});
export type FigureLine = z.infer<typeof FigureLine>;

/** What the ledger says of one key, as shown. */
export const ShownValue = z.object({
  kind: z.enum(['one', 'agreeing', 'conflict', 'computed', 'none']),
  /** the amount that holds; null for a conflict and for none */
  value: Decimal.nullable(),
  unit: z.string().nullable(),
  /** how it was computed; null for what is stated */
  how: z.enum(['formula', 'growth', 'points', 'share']).nullable(),
  /** figures that say it, that are in conflict, or that it was computed from */
  figures: z.array(FigureLine),
  /** figures of other origins that say something else and do not hold */
  against: z.array(FigureLine),
  /** ten times its base and more */
  jump: z.boolean(),
  /** why there is none */
  why: Label.nullable(),
});
export type ShownValue = z.infer<typeof ShownValue>;

export const GrowthView = z.object({
  holds: ShownValue,
  stated: ShownValue,
  computed: ShownValue,
  /** stated and computed are the same to the digits stated; null where not both are there */
  agrees: z.boolean().nullable(),
});
export type GrowthView = z.infer<typeof GrowthView>;

export const RankLine = z.object({
  rank: z.string(),
  n: z.number().int().nullable(),
  band: z.string().nullable(),
  tied: z.boolean(),
  change: z.number().int().nullable(),
  previous: z.number().int().nullable(),
  origin: z.string(),
  originTitle: Label,
  locator: Locator.nullable(),
});
export type RankLine = z.infer<typeof RankLine>;

export const RankView = z.object({
  set: z.string(),
  setLabel: Label,
  period: z.string(),
  aspect: Aspect,
  /** null where nobody has said out of how many */
  size: z.number().int().nullable(),
  stated: z.array(RankLine),
  computed: z
    .object({
      n: z.number().int(),
      /** the worst place it can have while peers are missing */
      worst: z.number().int(),
      tied: z.boolean(),
      outOf: z.number().int(),
      missing: z.array(Named),
      unnamed: z.number().int(),
      previous: z.number().int().nullable(),
      change: z.number().int().nullable(),
    })
    .nullable(),
  /** why there is no computed rank */
  why: Label.nullable(),
  comparison: z.enum(['agree', 'possible', 'contradict', 'stated-only', 'computed-only', 'none']),
});
export type RankView = z.infer<typeof RankView>;

export const TargetView = z.object({
  period: z.string(),
  aspect: Aspect,
  value: Decimal,
  unit: z.string(),
  meets: z.enum(['at-least', 'at-most']),
  origin: z.string(),
  originTitle: Label,
  actual: ShownValue,
  /** actual in percent of the target */
  percent: Decimal.nullable(),
  /** share of the period that is over, in percent */
  elapsed: Decimal.nullable(),
  standing: z.enum(['met', 'missed', 'ahead', 'behind', 'open', 'unknown']),
});
export type TargetView = z.infer<typeof TargetView>;

/** One point of a line; null where the ledger holds none or a conflict. */
export const Point = z.object({ period: z.string(), value: Decimal.nullable() });
export type Point = z.infer<typeof Point>;

export const IndicatorQuery = z.object({
  q: z.string().max(100).optional(),
  territory: z.string().optional(),
  topic: z.string().optional(),
  /** the newest of each indicator when absent */
  period: Period.optional(),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type IndicatorQuery = z.infer<typeof IndicatorQuery>;

/** One indicator in the table of indicators. */
export const IndicatorLine = z.object({
  code: z.string(),
  label: Label,
  topic: z.string(),
  unit: z.string(),
  unitEn: z.string(),
  direction: z.enum(['up', 'down', 'neither']),
  kind: Indicator.shape.kind,
  department: Label.nullable(),
  /** that the amounts are of; null where there is no figure at all */
  period: z.string().nullable(),
  level: ShownValue,
  growth: GrowthView,
  /** those stated first */
  ranks: z.array(RankView),
  target: TargetView.nullable(),
  /** levels in the indicator's unit, or growth where only growth is published */
  spark: z.array(Point),
});
export type IndicatorLine = z.infer<typeof IndicatorLine>;

export const IndicatorPage = z.object({
  territory: Named,
  territories: z.array(Named),
  lines: z.array(IndicatorLine),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
  topics: z.array(z.object({ topic: z.string(), label: Label, n: z.number().int() })),
  periods: z.array(z.string()),
  /** figures that were typed in and wait for a check or a signature */
  waiting: z.object({ check: z.number().int(), sign: z.number().int() }),
});
export type IndicatorPage = z.infer<typeof IndicatorPage>;

/** Two sayings that cannot both be true. */
export const InconsistencyView = z.object({
  rule: z.enum([
    'rank-against-values',
    'rank-shared',
    'rank-change',
    'rank-beyond-size',
    'rank-across-sets',
    'rank-origins-differ',
    'growth-against-levels',
    'origins-differ',
    'part-above-whole',
    'sum',
  ]),
  indicator: Named,
  period: z.string(),
  aspect: Aspect,
  set: Named.nullable(),
  territories: z.array(Named),
  detail: Label,
  got: Label,
  wanted: Label,
  figures: z.array(z.string()),
  ranks: z.array(z.string()),
});
export type InconsistencyView = z.infer<typeof InconsistencyView>;

/** One revision of what one origin says, with whose hands it went through. */
export const RevisionView = FigureLine.extend({
  period: z.string(),
  aspect: Aspect,
  locator: Locator.nullable(),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  /** false for one that a later revision replaced */
  holds: z.boolean(),
  hands: z.object({ entered: Hand, checked: Hand.nullable(), signed: Hand.nullable() }),
});
export type RevisionView = z.infer<typeof RevisionView>;

export const HistoryView = z.object({
  period: z.string(),
  level: ShownValue,
  growth: GrowthView,
});
export type HistoryView = z.infer<typeof HistoryView>;

/** The line of another territory, for comparing. */
export const PeerLine = z.object({ territory: Named, points: z.array(Point) });
export type PeerLine = z.infer<typeof PeerLine>;

export const IndicatorView = z.object({
  indicator: Indicator.omit({ formula: true, counts: true }),
  /** formula or count in words; null where figures are only entered */
  definition: Label.nullable(),
  territory: Named,
  territories: z.array(Named),
  history: z.array(HistoryView),
  /** newest period first */
  ranks: z.array(RankView),
  targets: z.array(TargetView),
  peers: z.array(PeerLine),
  /** newest first; all origins, all revisions */
  revisions: z.array(RevisionView),
  origins: z.array(Origin),
  inconsistencies: z.array(InconsistencyView),
  /** under which a figure can be entered; empty for those who may not */
  knownOrigins: z.array(Named.extend({ kind: Origin.shape.kind })),
  may: z.object({ enter: z.boolean() }),
});
export type IndicatorView = z.infer<typeof IndicatorView>;

/** Records behind a figure that was counted from acts. */
export const RowsBehind = z.object({
  programme: z.string(),
  count: z.enum(['opened', 'ended', 'acted', 'standing', 'ended-so-far']),
  act: z.string().nullable(),
  /** the field that is added up; null where records are counted */
  sum: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  /** as they count now; differs from the figure where records came in since */
  now: Decimal,
  /** the first of them, newest first; empty for those who do not see all records */
  records: z.array(
    z.object({ record: z.string(), number: z.string(), title: z.string(), at: z.string() }),
  ),
  /** of the list of records, for the page that shows them all; null where it cannot be asked exactly so */
  query: z.record(z.string(), z.string()).nullable(),
});
export type RowsBehind = z.infer<typeof RowsBehind>;

/** Everything behind one number. */
export const FigureCard = z.object({
  figure: RevisionView.extend({ indicator: z.string(), territory: z.string() }),
  indicator: Named.extend({ unit: z.string(), unitEn: z.string(), basis: Label.nullable() }),
  territory: Named,
  origin: Origin,
  /** what the ledger says of this key over all origins */
  value: ShownValue,
  growth: GrowthView,
  ranks: z.array(RankView),
  history: z.array(Point),
  /** the same key of other territories of the widest set */
  peers: z.array(z.object({ territory: Named, value: Decimal.nullable() })),
  /** of the same key and origin, newest first */
  revisions: z.array(RevisionView),
  inconsistencies: z.array(InconsistencyView),
  /** what makes it doubtful, whoever stood by it; for those who check and sign */
  doubts: z.array(Problem),
  rows: RowsBehind.nullable(),
  may: z.object({ revise: z.boolean(), check: z.boolean(), sign: z.boolean() }),
});
export type FigureCard = z.infer<typeof FigureCard>;
