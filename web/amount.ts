import { convertQuantity } from '../src/kernels/figures/quantity.ts';
import type { Aspect } from '../src/model/figure.ts';
import type { ShownValue } from '../src/model/ledger-view.ts';
import type { Words } from './words.ts';

/** How the unit of an indicator is written in both languages. */
export interface UnitNames {
  unit: string;
  unitEn: string;
}

/** An amount as the ledger holds it: exact decimal text; null where there is none. */
export interface Amount {
  value: string | null;
  unit: string | null;
  qualifier?: string | null;
}

type Spoken = Pick<Words, 'language'>;

/** Exact decimal text with separators: 53000.50 → 53,000.50. Nothing is rounded. */
export function grouped(value: string): string {
  const [whole = '', part] = value.split('.');
  const shown = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return (part === undefined ? shown : `${shown}.${part}`).replace('-', '−');
}

/** A unit in the language of the page; one that is not the indicator's own is shown as published. */
export const unitWords = (unit: string, names: UnitNames, { language }: Spoken): string =>
  language === 'en' && unit === names.unit ? names.unitEn : unit;

/** Units that English does not count by ten thousands: what they become, and its name. */
const englishScale: Readonly<Record<string, readonly [unit: string, name: string]>> = {
  亿元: ['十亿元', 'billion yuan'],
  万元: ['元', 'yuan'],
  元: ['元', 'yuan'],
  万平方米: ['平方米', 'm²'],
  平方公里: ['平方公里', 'km²'],
  公里: ['公里', 'km'],
  亩: ['亩', 'mu'],
  个百分点: ['个百分点', 'points'],
};

/** Digits and unit in the language of the page: `297.6` `亿元`, `29.76` `billion yuan`, `32,000` `entities`. */
export function amountParts(
  { value, unit }: { value: string; unit: string },
  names: UnitNames,
  { language }: Spoken,
): { digits: string; unit: string } {
  if (language === 'zh') return { digits: grouped(value), unit };
  const [to, name] = englishScale[unit] ?? [];
  const scaled = to ? convertQuantity({ value, unit }, to)?.value : undefined;
  if (scaled !== undefined && name) return { digits: grouped(scaled), unit: name };
  if (unit !== names.unit) return { digits: grouped(value), unit };
  // 万户 is 10,000 entities: English says how many entities
  const isMyriad = unit.startsWith('万') && names.unitEn.startsWith('10,000 ');
  const whole = isMyriad ? convertQuantity({ value, unit }, unit.slice(1))?.value : value;
  return {
    digits: grouped(whole ?? value),
    unit: isMyriad ? names.unitEn.slice('10,000 '.length) : names.unitEn,
  };
}

const openWords: readonly (readonly [RegExp, string])[] = [
  [/[余多超逾]|以上/, 'more than '],
  [/近|不足|以下/, 'less than '],
  [/约|左右/, 'about '],
];

/** 2000余家, 5.3万余条, but 超2000家 and 2000家以上. */
function qualifiedZh(digits: string, unit: string, word: string): string {
  if (/[余多]/.test(word)) {
    const scale = /^[万亿]+/.exec(unit)?.[0] ?? '';
    return `${digits}${scale}${word}${unit.slice(scale.length)}`;
  }
  if (/以上|以下|左右/.test(word)) return `${digits}${unit}${word}`;
  // 两位数 says of a growth how many digits it has, not what is open about them
  return word.includes('位数') ? `${word}` : `${word}${digits}${unit}`;
}

/** `297.6亿元`, `29.76 billion yuan`, `140余项`, `5.5%`; the dash where there is no amount. */
export function amountWords(amount: Amount, names: UnitNames, words: Spoken): string {
  const { value, unit, qualifier } = amount;
  if (value === null) return '—';
  const said = amountParts({ value, unit: unit ?? '' }, names, words);
  if (words.language === 'zh')
    return qualifier
      ? qualifiedZh(said.digits, said.unit, qualifier)
      : `${said.digits}${said.unit}`;
  if (qualifier?.includes('位数')) return 'double-digit';
  const open = qualifier ? (openWords.find(([zh]) => zh.test(qualifier))?.[1] ?? '') : '';
  const gap = said.unit === '%' || said.unit === '' ? '' : ' ';
  return `${open}${said.digits}${gap}${said.unit}`;
}

/** A change with its sign: `+5.5%`, `−0.4 points`. */
export function changeWords(amount: Amount, names: UnitNames, words: Spoken): string {
  const said = amountWords(amount, names, words);
  const isUp = amount.value !== null && Number(amount.value) > 0 && !amount.qualifier;
  return isUp ? `+${said}` : said;
}

/** An amount of an indicator by its aspect. */
export const aspectWords = (
  amount: Amount,
  aspect: Aspect,
  names: UnitNames,
  words: Spoken,
): string =>
  aspect === 'growth' ? changeWords(amount, names, words) : amountWords(amount, names, words);

/** What was worked out to many digits is shown to two; what was published stays as it is. */
export function shortened(value: string): string {
  const point = value.indexOf('.');
  if (point < 0 || value.length - point <= 3) return value;
  return Number(value)
    .toFixed(2)
    .replace(/\.?0+$/, '');
}

/** The amount that a value shows, with what its origin leaves open; null for a conflict and for none. */
export function shownAmount(
  value: ShownValue,
): { value: string; unit: string; qualifier: string | null } | null {
  if (value.value === null || value.unit === null) return null;
  const isComputed = value.kind === 'computed';
  return {
    value: isComputed ? shortened(value.value) : value.value,
    unit: value.unit,
    qualifier: isComputed ? null : (value.figures[0]?.qualifier ?? null),
  };
}

/** What the axis of a chart counts in the language of the page, and how amounts get there. */
export function axisOf(
  unit: string,
  names: UnitNames,
  words: Spoken,
): { says: string; draw: (value: string) => number; digits: (value: string) => string } {
  const digitsOf = (value: string) => amountParts({ value, unit }, names, words);
  return {
    says: digitsOf('0').unit,
    draw: (value) => Number(digitsOf(value).digits.replaceAll(',', '').replace('−', '-')),
    digits: (value) => amountParts({ value: shortened(value), unit }, names, words).digits,
  };
}
