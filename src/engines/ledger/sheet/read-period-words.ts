import { readChineseNumber } from '../../../kernels/figures/chinese-number.ts';
import { findPeriod, yearsBefore } from '../../../kernels/figures/period.ts';
import type { SheetMeaning } from '../../../model/sheet-mapping.ts';

/** What words say of a time: all of it, or only a year or only months. */
export interface PeriodWords {
  year?: number;
  /** first and last month, as written; they need not exist */
  months?: readonly [number, number];
  yearsBack?: number;
  span?: 'month' | 'to-date';
}

const year = '((?:19|20|21)\\d{2})';
const to = '\\s*(?:-|—|–|~|至|到)\\s*';
const number = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';

interface Rule {
  pattern: RegExp;
  read(found: RegExpExecArray): PeriodWords;
}

const count = (words: string | undefined): number =>
  Number(/^\d+$/.test(words ?? '') ? words : readChineseNumber(words ?? ''));

const quarter = (words: string | undefined): PeriodWords => {
  const n = count(words);
  return { months: [n * 3 - 2, n * 3] };
};

/** In the order in which they are tried; each takes its words out of the text. */
const rules: readonly Rule[] = [
  // 2012-2021年 is the head of a table, not a period
  { pattern: new RegExp(`${year}年?${to}${year}年?(?:间)?`, 'u'), read: () => ({}) },
  {
    pattern: new RegExp(`${year}\\s*年\\s*${number}${to}${number}\\s*月份?`, 'u'),
    read: ([, y, a, b]) => ({ year: Number(y), months: [count(a), count(b)] }),
  },
  {
    pattern: new RegExp(`${year}-(\\d{2})(?:-(\\d{2}))?(?!\\d)`, 'u'),
    read: ([, y, m]) => ({ year: Number(y), months: [Number(m), Number(m)] }),
  },
  { pattern: new RegExp(`${year}\\s*年度?末?`, 'u'), read: ([, y]) => ({ year: Number(y) }) },
  { pattern: new RegExp(`^${year}$`, 'u'), read: ([, y]) => ({ year: Number(y) }) },
  // last year's, and what runs on
  { pattern: /(?:上年|去年)(?:同期|同月)?(?:数)?(?!末)/u, read: () => ({ yearsBack: 1 }) },
  { pattern: /前年/u, read: () => ({ yearsBack: 2 }) },
  { pattern: /(?:本年|今年)(?!增|比)/u, read: () => ({ yearsBack: 0 }) },
  {
    pattern: new RegExp(`${number}${to}(?:本|当)月(?:份|止)?(?:累计)?`, 'u'),
    read: () => ({ span: 'to-date' }),
  },
  {
    pattern: new RegExp(`${number}${to}${number}\\s*月份?(?:累计)?`, 'u'),
    read: ([, a, b]) => ({ months: [count(a), count(b)] }),
  },
  { pattern: /前三季度/u, read: () => ({ months: [1, 9] }) },
  { pattern: /上半年/u, read: () => ({ months: [1, 6] }) },
  { pattern: /下半年/u, read: () => ({ months: [7, 12] }) },
  { pattern: /全年/u, read: () => ({ months: [1, 12] }) },
  { pattern: /第?([一二三四1-4])季度/u, read: ([, n]) => quarter(n) },
  { pattern: /\bQ([1-4])\b/u, read: ([, n]) => quarter(n) },
  { pattern: /\bH([12])\b/u, read: ([, n]) => ({ months: n === '1' ? [1, 6] : [7, 12] }) },
  {
    pattern: /(?:本|当)月(?:份|止)?累计|本?年?初?至今|累计(?:数)?/u,
    read: () => ({ span: 'to-date' }),
  },
  { pattern: /(?:本|当)月(?:数|份|末)?/u, read: () => ({ span: 'month' }) },
  {
    pattern: new RegExp(`${number}\\s*月(?:份|末|底)?(?:\\d{1,2}日)?`, 'u'),
    read: ([, m]) => ({ months: [count(m), count(m)] }),
  },
];

/** What a text says of a time, and the text without those words. */
export function readPeriodWords(text: string): { words: PeriodWords; rest: string } {
  let rest = text;
  const words: PeriodWords = {};
  for (const { pattern, read } of rules) {
    const found = pattern.exec(rest);
    if (!found) continue;
    // what was found first is the more exact
    const earlier = Object.entries(words);
    Object.assign(words, read(found), Object.fromEntries(earlier));
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
  }
  return { words, rest: rest.replaceAll(/\s+/g, ' ').trim() };
}

const two = (n: number) => String(n).padStart(2, '0');

/** A period as text; one that does not exist stays as it was written, to be refused as such. */
function textOf(year: number, [first, last]: readonly [number, number]): string {
  const text =
    first === last ? `${year}-${two(first)}` : `${year}-${two(first)}/${year}-${two(last)}`;
  return findPeriod(text)?.text ?? text;
}

/**
 * The period that several texts name together, the nearest to the figure first: a column 1-3月 under
 * a caption of 2024, 上年同期 of the period that the caption names. Undefined where no year is named.
 */
export function composePeriod(
  near: readonly PeriodWords[],
  decided: Pick<SheetMeaning, 'period' | 'yearsBack' | 'span'> = {},
): string | undefined {
  const first = <K extends keyof PeriodWords>(key: K) =>
    near.find((one) => one[key] !== undefined)?.[key];
  if (decided.period !== undefined) return shift(decided.period, decided.yearsBack ?? 0);
  const year = first('year');
  if (year === undefined) return undefined;
  let months = first('months');
  const span = decided.span ?? first('span');
  if (months && span) months = span === 'month' ? [months[1], months[1]] : [1, months[1]];
  // 本月 of a year says nothing
  if (!months && span === 'month') return undefined;
  const text = months ? textOf(year, months) : String(year);
  return shift(text, decided.yearsBack ?? yearsBackOf(near));
}

/** 上年同期 beside a year of its own (2023年上年同期) explains that year and moves nothing. */
function yearsBackOf(near: readonly PeriodWords[]): number {
  const at = near.findIndex((one) => one.yearsBack !== undefined);
  const named = near.findIndex((one) => one.year !== undefined);
  return at >= 0 && at < named ? near[at]!.yearsBack! : 0;
}

const shift = (text: string, years: number): string =>
  years === 0 || !findPeriod(text) ? text : yearsBefore(text, years);
