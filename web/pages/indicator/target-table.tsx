import type { IndicatorView } from '../../../src/model/ledger-view.ts';
import { aspectWords, shownAmount, shortened } from '../../amount.ts';
import { Wide } from '../../components/wide.tsx';
import { periodWords } from '../../period-words.ts';
import { useWords } from '../../words.ts';

/** What is to be reached, how far it is, and how much of the time is over. */
export function TargetTable({ view }: { view: IndicatorView }) {
  const words = useWords();
  const { t, l, language } = words;
  const { targets, indicator } = view;
  return (
    <section className="page-section" aria-labelledby="targets">
      <h2 id="targets">{t('ledger.target')}</h2>
      <Wide label={t('ledger.target')} least={640}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('ledger.period')}</th>
              <th scope="col" className="number">
                {t('ledger.target')}
              </th>
              <th scope="col" className="number">
                {t('target.actual')}
              </th>
              <th scope="col" className="number">
                {t('target.percent')}
              </th>
              <th scope="col" className="number">
                {t('target.elapsed')}
              </th>
              <th scope="col">{t('target.standing')}</th>
              <th scope="col">{t('number.rests-on')}</th>
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => {
              const actual = shownAmount(target.actual);
              return (
                <tr key={`${target.period} ${target.aspect} ${target.origin}`}>
                  <th scope="row">{periodWords(target.period, language)}</th>
                  <td className="number">
                    {t(`target.${target.meets}`)}{' '}
                    {aspectWords(target, target.aspect, indicator, words)}
                  </td>
                  <td className="number">
                    {actual ? aspectWords(actual, target.aspect, indicator, words) : '—'}
                  </td>
                  <td className="number">
                    {target.percent === null ? '—' : `${shortened(target.percent)}%`}
                  </td>
                  <td className="number">
                    {target.elapsed === null ? '—' : `${shortened(target.elapsed)}%`}
                  </td>
                  <td className={`target-${target.standing}`}>
                    <span className="target-standing">{t(`target.${target.standing}`)}</span>
                  </td>
                  <td>{l(target.originTitle)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
