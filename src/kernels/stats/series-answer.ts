/**
 * How one series is watched. The fields are those of the declared detectors of these kinds; others
 * that a declaration carries do not matter here.
 */
export type SeriesMethod =
  | { kind: 'ears'; variant: 'C1' | 'C2' | 'C3'; baselineDays: number }
  | { kind: 'farrington'; yearsBack: number; halfWidthWeeks: number }
  | { kind: 'cusum'; baselineDays: number; k: number; h: number };

/** What a detector says of the last day of a series. Days are indices into the counts given. */
export interface SeriesSignal {
  state: 'told';
  /** first and last day judged together, inclusive: a day, C3 three, a week, since the sum left 0 */
  from: number;
  to: number;
  /** cases on those days */
  observed: number;
  /** what the past leads to expect on those days */
  expected: number;
  /** most cases on those days that would not stand out at the level asked */
  upper: number;
  /**
   * probability, without a change, of a day that stands out as much or more: 1 / p days between such
   * days. 1 where a CUSUM is below its decision limit
   */
  p: number;
}

/**
 * Nothing can be said: `unknown-day` the last day, or for weeks a day of the last week, was not
 * counted (NaN); `too-short` there is not enough past; `no-past` the past holds no case to
 * compare with.
 */
export interface SeriesSilence {
  state: 'silent';
  reason: 'unknown-day' | 'too-short' | 'no-past';
}

export type SeriesAnswer = SeriesSignal | SeriesSilence;
