import { TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Palette } from '../theme.ts';
import { useWords } from '../words.ts';
import { useChartColours } from './chart-colours.ts';
import type { ChartOption, DrawnChart } from './chart-parts.ts';
import { PlainTable, type TableColumn } from './plain-table.tsx';
import { Wide } from './wide.tsx';
import '../house-pages.css';
import './chart.css';

/** The numbers of a chart as a table: the same content for readers who do not see the drawing. */
export interface ChartTable {
  /** heads of the columns; the first one names the rows */
  columns: readonly TableColumn[];
  rows: readonly { key: string; cells: readonly ChartCell[] }[];
}
/** What stands in a cell; `to` is the page with the rows behind the number, `state` what goes with the way there. */
export type ChartCell = string | { says: string; to: string; state?: unknown };

export interface ChartProps {
  /** what the chart shows, as a finding: “3.1 times as many as expected since 3 June” */
  title: string;
  /** what the value axis counts: “件/天” */
  unit: string;
  /** echarts option; memoised by the caller, with colours from `useChartColours` */
  option: ChartOption;
  table: ChartTable;
  /** pixels; 220 when absent */
  height?: number;
  /** level of the heading in the page; 3 when absent */
  heading?: 2 | 3;
  /** what stands below the drawing: how to read it, where it is from */
  note?: ReactNode;
  /** a mark was pressed; what it leads to stands in the table as a link too */
  onPick?: (mark: { series: string; index: number }) => void;
}

const first = <T,>(one: T | T[] | undefined) => (Array.isArray(one) ? one[0] : one);

/** What every chart has in common: type, ink, no motion, a tooltip in the colours of the theme. */
function dressed(option: ChartOption, p: Palette): ChartOption {
  const { fontFamily } = getComputedStyle(document.body);
  return {
    animation: false,
    ...option,
    textStyle: { fontFamily, fontSize: 12, color: p.quiet },
    tooltip: {
      confine: true,
      transitionDuration: 0,
      backgroundColor: p.raised,
      borderColor: p.lineStrong,
      textStyle: { color: p.text, fontFamily, fontSize: 13 },
      extraCssText: 'box-shadow: none',
      ...first(option.tooltip),
    },
  };
}

/**
 * A chart with its finding as title, the unit of its axis, and the same numbers as a table, behind a
 * button for the eye and always there for screen readers. Follows theme, language and width.
 */
export function Chart(props: ChartProps) {
  const { title, unit, option, table, height = 220, heading = 3, note } = props;
  const { t } = useWords();
  const id = useId();
  const colours = useChartColours();
  const holder = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<DrawnChart>();
  const [failed, setFailed] = useState(false);
  const [tabled, setTabled] = useState(false);
  const pick = useEffectEvent((mark: { series: string; index: number }) => props.onPick?.(mark));

  useEffect(() => {
    const container = holder.current;
    if (!container) return;
    let made: DrawnChart | undefined;
    let gone = false;
    const watch = new ResizeObserver(() => {
      made?.resize();
      // at once: a frame may be long in coming, and marks would stand beside their axis until then
      made?.getZr().flush();
    });
    const open = async () => {
      const { openChart } = await import('./chart-parts.ts');
      if (gone) return;
      made = openChart(container);
      made.on('click', ({ seriesName = '', dataIndex = 0 }) =>
        pick({ series: seriesName, index: dataIndex }),
      );
      watch.observe(container);
      setChart(made);
    };
    // what cannot be drawn is told by the table
    open().catch(() => gone || setFailed(true));
    return () => {
      gone = true;
      watch.disconnect();
      made?.dispose();
      setChart(undefined);
    };
  }, []);
  useEffect(() => {
    chart?.setOption(dressed(option, colours), true);
    chart?.getZr().flush();
  }, [chart, option, colours]);

  const Heading = heading === 2 ? 'h2' : 'h3';
  const isTabled = tabled || failed;
  return (
    <figure className="chart" aria-labelledby={`${id}-title`}>
      <figcaption className="chart-head">
        <Heading id={`${id}-title`} className="chart-title">
          {title}
        </Heading>
        <Button
          size="small"
          type="text"
          icon={<TableOutlined aria-hidden="true" />}
          aria-expanded={isTabled}
          aria-controls={`${id}-table`}
          onClick={() => setTabled(!tabled)}
        >
          {t(isTabled ? 'chart.table-hide' : 'chart.table')}
        </Button>
      </figcaption>
      <p className="chart-unit">{unit}</p>
      <div
        ref={holder}
        className="chart-drawing"
        style={{ height }}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-busy={!chart && !failed}
        hidden={failed}
      />
      {note && <div className="chart-note">{note}</div>}
      <div id={`${id}-table`} className={isTabled ? 'chart-table' : 'for-readers'}>
        <TableOf table={table} title={title} open={isTabled} />
      </div>
    </figure>
  );
}

function TableOf({ table, title, open }: { table: ChartTable; title: string; open: boolean }) {
  // out of sight nothing may take the focus
  const shown = (cell: ChartCell): ReactNode => {
    if (typeof cell === 'string') return cell;
    if (!open) return cell.says;
    return (
      <Link to={cell.to} state={cell.state} preventScrollReset={cell.state !== undefined}>
        {cell.says}
      </Link>
    );
  };
  const drawn = <PlainTable title={title} {...table} shown={shown} />;
  return open ? (
    <Wide label={title} least={280} tall>
      {drawn}
    </Wide>
  ) : (
    drawn
  );
}
