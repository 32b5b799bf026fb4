import { useMemo } from 'react';
import type { IndicatorView, RankView } from '../../../src/model/ledger-view.ts';
import { useChartColours } from '../../components/chart-colours.ts';
import { Chart } from '../../components/chart.tsx';
import type { ChartOption } from '../../components/chart-parts.ts';
import { computedPlace, statedPlace } from '../../components/rank-words.ts';
import { periodWords } from '../../period-words.ts';
import { useWords } from '../../words.ts';
import { longestRanks } from './longest-ranks.ts';

const statedOf = ({ stated }: RankView): number | null => stated[0]?.n ?? null;
/** only a place that no missing peer can change is drawn */
const computedOf = ({ computed }: RankView): number | null =>
  computed && computed.n === computed.worst ? computed.n : null;

/** Places over the years, the first on top: as stated, and dashed as the values give it. */
export function RankChart({ view }: { view: IndicatorView }) {
  const words = useWords();
  const { t, l, language } = words;
  const colours = useChartColours();
  const ranks = useMemo(() => longestRanks(view.ranks), [view.ranks]);
  const stated = t('rank.is-stated');
  const computed = t('rank.is-computed');
  const option = useMemo<ChartOption>(() => {
    const line = { type: 'line' as const, symbol: 'circle', emphasis: { disabled: true } };
    return {
      grid: { left: 8, right: 24, top: 20, bottom: 4 },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        data: ranks.map(({ period }) => period),
        axisLine: { lineStyle: { color: colours.lineStrong } },
        axisTick: { show: false },
        axisLabel: { color: colours.quiet, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        inverse: true,
        min: 1,
        minInterval: 1,
        axisLabel: { color: colours.quiet },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          ...line,
          name: computed,
          data: ranks.map((rank) => computedOf(rank) ?? '-'),
          symbolSize: 6,
          itemStyle: { color: colours.lineStrong },
          lineStyle: { color: colours.lineStrong, type: 'dashed' },
        },
        {
          ...line,
          name: stated,
          data: ranks.map((rank) => statedOf(rank) ?? '-'),
          symbolSize: 9,
          itemStyle: { color: colours.accent },
          lineStyle: { color: colours.accent, width: 2.5 },
          label: { show: true, position: 'top', color: colours.text },
        },
      ],
    };
  }, [ranks, colours, stated, computed]);
  const [first] = ranks;
  if (!first || ranks.length < 2) return null;
  return (
    <Chart
      title={t('indicator.rank-chart', {
        set: l(first.setLabel),
        aspect: t(`ledger.${first.aspect}`),
        from: periodWords(first.period, language),
        to: periodWords(ranks.at(-1)!.period, language),
      })}
      unit={t('indicator.rank-unit')}
      option={option}
      note={t('indicator.rank-note')}
      table={{
        columns: [
          { key: 'period', says: t('ledger.period') },
          { key: 'stated', says: stated, number: true },
          { key: 'computed', says: computed, number: true },
        ],
        rows: ranks.map((rank) => ({
          key: rank.period,
          cells: [
            periodWords(rank.period, language),
            statedPlace(rank, words) ?? '—',
            computedPlace(rank, words) ?? '—',
          ],
        })),
      }}
    />
  );
}
