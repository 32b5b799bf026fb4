import type { DetectorMethod } from '../../../src/model/detector.ts';
import type { Words } from '../../words.ts';

/** `2 km`, `800 m`. */
export const shownLength = (metres: number): string =>
  metres >= 1000 ? `${Math.round(metres / 100) / 10} km` : `${Math.round(metres)} m`;

/** A method as a sentence, with the settings that matter most. */
export function methodInWords(method: DetectorMethod, { t }: Pick<Words, 't'>): string {
  switch (method.kind) {
    case 'space-time':
      return t(
        method.model === 'permutation'
          ? 'detectors.in-words.space-time'
          : 'detectors.in-words.eb-poisson',
        {
          radius: shownLength(method.radiusMetres),
          window: method.windowDays,
          history: method.historyDays,
          cases: method.minCases,
        },
      );
    case 'subset':
      return t('detectors.in-words.subset', {
        neighbours: method.neighbours,
        window: method.windowDays,
        history: method.historyDays,
        cases: method.minCases,
      });
    case 'ears':
      return t('detectors.in-words.ears', {
        variant: method.variant,
        baseline: method.baselineDays,
        cases: method.minCases,
      });
    case 'farrington':
      return t('detectors.in-words.farrington', {
        years: method.yearsBack,
        weeks: method.halfWidthWeeks,
        cases: method.minCases,
      });
    case 'cusum':
      return t('detectors.in-words.cusum', {
        baseline: method.baselineDays,
        cases: method.minCases,
      });
  }
}
