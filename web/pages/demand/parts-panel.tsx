import { FlagFilled } from '@ant-design/icons';
import { Link } from 'react-router';
import type { PartLine, PartsView } from '../../../src/model/parts-view.ts';
import type { RecordView } from '../../../src/model/view.ts';
import { ClockMark } from '../../components/clock-mark.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import './joined-panel.css';
import './parts-panel.css';

/** Where a part lies in the time that all of them take, as a bar; the words beside it say the same. */
function Span({ part, days }: { part: PartLine; days: number }) {
  if (days === 0) return null;
  const percent = (n: number) => `${(100 * n) / days}%`;
  return (
    <span className="part-span" aria-hidden="true">
      <span
        className={part.isCritical ? 'critical' : ''}
        style={{
          insetInlineStart: percent(part.begins),
          inlineSize: percent(part.ends - part.begins),
        }}
      />
    </span>
  );
}

function Part({ part, of }: { part: PartLine; of: PartsView }) {
  const { district } = useSession();
  const words = useDeclared();
  const { t, list } = useWords();
  const { seen } = part;
  return (
    <li>
      {seen ? (
        <Link to={`/${district}/demands/${seen.record}`}>{part.name}</Link>
      ) : (
        <span>{part.name}</span>
      )}
      <span className="joined-facts">
        {part.isCritical && (
          <span className="part-critical">
            <FlagFilled aria-hidden="true" /> {t('parts.critical')}
          </span>
        )}
        {part.unit && <span className="quiet">{words.unit(part.unit) || part.unit}</span>}
        {part.days !== null && (
          <span className="figures quiet">{t('parts.days', { n: part.days })}</span>
        )}
        {part.after.length > 0 && (
          <span className="quiet">{t('parts.after', { what: list(part.after) })}</span>
        )}
        {part.state ? (
          <StateMark programme={of.programme} state={part.state} />
        ) : (
          <span className="quiet">{t(`parts.${part.standing}`)}</span>
        )}
        {seen?.clock && <ClockMark clock={seen.clock} />}
        {part.number && <span className="figures quiet">{part.number}</span>}
      </span>
      <Span part={part} days={of.days} />
    </li>
  );
}

/** The records that this one is made of, side by side, with the longest chain among them. */
export function PartsPanel({ view }: { view: RecordView }) {
  const words = useDeclared();
  const { t, l } = useWords();
  const { parts } = view;
  if (parts === null) return null;
  const label = words.programme(parts.programme)?.label;
  return (
    <section className="panel joined-panel parts-panel" aria-labelledby="parts">
      <h2 id="parts">{label ? l(label) : parts.programme}</h2>
      <p>
        {t('parts.say', {
          days: parts.days,
          turn: parts.daysInTurn,
          saved: parts.daysInTurn - parts.days,
        })}{' '}
        <span className="quiet">{t('parts.critical-say')}</span>
      </p>
      <ul>
        {parts.parts.map((part) => (
          <Part key={part.part} part={part} of={parts} />
        ))}
      </ul>
    </section>
  );
}

/** The record that this one is a part of. */
export function WholePanel({ view }: { view: RecordView }) {
  const { district } = useSession();
  const words = useDeclared();
  const { t, l } = useWords();
  const { whole } = view;
  if (whole === null) return null;
  const { seen, number, programme } = whole;
  const label = words.programme(programme)?.label;
  return (
    <section className="panel joined-panel" aria-labelledby="whole">
      <h2 id="whole">{t('parts.whole')}</h2>
      <ul>
        <li>
          {seen && <Link to={`/${district}/demands/${seen.record}`}>{seen.title}</Link>}
          <span className="joined-facts">
            {label && <span className="quiet">{l(label)}</span>}
            <span className="figures quiet">{number}</span>
            {seen && <StateMark programme={programme} state={seen.state} />}
          </span>
        </li>
      </ul>
    </section>
  );
}
