import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { gainSpan, percent, spanOf } from './score-words.ts';
import { ScoreTable } from './score-table.tsx';
import { demandsBehind, type ShownCard } from './shown-card.ts';
import { useWayName } from './use-way-name.ts';

/** The largest categories, each forecast by itself. */
export function CategoryTable({ card }: { card: ShownCard }) {
  const { district } = useSession();
  const { categories } = card.result;
  const { t } = useWords();
  const wayName = useWayName();
  const { categoryPath } = useDeclared();
  if (categories.length === 0) return null;
  return (
    <section className="page-section">
      <h2>{t('score.categories')}</h2>
      <ScoreTable
        title={t('score.categories')}
        least={820}
        columns={[
          t('score.category'),
          t('score.events'),
          t('score.hit'),
          t('score.interval'),
          t('score.best-baseline'),
          t('score.gain'),
        ]}
        rows={categories.map((one) => ({
          key: one.category,
          cells: [
            categoryPath(one.category),
            {
              says: String(one.events),
              to: demandsBehind(district, card, { category: [one.category] }),
            },
            percent(one.hitRate),
            spanOf(one.interval),
            `${wayName(one.best)} ${percent(one.bestHitRate)}`,
            gainSpan(one.gainInterval),
          ],
        }))}
      />
    </section>
  );
}
