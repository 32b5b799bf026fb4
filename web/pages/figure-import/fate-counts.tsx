import type { CellFate, FateCounts as Counts } from '../../../src/model/sheet-view.ts';
import { useWords } from '../../words.ts';
import { fateOrder, fateSigns } from './fates.ts';

/** How many cells have which fate; pressing one brings its cells out in the table. */
export function FateCounts(props: {
  counts: Counts;
  chosen?: CellFate | null;
  /** absent where there is no table to bring them out in */
  onChoose?: (fate: CellFate | null) => void;
}) {
  const { counts, chosen, onChoose } = props;
  const { t } = useWords();
  return (
    <ul className="fate-counts" aria-label={t('sheet.counts')}>
      {fateOrder
        .filter((fate) => counts[fate] > 0)
        .map((fate) => (
          <li key={fate}>
            {onChoose ? (
              <button
                type="button"
                className={`fate-count fate-${fate}`}
                aria-pressed={chosen === fate}
                aria-label={t('sheet.show-only', { fate: t(`fate.${fate}`), n: counts[fate] })}
                onClick={() => onChoose(chosen === fate ? null : fate)}
              >
                <FateCount fate={fate} n={counts[fate]} />
              </button>
            ) : (
              <span className={`fate-count fate-${fate}`}>
                <FateCount fate={fate} n={counts[fate]} />
              </span>
            )}
          </li>
        ))}
    </ul>
  );
}

function FateCount({ fate, n }: { fate: CellFate; n: number }) {
  const { t } = useWords();
  return (
    <>
      <span aria-hidden="true">{fateSigns[fate]}</span> {t(`fate.${fate}`)}{' '}
      <strong className="figures">{n.toLocaleString('en-US')}</strong>
    </>
  );
}
