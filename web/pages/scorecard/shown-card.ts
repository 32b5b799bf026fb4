import type { ScorecardView } from '../../../src/model/score-view.ts';
import { queryOf } from '../../record-query.ts';

/** A scorecard that was computed. */
export type ShownCard = NonNullable<ScorecardView['card']>;

/** The page with the demands of the days that were forecast, of one category or place. */
export const demandsBehind = (
  district: string,
  { parameters: { from, to } }: ShownCard,
  of: { category?: string[]; place?: string[] },
): string => `/${district}/demands?${queryOf({ ...of, openedFrom: from, openedTo: to })}`;
