import type { ClaimKind, Decimal } from './claim.ts';
import type { UnitSort } from './unit-table.ts';

/** One number with its unit in the folded text, with what it is as far as its neighbours say. */
export interface Mention {
  /** offsets into the folded text, of the number with unit and what is written on to it */
  start: number;
  end: number;
  kind: ClaimKind;
  value: Decimal | null;
  to?: Decimal;
  unit: string | null;
  canonical: string | null;
  sort: UnitSort | null;
  /** powers of ten said by 万 and 亿 */
  power: number;
  qualifier: string | null;
  /** of a growth or a change of rank */
  direction?: 'up' | 'down';
  /** where the words that only lead to the number begin (同比增长, 居全市): what is before is noun */
  leadStart?: number;
  /** of a date: what it says as a period */
  period?: string;
}

export const bare = (start: number, end: number, kind: ClaimKind): Mention => ({
  start,
  end,
  kind,
  value: null,
  unit: null,
  canonical: null,
  sort: null,
  power: 0,
  qualifier: null,
});
