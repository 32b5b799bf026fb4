import type { EffectView } from '../../../src/model/effect-view.ts';
import { useWords } from '../../words.ts';
import { chanceShown, ratioShown, verdictOf } from './effect-words.ts';

/** What came out, as one would tell it; and what before and after alone would have made of it. */
export function EffectFinding({ view }: { view: EffectView }) {
  const { t } = useWords();
  const { main, steps, holdOut, beforeAfter } = view;
  const days = steps[0]?.days ?? holdOut?.days ?? 0;
  const [low, high] = main.interval;
  const verdict = verdictOf(main);
  return (
    <>
      <div className="score-findings" data-verdict={verdict}>
        {main.ratio !== null && (
          <p className="plan-finding">
            {high === null
              ? t('effect.found-open', { days, ratio: ratioShown(main.ratio), low: low.toFixed(2) })
              : t('effect.found', {
                  days,
                  ratio: ratioShown(main.ratio),
                  low: low.toFixed(2),
                  high: high.toFixed(2),
                })}{' '}
            {verdict === 'helped'
              ? t('effect.helped', { n: Math.round(100 * (1 - main.ratio)) })
              : t(`effect.${verdict}`)}
          </p>
        )}
        {main.faults.map((fault) => (
          <p key={fault} className={main.ratio === null ? 'plan-finding' : undefined}>
            {t(`effect.fault.${fault}`)}
          </p>
        ))}
        {main.p !== null && <p>{t('effect.p', { p: chanceShown(main.p) })}</p>}
        <p className="score-honest">{t('effect.honest')}</p>
      </div>
      <section className="page-section" aria-label={t('effect.before-after')}>
        <h2>{t('effect.before-after')}</h2>
        <p className="effect-say">
          {beforeAfter.acted !== null && beforeAfter.held !== null
            ? t('effect.before-after-say', {
                days,
                acted: ratioShown(beforeAfter.acted),
                held: ratioShown(beforeAfter.held),
              })
            : t('effect.before-after-none')}
        </p>
      </section>
    </>
  );
}
