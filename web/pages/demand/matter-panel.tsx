import { Link } from 'react-router';
import type { RecordView } from '../../../src/model/view.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import './joined-panel.css';

/** The way of one matter through several programmes; what is confidential is told by its number alone. */
export function MatterPanel({ view }: { view: RecordView }) {
  const { district } = useSession();
  const words = useDeclared();
  const { t, l } = useWords();
  if (view.matter.length === 0) return null;
  return (
    <section className="panel joined-panel" aria-labelledby="matter">
      <h2 id="matter">{t('matter.title')}</h2>
      <ol>
        {view.matter.map(({ number, programme, seen }) => {
          const label = words.programme(programme)?.label;
          return (
            <li key={number} aria-current={number === view.number ? 'true' : undefined}>
              {seen === null || number === view.number ? (
                <span>{seen?.title ?? t('matter.unseen')}</span>
              ) : (
                <Link to={`/${district}/demands/${seen.record}`}>{seen.title}</Link>
              )}
              <span className="joined-facts">
                <span className="quiet">{label ? l(label) : programme}</span>
                <span className="figures quiet">{number}</span>
                {seen && <StateMark programme={programme} state={seen.state} />}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
