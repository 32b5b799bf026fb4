import type { TriageQuality } from '../../../src/model/triage-view.ts';
import type { ChartOption } from '../../components/chart-parts.ts';
import type { Palette } from '../../theme.ts';

const hundred = (share: number) => Math.round(share * 1000) / 10;

const axis = (p: Palette) => ({
  axisLine: { lineStyle: { color: p.lineStrong } },
  axisTick: { show: false },
  axisLabel: { color: p.quiet, hideOverlap: true },
});
const percentAxis = (p: Palette) => ({
  type: 'value' as const,
  min: 0,
  max: 100,
  splitNumber: 4,
  axisLabel: { color: p.quiet },
  splitLine: { lineStyle: { color: p.line } },
});

/** Share of first suggestions right by week, for categories and units; weeks with too few are gaps. */
export function weeklyOption(
  { weeks, fewest }: Pick<TriageQuality, 'weeks' | 'fewest'>,
  names: { category: string; unit: string },
  p: Palette,
): ChartOption {
  const share = (right: number, judged: number) =>
    judged < fewest ? '-' : hundred(right / judged);
  const line = (name: string, colour: string, data: (number | '-')[], dashed: boolean) => ({
    type: 'line' as const,
    name,
    data,
    symbol: dashed ? 'diamond' : 'circle',
    symbolSize: 7,
    lineStyle: { color: colour, type: dashed ? ('dashed' as const) : ('solid' as const) },
    itemStyle: { color: colour },
    endLabel: { show: true, formatter: name, color: p.text },
  });
  return {
    grid: { left: 8, right: 64, top: 12, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', valueFormatter: (value) => `${String(value)} %` },
    xAxis: { type: 'category', data: weeks.map(({ week }) => week.slice(5)), ...axis(p) },
    yAxis: percentAxis(p),
    series: [
      line(
        names.category,
        p.accent,
        weeks.map((week) => share(week.right, week.judged)),
        false,
      ),
      line(
        names.unit,
        p.done,
        weeks.map((week) => share(week.unitRight, week.unitJudged)),
        true,
      ),
    ],
  };
}

/** A reliability diagram: how sure was said across, how often right up, the line of the two being equal. */
export function reliabilityOption(
  { calibration, fewest }: Pick<TriageQuality, 'calibration' | 'fewest'>,
  p: Palette,
): ChartOption {
  const { bins } = calibration;
  return {
    grid: { left: 8, right: 28, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'item',
      formatter: (mark: unknown) => {
        const bin = bins[(mark as { dataIndex: number }).dataIndex];
        return bin ? `${hundred(bin.said)} % → ${hundred(bin.right)} % · ${bin.judged}` : '';
      },
    },
    xAxis: { ...percentAxis(p), splitLine: { show: false } },
    yAxis: percentAxis(p),
    series: [
      {
        type: 'line',
        data: [
          [0, 0],
          [100, 100],
        ],
        symbol: 'none',
        silent: true,
        lineStyle: { color: p.lineStrong, type: 'dashed', width: 1 },
      },
      {
        type: 'line',
        lineStyle: { color: p.accent, width: 1.5 },
        symbol: 'circle',
        symbolSize: 9,
        data: bins.map(({ said, right, judged }) => ({
          value: [hundred(said), hundred(right)],
          itemStyle: {
            color: judged < fewest ? p.surface : p.accent,
            borderColor: p.accent,
            borderWidth: 2,
          },
          label: {
            show: true,
            position: right > 0.9 ? ('bottom' as const) : ('top' as const),
            formatter: String(judged),
            color: p.text,
          },
        })),
      },
    ],
  };
}
