import type { Decimal } from './claim.ts';
import { decimalText, exact, roundDecimal } from './exact.ts';
import { baseAmount, lastDigit, type Quantity } from './quantity.ts';

/** Why there is no growth: nothing can be said in percent of nothing, or of a loss. */
export type NoGrowth = 'zero-base' | 'negative-base' | 'units';

export type GrowthResult =
  | {
      kind: 'growth';
      value: Decimal;
      unit: '%' | '个百分点';
      /** at least ten times the base: more often a wrong unit than a wonder */
      jump: boolean;
    }
  | { kind: 'none'; why: NoGrowth };

const jumpFrom = 10;

/**
 * Growth of an amount over its base, in percent, rounded to so many digits. None from a base of
 * zero or below: from 0 to 5 is no number of percent, and a smaller loss is no growth.
 *
 * @example growthOver({ value: '110', unit: '亿元' }, { value: '1000000', unit: '万元' }, 1) is 10.0 %
 */
export function growthOver(now: Quantity, base: Quantity, decimals: number): GrowthResult {
  const a = baseAmount(now);
  const b = baseAmount(base);
  if (a.base !== b.base) return { kind: 'none', why: 'units' };
  if (b.over.eq(0)) return { kind: 'none', why: 'zero-base' };
  if (b.over.lt(0)) return { kind: 'none', why: 'negative-base' };
  const ratioOver = a.over.times(b.under);
  const ratioUnder = a.under.times(b.over);
  const percent = ratioOver.minus(ratioUnder).times(100).div(ratioUnder);
  return {
    kind: 'growth',
    value: roundDecimal(decimalText(percent), decimals),
    unit: '%',
    jump: ratioOver.gte(ratioUnder.times(jumpFrom)),
  };
}

/**
 * The least and the most growth that rounded amounts leave open, in percent: 12.1 over 11.8 is
 * anything between 1.69 and 3.40. Null where there is no growth.
 */
export function growthBounds(
  now: Quantity,
  base: Quantity,
): { low: Decimal; high: Decimal } | null {
  const [nowLow, nowHigh] = roundedFrom(now);
  const [baseLow, baseHigh] = roundedFrom(base);
  const low = growthOver(nowLow, baseHigh, boundDigits);
  const high = growthOver(nowHigh, baseLow, boundDigits);
  return low.kind === 'growth' && high.kind === 'growth'
    ? { low: low.value, high: high.value }
    : null;
}

const boundDigits = 8;

/** What an amount may have been before it was rounded to its last digit. */
export function roundedFrom({ value, unit }: Quantity): [low: Quantity, high: Quantity] {
  const half = exact(lastDigit(value)).div(2);
  const at = exact(value);
  return [
    { value: decimalText(at.minus(half)), unit },
    { value: decimalText(at.plus(half)), unit },
  ];
}

/** Change of a rate in percent against its base: points, exact, never percent of percent. */
export function pointsOver(now: Quantity, base: Quantity): GrowthResult {
  const a = baseAmount(now);
  const b = baseAmount(base);
  if (a.base !== '%' || b.base !== '%') return { kind: 'none', why: 'units' };
  const points = decimalText(a.over.div(a.under).minus(b.over.div(b.under)));
  return { kind: 'growth', value: points, unit: '个百分点', jump: false };
}
