import type { Words } from './words.ts';

const year = 365.25;

/** Two significant digits: what is estimated from some hundred replicates has no more. */
export function roughly(days: number): number {
  if (days < 10) return Math.max(1, Math.round(days));
  const scale = 10 ** (Math.floor(Math.log10(days)) - 1);
  return Math.round(days / scale) * scale;
}

/** How rarely chance alone would do this: `约 140 天`, `about 3 years`. */
export function recurrenceSpan(days: number, { t }: Pick<Words, 't'>): string {
  return days < 2 * year
    ? t('alerts.about-days', { n: roughly(days) })
    : t('alerts.about-years', { n: roughly(days / year) });
}
