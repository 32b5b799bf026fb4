import { useMemo } from 'react';
import { useWords, type MessageKey } from '../../words.ts';

const names: Record<string, MessageKey> = {
  model: 'score.model',
  samePeriodLastYear: 'score.baseline.samePeriodLastYear',
  lastPeriod: 'score.baseline.lastPeriod',
  count365: 'score.baseline.count365',
  ewma28: 'score.baseline.ewma28',
  ewma90: 'score.baseline.ewma90',
  kernelDensity: 'score.baseline.kernelDensity',
  endemicEpidemic: 'score.baseline.endemicEpidemic',
  expert: 'score.baseline.expert',
};

/** The name of a way to forecast. */
export function useWayName(): (way: string) => string {
  const { t } = useWords();
  return useMemo(
    () => (way: string) => {
      const key = names[way];
      return key ? t(key as 'score.model') : way;
    },
    [t],
  );
}
