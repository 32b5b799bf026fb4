import type { TriageQuality } from '../../../src/model/triage-view.ts';
import { Wide } from '../../components/wide.tsx';
import { useDeclared } from '../../session.tsx';
import { useWords, type MessageKey } from '../../words.ts';

const says = {
  steady: 'quality.drift-steady',
  some: 'quality.drift-some',
  much: 'quality.drift-much',
} as const satisfies Record<string, MessageKey>;

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** Whether what comes in is still what was learned, in words, and what moved most. */
export function DriftSection({ drift }: { drift: TriageQuality['drift'] }) {
  const { t } = useWords();
  const words = useDeclared();
  return (
    <section className="page-section">
      <h2>{t('quality.drift')}</h2>
      {drift === null ? (
        <p className="quiet">{t('quality.drift-few')}</p>
      ) : (
        <>
          <p>
            {t(says[drift.level], {
              since: drift.since,
              psi: drift.psi.toFixed(2),
              chance: drift.byChance.toFixed(2),
            })}
          </p>
          <Wide label={t('quality.drift-moved')} least={320}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('quality.drift-moved')}</th>
                  <th scope="col" className="number">
                    {t('quality.before')}
                  </th>
                  <th scope="col" className="number">
                    {t('quality.recent')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {drift.moved.map(({ category, before, recent }) => (
                  <tr key={category}>
                    <th scope="row">
                      {category === '' ? t('triage.unknown') : words.categoryPath(category)}
                    </th>
                    <td className="number figures">{percent(before)}</td>
                    <td className="number figures">{percent(recent)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
          <p className="quiet">
            {t('quality.drift-n', { before: drift.before, recent: drift.recent })}
          </p>
        </>
      )}
    </section>
  );
}
