/**
 * The parts of echarts that the pages draw with, as one chunk that comes with the first chart.
 * Whoever needs another kind of chart adds it here.
 */
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  GridComponent,
  MarkAreaComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { BarSeriesOption, HeatmapSeriesOption, LineSeriesOption } from 'echarts/charts';
import type {
  GridComponentOption,
  MarkAreaComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components';
import type { ComposeOption, EChartsType } from 'echarts/core';

use([
  BarChart,
  LineChart,
  HeatmapChart,
  GridComponent,
  MarkAreaComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

/** What a chart of ours may say to echarts. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | HeatmapSeriesOption
  | GridComponentOption
  | MarkAreaComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;
export type DrawnChart = EChartsType;

/** A chart in a container, drawn as SVG: text stays text. */
export const openChart = (container: HTMLElement): DrawnChart =>
  init(container, null, { renderer: 'svg' });
