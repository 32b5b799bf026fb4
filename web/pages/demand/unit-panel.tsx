import type { RecordView } from '../../../src/model/view.ts';
import { DispatchWhy } from '../../components/dispatch-why.tsx';
import { useDeclared } from '../../session.tsx';
import { useWords } from '../../words.ts';

/** Who has it, and what the catalogue says about that. */
export function UnitPanel({ view }: { view: RecordView }) {
  const { t, l, list } = useWords();
  const words = useDeclared();
  const reason = view.suggestedUnit;
  // a programme without a catalogue has nothing to explain
  if (!reason && view.lead === null) return null;
  return (
    <section className="panel" aria-labelledby="unit">
      <h2 id="unit">{t('record.lead')}</h2>
      <p>{view.lead === null ? t('row.no-lead') : <strong>{words.unit(view.lead)}</strong>}</p>
      {view.assist.length > 0 && (
        <p>
          <span className="quiet">{t('record.assist')}</span>{' '}
          {list(view.assist.map((unit) => words.unit(unit)))}
        </p>
      )}
      {reason && reason.unit !== view.lead && (
        <p>
          <span className="quiet">
            {t(view.lead === null ? 'demand.would-send' : 'demand.sent-by')}
          </span>{' '}
          {l(reason.unitLabel)}
        </p>
      )}
      <details>
        <summary>{t('demand.why-unit')}</summary>
        <div className="why-words">
          <DispatchWhy reason={reason} />
        </div>
      </details>
    </section>
  );
}
