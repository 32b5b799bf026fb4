import type { IndicatorView, RankView } from '../../../src/model/ledger-view.ts';
import { Comparison } from '../../components/comparison.tsx';
import { NumberLink } from '../../components/number-link.tsx';
import { changeOfPlace, computedPlace, statedPlace } from '../../components/rank-words.ts';
import { Wide } from '../../components/wide.tsx';
import { periodWords } from '../../period-words.ts';
import { useWords } from '../../words.ts';
import { RankChart } from './rank-chart.tsx';

/** Ranks over the years, as stated beside as worked out from the values of all. */
export function RankYears({ view }: { view: IndicatorView }) {
  const { t } = useWords();
  const { ranks, indicator, territory } = view;
  return (
    <section className="page-section" aria-labelledby="ranks">
      <h2 id="ranks">{t('ledger.rank')}</h2>
      <RankChart view={view} />
      <Wide label={t('ledger.rank')} least={720} tall>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('ledger.period')}</th>
              <th scope="col">{t('rank.set')}</th>
              <th scope="col">{t('rank.of')}</th>
              <th scope="col" className="number">
                {t('rank.is-stated')}
              </th>
              <th scope="col" className="number">
                {t('rank.is-computed')}
              </th>
              <th scope="col">{t('rank.compared')}</th>
            </tr>
          </thead>
          <tbody>
            {ranks.map((rank) => (
              <RankRow
                key={`${rank.period} ${rank.aspect} ${rank.set}`}
                rank={rank}
                indicator={indicator.code}
                territory={territory.code}
              />
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

function RankRow(props: { rank: RankView; indicator: string; territory: string }) {
  const { rank, indicator, territory } = props;
  const words = useWords();
  const { t, l, language } = words;
  const { computed, period, aspect, set } = rank;
  const stated = statedPlace(rank, words);
  const change = rank.stated.find((line) => line.change !== null)?.change ?? null;
  const missing = computed?.missing.length ?? 0;
  return (
    <tr>
      <th scope="row">{periodWords(period, language)}</th>
      <td>
        {l(rank.setLabel)}
        {rank.size !== null && <span className="quiet"> {t('rank.out-of', { n: rank.size })}</span>}
      </td>
      <td>{t(`ledger.${aspect}`)}</td>
      <td className="number">
        {stated ? (
          <NumberLink name={{ indicator, territory, period, aspect, set }}>{stated}</NumberLink>
        ) : (
          <span className="quiet">—</span>
        )}
        {change !== null && <span className="quiet"> {changeOfPlace(change, words)}</span>}
      </td>
      <td className="number">
        {computed ? (
          <NumberLink name={{ indicator, territory, period, aspect, set }}>
            {computedPlace(rank, words)}
          </NumberLink>
        ) : (
          <span className="quiet">—</span>
        )}
        {missing > 0 && <span className="quiet"> {t('rank.missing', { n: missing })}</span>}
      </td>
      <td>
        <Comparison comparison={rank.comparison} />
      </td>
    </tr>
  );
}
