import type { WeekPlanView } from '../../../src/model/week-plan.ts';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';

/** Inspections and topics whose season it is, and how far they are. */
export function InspectionList({ view }: { view: WeekPlanView }) {
  const { t, l } = useWords();
  const { civil } = useTimes();
  if (view.inspections.length === 0) return null;
  return (
    <section className="page-section">
      <h2>{t('plan.inspections')}</h2>
      <ul className="plan-inspections">
        {view.inspections.map((one) => (
          <li key={one.code}>
            <h3>
              {l(one.label)} <span className="quiet">{t(`plan.${one.sort}`)}</span>
            </h3>
            <p className="figures">
              {t('plan.inspection-done', {
                done: one.done,
                places: one.places,
                until: civil(one.until),
              })}
            </p>
            <p className="quiet">
              {l(one.purpose)} {l(one.basis)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
