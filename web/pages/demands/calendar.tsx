import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import type { Label } from '../../../src/model/label.ts';
import type { RecordCalendar, RecordLine } from '../../../src/model/view.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RecordRow } from '../../components/record-row.tsx';
import { handWidth, useWidth } from '../../components/use-width.ts';
import { dayAfter } from '../../civil-days.ts';
import { useRecordCalendar } from '../../queries.ts';
import type { ListPlace } from '../../record-query.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useNow, useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';
import { monthWeeks, monthsAfter } from './month-weeks.ts';
import './boards.css';

export interface CalendarProps {
  place: ListPlace;
  addressOf: (change: Partial<ListPlace>) => string;
}

/** entries that a square has room for */
const perDay = 3;
const perWholeDay = 200;
type Day = RecordCalendar['days'][number];
type What = (code: string) => string;

/** What a date of a record means, in words. */
function useWhat(programme: string): What {
  const { t, l } = useWords();
  const fields: Record<string, { label: Label }> = useDeclared().programme(programme)?.fields ?? {};
  return (code) =>
    code === 'due' ? t('records.due') : fields[code] ? l(fields[code].label) : code;
}

/** The dates that records of a programme name, by month; one day can be opened whole. */
export function Calendar({ place, addressOf }: CalendarProps) {
  const { district, declared } = useSession();
  const { t, language } = useWords();
  const isInHand = useWidth() < handWidth;
  const { timeZone } = declared.district;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(useNow());
  const month = place.month ?? today.slice(0, 7);
  const weeks = monthWeeks(month);
  const span = { from: weeks[0]![0]!, to: weeks.at(-1)!.at(-1)!, perDay };
  const { data, error, refetch } = useRecordCalendar(district, place.filter, span);
  const what = useWhat(place.filter.programme ?? '');
  const said = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01T00:00:00Z`));
  const go = (by: number) => addressOf({ month: monthsAfter(month, by), day: undefined });
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  const days = new Map(data?.days.map((day) => [day.day, day]));
  const rows = new Map(data?.rows.map((row) => [row.record, row]));
  const shared = { days, rows, what, today, addressOf, chosen: place.day };
  return (
    <section aria-label={t('records.view.calendar')} className="month">
      <div className="month-head">
        <Link to={go(-1)} aria-label={t('records.month-before')}>
          <LeftOutlined aria-hidden />
        </Link>
        <h2 aria-live="polite">{said}</h2>
        <Link to={go(1)} aria-label={t('records.month-after')}>
          <RightOutlined aria-hidden />
        </Link>
        {month !== today.slice(0, 7) && (
          <Link to={addressOf({ month: undefined, day: undefined })}>
            {t('records.this-month')}
          </Link>
        )}
      </div>
      {!data && <Skeleton active paragraph={{ rows: 10 }} />}
      {data && data.days.length === 0 && <p className="quiet">{t('records.no-days')}</p>}
      {data &&
        (isInHand ? <Agenda {...shared} /> : <Weeks weeks={weeks} month={month} {...shared} />)}
      {place.day && <WholeDay place={place} day={place.day} what={what} addressOf={addressOf} />}
    </section>
  );
}

interface DaysProps {
  days: ReadonlyMap<string, Day>;
  rows: ReadonlyMap<string, RecordLine>;
  what: What;
  today: string;
  chosen: string | undefined;
  addressOf: CalendarProps['addressOf'];
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

function Weeks(props: DaysProps & { weeks: readonly (readonly string[])[]; month: string }) {
  const { weeks, month, days, today, chosen } = props;
  const { t } = useWords();
  return (
    <table className="month-grid">
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day} scope="col">
              {t(`calendar.weekday.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const marks = [
                day.startsWith(month) ? '' : 'other-month',
                day === today ? 'is-today' : '',
                day === chosen ? 'is-chosen' : '',
              ];
              return (
                <td key={day} className={marks.filter(Boolean).join(' ')} data-day={day}>
                  <DayHead {...props} day={day} />
                  <Entries {...props} day={days.get(day)} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The number of the day: where something falls on it, the way to all of it. */
function DayHead({ day, days, today, addressOf }: DaysProps & { day: string }) {
  const { t } = useWords();
  const times = useTimes();
  const total = days.get(day)?.total ?? 0;
  const shown = Number(day.slice(8));
  const isToday = day === today;
  const mark = isToday ? <span className="quiet"> {t('records.today')}</span> : null;
  if (total === 0)
    return (
      <span className="month-day quiet">
        {shown}
        {mark}
      </span>
    );
  return (
    <Link
      className="month-day"
      to={addressOf({ day, month: day.slice(0, 7) })}
      aria-label={t('records.day-n', { day: times.civil(day), n: total })}
      aria-current={isToday ? 'date' : undefined}
    >
      {shown}
      {mark}
    </Link>
  );
}

function Entries({ day, rows, what, addressOf }: DaysProps & { day: Day | undefined }) {
  const { district } = useSession();
  const { t } = useWords();
  if (!day) return null;
  return (
    <ul className="month-entries">
      {day.entries.map(({ what: of, record }) => (
        <li key={`${of} ${record}`}>
          <span className="quiet">{what(of)}</span>{' '}
          <Link to={`/${district}/demands/${record}`}>
            {rows.get(record)?.title || t('record.unnamed')}
          </Link>
        </li>
      ))}
      {day.total > day.entries.length && (
        <li>
          <Link to={addressOf({ day: day.day, month: day.day.slice(0, 7) })}>
            {t('records.more', { n: (day.total - day.entries.length).toLocaleString('en-US') })}
          </Link>
        </li>
      )}
    </ul>
  );
}

/** In a hand: the days on which something falls, one below the other. */
function Agenda(props: DaysProps) {
  const times = useTimes();
  return (
    <ol className="month-agenda">
      {[...props.days.values()].map((day) => (
        <li key={day.day} data-day={day.day}>
          <h3>{times.civil(day.day)}</h3>
          <Entries {...props} day={day} />
        </li>
      ))}
    </ol>
  );
}

function WholeDay(props: {
  place: ListPlace;
  day: string;
  what: What;
  addressOf: CalendarProps['addressOf'];
}) {
  const { place, day, what, addressOf } = props;
  const { district } = useSession();
  const { t } = useWords();
  const times = useTimes();
  const span = { from: day, to: day, perDay: perWholeDay };
  const { data, error, refetch } = useRecordCalendar(district, place.filter, span);
  const rows = new Map(data?.rows.map((row) => [row.record, row]));
  const of = data?.days.find((one) => one.day === day);
  return (
    <section className="whole-day" aria-label={times.civil(day)}>
      <div className="month-head">
        <h2>{t('records.day-n', { day: times.civil(day), n: of?.total ?? 0 })}</h2>
        <Link to={addressOf({ day: undefined })}>{t('records.close-day')}</Link>
        <Link to={addressOf({ day: dayAfter(day, 1), month: dayAfter(day, 1).slice(0, 7) })}>
          {t('records.next-day')}
        </Link>
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      <ul className="whole-day-rows">
        {of?.entries.map(({ what: code, record }) => {
          const row = rows.get(record);
          return (
            <li key={`${code} ${record}`}>
              <span className="quiet">{what(code)}</span>
              {row && <RecordRow row={row} />}
            </li>
          );
        })}
      </ul>
      {of && of.total > of.entries.length && (
        <p className="quiet">{t('records.first-n', { n: of.entries.length })}</p>
      )}
    </section>
  );
}
