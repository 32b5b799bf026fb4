import type { Claim, Decimal } from './claim.ts';
import { shiftDecimal } from './decimal.ts';
import type { Mention } from './mention.ts';

const unsigned = (value: Decimal, shift: number) =>
  value.startsWith('-') ? `-${shiftDecimal(value.slice(1), shift)}` : shiftDecimal(value, shift);

/** One over another in percent, to four places: "1/3" → "33.3333". */
function percentOf(fraction: string): Decimal {
  const [over = 0, below = 1] = fraction.split('/').map(Number);
  return String(Math.round((over / below) * 1e6) / 1e4);
}

/** The amount of a mention in plain units: 5.3万条 is 53000 条, 七成 70 %, 翻两番 4 倍; null for what has none. */
export function normalize(mention: Mention): Claim['normalized'] {
  const { value, to, kind, canonical, power } = mention;
  if (value === null || kind === 'name' || kind === 'date') return null;
  if (value.includes('/')) return { value: percentOf(value), unit: '%' };
  if (canonical === '成') return { value: shiftDecimal(value, 1), unit: '%' };
  if (kind === 'share' && mention.unit === null && value === '0.5')
    return { value: '50', unit: '%' };
  if (canonical === '番') return { value: String(2 ** Math.min(Number(value), 64)), unit: '倍' };
  return {
    value: unsigned(value, power),
    ...(to === undefined ? {} : { to: unsigned(to, power) }),
    unit: canonical,
  };
}
