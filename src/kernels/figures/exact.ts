import { Big } from 'big.js';
import type { Decimal } from './claim.ts';

/** Big with settings of its own: 40 places in divisions, halves away from zero. */
const Exact = Big();
Exact.DP = 40;
Exact.RM = 1;

const plain = /^-?\d+(?:\.\d+)?$/;

/**
 * An exact number made from decimal text.
 *
 * @throws RangeError for anything that is not digits, one point and a leading minus
 */
export function exact(value: Decimal): Big {
  if (!plain.test(value)) throw new RangeError(`exact: got ${value}, wanted decimal text`);
  return new Exact(value);
}

/** Its text without exponent and without needless zeros. */
export const decimalText = (value: Big): Decimal => (value.eq(0) ? '0' : value.toFixed());

/** Digits after the point as written: 297.60 has 2. */
export function decimalsOf(value: Decimal): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/**
 * Rounded to so many digits after the point, halves away from zero (四舍五入), zeros kept.
 *
 * @example roundDecimal('5.25', 1) is '5.3'; roundDecimal('-0.04', 1) is '0.0'
 */
export function roundDecimal(value: Decimal, decimals: number): Decimal {
  if (!Number.isInteger(decimals) || decimals < 0)
    throw new RangeError(`roundDecimal: got ${decimals} digits, wanted 0 or more`);
  const text = exact(value).toFixed(decimals);
  return /^-0(?:\.0+)?$/.test(text) ? text.slice(1) : text;
}

/** -1, 0 or 1: which of two numbers is larger. */
export const compareDecimals = (a: Decimal, b: Decimal): -1 | 0 | 1 => exact(a).cmp(exact(b));
