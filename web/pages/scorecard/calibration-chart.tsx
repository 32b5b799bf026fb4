import { useMemo } from 'react';
import type { ScoreResult } from '../../../src/model/score-view.ts';
import { useChartColours } from '../../components/chart-colours.ts';
import type { ChartOption } from '../../components/chart-parts.ts';
import { Chart } from '../../components/chart.tsx';
import { useWords } from '../../words.ts';
import { calibrationOf, percent } from './score-words.ts';

/** How often what came fell into each tenth of what was forecast: even where ranges can be trusted. */
export function CalibrationChart({ result: { pit } }: { result: ScoreResult }) {
  const { t } = useWords();
  const colours = useChartColours();
  const option = useMemo<ChartOption>(
    () => ({
      grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
      xAxis: {
        type: 'category',
        data: pit.map((_, i) => `${10 * i}–${10 * (i + 1)}`),
        axisTick: { show: false },
      },
      yAxis: { type: 'value', min: 0, splitLine: { lineStyle: { color: colours.line } } },
      series: [
        {
          type: 'bar',
          barCategoryGap: '12%',
          itemStyle: { color: colours.foreseen },
          data: pit.map((share) => Number((100 * share).toFixed(1))),
        },
        {
          type: 'line',
          symbol: 'none',
          lineStyle: { color: colours.text, type: 'dashed', width: 1 },
          data: pit.map(() => 100 / pit.length),
        },
      ],
    }),
    [pit, colours],
  );
  return (
    <Chart
      heading={2}
      title={t(`score.calibration-${calibrationOf(pit)}`)}
      unit={t('score.calibration-unit')}
      option={option}
      height={260}
      table={{
        columns: [
          { key: 'bin', says: t('score.calibration-bin') },
          { key: 'share', says: t('score.calibration-share'), number: true },
        ],
        rows: pit.map((share, i) => ({
          key: String(i),
          cells: [`${10 * i}–${10 * (i + 1)}`, percent(share)],
        })),
      }}
    />
  );
}
