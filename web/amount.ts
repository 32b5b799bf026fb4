import type { Words } from './words.ts';

/** How the unit of an indicator is written in both languages. */
export interface UnitNames {
  unit: string;
  unitEn: string;
}

/** Exact decimal text with separators: 53000.50 → 53,000.50. Nothing is rounded. */
export function grouped(value: string): string {
  const [whole = '', part] = value.split('.');
  const shown = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return (part === undefined ? shown : `${shown}.${part}`).replace('-', '−');
}

/** A unit in the language of the page; one that is not the indicator's own is shown as published. */
export const unitWords = (unit: string, names: UnitNames, { language }: Words): string =>
  language === 'en' && unit === names.unit ? names.unitEn : unit;

/** `297.6亿元`, `297.6 (100 million yuan)`, `5.5%`; the dash where there is no amount. */
export function amountWords(
  amount: { value: string | null; unit: string | null; qualifier?: string | null },
  names: UnitNames,
  words: Words,
): string {
  const { value, unit, qualifier } = amount;
  if (value === null) return '—';
  const shown = unitWords(unit ?? '', names, words);
  const more = qualifier ?? '';
  if (words.language === 'zh' || shown === '' || shown === '%')
    return `${grouped(value)}${more}${shown}`;
  return `${grouped(value)}${more} ${shown}`;
}
