import type { AlertSighting } from '../../../src/model/foresight-view.ts';
import { Wide } from '../../components/wide.tsx';
import { useDetectors } from '../../alert-queries.ts';
import { recurrenceSpan } from '../../recurrence-words.ts';
import { useSession } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords, type MessageKey } from '../../words.ts';

const fateWords = {
  raised: 'alert.fate.raised',
  grew: 'alert.fate.grew',
  same: 'alert.fate.same',
} as const satisfies Record<AlertSighting['fate'], MessageKey>;

/** How it grew: one line a run that saw it, the newest first. */
export function GrowthPanel({ sightings }: { sightings: readonly AlertSighting[] }) {
  const words = useWords();
  const { t, l } = words;
  const times = useTimes();
  const { district } = useSession();
  const { data } = useDetectors(district);
  if (sightings.length === 0) return null;
  const isOfSeveral = new Set(sightings.map(({ detector }) => detector)).size > 1;
  const labelOf = (code: string) =>
    l(data?.find(({ detector }) => detector.code === code)?.detector.label) || code;
  return (
    <section className="panel" aria-labelledby="growth">
      <h2 id="growth">{t('alert.growth')}</h2>
      <Wide label={t('alert.growth')} least={420} tall>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('alert.day')}</th>
              <th scope="col">{t('alert.what')}</th>
              {isOfSeveral && <th scope="col">{t('alerts.detector')}</th>}
              <th scope="col" className="number">
                {t('alert.observed')}
              </th>
              <th scope="col" className="number">
                {t('alert.expected')}
              </th>
              <th scope="col" className="number">
                {t('alert.recurrence')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sightings
              .toSorted((a, b) => b.day.localeCompare(a.day))
              .map((one) => (
                <tr key={`${one.day} ${one.detector}`}>
                  <th scope="row" className="figures">
                    {times.civil(one.day)}
                  </th>
                  <td className={one.fate === 'same' ? 'quiet' : 'foreseen'}>
                    {t(fateWords[one.fate])}
                  </td>
                  {isOfSeveral && <td>{labelOf(one.detector)}</td>}
                  <td className="number">{one.cases}</td>
                  <td className="number">{one.expected.toFixed(1)}</td>
                  <td className="number">{recurrenceSpan(one.recurrenceDays, words)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
