import type { ScoreResult } from '../../../src/model/score-view.ts';
import { usePlaceNames } from '../../components/place-name.tsx';
import { useWords } from '../../words.ts';
import { percent, spanOf } from './score-words.ts';
import { ScoreTable } from './score-table.tsx';

/** How many problems anybody reports, part by part: complaints are not problems. */
export function ReportingTable({ result: { reporting } }: { result: ScoreResult }) {
  const { t } = useWords();
  const { name } = usePlaceNames();
  return (
    <section className="page-section">
      <h2>{t('score.reporting')}</h2>
      <p>{t('score.honest')}</p>
      <p className="quiet score-say">
        {t(reporting.length > 0 ? 'score.reporting-say' : 'score.reporting-none')}
      </p>
      {reporting.length > 0 && (
        <ScoreTable
          title={t('score.reporting')}
          columns={[
            t('score.place'),
            t('score.events'),
            t('score.once'),
            t('score.twice'),
            t('score.rate'),
            t('score.interval'),
          ]}
          rows={reporting.map((one) => ({
            key: one.part,
            cells: [
              one.part ? name(one.part) : '—',
              ...[one.demands, one.once, one.twice].map(String),
              `≤ ${percent(one.rate, 0)}`,
              spanOf(one.interval),
            ],
          }))}
        />
      )}
    </section>
  );
}
