import type { EffectView } from '../../../src/model/effect-view.ts';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { Wide } from '../../components/wide.tsx';

/** When lots were on and off, by whom and why, with the seeds by which anybody can draw them again. */
export function StepTable({ view: { steps } }: { view: EffectView }) {
  const { t } = useWords();
  const { time } = useTimes();
  if (steps.length === 0) return null;
  return (
    <section className="page-section" aria-label={t('effect.steps')}>
      <h2>{t('effect.steps')}</h2>
      <Wide label={t('effect.steps')} least={620}>
        <PlainTable
          title={t('effect.steps')}
          columns={[
            { key: 'at', says: t('effect.step-at') },
            { key: 'what', says: t('effect.step-what') },
            { key: 'by', says: t('effect.step-by') },
            { key: 'reason', says: t('effect.step-reason') },
            { key: 'seed', says: t('effect.step-seed'), number: true },
          ]}
          shown={(cell) => cell}
          rows={steps.map((one) => ({
            key: String(one.step),
            cells: [
              time(one.madeAt),
              one.isOn
                ? t('effect.step-on', { share: Math.round(100 * one.share), days: one.days })
                : t('effect.step-off'),
              one.madeBy ?? t('effect.step-house'),
              one.reason ?? '—',
              one.isOn ? String(one.seed) : '—',
            ],
          }))}
        />
      </Wide>
    </section>
  );
}
