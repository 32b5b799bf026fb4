import type { ChartOption } from '../../components/chart-parts.ts';
import type { Palette } from '../../theme.ts';

export interface DrawnLine {
  name: string;
  /** of the territory that the page is about */
  own: boolean;
  /** one a period; null where there is none */
  values: readonly (number | null)[];
}

/** Lines over the same periods: the page's own in the accent and on top, the others quiet behind it. */
export function peerLinesOption(
  lines: readonly DrawnLine[],
  periods: readonly string[],
  colours: Palette,
): ChartOption {
  // the label of the own line needs its room; the others are told by the tooltip and the table
  return {
    grid: { left: 8, right: 76, top: 12, bottom: 4 },
    tooltip: { trigger: 'item', formatter: '{a}<br>{b}: {c}' },
    xAxis: {
      type: 'category',
      data: [...periods],
      axisLine: { lineStyle: { color: colours.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: colours.quiet, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 3,
      axisLabel: { color: colours.quiet },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: lines.map(({ name, own, values }) => ({
      type: 'line',
      name,
      data: values.map((value) => value ?? '-'),
      symbol: 'circle',
      symbolSize: own ? 7 : 5,
      z: own ? 3 : 2,
      itemStyle: { color: own ? colours.accent : colours.lineStrong },
      lineStyle: {
        color: own ? colours.accent : colours.lineStrong,
        width: own ? 2.5 : 1,
        opacity: own ? 1 : 0.7,
      },
      endLabel: {
        show: own,
        formatter: name,
        color: colours.text,
        fontWeight: 600,
        distance: 6,
      },
      emphasis: { focus: 'series' },
    })),
  };
}
