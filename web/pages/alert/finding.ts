import type { AlertLine } from '../../../src/model/foresight-view.ts';
import { shortDay } from '../../civil-days.ts';
import { useWords } from '../../words.ts';

/** How many times the expectation; undefined where nothing was expected. */
export const timesExpected = (cases: number, expected: number): number | undefined =>
  expected > 0 ? cases / expected : undefined;

/** `自6月3日起 17 件，预期 5.5 件，是预期的 3.1 倍`. */
export function useFinding({ since, cases, expected }: AlertLine): string {
  const { t, language } = useWords();
  const ratio = timesExpected(cases, expected);
  const said = { day: shortDay(since, language), n: cases, expected: expected.toFixed(1) };
  return ratio === undefined
    ? t('alert.finding-none', said)
    : t('alert.finding', { ...said, times: ratio.toFixed(1) });
}
