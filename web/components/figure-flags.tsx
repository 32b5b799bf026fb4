import type { Origin } from '../../src/model/figure.ts';
import type { FigureLine } from '../../src/model/ledger-view.ts';
import { useWords } from '../words.ts';
import './ledger.css';

/** How far a figure can be leant on: estimate, first count, revised; what still waits for a hand. */
export function FigureFlags(props: {
  figure: Pick<FigureLine, 'status' | 'revision' | 'checked' | 'signed'>;
  kind: Origin['kind'];
}) {
  const { figure, kind } = props;
  const { t } = useWords();
  const { status, revision, checked, signed } = figure;
  const waits = kind === 'entry' && !signed;
  return (
    <>
      {status !== 'final' && <span className="flag">{t(`figure.status.${status}`)}</span>}{' '}
      {revision > 1 && <span className="flag">{t('figure.revision', { n: revision })}</span>}{' '}
      {waits && (
        <span className="flag flag-waits">
          {t(checked ? 'figure.waits-sign' : 'figure.waits-check')}
        </span>
      )}
    </>
  );
}
