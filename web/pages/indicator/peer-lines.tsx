import { useMemo } from 'react';
import { comparePeriods } from '../../../src/kernels/figures/period.ts';
import type { IndicatorView, PeerLine } from '../../../src/model/ledger-view.ts';
import { aspectWords, axisOf, shownAmount, shortened } from '../../amount.ts';
import { useChartColours } from '../../components/chart-colours.ts';
import { Chart } from '../../components/chart.tsx';
import { useNumberDoor } from '../../components/number-link.tsx';
import { periodWords } from '../../period-words.ts';
import { useWords } from '../../words.ts';
import { peerLinesOption } from './peer-lines-option.ts';

/** The line of the page's own territory as that of the others. */
function ownLine(view: IndicatorView, isGrowth: boolean): PeerLine {
  const points = view.history.map(({ period, level, growth }) => ({
    period,
    value: shownAmount(isGrowth ? growth.holds : level)?.value ?? null,
  }));
  return { territory: view.territory, points };
}

/** The indicator of other territories over the years, this one in the accent. */
export function PeerLines({ view }: { view: IndicatorView }) {
  const words = useWords();
  const { t, l, language } = words;
  const colours = useChartColours();
  const door = useNumberDoor();
  const { indicator, peers, territory } = view;
  const { unit, unitEn, kind } = indicator;
  const isGrowth = kind === 'growth';
  const drawnUnit = isGrowth ? '%' : unit;
  const axis = useMemo(
    () => axisOf(drawnUnit, { unit, unitEn }, words),
    [drawnUnit, unit, unitEn, words],
  );
  const lines = useMemo(
    () =>
      [ownLine(view, isGrowth), ...peers].filter(({ points }) =>
        points.some(({ value }) => value !== null),
      ),
    [view, peers, isGrowth],
  );
  const periods = useMemo(
    () =>
      [...new Set(lines.flatMap(({ points }) => points.map(({ period }) => period)))].sort(
        comparePeriods,
      ),
    [lines],
  );
  const option = useMemo(
    () =>
      peerLinesOption(
        lines.map(({ territory: place, points }) => {
          const by = new Map(points.map(({ period, value }) => [period, value]));
          return {
            name: l(place.label),
            own: place.code === territory.code,
            values: periods.map((period) => {
              const value = by.get(period) ?? null;
              return value === null ? null : axis.draw(value);
            }),
          };
        }),
        periods,
        colours,
      ),
    [lines, periods, axis, colours, territory, l],
  );
  if (lines.length < 2) return null;
  const aspect = isGrowth ? 'growth' : 'level';
  const say = (value: string) =>
    aspectWords({ value: shortened(value), unit: drawnUnit }, aspect, indicator, words);
  return (
    <Chart
      title={t('indicator.peers', { n: lines.length })}
      unit={axis.says}
      option={option}
      heading={2}
      height={260}
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
        rows: lines.map(({ territory: place, points }) => ({
          key: place.code,
          cells: [
            l(place.label),
            ...periods.map((period) => {
              const value = points.find((point) => point.period === period)?.value ?? null;
              if (value === null) return '—';
              const name = { indicator: indicator.code, territory: place.code, period, aspect };
              return { says: say(value), ...door.to({ ...name, aspect }) };
            }),
          ],
        })),
      }}
    />
  );
}
