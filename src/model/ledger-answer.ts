import type { Aspect, Figure, Rank } from './figure.ts';
import type { Decimal } from './indicator.ts';
import type { Label } from './label.ts';

/** Why the ledger has no answer. */
export interface NoAnswer {
  code:
    | 'not-in-ledger'
    | 'unknown-indicator'
    | 'unknown-territory'
    | 'unknown-set'
    | 'unknown-period'
    | 'no-base'
    | 'zero-base'
    | 'negative-base'
    | 'price-basis'
    | 'conflict'
    | 'units'
    | 'zero-divisor'
    | 'circular'
    | 'no-whole'
    | 'no-target'
    | 'no-members';
  detail: Label;
}

/** Worked out from figures; never stored. */
export interface ComputedValue {
  kind: 'computed';
  value: Decimal;
  unit: string;
  how: 'formula' | 'growth' | 'points' | 'share';
  /** the figures it was made of */
  from: Figure[];
  /** false where the digits never end and were cut */
  exact: boolean;
  /** at least ten times its base: more often a wrong unit than a wonder */
  jump?: boolean;
}

/**
 * What the ledger says of one key. `against` are figures of other origins that say something else
 * and do not hold, because theirs are unsigned or were revised by a later origin.
 */
export type Value =
  | { kind: 'one'; figure: Figure; against?: Figure[] }
  /** several origins, the same amount as far as each says it; the most exact first */
  | { kind: 'agreeing'; figures: Figure[]; against?: Figure[] }
  | { kind: 'conflict'; figures: Figure[] }
  | ComputedValue
  | { kind: 'none'; why: NoAnswer };

/** Growth as origins state it beside growth as the levels give it. */
export interface GrowthAnswer {
  /** what holds: stated where somebody states it, else computed, else none */
  holds: Value;
  stated: Value;
  computed: Value;
  /** both are there and differ by more than their rounding; null where nothing can be compared */
  agrees: boolean | null;
}

export interface RankQuery {
  indicator: string;
  territory: string;
  period: string;
  aspect: Aspect;
  /** code of a rank set */
  set: string;
}

/** A place among the members of a set, as their figures give it. */
export interface ComputedRank {
  /** best and worst place it can have; equal where no peer is missing */
  n: number;
  worst: number;
  tied: boolean;
  outOf: number;
  /** territories whose figure is missing or in conflict */
  missing: string[];
  /** members that nobody has named, where the set is larger than its list */
  unnamed: number;
  /** of the year before, where both years are whole */
  previous: number | null;
  /** places won (positive) or lost (negative) */
  change: number | null;
  from: Figure[];
}

/** A rank as stated and as computed, side by side. */
export interface RankAnswer extends RankQuery {
  /** one a stating origin */
  stated: Rank[];
  computed: ComputedRank | null;
  /** why there is no computed rank */
  why: NoAnswer | null;
  /**
   * `agree`: stated and computed are the same; `possible`: the stated one lies among those that are
   * possible while peers are missing; `contradict`: it does not, or origins differ among themselves
   */
  comparison: 'agree' | 'possible' | 'contradict' | 'stated-only' | 'computed-only' | 'none';
}

/** One row of a league: a member of a set and its place. */
export interface LeagueRow {
  territory: string;
  value: Value;
  computed: { n: number; worst: number; tied: boolean } | null;
  stated: Rank[];
}

/** The members of a set against each other. */
export interface League extends Omit<RankQuery, 'territory'> {
  /** the best first; those without a figure last */
  rows: LeagueRow[];
  outOf: number;
  missing: string[];
  unnamed: number;
  why: NoAnswer | null;
}

/** A target and how far it is reached. */
export interface TargetProgress {
  target: {
    origin: string;
    value: Decimal;
    unit: string;
    meets: 'at-least' | 'at-most';
    aspect: Aspect;
    period: string;
  };
  actual: Value;
  /** actual in percent of the target; null where there is no actual, or for growth */
  percent: Decimal | null;
  /** part of the period that is over, in percent; null where no day was asked about */
  elapsed: Decimal | null;
  /** `ahead` and `behind` compare the two shares of a running period; only flows run in step with time */
  standing: 'met' | 'missed' | 'ahead' | 'behind' | 'open' | 'unknown';
}

/** One period of one indicator of one territory. */
export interface HistoryPoint {
  period: string;
  level: Value;
  growth: GrowthAnswer;
}

/** Two things that figures or ranks say and that cannot both be true. */
export interface Inconsistency {
  rule:
    | 'rank-against-values'
    | 'rank-shared'
    | 'rank-change'
    | 'rank-beyond-size'
    | 'rank-across-sets'
    | 'rank-origins-differ'
    | 'growth-against-levels'
    | 'origins-differ'
    | 'part-above-whole'
    | 'sum';
  indicator: string;
  period: string;
  aspect: Aspect;
  set: string | null;
  territories: string[];
  detail: Label;
  got: Label;
  wanted: Label;
  figures: string[];
  ranks: string[];
}
