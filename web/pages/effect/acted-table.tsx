import type { EffectView } from '../../../src/model/effect-view.ts';
import { useWords } from '../../words.ts';
import { percent } from '../scorecard/score-words.ts';
import { ScoreTable } from '../scorecard/score-table.tsx';

/** What became of the lots to act, and how often a visit found what it was sent for. */
export function ActedTable({ view: { acted } }: { view: EffectView }) {
  const { t } = useWords();
  const share = (n: number, of: number) => (of > 0 ? `${n}（${percent(n / of, 0)}%）` : String(n));
  const rows = [
    ['effect.acted-units', String(acted.units)],
    ['effect.acted-taken', share(acted.taken, acted.units)],
    ['effect.acted-orders', String(acted.orders)],
    ['effect.acted-visited', share(acted.visited, acted.orders)],
    ['effect.acted-found', share(acted.found, acted.visited)],
  ] as const;
  return (
    <section className="page-section" aria-label={t('effect.acted')}>
      <h2>{t('effect.acted')}</h2>
      <ScoreTable
        title={t('effect.acted')}
        least={280}
        columns={[t('effect.what'), t('effect.units')]}
        rows={rows.map(([key, value]) => ({ key, cells: [t(key), value] }))}
      />
      <p className="quiet">{t('effect.acted-say')}</p>
    </section>
  );
}
