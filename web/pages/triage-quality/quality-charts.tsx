import { useMemo } from 'react';
import type { TriageQuality } from '../../../src/model/triage-view.ts';
import { useChartColours } from '../../components/chart-colours.ts';
import { Chart } from '../../components/chart.tsx';
import { useWords } from '../../words.ts';
import { shareWords } from './count-words.ts';
import { reliabilityOption, weeklyOption } from './quality-options.ts';

/** Week by week: how often the first suggestion was what stood in the end. */
export function WeeklyChart({ quality }: { quality: TriageQuality }) {
  const { t } = useWords();
  const colours = useChartColours();
  const { total, weeks, fewest } = quality;
  const names = useMemo(
    () => ({ category: t('quality.line-category'), unit: t('quality.line-unit') }),
    [t],
  );
  const option = useMemo(
    () => weeklyOption({ weeks, fewest }, names, colours),
    [weeks, fewest, names, colours],
  );
  const isFew = total.judged < fewest;
  const percent = Math.round((total.right / Math.max(1, total.judged)) * 100);
  return (
    <Chart
      heading={2}
      title={
        isFew
          ? t('quality.weekly-few', { n: total.judged })
          : t('quality.weekly-finding', { n: total.judged, percent })
      }
      unit={t('quality.weekly-unit')}
      option={option}
      note={t('quality.weekly-note', { n: fewest })}
      table={{
        columns: [
          { key: 'week', says: t('quality.week') },
          { key: 'read', says: t('quality.read'), number: true },
          { key: 'suggested', says: t('quality.suggested'), number: true },
          { key: 'first', says: t('quality.first'), number: true },
          { key: 'three', says: t('quality.three'), number: true },
          { key: 'unit', says: t('quality.unit-first'), number: true },
          { key: 'corrected', says: t('quality.corrected'), number: true },
        ],
        rows: weeks.toReversed().map((week) => ({
          key: week.week,
          cells: [
            week.week,
            String(week.read),
            shareWords(week.suggested, week.read, fewest),
            shareWords(week.right, week.judged, fewest),
            shareWords(week.inThree, week.judged, fewest),
            shareWords(week.unitRight, week.unitJudged, fewest),
            String(week.corrected),
          ],
        })),
      }}
    />
  );
}

const percentOf = (share: number) => `${Math.round(share * 1000) / 10}%`;

/** Whether it is as often right as it says. */
export function ReliabilityChart({ quality }: { quality: TriageQuality }) {
  const { t } = useWords();
  const colours = useChartColours();
  const { calibration, fewest } = quality;
  const { bins, error } = calibration;
  const option = useMemo(
    () => reliabilityOption({ calibration, fewest }, colours),
    [calibration, fewest, colours],
  );
  return (
    <Chart
      heading={2}
      title={
        error === null
          ? t('quality.calibration-none')
          : t('quality.calibration-finding', { points: (error * 100).toFixed(1) })
      }
      unit={t('quality.calibration-unit')}
      option={option}
      height={280}
      note={t('quality.calibration-note', { n: fewest })}
      table={{
        columns: [
          { key: 'bin', says: t('quality.bin') },
          { key: 'n', says: t('quality.n'), number: true },
          { key: 'said', says: t('quality.said'), number: true },
          { key: 'right', says: t('quality.right'), number: true },
        ],
        rows: bins.map(({ from, to, judged, said, right }) => ({
          key: String(from),
          cells: [
            `${Math.round(from * 100)}–${Math.round(to * 100)}%`,
            String(judged),
            percentOf(said),
            percentOf(right),
          ],
        })),
      }}
    />
  );
}
