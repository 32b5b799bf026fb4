import { useMemo } from 'react';
import type { Label } from '../../src/model/label.ts';
import type { Point } from '../../src/model/ledger-view.ts';
import { grouped } from '../amount.ts';
import { periodWords } from '../period-words.ts';
import { useWords } from '../words.ts';
import { useChartColours } from './chart-colours.ts';
import { Chart, type ChartCell } from './chart.tsx';
import { historyOption, peersOption, pointsInStep } from './ledger-options.ts';

/** How numbers of a chart are said and where they lead. */
interface Said {
  /** an exact amount in words; with separators when absent */
  say?: (value: string) => string;
  /** the same as the axis counts it, to draw and in digits */
  draw?: (value: string) => number;
  digits?: (value: string) => string;
  /** where the number in the table leads: of a period, or of a territory */
  doorOf?: (key: string) => { to: string; state?: unknown };
}

const rowHeight = 24;

const cellOf = (says: string, key: string, doorOf: Said['doorOf']): ChartCell =>
  doorOf ? { says, ...doorOf(key) } : says;

/** One territory over the years: bars from zero for amounts, a line for growth and shares. */
export function HistoryChart(
  props: Said & {
    title: string;
    unit: string;
    points: readonly Point[];
    /** that is looked at; drawn in the accent, and its kind of period is drawn alone */
    period?: string;
    line?: boolean;
    height?: number;
    heading?: 2 | 3;
  },
) {
  const { title, unit, points, period, line = false, height = 180, heading = 3 } = props;
  const { say = grouped, draw = Number, digits = grouped, doorOf } = props;
  const { t, language } = useWords();
  const colours = useChartColours();
  const steps = useMemo(
    () => pointsInStep(points, period ?? points.at(-1)?.period ?? ''),
    [points, period],
  );
  const option = useMemo(
    () =>
      historyOption(
        steps.map(({ period: when, value }) => ({
          period: when,
          value: value === null ? null : draw(value),
          label: value === null ? '' : digits(value),
          says: `${periodWords(when, language)}<br>${value === null ? '—' : say(value)}`,
        })),
        { here: period, line },
        colours,
      ),
    [steps, period, line, colours, language, say, draw, digits],
  );
  return (
    <Chart
      title={title}
      unit={unit}
      option={option}
      height={height}
      heading={heading}
      table={{
        columns: [
          { key: 'period', says: t('ledger.period') },
          { key: 'value', says: unit, number: true },
        ],
        rows: steps.toReversed().map(({ period: when, value }) => ({
          key: when,
          cells: [
            periodWords(when, language),
            value === null ? '—' : cellOf(say(value), when, doorOf),
          ],
        })),
      }}
    />
  );
}

/** Territories beside each other in one period, the best known way up; the own one in the accent. */
export function PeersChart(
  props: Said & {
    title: string;
    unit: string;
    peers: readonly { territory: { code: string; label: Label }; value: string | null }[];
    own: string;
    /** they come in an order of their own, such as that of a rank */
    ordered?: boolean;
    heading?: 2 | 3;
  },
) {
  const { title, unit, peers, own, ordered = false, heading = 3, doorOf } = props;
  const { say = grouped, draw = Number, digits = grouped } = props;
  const { t, l } = useWords();
  const colours = useChartColours();
  const bars = useMemo(() => {
    const known = peers.flatMap(({ territory, value }) =>
      value === null ? [] : [{ territory, value, drawn: draw(value) }],
    );
    return ordered ? known : known.toSorted((a, b) => b.drawn - a.drawn);
  }, [peers, ordered, draw]);
  const option = useMemo(
    () =>
      peersOption(
        bars.map(({ territory, value, drawn }) => ({
          name: l(territory.label),
          value: drawn,
          label: digits(value),
          says: `${l(territory.label)}<br>${say(value)}`,
          here: territory.code === own,
        })),
        colours,
      ),
    [bars, own, colours, l, say, digits],
  );
  if (bars.length < 2) return null;
  return (
    <Chart
      title={title}
      unit={unit}
      option={option}
      height={bars.length * rowHeight + 12}
      heading={heading}
      table={{
        columns: [
          { key: 'territory', says: t('ledger.territory') },
          { key: 'value', says: unit, number: true },
        ],
        rows: bars.map(({ territory, value }) => ({
          key: territory.code,
          cells: [l(territory.label), cellOf(say(value), territory.code, doorOf)],
        })),
      }}
    />
  );
}
