import { useMemo } from 'react';
import type { Aspect } from '../../../src/model/figure.ts';
import type { IndicatorView, PeerLine } from '../../../src/model/ledger-view.ts';
import { aspectWords, axisOf, shownAmount, shortened } from '../../amount.ts';
import { useChartColours } from '../../components/chart-colours.ts';
import { Chart } from '../../components/chart.tsx';
import { PeersChart } from '../../components/ledger-charts.tsx';
import { useNumberDoor } from '../../components/number-link.tsx';
import { periodWords } from '../../period-words.ts';
import { useWords } from '../../words.ts';
import { peerLinesOption } from './peer-lines-option.ts';
import { periodsOfLines } from './periods-of-lines.ts';

/** The line of the page's own territory as that of the others. */
function ownLine(view: IndicatorView, aspect: Aspect): PeerLine {
  const isGrowth = aspect === 'growth';
  const points = view.history.map(({ period, level, growth }) => ({
    period,
    value: shownAmount(isGrowth ? growth.holds : level)?.value ?? null,
  }));
  return { territory: view.territory, points };
}

const valueAt = ({ points }: PeerLine, period: string): string | null =>
  points.find((point) => point.period === period)?.value ?? null;

/** How amounts of the indicator are drawn and said. */
function useDrawn(view: IndicatorView) {
  const words = useWords();
  const { unit, unitEn, kind } = view.indicator;
  const aspect: Aspect = kind === 'growth' ? 'growth' : 'level';
  const drawnUnit = aspect === 'growth' ? '%' : unit;
  return useMemo(
    () => ({
      aspect,
      axis: axisOf(drawnUnit, { unit, unitEn }, words),
      say: (value: string) =>
        aspectWords({ value: shortened(value), unit: drawnUnit }, aspect, { unit, unitEn }, words),
    }),
    [aspect, drawnUnit, unit, unitEn, words],
  );
}

/** The indicator of other territories: lines over the years, or bars where nobody has two years. */
export function PeerLines({ view }: { view: IndicatorView }) {
  const drawn = useDrawn(view);
  const { peers } = view;
  const lines = useMemo(
    () =>
      [ownLine(view, drawn.aspect), ...peers].filter(({ points }) =>
        points.some(({ value }) => value !== null),
      ),
    [view, peers, drawn],
  );
  const periods = useMemo(() => periodsOfLines(lines), [lines]);
  const isLine = (line: PeerLine) =>
    periods.filter((period) => valueAt(line, period) !== null).length > 1;
  if (lines.length < 2) return null;
  const Picture = lines.some(isLine) ? Lines : Bars;
  return (
    <div className="whole">
      <Picture view={view} lines={lines} periods={periods} drawn={drawn} />
    </div>
  );
}

interface PictureProps {
  view: IndicatorView;
  lines: readonly PeerLine[];
  periods: readonly string[];
  drawn: ReturnType<typeof useDrawn>;
}

/** The newest period for which at least two territories have figures. */
function Bars({ view, lines, periods, drawn }: PictureProps) {
  const { t, language } = useWords();
  const door = useNumberDoor();
  const { axis, say, aspect } = drawn;
  const { indicator, territory } = view;
  const period = periods.findLast(
    (one) => lines.filter((line) => valueAt(line, one) !== null).length > 1,
  );
  if (period === undefined) return null;
  const peers = lines.flatMap((line) => {
    const value = valueAt(line, period);
    return value === null ? [] : [{ territory: line.territory, value }];
  });
  return (
    <PeersChart
      title={t('number.peers-finding', {
        period: periodWords(period, language),
        n: peers.length,
      })}
      unit={axis.says}
      peers={peers}
      own={territory.code}
      heading={2}
      say={say}
      draw={axis.draw}
      digits={axis.digits}
      doorOf={(code) => door.to({ indicator: indicator.code, territory: code, period, aspect })}
    />
  );
}

function Lines({ view, lines, periods, drawn }: PictureProps) {
  const { t, l, language } = useWords();
  const colours = useChartColours();
  const door = useNumberDoor();
  const { axis, say, aspect } = drawn;
  const { indicator, territory } = view;
  const option = useMemo(
    () =>
      peerLinesOption(
        lines.map((line) => ({
          name: l(line.territory.label),
          own: line.territory.code === territory.code,
          values: periods.map((period) => {
            const value = valueAt(line, period);
            return value === null ? null : axis.draw(value);
          }),
        })),
        periods,
        colours,
      ),
    [lines, periods, axis, colours, territory, l],
  );
  return (
    <Chart
      title={t('indicator.peers', { n: lines.length })}
      unit={axis.says}
      option={option}
      heading={2}
      height={280}
      note={t('indicator.peers-say', { name: l(territory.label) })}
      table={{
        columns: [
          { key: 'territory', says: t('ledger.territory') },
          ...periods.map((period) => ({
            key: period,
            says: periodWords(period, language),
            number: true,
          })),
        ],
        rows: lines.map((line) => ({
          key: line.territory.code,
          cells: [
            l(line.territory.label),
            ...periods.map((period) => {
              const value = valueAt(line, period);
              if (value === null) return '—';
              const name = { indicator: indicator.code, territory: line.territory.code, period };
              return { says: say(value), ...door.to({ ...name, aspect }) };
            }),
          ],
        })),
      }}
    />
  );
}
