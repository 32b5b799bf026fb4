import { Link } from 'react-router';
import type { EarlierAlert } from '../../../src/model/foresight-view.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { alertProgramme } from '../../foresight.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';

/** What happened last time: earlier alerts about the same at the same places, and how they ended. */
export function EarlierPanel({ earlier }: { earlier: readonly EarlierAlert[] }) {
  const { district } = useSession();
  const { t, l } = useWords();
  const declared = useDeclared();
  const times = useTimes();
  /** a reason from the list is kept by its code */
  const shown = (reason: string) => {
    const fields = Object.values(declared.programme(alertProgramme)?.fields ?? {});
    const label = fields.map(({ options }) => options?.[reason]).find(Boolean);
    return label ? l(label) : reason;
  };
  return (
    <section className="panel" aria-labelledby="earlier">
      <h2 id="earlier">{t('alert.earlier')}</h2>
      {earlier.length === 0 && <p className="quiet">{t('alert.earlier-none')}</p>}
      <ul className="earlier">
        {earlier.map((one) => (
          <li key={one.record}>
            <p>
              <Link to={`/${district}/alerts/${one.record}`}>{one.title}</Link>
            </p>
            <p className="earlier-facts">
              <StateMark programme={alertProgramme} state={one.state} />
              <span className="figures">
                {t('alert.span', { from: times.civil(one.since), to: times.civil(one.until) })}
              </span>
              <span className="figures">{t('alert.cases-n', { n: one.cases })}</span>
              {one.orders > 0 && (
                <span className="figures">{t('alerts.orders-n', { n: one.orders })}</span>
              )}
              <span className="figures">{one.number}</span>
            </p>
            {one.reason && <p>{shown(one.reason)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
