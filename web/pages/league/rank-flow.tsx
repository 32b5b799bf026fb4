import { useMemo } from 'react';
import type { LeagueFlow } from '../../../src/model/league-view.ts';
import { Chart } from '../../components/chart.tsx';
import { useChartColours } from '../../components/chart-colours.ts';
import { useWords } from '../../words.ts';
import { flowOption, placeOf } from './flow-option.ts';

/** The places of all members over the years, the first on top, the own line in the accent. */
export function RankFlow({ flow }: { flow: LeagueFlow }) {
  const { t, l } = useWords();
  const colours = useChartColours();
  const option = useMemo(
    () =>
      flowOption({
        flow,
        colours,
        nameOf: ({ label }) => l(label),
        place: (n) => t('rank.place', { n }),
      }),
    [flow, colours, l, t],
  );
  const own = flow.lines.find((line) => line.own);
  const known = own?.points.filter((point) => placeOf(point) !== null) ?? [];
  const [first, last] = [known[0], known.at(-1)];
  const title =
    own && first && last && first !== last
      ? t('league.flow-own', {
          territory: l(own.territory.label),
          from: first.period,
          a: placeOf(first)!,
          to: last.period,
          b: placeOf(last)!,
        })
      : t('league.flow', { from: flow.periods[0]!, to: flow.periods.at(-1)! });
  const drawn = flow.lines.filter((line) => line.points.some((point) => placeOf(point) !== null));
  if (drawn.length === 0) return null;
  return (
    <section className="page-section">
      <Chart
        title={title}
        unit={t('league.flow-unit')}
        option={option}
        height={Math.max(200, drawn.length * 26 + 60)}
        heading={2}
        note={t('league.flow-note')}
        table={{
          columns: [
            { key: 'territory', says: t('ledger.territory') },
            ...flow.periods.map((period) => ({ key: period, says: period, number: true })),
          ],
          rows: drawn.map(({ territory, points }) => ({
            key: territory.code,
            cells: [
              l(territory.label),
              ...points.map((point) => {
                const { n, worst } = point;
                const place = placeOf(point);
                if (place !== null) return String(place);
                return n === null ? '—' : `${n}–${worst}`;
              }),
            ],
          })),
        }}
      />
    </section>
  );
}
