/** What a number in prose does. */
export type ClaimKind =
  /** a measured amount: money, area, length, time, a score */
  | 'level'
  /** a change against another time: 同比增长5.5%, 提高2个百分点, 增加3亿元 */
  | 'growth'
  /** a part of a whole, or a rate in percent that is not a change */
  | 'share'
  /** a number of things that are counted one by one */
  | 'count'
  /** a position or a band: 第4位, 500强, 前十, 前列 */
  | 'rank'
  /** places won or lost: 上升2位 */
  | 'rank-change'
  /** 翻一番, 增长2倍, 是上年的3倍 */
  | 'multiple'
  /** which one of a series: 第十三届, 第3期, the marker of a list */
  | 'ordinal'
  | 'date'
  /** digits that are part of a name: PM10, 12345, 7-11, G107, 5A */
  | 'name';

/** A decimal string; never a float, so that nothing is rounded. */
export type Decimal = string;

export interface Growth {
  /** signed: a fall of 3.2 % is "-3.2"; null where only words say it (两位数增长) */
  value: Decimal | null;
  unit: string | null;
  direction: 'up' | 'down';
}

export interface Rank {
  /** null where only words say it (位居全省前列) */
  n: number | null;
  /** the set within which it ranks, as written (全市, 市辖区); null where nothing says it */
  scope: string | null;
  /** what is ranked: the amount itself or its growth */
  basis: 'level' | 'growth' | null;
  /** places won (positive) or lost (negative), where it is said */
  change: number | null;
}

/** One number in prose and what it says. Offsets count code points of the text as given. */
export interface Claim {
  start: number;
  /** the first code point after it */
  end: number;
  text: string;
  kind: ClaimKind;
  /**
   * In the unit as written. A fraction is "1/3", a date ISO 8601 as far as it is said (2024,
   * 2024-03, 03-20); null for names and where only words say it.
   */
  value: Decimal | null;
  /** the upper end of a range (3—5个) */
  to?: Decimal;
  unit: string | null;
  /** words that bend the value: 余, 超, 约, 以上; in order, without a space */
  qualifier: string | null;
  /** the same amount with 万 and 亿 multiplied out and one spelling per unit */
  normalized: { value: Decimal; to?: Decimal; unit: string | null } | null;
  /** what the number is about */
  subject: string | null;
  growth: Growth | null;
  rank: Rank | null;
  /** 2024, 2024-H1, 2024-Q3, 2024-01/2024-09; null where the text says none */
  period: string | null;
  /** the place last named before it */
  place: string | null;
}
