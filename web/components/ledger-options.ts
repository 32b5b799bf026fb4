import { findPeriod } from '../../src/kernels/figures/period.ts';
import type { Point } from '../../src/model/ledger-view.ts';
import type { Palette } from '../theme.ts';
import type { ChartOption } from './chart-parts.ts';

/** A value as it is drawn, with its words. */
export interface DrawnPoint {
  period: string;
  value: number | null;
  /** at the point, where there is room */
  label: string;
  /** in the tooltip */
  says: string;
}

/**
 * Points of periods of one kind, with the years between them that nobody has figures for: a line
 * must not jump over them as if they were not there.
 */
export function pointsInStep(points: readonly Point[], like: string): Point[] {
  const kind = findPeriod(like)?.kind;
  const alike = points.filter(({ period }) => findPeriod(period)?.kind === kind);
  if (kind !== 'year' || alike.length === 0) return alike;
  const by = new Map(alike.map((point) => [point.period, point]));
  const years = alike.map(({ period }) => Number(period));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const period = String(first + i);
    return by.get(period) ?? { period, value: null };
  });
}

const axisOf = (colours: Palette) => ({
  axisLine: { lineStyle: { color: colours.lineStrong } },
  axisTick: { show: false },
  axisLabel: { color: colours.quiet, hideOverlap: true },
});

const valueAxisOf = (colours: Palette) => ({
  type: 'value' as const,
  splitNumber: 3,
  axisLabel: { color: colours.quiet },
  splitLine: { lineStyle: { color: colours.line } },
});

const indexOf = (params: unknown): number => {
  const one: unknown = Array.isArray(params) ? params[0] : params;
  return (one as { dataIndex?: number } | undefined)?.dataIndex ?? 0;
};

/** Bars from zero over the years, or a line for what has no meaningful zero; `here` is the period that is looked at. */
export function historyOption(
  points: readonly DrawnPoint[],
  { here, line }: { here: string | undefined; line: boolean },
  colours: Palette,
): ChartOption {
  const isFew = points.length <= 6;
  const data = points.map(({ period, value, label }) => {
    const isHere = period === here;
    return {
      value: value ?? '-',
      symbolSize: isHere ? 10 : 6,
      itemStyle: {
        color: isHere || here === undefined || line ? colours.accent : colours.lineStrong,
      },
      label: {
        show: isHere || isFew,
        position: 'top' as const,
        formatter: label,
        color: colours.text,
        fontWeight: isHere ? 600 : 400,
      },
    };
  });
  return {
    grid: { left: 8, right: 28, top: 22, bottom: 4 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: line ? 'line' : 'shadow' },
      formatter: (params) => points[indexOf(params)]?.says ?? '',
    },
    xAxis: { type: 'category', data: points.map(({ period }) => period), ...axisOf(colours) },
    yAxis: { ...valueAxisOf(colours), scale: line },
    series: [
      line
        ? {
            type: 'line',
            data,
            symbol: 'circle',
            lineStyle: { color: colours.accent, width: 2 },
            emphasis: { disabled: true },
          }
        : { type: 'bar', data, barMaxWidth: 36, emphasis: { disabled: true } },
    ],
  };
}

export interface PeerBar {
  name: string;
  value: number;
  /** beside the bar */
  label: string;
  /** in the tooltip */
  says: string;
  /** the territory of the card */
  here: boolean;
}

/** Bars beside each other from zero, the first on top. */
export function peersOption(bars: readonly PeerBar[], colours: Palette): ChartOption {
  return {
    grid: { left: 4, right: 64, top: 4, bottom: 4 },
    tooltip: { trigger: 'item', formatter: (params) => bars[indexOf(params)]?.says ?? '' },
    xAxis: { ...valueAxisOf(colours), axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      ...axisOf(colours),
      axisLabel: { color: colours.text, width: 150, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        data: bars.map(({ value, here, label }) => ({
          value,
          itemStyle: { color: here ? colours.accent : colours.lineStrong },
          label: {
            show: true,
            position: value < 0 ? 'left' : 'right',
            color: colours.text,
            fontWeight: here ? 600 : 400,
            formatter: label,
          },
        })),
        emphasis: { disabled: true },
      },
    ],
  };
}
