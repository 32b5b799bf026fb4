import type { Words } from './words.ts';

const year = 365.25;
const month = year / 12;
/** A hundred years: the engine does not tell apart what lies beyond. */
const longest = 36_500;

/** Whether it is rarer than the engine tells apart. */
export const isBeyondTelling = (days: number): boolean => days >= longest;

/** Two significant digits: what is estimated from some hundred replicates has no more. */
export function roughly(days: number): number {
  if (days < 10) return Math.max(1, Math.round(days));
  const scale = 10 ** (Math.floor(Math.log10(days)) - 1);
  return Math.round(days / scale) * scale;
}

/** How rarely chance alone would do this: `约 140 天`, `约 3 年`. */
export function recurrenceSpan(days: number, { t }: Pick<Words, 't'>): string {
  if (days < 180) return t('alerts.about-days', { n: roughly(days) });
  if (days < 2 * year) return t('alerts.about-months', { n: roughly(days / month) });
  if (!isBeyondTelling(days)) return t('alerts.about-years', { n: roughly(days / year) });
  return t('alerts.over-years', { n: 100 });
}
