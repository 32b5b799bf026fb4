import { Link } from 'react-router';
import type { RecordView, ReferenceLine } from '../../../src/model/view.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import './joined-panel.css';

/** The way to a record that a field names; its number alone where the viewer may not see it. */
export function RecordDoor(props: { number: string; lines: readonly ReferenceLine[] }) {
  const { district } = useSession();
  const seen = props.lines.find(({ number }) => number === props.number)?.seen;
  const number = <span className="figures">{props.number}</span>;
  if (!seen) return number;
  return (
    <Link to={`/${district}/demands/${seen.record}`}>
      {number} {seen.title}
    </Link>
  );
}

/** The records whose fields name this one, with the field by which they do. */
export function ReferencePanel({ view }: { view: RecordView }) {
  const { district } = useSession();
  const words = useDeclared();
  const { t, l } = useWords();
  if (view.referredBy.length === 0) return null;
  return (
    <section className="panel joined-panel" aria-labelledby="referred-by">
      <h2 id="referred-by">{t('refers.title')}</h2>
      <ul>
        {view.referredBy.map(({ label, number, programme, seen }) => {
          const declared = words.programme(programme)?.label;
          return (
            <li key={`${number} ${label.en}`}>
              {seen && <Link to={`/${district}/demands/${seen.record}`}>{seen.title}</Link>}
              <span className="joined-facts">
                <span className="quiet">{t('refers.as', { what: l(label) })}</span>
                <span className="quiet">{declared ? l(declared) : programme}</span>
                <span className="figures quiet">{number}</span>
                {seen && <StateMark programme={programme} state={seen.state} />}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
