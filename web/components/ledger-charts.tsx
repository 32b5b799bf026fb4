import { useMemo } from 'react';
import type { Point } from '../../src/model/ledger-view.ts';
import type { Label } from '../../src/model/label.ts';
import { grouped } from '../amount.ts';
import { useWords } from '../words.ts';
import { Chart } from './chart.tsx';
import { useChartColours } from './chart-colours.ts';
import type { ChartOption } from './chart-parts.ts';

const asNumber = (value: string | null): number | null => (value === null ? null : Number(value));

/** One territory over the years: bars from zero for amounts, a line for growth and shares. */
export function HistoryChart(props: {
  title: string;
  unit: string;
  points: readonly Point[];
  /** that is looked at; drawn in the accent */
  period?: string;
  line?: boolean;
  height?: number;
}) {
  const { title, unit, points, period, line = false, height = 180 } = props;
  const { t } = useWords();
  const p = useChartColours();
  const option = useMemo<ChartOption>(() => {
    const data = points.map((point) => ({
      value: asNumber(point.value),
      itemStyle: { color: point.period === period || line ? p.accent : p.lineStrong },
      label: { show: point.period === period || points.length <= 6 },
    }));
    const label = {
      position: 'top',
      color: p.text,
      formatter: ({ value }: { value: unknown }) => (value === null ? '' : String(value)),
    } as const;
    return {
      grid: { left: 8, right: 16, top: 24, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        data: points.map((point) => point.period),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: p.line } },
        axisLabel: { color: p.quiet },
      },
      yAxis: {
        type: 'value',
        scale: line,
        splitLine: { lineStyle: { color: p.line } },
        axisLabel: { color: p.quiet },
      },
      series: [
        line
          ? {
              type: 'line',
              name: title,
              data,
              label,
              symbolSize: 6,
              lineStyle: { color: p.accent },
            }
          : { type: 'bar', name: title, data, label, barMaxWidth: 32 },
      ],
    } as ChartOption;
  }, [points, period, line, p, title]);
  return (
    <Chart
      title={title}
      unit={unit}
      option={option}
      height={height}
      table={{
        columns: [
          { key: 'period', says: t('ledger.period') },
          { key: 'value', says: unit, number: true },
        ],
        rows: points.map((point) => ({
          key: point.period,
          cells: [point.period, point.value === null ? '—' : grouped(point.value)],
        })),
      }}
    />
  );
}

/** Territories beside each other in one period, the best known way up; the own one in the accent. */
export function PeersChart(props: {
  title: string;
  unit: string;
  peers: readonly { territory: { code: string; label: Label }; value: string | null }[];
  own: string;
}) {
  const { title, unit, peers, own } = props;
  const { t, l } = useWords();
  const p = useChartColours();
  const sorted = useMemo(
    () =>
      peers.filter(({ value }) => value !== null).sort((a, b) => Number(b.value) - Number(a.value)),
    [peers],
  );
  const option = useMemo<ChartOption>(
    () =>
      ({
        grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
        tooltip: { trigger: 'item' },
        xAxis: { type: 'value', show: false },
        yAxis: {
          type: 'category',
          inverse: true,
          data: sorted.map(({ territory }) => l(territory.label)),
          axisTick: { show: false },
          axisLine: { show: false },
          axisLabel: { color: p.text },
        },
        series: [
          {
            type: 'bar',
            name: title,
            barMaxWidth: 16,
            data: sorted.map(({ territory, value }) => ({
              value: asNumber(value),
              itemStyle: { color: territory.code === own ? p.accent : p.lineStrong },
            })),
            label: { show: true, position: 'right', color: p.text },
          },
        ],
      }) as ChartOption,
    [sorted, p, own, title, l],
  );
  if (sorted.length < 2) return null;
  return (
    <Chart
      title={title}
      unit={unit}
      option={option}
      height={Math.max(72, sorted.length * 24 + 8)}
      table={{
        columns: [
          { key: 'territory', says: t('ledger.territory') },
          { key: 'value', says: unit, number: true },
        ],
        rows: sorted.map(({ territory, value }) => ({
          key: territory.code,
          cells: [l(territory.label), grouped(value!)],
        })),
      }}
    />
  );
}
