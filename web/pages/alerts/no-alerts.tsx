import { Link } from 'react-router';
import { useDetectors } from '../../alert-queries.ts';
import { Empty } from '../../components/empty.tsx';
import { recurrenceSpan } from '../../recurrence-words.ts';
import { useSession } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';
import type { AlertAddress } from './use-alert-address.ts';

/** Why nothing is said: the filter, or when the detectors last looked and what would make them speak. */
export function NoAlerts({ address }: { address: AlertAddress }) {
  const { district } = useSession();
  const words = useWords();
  const { t } = words;
  const times = useTimes();
  const { data } = useDetectors(district);
  const { row: _, page: __, states, ...rest } = address.place;
  const isFiltered = Object.values(rest).some((value) => value !== undefined);
  if (isFiltered)
    return (
      <Empty why={t('alerts.none-filter')} what={t('demands.empty-what')}>
        <button
          type="button"
          className="link"
          onClick={() =>
            address.filter({
              states: [],
              detector: undefined,
              category: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          {t('demands.clear')}
        </button>
      </Empty>
    );
  const runs = (data ?? []).flatMap(({ lastRun }) => (lastRun ? [lastRun] : []));
  const last = runs.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))[0];
  const bar = Math.min(...(data ?? []).map(({ detector }) => detector.speaksAtDays));
  const door = <Link to={`/${district}/detectors`}>{t('alerts.to-detectors')}</Link>;
  if (data && !last)
    return (
      <Empty why={t('alerts.never-ran')} what={t('alerts.never-ran-what')}>
        {door}
      </Empty>
    );
  return (
    <Empty
      why={t(states.length ? 'alerts.none-state' : 'alerts.none')}
      what={
        last &&
        t('alerts.none-what', {
          day: times.civil(last.day),
          time: times.time(last.endedAt ?? last.startedAt),
          n: runs.filter(({ day }) => day === last.day).length,
          series: runs.reduce((sum, run) => sum + (run.day === last.day ? run.series : 0), 0),
          span: recurrenceSpan(bar, words),
        })
      }
    >
      {door}
    </Empty>
  );
}
