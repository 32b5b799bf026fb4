import type { IndicatorView, RevisionView } from '../../../src/model/ledger-view.ts';
import { aspectWords, type UnitNames } from '../../amount.ts';
import { FigureFlags } from '../../components/figure-flags.tsx';
import { NumberLink } from '../../components/number-link.tsx';
import { Time } from '../../components/time.tsx';
import { Wide } from '../../components/wide.tsx';
import { periodWords } from '../../period-words.ts';
import { useWords } from '../../words.ts';

/** Every revision of every origin: what it says, why it was revised, whose hands it went through. */
export function RevisionTable({ view }: { view: IndicatorView }) {
  const { t } = useWords();
  const { revisions, indicator, territory } = view;
  return (
    <section className="page-section" aria-labelledby="revisions">
      <h2 id="revisions">{t('indicator.revisions', { n: revisions.length })}</h2>
      <Wide label={t('indicator.revisions', { n: revisions.length })} least={860} tall>
        <table className="plain-table revision-table">
          <thead>
            <tr>
              <th scope="col">{t('ledger.period')}</th>
              <th scope="col">{t('indicator.aspect')}</th>
              <th scope="col" className="number">
                {t('ledger.value')}
              </th>
              <th scope="col">{t('number.rests-on')}</th>
              <th scope="col">{t('indicators.standing')}</th>
              <th scope="col">{t('indicator.hands')}</th>
            </tr>
          </thead>
          <tbody>
            {revisions.map((one) => (
              <Row
                key={one.figure}
                one={one}
                names={indicator}
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

function Row(props: { one: RevisionView; names: UnitNames; indicator: string; territory: string }) {
  const { one, names, indicator, territory } = props;
  const words = useWords();
  const { t, l, language } = words;
  const { period, aspect, hands, holds } = one;
  const said = aspectWords(one, aspect, names, words);
  return (
    <tr className={holds ? undefined : 'replaced'}>
      <th scope="row">{periodWords(period, language)}</th>
      <td>{t(`ledger.${aspect}`)}</td>
      <td className="number">
        {holds ? (
          <NumberLink name={{ indicator, territory, period, aspect }}>{said}</NumberLink>
        ) : (
          <s>{said}</s>
        )}
      </td>
      <td>{l(one.originTitle)}</td>
      <td>
        <span className="standing">
          {one.revision > 1 && <span>{t('figure.revision', { n: one.revision })}</span>}
          {holds ? (
            <FigureFlags figure={one} />
          ) : (
            <span className="quiet">{t('figure.replaced')}</span>
          )}
        </span>
        {one.reason && <p className="quiet">{t('figure.reason-was', { reason: one.reason })}</p>}
        {one.note && <p className="quiet">{one.note}</p>}
      </td>
      <td className="hands-cell">
        {hands.entered.person === null ? (
          <span className="quiet">{t('figure.loaded')}</span>
        ) : (
          (['entered', 'checked', 'signed'] as const).map((step) => {
            const hand = hands[step];
            return (
              hand && (
                <p key={step}>
                  {t(`figure.${step}`)} {hand.name} <Time at={hand.at} day />
                </p>
              )
            );
          })
        )}
      </td>
    </tr>
  );
}
