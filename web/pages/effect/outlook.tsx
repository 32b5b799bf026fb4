import type { EffectView } from '../../../src/model/effect-view.ts';
import { useWords } from '../../words.ts';
import { percent } from '../scorecard/score-words.ts';
import { ScoreTable } from '../scorecard/score-table.tsx';

/** How long it takes until effects of some sizes can be told from none. */
export function Outlook({ view: { outlook, steps, holdOut } }: { view: EffectView }) {
  const { t } = useWords();
  const days = steps[0]?.days ?? holdOut?.days ?? 0;
  return (
    <section className="page-section" aria-label={t('effect.outlook')}>
      <h2>{t('effect.outlook')}</h2>
      {!outlook && <p className="quiet">{t('effect.outlook-none')}</p>}
      {outlook && (
        <>
          <p>
            {t('effect.outlook-say', {
              days,
              units: outlook.unitsPerWeek.toFixed(1),
              cases: outlook.casesPerUnit.toFixed(1),
              dispersion: outlook.dispersion.toFixed(1),
            })}
          </p>
          <ScoreTable
            title={t('effect.outlook')}
            least={320}
            columns={[
              t('effect.outlook-effect'),
              t('effect.outlook-units'),
              t('effect.outlook-weeks'),
            ]}
            rows={outlook.answers.map(({ effect, units, weeks }) => ({
              key: String(effect),
              cells: [`${percent(effect, 0)}%`, String(units), t('effect.weeks', { n: weeks })],
            }))}
          />
          <p className="quiet">
            {outlook.detectable === null
              ? t('effect.outlook-small')
              : t('effect.outlook-now', { n: Math.ceil(100 * outlook.detectable) })}
          </p>
        </>
      )}
    </section>
  );
}
