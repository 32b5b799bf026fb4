import type { Big } from 'big.js';
import type { Decimal } from './claim.ts';
import { decimalsOf, decimalText, exact } from './exact.ts';
import { findUnit } from './unit-table.ts';

/** An exact amount: decimal text in the unit as published. */
export interface Quantity {
  value: Decimal;
  unit: string;
}

/** What one of a unit is in its base: 亿元 is 100000000/1 元, 亩 is 2000/3 平方米. */
export interface UnitMeaning {
  base: string;
  over: Decimal;
  under: Decimal;
}

/** Number words before a unit, the longer first. */
const powers: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
];

/** Units that are a fixed number of another one; everything else is a base of its own. */
const inBase: Readonly<Record<string, readonly [base: string, over: Decimal, under?: Decimal]>> = {
  亩: ['平方米', '2000', '3'],
  公顷: ['平方米', '10000'],
  平方公里: ['平方米', '1000000'],
  公里: ['米', '1000'],
  里: ['米', '500'],
  厘米: ['米', '0.01'],
  毫米: ['米', '0.001'],
  公斤: ['吨', '0.001'],
  斤: ['吨', '0.0005'],
  克: ['吨', '0.000001'],
  毫升: ['升', '0.001'],
  兆瓦: ['千瓦', '1000'],
  吉瓦: ['千瓦', '1000000'],
  瓦: ['千瓦', '0.001'],
  伏: ['千伏', '0.001'],
  '‰': ['%', '0.1'],
  倍: ['%', '100'],
  基点: ['个百分点', '0.01'],
  名: ['人', '1'],
};

const spellings: Readonly<Record<string, string>> = {
  '％': '%',
  百分之: '%',
  percent: '%',
  '‱': '基点',
  个基点: '基点',
  'percentage point': '个百分点',
  'percentage points': '个百分点',
  yuan: '元',
  'thousand yuan': '千元',
  'million yuan': '百万元',
  '100 million yuan': '亿元',
  'billion yuan': '十亿元',
  mu: '亩',
  people: '人',
  persons: '人',
  'square kilometres': '平方公里',
  'square kilometers': '平方公里',
  'square metres': '平方米',
  'square meters': '平方米',
  hectares: '公顷',
  kilometres: '公里',
  kilometers: '公里',
};

const tabled = (text: string): string | undefined => {
  const found = findUnit(text, 0);
  return found?.name === text ? found.canonical : undefined;
};

function readUnit(written: string): UnitMeaning {
  const text = written.replace(/\s+/g, ' ').trim();
  const spelled = spellings[text] ?? spellings[text.toLowerCase()] ?? text;
  // 千瓦 and 百分点 begin like number words and are units
  const whole = tabled(spelled);
  const startsBig = spelled.startsWith('万') || spelled.startsWith('亿');
  const power = whole && !startsBig ? undefined : powers.find(([word]) => spelled.startsWith(word));
  const rest = power ? spelled.slice(power[0].length) : spelled;
  const name = (power ? (tabled(rest) ?? rest) : whole) ?? spelled;
  const known = spellings[name] ?? name;
  const [base, over, under = '1'] = inBase[known] ?? [known, '1'];
  const scale = `1${'0'.repeat(power?.[1] ?? 0)}`;
  return { base, over: decimalText(exact(scale).times(over)), under };
}

const kept = new Map<string, UnitMeaning>();
const keptAtMost = 1_000;

/**
 * What a unit means: spelling, number words and fixed ratios resolved. An unknown word is a unit of
 * its own, so that 首店 and 家 never convert into each other; 万 and 亿 before it still count.
 *
 * @example unitMeaning('亿元') is { base: '元', over: '100000000', under: '1' }
 * @throws RangeError for an empty unit
 */
export function unitMeaning(unit: string): UnitMeaning {
  const known = kept.get(unit);
  if (known) return known;
  if (unit.trim() === '') throw new RangeError('unitMeaning: got an empty unit, wanted one');
  const meaning = readUnit(unit);
  if (kept.size >= keptAtMost) kept.clear();
  kept.set(unit, meaning);
  return meaning;
}

/** Whether amounts in these two units can be compared. % and 个百分点 cannot; without a unit nothing can. */
export const isConvertible = (a: string, b: string): boolean =>
  a.trim() !== '' && b.trim() !== '' && unitMeaning(a).base === unitMeaning(b).base;

/** An exact amount as a fraction of whole decimals in its base unit. */
export interface BaseAmount {
  base: string;
  over: Big;
  under: Big;
}

export function baseAmount({ value, unit }: Quantity): BaseAmount {
  const meaning = unitMeaning(unit);
  return {
    base: meaning.base,
    over: exact(value).times(meaning.over),
    under: exact(meaning.under),
  };
}

/**
 * The same amount in another unit; null where the two do not convert. `exact` is false where its
 * digits never end (1 亩 in 平方米): it is then rounded at the twentieth.
 *
 * @example convertQuantity({ value: '297.6', unit: '亿元' }, '万元') is { value: '2976000', exact: true }
 */
export function convertQuantity(
  quantity: Quantity,
  unit: string,
): { value: Decimal; exact: boolean } | null {
  const from = baseAmount(quantity);
  // as it was published: 5.0 % says more than 5 %
  if (quantity.unit === unit) return { value: quantity.value, exact: true };
  const to = unitMeaning(unit);
  if (from.base !== to.base) return null;
  const over = from.over.times(to.under);
  const under = from.under.times(to.over);
  const divided = over.div(under);
  const isExact = divided.times(under).eq(over);
  return { value: decimalText(isExact ? divided : divided.round(20, 1)), exact: isExact };
}

/** -1, 0 or 1, exactly, whatever the units; null where they do not convert. */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 | null {
  if (a.unit === b.unit) return exact(a.value).cmp(exact(b.value));
  const left = baseAmount(a);
  const right = baseAmount(b);
  if (left.base !== right.base) return null;
  return left.over.times(right.under).cmp(right.over.times(left.under));
}

/**
 * What the last digit of an amount as written is worth, in its own unit: 0.1 for 297.6, 1 for 300.
 * Zeros at the end of whole numbers count as digits, since nothing says that they do not.
 */
export function lastDigit(value: Decimal): Decimal {
  const decimals = decimalsOf(value);
  return decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`;
}
