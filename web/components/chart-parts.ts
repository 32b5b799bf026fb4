/**
 * The parts of echarts that the pages draw with, as one chunk that comes with the first chart.
 * Whoever needs another kind of chart adds it here.
 */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption, EChartsType } from 'echarts/core';

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** What a chart of ours may say to echarts. */
export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption
>;
export type DrawnChart = EChartsType;

/** A chart in a container, drawn as SVG: text stays text. */
export const openChart = (container: HTMLElement): DrawnChart =>
  init(container, null, { renderer: 'svg' });
