import { Button } from 'antd';
import { useState } from 'react';
import type { WeekPlanView } from '../../../src/model/week-plan.ts';
import { PlaceName } from '../../components/place-name.tsx';
import { useWords } from '../../words.ts';
import type { PlanEditor } from './plan-editor.ts';
import { ShiftChoice } from './visit-list.tsx';

const first = 10;

/** Spots that nobody goes to this week, those worth most first, and why not. */
export function SpareList({ view, edit }: { view: WeekPlanView; edit: PlanEditor | undefined }) {
  const { t, l } = useWords();
  const [all, setAll] = useState(false);
  const spare = view.plan!.visits.filter((visit) => visit.crew === null);
  if (spare.length === 0) return null;
  return (
    <section className="page-section plan-spare">
      <h2>{t('plan.spare', { n: spare.length })}</h2>
      <ul className="plan-visits">
        {(all ? spare : spare.slice(0, first)).map((visit) => (
          <li key={visit.id} className="plan-visit">
            <div className="plan-what">
              <p className="plan-head">
                <strong>
                  <PlaceName code={visit.place || null} />
                </strong>
                <span>{l(view.kinds.find((kind) => kind.code === visit.kind)?.label)}</span>
                <span className="plan-worth figures">
                  {t('plan.worth', { n: visit.worth.toFixed(1) })}
                </span>
              </p>
              <p className="quiet plan-why">
                {[
                  ...(visit.left ? [t(`plan.left.${visit.left}`)] : []),
                  ...visit.said.map((said) => l(said)),
                ].join(' · ')}
              </p>
            </div>
            {edit && (
              <div className="plan-actions">
                <ShiftChoice
                  view={view}
                  label={t('plan.put')}
                  disabled={edit.isBusy}
                  onPick={(shift) =>
                    edit.send({ moves: [{ id: visit.id, ...shift, locked: true }] })
                  }
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {spare.length > first && !all && (
        <Button onClick={() => setAll(true)}>
          {t('problem.more', { n: spare.length - first })}
        </Button>
      )}
    </section>
  );
}
