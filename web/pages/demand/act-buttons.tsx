import { Button } from 'antd';
import type { AllowedAct, RecordView } from '../../../src/model/view.ts';
import { ProblemLine } from '../../components/problem-note.tsx';
import { useWords } from '../../words.ts';

interface ActButtonsProps {
  view: RecordView;
  onStart: (type: string) => void;
  busy: boolean;
}

/** What this person may do now, the next step first; what they may not, with the rule in words. */
export function ActButtons({ view, onStart, busy }: ActButtonsProps) {
  const { t, l } = useWords();
  const able = view.allowed.filter((act) => act.refusals.length === 0);
  const refused = view.allowed.filter((act) => act.refusals.length > 0);
  const button = (act: AllowedAct) => (
    <Button
      key={act.type}
      type={act.primary ? 'primary' : 'default'}
      danger={act.grave}
      disabled={busy}
      onClick={() => onStart(act.type)}
    >
      {l(act.label)}
      {act.key && <kbd aria-hidden="true">{act.key}</kbd>}
    </Button>
  );
  return (
    <section className="panel acts" aria-labelledby="acts">
      <h2 id="acts">{t('demand.actions')}</h2>
      {able.length === 0 && (
        <p>
          {t('demand.no-actions')} <small className="quiet">{t('demand.no-actions-what')}</small>
        </p>
      )}
      <div className="act-buttons">{able.map(button)}</div>
      {refused.length > 0 && (
        <details className="why-not">
          <summary>{t('demand.why-not')}</summary>
          <dl>
            {refused.map((act) => (
              <div key={act.type}>
                <dt>{l(act.label)}</dt>
                {act.refusals.map((problem) => (
                  <dd key={problem.code + problem.path}>
                    <ProblemLine problem={{ ...problem, got: undefined, wanted: undefined }} />
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
