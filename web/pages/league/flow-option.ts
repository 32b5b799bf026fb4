import type { Label } from '../../../src/model/label.ts';
import type { LeagueFlow } from '../../../src/model/league-view.ts';
import type { ChartOption } from '../../components/chart-parts.ts';
import type { Palette } from '../../theme.ts';

type FlowPoint = LeagueFlow['lines'][number]['points'][number];

/** The one place of a point: by the values where they leave one, else as stated; null where open. */
export const placeOf = ({ n, worst, stated }: FlowPoint): number | null =>
  n !== null && n === worst ? n : stated;

interface FlowAsked {
  flow: LeagueFlow;
  colours: Palette;
  nameOf: (territory: { code: string; label: Label }) => string;
  place: (n: number) => string;
}

/** A bump chart: a line a territory, 1 on top, its name at the right end, gaps where nothing is known. */
export function flowOption({ flow, colours: p, nameOf, place }: FlowAsked): ChartOption {
  const lines = flow.lines.filter((line) => line.points.some((point) => placeOf(point) !== null));
  const most = Math.max(
    1,
    ...lines.flatMap((line) => line.points.map((point) => placeOf(point) ?? 1)),
  );
  const series = lines.map(({ territory, own, points }) => {
    const data = points.map(placeOf);
    const last = data.findLastIndex((one) => one !== null);
    return {
      type: 'line' as const,
      name: nameOf(territory),
      z: own ? 3 : 2,
      symbol: 'circle',
      symbolSize: own ? 8 : 5,
      lineStyle: { color: own ? p.accent : p.lineStrong, width: own ? 3 : 1.5 },
      itemStyle: { color: own ? p.accent : p.lineStrong },
      data: data.map((value, i) => ({
        value,
        label: {
          show: i === last,
          position: 'right',
          formatter: nameOf(territory),
          color: own ? p.accent : p.text,
          fontWeight: own ? 600 : 400,
        },
      })),
    };
  });
  return {
    grid: { left: 8, right: 96, top: 8, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'item',
      formatter: (mark: unknown) => {
        const { seriesName, name, value } = mark as {
          seriesName: string;
          name: string;
          value: number;
        };
        return `${seriesName} · ${name} · ${place(value)}`;
      },
    },
    xAxis: {
      type: 'category',
      data: flow.periods,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: p.line } },
      axisLabel: { color: p.quiet },
    },
    yAxis: {
      type: 'value',
      inverse: true,
      min: 1,
      max: most,
      minInterval: 1,
      splitLine: { lineStyle: { color: p.line } },
      axisLabel: { color: p.quiet },
    },
    series,
  } as ChartOption;
}
