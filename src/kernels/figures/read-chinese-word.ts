import { readChineseNumber } from './chinese-number.ts';
import { bare, type Mention } from './mention.ts';
import { findLead, readQuantity } from './read-quantity.ts';
import type { NumberToken } from './scan-numbers.ts';

const fraction = /([一二三四五六七八九十百]+)分之([零〇一二三四五六七八九十百点两]+)/y;
const half = /(?:一半|半|过半数?)(?=以上|左右|的|[,;。、)]|$)/y;
const tenths =
  /([一二两三四五六七八九])成(?:([一二三四五六七八九])(?!成)|半)?(?:以上|左右|多)?(?![功立果员本熟都长就绩品效因型份色交])/y;
const doubled = /翻了?([一二两三四五六七八九十几]{0,2})番(?:半)?/y;
const digitsWide = /([一两三四])位数(?:以上)?/y;
const season = /(?:第?([一二三四])|前([二三]))(?:个)?季度/y;
const ordinalUnit = /[届期批次季版轮]/y;
const strong = /[百千](?=强)/y;

/** Words in which a numeral is no number, by what stands before it. */
const joinedBefore = /[第某这那]$/;
/** Classifiers that make a numeral of two or more a count. */
const classifier =
  /^(?:余|多|几)?(?:[万亿]|个|项|家|座|条|户|件|大|类|名|所|处|次|届|期|批|场|种|支|年|天|人|村|亿|倍|位|辆|套|组|门|间|栋|公里|亩|元|吨|米|小时|分钟|周|岁|台|县|镇|乡|区|市)/;

function match(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

const share = (start: number, end: number, value: string, unit: string | null): Mention => ({
  ...bare(start, end, 'share'),
  value,
  unit,
  canonical: unit,
  sort: 'percent',
});

/** 翻一番, 翻两番, 翻番; the value is how often it doubles. */
export function findDoubling(text: string, from: number): Mention | undefined {
  const found = match(doubled, text, from);
  if (!found) return undefined;
  const value = found[1] ? (readChineseNumber(found[1]) ?? null) : '1';
  return {
    ...bare(from, from + found[0].length, 'multiple'),
    value,
    unit: '番',
    canonical: '番',
    sort: 'multiple',
    direction: 'up',
  };
}

/** 过半: more than a half. */
export function findOverHalf(text: string, from: number): Mention | undefined {
  const found = text[from + 1] === '半' ? match(half, text, from) : null;
  if (!found) return undefined;
  return { ...share(from, from + found[0].length, '0.5', null), qualifier: '过' };
}

/** 首届: the first edition. */
export function findFirstEdition(text: string, from: number): Mention | undefined {
  if (text[from + 1] !== '届') return undefined;
  const mention = bare(from, from + 2, 'ordinal');
  return { ...mention, value: '1', unit: '届', canonical: '届', sort: 'edition' };
}

/** 两位数增长: a growth of at least ten percent, said in words. */
function findDigitCount(text: string, token: NumberToken): Mention | undefined {
  const found = match(digitsWide, text, token.start);
  if (!found) return undefined;
  const end = token.start + found[0].length;
  const tail = /^(?:的)?(?:增长|增速|增幅)/.exec(text.slice(end, end + 4));
  const mention = bare(token.start, end, 'growth');
  return {
    ...mention,
    unit: '%',
    canonical: '%',
    sort: 'percent',
    qualifier: found[0],
    direction: 'up',
    ...(tail ? { end: end + tail[0].length } : {}),
  };
}

function findShare(text: string, token: NumberToken, floor: number): Mention | undefined {
  const parts = match(fraction, text, token.start);
  if (parts) {
    const [whole, below = '', above = ''] = parts;
    const end = token.start + whole.length;
    const over = readChineseNumber(above);
    if (over === undefined) return undefined;
    if (below === '百') return share(token.start, end, over, '%');
    return share(token.start, end, `${over}/${readChineseNumber(below) ?? ''}`, null);
  }
  const middle = match(half, text, token.start);
  if (middle) return share(token.start, token.start + middle[0].length, '0.5', null);
  const ten = match(tenths, text, token.start);
  if (ten) {
    const value = readChineseNumber(ten[1]!)!;
    const more = ten[2] ? `.${readChineseNumber(ten[2])}` : ten[0].includes('半') ? '.5' : '';
    return {
      ...share(token.start, token.start + ten[0].length, value + more, '成'),
      qualifier:
        [findLead(text, token.start, floor), /以上|左右|多/.exec(ten[0])?.[0]]
          .filter(Boolean)
          .join('') || null,
    };
  }
  return undefined;
}

/** 第十三届, 第一; the caller knows that 第 stands before. */
export function findOrdinalUnit(text: string, from: number): string | undefined {
  return match(ordinalUnit, text, from)?.[0];
}

/**
 * What a Chinese number word says; undefined where its characters are part of a word (一般, 统一,
 * 一体化) or an article (一个). Only what a grammar of counting supports is taken.
 */
export function findChineseWord(
  text: string,
  token: NumberToken,
  floor: number,
): Mention | undefined {
  const known = findDigitCount(text, token) ?? findShare(text, token, floor);
  if (known) return known;
  const quarter = match(season, text, token.start);
  if (quarter && quarter[1]) {
    const value = `Q${readChineseNumber(quarter[1])}`;
    const mention = bare(token.start, token.start + quarter[0].length, 'date');
    return { ...mention, value, unit: '季度', canonical: '季度', period: value };
  }
  const previous = text.slice(Math.max(floor, token.start - 1), token.start);
  if (match(strong, text, token.end - 1) && token.words.length <= 2) {
    const n = readChineseNumber(token.words);
    if (n === undefined) return undefined;
    return {
      ...bare(token.start, token.end + 1, 'rank'),
      value: n,
      unit: '强',
      canonical: '强',
      sort: 'place',
    };
  }
  if (joinedBefore.test(previous)) return undefined;
  // 每百户, 每千人: what the number after it is measured by; 三次产业: a name
  if (previous === '每' || text.startsWith('次产业', token.end)) return undefined;
  const value = readChineseNumber(token.words);
  if (value === undefined || !classifier.test(text.slice(token.end, token.end + 3)))
    return undefined;
  const quantity = readQuantity(text, token, floor);
  // 万 alone is no unit: “千万工程” counts nothing
  if (!quantity?.unit || quantity.canonical === null) return undefined;
  // 百亿级产业集群: a class of size, not a count of classes
  if (quantity.canonical === '级' && quantity.power > 0) return undefined;
  const one = token.words === '一';
  if (one && !/^[届倍]/.test(quantity.unit)) return undefined;
  return quantity;
}

const opening = new Set(['“', '"', '‘', '《', "'"]);

/** True where the word stands in quotes as (part of) a name: “三个一批”, “五类服务”. */
export function isQuotedName(text: string, token: NumberToken): boolean {
  for (let at = token.start - 1; at >= 0 && token.start - at <= 12; at--) {
    const character = text[at]!;
    if ('”’》。;,\n'.includes(character)) return false;
    if (opening.has(character)) return /[”"’》']/.test(text.slice(token.end, token.end + 16));
  }
  return false;
}
