import type { Decimal } from './claim.ts';
import { exact } from './exact.ts';
import { baseAmount, lastDigit, type Quantity } from './quantity.ts';

/** An amount as somebody says it, with the words that leave something open. */
export interface Said extends Quantity {
  /** 余, 超, 近, 约, 以上 */
  qualifier?: string | null;
}

type Openness = 'exact' | 'above' | 'below' | 'about' | 'at-least' | 'at-most';

const openings: readonly (readonly [RegExp, Openness])[] = [
  [/以上|不低于|不少于|至少|at least/, 'at-least'],
  [/以下|以内|不超过|不高于|不多于|至多|at most/, 'at-most'],
  [/余|多|超|逾|突破|高于|more than|over|above/, 'above'],
  [/近|不足|接近|将近|不到|nearly|almost|under|below/, 'below'],
  [/约|左右|大约|上下|about|around|approximately/, 'about'],
];

/** What a qualifier leaves open: 余 above, 近 below, 约 about; `exact` for none and for 达. */
export function opennessOf(qualifier: string | null | undefined): Openness {
  if (!qualifier) return 'exact';
  return openings.find(([words]) => words.test(qualifier))?.[1] ?? 'exact';
}

/** How far the last digit of what is said reaches: 5.3万余 stays below 5.4万, 90余 below 100. */
function step({ value, qualifier }: Said): Decimal {
  const zeros = /0+$/.exec(value)?.[0].length ?? 0;
  const rounded = !value.includes('.') && zeros > 0 && zeros < value.replace('-', '').length;
  return qualifier && rounded ? `1${'0'.repeat(zeros)}` : lastDigit(value);
}

/**
 * Whether an exact amount is what was said, taking rounding (halves away from zero) and the
 * qualifier at its word: 5.3万余 is above 53,000 and below 54,000; 297.6亿元 is anything that
 * rounds to it. Null where the units do not convert.
 */
export function fits(said: Said, amount: Quantity): boolean | null {
  const a = baseAmount(said);
  const b = baseAmount(amount);
  if (a.base !== b.base) return null;
  // both brought over one divisor, so that nothing is ever divided
  const target = a.over.times(b.under);
  const got = b.over.times(a.under);
  const reach = baseAmount({ value: step(said), unit: said.unit }).over.times(b.under);
  const off = got.minus(target);
  switch (opennessOf(said.qualifier)) {
    case 'at-least':
      return off.gte(0);
    case 'at-most':
      return off.lte(0);
    case 'above':
      return off.gt(0) && off.lt(reach);
    case 'below':
      return off.lt(0) && off.gt(reach.times(-1));
    case 'about':
      return off.abs().lte(reach.div(2));
    case 'exact': {
      const half = reach.div(2);
      const away = target.lt(0) ? off.times(-1) : off;
      return away.gte(half.times(-1)) && away.lt(half);
    }
  }
}

/**
 * Whether two sayings can both be true: the finer one, taken as it stands, fits the coarser one.
 * Null where the units do not convert.
 */
export function saySame(a: Said, b: Said): boolean | null {
  const left = baseAmount({ value: step(a), unit: a.unit });
  const right = baseAmount({ value: step(b), unit: b.unit });
  if (left.base !== right.base) return null;
  const aIsFiner = left.over.times(right.under).lt(right.over.times(left.under));
  const equal = exact('0').eq(
    baseAmount(a).over.times(right.under).minus(baseAmount(b).over.times(left.under)),
  );
  if (equal) return true;
  return aIsFiner ? fits(b, a) : fits(a, b);
}
