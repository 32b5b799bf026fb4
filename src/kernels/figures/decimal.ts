import type { Decimal } from './claim.ts';

/** A decimal string without needless zeros: "007.50" → "7.5". Length is no limit. */
export function trimDecimal(value: Decimal): Decimal {
  const sign = value.startsWith('-') ? '-' : '';
  const [whole = '', part = ''] = (sign ? value.slice(1) : value).split('.');
  let from = 0;
  while (from < whole.length - 1 && whole[from] === '0') from += 1;
  let to = part.length;
  while (to > 0 && part[to - 1] === '0') to -= 1;
  const head = whole.slice(from) || '0';
  const digits = to > 0 ? `${head}.${part.slice(0, to)}` : head;
  return digits === '0' ? '0' : sign + digits;
}

/**
 * `value` times ten to the power `places` (0 or more), exactly.
 *
 * @example shiftDecimal('5.3', 4) is '53000'
 */
export function shiftDecimal(value: Decimal, places: number): Decimal {
  const [whole = '', part = ''] = value.split('.');
  const padded = part.padEnd(places, '0');
  return trimDecimal(`${whole}${padded.slice(0, places)}.${padded.slice(places)}`);
}
