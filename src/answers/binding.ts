import { problem, type Problem } from '../model/problem.ts';

/** What a binding may say of an indicator, in the order in which it is said. */
export const parts = [
  /** name, verb and value: 地区生产总值实现297.6亿元 */
  'level',
  /** the bare value: 297.6亿元 */
  'value',
  /** 同比增长5.5% */
  'growth',
  /** the bare growth: 5.5% */
  'rate',
  /** 居全市第4位, in every set in which a rank of the level is stated */
  'rank',
  /** the same for its growth */
  'growth-rank',
  /** the bare place: 第4位 */
  'place',
  /** places won or lost: 较上年提升7个位次 */
  'change',
  /** 占一般公共预算收入的91.8%: its part of a whole, by default of what it is declared a part of */
  'share',
  /** 完成年度目标的105% */
  'target',
  /** its level a year before: 上年为290亿元 */
  'base',
] as const;
export type Part = (typeof parts)[number];

/** What bends a binding. */
export const options = [
  /** rank set */
  'set',
  /** the words that stand for the value, which are held against it: `as=5.3万余条` */
  'as',
  /** in another unit */
  'unit',
  /** digits after the point */
  'round',
  /** another verb than the indicator's own; empty for none */
  'verb',
  /** another name than the indicator's own; empty for none */
  'name',
  /** the whole of a share: an indicator, a territory, or both (`410700/gdp`) */
  'of',
] as const;
export type Option = (typeof options)[number];

/** A binding as written; offsets are code points of the whole text. */
export interface Binding {
  start: number;
  end: number;
  /** code of a territory; absent = that of the head */
  territory?: string;
  indicator: string;
  /** absent = that of the head */
  period?: string;
  parts: Part[];
  options: Partial<Record<Option, string>>;
}

/** Words that hold a number and are no figure, with the reason why not. */
export interface PlainWords {
  start: number;
  end: number;
  words: string;
  why: string;
}

const head =
  /^(?:(?<territory>\d{6}(?:\+[a-z-]+)?)\/)?(?<indicator>[a-z][a-z0-9-]*)(?:\s+(?<period>\d{4}\S*))?$/;

const wrong = (zh: string, en: string, got: string, wanted: string): Problem =>
  problem('briefing.binding', 'binding', zh, en, { got, wanted });

function readOptions(text: string, problems: Problem[]): Binding['options'] {
  const read: Binding['options'] = {};
  for (const one of text.split(/[;；]/)) {
    const [, name = '', value = ''] = /^\s*([a-z]+)\s*=(.*)$/s.exec(one) ?? [];
    if (options.includes(name as Option)) read[name as Option] = value.trim();
    else problems.push(wrong('没有这个选项', 'no such option', one.trim(), options.join(', ')));
  }
  return read;
}

/**
 * Reads what stands between double braces: `[territory/]indicator [period][: part, …][ | option=value; …]`,
 * or `plain words | why`. Problems name what was got and what would be right.
 *
 * @example readBinding('gdp 2024: level, growth', 0, 27) has parts ['level', 'growth']
 */
export function readBinding(
  inner: string,
  start: number,
  end: number,
): { binding?: Binding; plain?: PlainWords; problems: Problem[] } {
  const [said = '', ...bent] = inner.split('|');
  const bending = bent.join('|').trim();
  const words = /^\s*plain\s+([\s\S]*)$/.exec(said)?.[1]?.trim();
  if (words !== undefined) {
    const missing = wrong('没有说明理由', 'no reason is given', inner, '{{plain 41个村 | 理由}}');
    return { plain: { start, end, words, why: bending }, problems: bending ? [] : [missing] };
  }
  const colon = said.search(/[:：]/);
  const what = (colon < 0 ? said : said.slice(0, colon)).trim();
  const found = head.exec(what)?.groups;
  if (!found?.indicator) {
    const wanted = '{{gdp 2024: level, growth, rank}}';
    return { problems: [wrong('看不懂这个绑定', 'this binding cannot be read', what, wanted)] };
  }
  const problems: Problem[] = [];
  const asked = colon < 0 ? ['level'] : said.slice(colon + 1).split(/[,，、]/);
  const names = asked.map((part) => part.trim()).filter(Boolean);
  for (const name of names) {
    if (parts.includes(name as Part)) continue;
    problems.push(wrong('没有这个部分', 'no such part', name, parts.join(', ')));
  }
  const { territory, indicator, period } = found;
  const binding: Binding = {
    start,
    end,
    ...(territory === undefined ? {} : { territory }),
    indicator,
    ...(period === undefined ? {} : { period }),
    parts: names.filter((name): name is Part => parts.includes(name as Part)),
    options: bending ? readOptions(bending, problems) : {},
  };
  return { binding, problems };
}
