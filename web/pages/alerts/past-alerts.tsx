import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { civilDate } from '../../../src/kernels/workdays/work-time.ts';
import type { AlertDay } from '../../../src/model/foresight-view.ts';
import { anyState, paramsOfAlerts } from '../../alert-address.ts';
import { api } from '../../api.ts';
import { dayAfter } from '../../civil-days.ts';
import { AlertCalendar, calendarSpan } from '../../components/alert-calendar.tsx';
import { handWidth, useWidth } from '../../components/use-width.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { keep, kept } from '../../kept.ts';
import { at, keys } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useNow } from '../../times.ts';
import { useWords } from '../../words.ts';
import type { AlertAddress } from './use-alert-address.ts';

const foldedName = 'alerts.calendar-folded';

interface Past {
  address: AlertAddress;
  /** last day that a detector has looked at; undefined until that is known */
  lookedAt: string | null | undefined;
}

/** The alerts of a year by days; each day opens its alerts. Folded away it stays away. */
export function PastAlerts({ address, lookedAt }: Past) {
  const { t } = useWords();
  // in a hand the list comes first
  const isInHand = useWidth() < handWidth;
  const [chosen, choose] = useState(() => kept<boolean>(foldedName));
  const folded = chosen ?? isInHand;
  return (
    <section
      className={folded ? 'past-alerts folded' : 'past-alerts'}
      aria-label={t('alerts.calendar')}
    >
      <Button
        type="text"
        size="small"
        aria-expanded={!folded}
        onClick={() => {
          keep(foldedName, !folded);
          choose(!folded);
        }}
        className="past-alerts-door"
      >
        {t(folded ? 'alerts.calendar-show' : 'alerts.calendar-hide')}
      </Button>
      {!folded && <Year address={address} lookedAt={lookedAt} />}
    </section>
  );
}

/** The year up to today; where the data ended before that, the year up to its end. */
function Year({ address, lookedAt }: Past) {
  const { district, declared } = useSession();
  const today = civilDate(useNow(), declared.district.timeZone);
  const yearOf = (day: string) => dayAfter(day, -7 * calendarSpan.weeks);
  const last = lookedAt && lookedAt < yearOf(today) ? lookedAt : today;
  const from = yearOf(last);
  const { data, error, refetch } = useQuery({
    queryKey: keys.alerts(district, 'calendar', from, last),
    queryFn: ({ signal }) =>
      api.get<AlertDay[]>(at(district, `/alerts/calendar?from=${from}&to=${last}`), signal),
    enabled: lookedAt !== undefined,
  });
  const { place } = address;
  const addressOf = (day: string) => {
    const params = paramsOfAlerts({
      ...place,
      states: [anyState],
      from: day,
      to: day,
      page: 1,
      row: undefined,
    });
    return `/${district}/alerts?${params}`;
  };
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  return (
    <AlertCalendar
      days={data ?? []}
      last={last}
      chosen={place.from === place.to ? place.from : undefined}
      addressOf={addressOf}
    />
  );
}
