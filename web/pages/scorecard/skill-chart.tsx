import { useMemo } from 'react';
import type { ScoreResult } from '../../../src/model/score-view.ts';
import { useChartColours } from '../../components/chart-colours.ts';
import type { ChartOption } from '../../components/chart-parts.ts';
import { Chart } from '../../components/chart.tsx';
import { useWords } from '../../words.ts';
import { bestOf, gainSpan, percent, rivalsOf, spanOf } from './score-words.ts';
import { useWayName } from './use-way-name.ts';

/** What the forecast and every simple way would have caught, the most on top. */
export function SkillChart({ result }: { result: ScoreResult }) {
  const { t } = useWords();
  const wayName = useWayName();
  const colours = useChartColours();
  const ways = useMemo(
    () =>
      [['model', result.model] as const, ...rivalsOf(result)].toSorted(
        (a, b) => b[1].hitRate - a[1].hitRate,
      ),
    [result],
  );
  const option = useMemo<ChartOption>(() => {
    const upwards = ways.toReversed();
    return {
      grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value', min: 0, splitLine: { lineStyle: { color: colours.line } } },
      yAxis: {
        type: 'category',
        data: upwards.map(([name]) => wayName(name)),
        axisTick: { show: false },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 18,
          label: { show: true, position: 'right', formatter: '{c}', color: colours.text },
          data: upwards.map(([name, { hitRate }]) => ({
            value: Number((100 * hitRate).toFixed(1)),
            itemStyle: { color: name === 'model' ? colours.foreseen : colours.lineStrong },
          })),
        },
      ],
    };
  }, [ways, wayName, colours]);
  const [, best] = bestOf(result);
  return (
    <Chart
      heading={2}
      title={t('score.skill-finding', {
        rate: percent(result.model.hitRate),
        n: ways.length - 1,
        other: percent(best.hitRate),
      })}
      unit={t('score.unit-hit')}
      option={option}
      height={260}
      table={{
        columns: [
          { key: 'name', says: t('score.name') },
          { key: 'hit', says: t('score.hit'), number: true },
          { key: 'interval', says: t('score.interval'), number: true },
          { key: 'gain', says: t('score.gain'), number: true },
        ],
        rows: ways.map(([name, one]) => ({
          key: name,
          cells: [
            wayName(name),
            percent(one.hitRate),
            spanOf(one.interval),
            'gainInterval' in one ? gainSpan(one.gainInterval) : '',
          ],
        })),
      }}
    />
  );
}
