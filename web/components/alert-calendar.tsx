import { Button } from 'antd';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { AlertDay } from '../../src/model/foresight-view.ts';
import { recurrenceSpan } from '../recurrence-words.ts';
import { useTimes } from '../times.ts';
import { useWords } from '../words.ts';
import {
  calendarMonths,
  calendarWeeks,
  stepFrom,
  type CalendarDay,
  type CalendarWeek,
} from './calendar-weeks.ts';
import { handWidth, useWidth } from './use-width.ts';
import { Wide } from './wide.tsx';
import './alert-calendar.css';

/** The days of a year by weeks, and what fits a telephone. */
export const calendarSpan = { weeks: 53, weeksInHand: 13 } as const;

export interface AlertCalendarProps {
  /** days with alerts, in any order; the others are empty squares */
  days: readonly AlertDay[];
  /** the last civil day that is shown: today, or the day of the last run */
  last: string;
  /** the day that the page beside shows */
  chosen?: string | undefined;
  /** the address that shows the alerts of a day */
  addressOf: (day: string) => string;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** How many days each key goes on. */
const moves = {
  ArrowLeft: -7,
  ArrowRight: 7,
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -28,
  PageDown: 28,
} as const;
const isMove = (key: string): key is keyof typeof moves => key in moves;

/**
 * Past alerts as a calendar: weeks from left to right, Monday on top. How many alerts a day raised
 * is told by the shade and the size of its mark, by its spoken label, and by a table.
 */
export function AlertCalendar({ days, last, chosen, addressOf }: AlertCalendarProps) {
  const { t } = useWords();
  const isInHand = useWidth() < handWidth;
  const weeks = useMemo(
    () => calendarWeeks(days, last, isInHand ? calendarSpan.weeksInHand : calendarSpan.weeks),
    [days, last, isInHand],
  );
  const [tabled, setTabled] = useState(false);
  const id = useId();
  const shown = weeks.flatMap((week) => week.days.filter((one) => one !== undefined));
  const raised = shown.reduce((sum, one) => sum + (one.said?.raised ?? 0), 0);
  return (
    <section className="calendar" aria-labelledby={`${id}-title`}>
      <div className="calendar-head">
        <h2 id={`${id}-title`}>{t('calendar.title', { weeks: weeks.length, n: raised })}</h2>
        <Button
          type="text"
          size="small"
          aria-expanded={tabled}
          aria-controls={`${id}-table`}
          onClick={() => setTabled(!tabled)}
        >
          {t(tabled ? 'chart.table-hide' : 'chart.table')}
        </Button>
      </div>
      <CalendarGrid weeks={weeks} chosen={chosen} addressOf={addressOf} label={`${id}-title`} />
      <Legend />
      <div id={`${id}-table`}>{tabled && <CalendarTable days={shown} addressOf={addressOf} />}</div>
    </section>
  );
}

interface GridProps {
  weeks: readonly CalendarWeek[];
  chosen: string | undefined;
  addressOf: (day: string) => string;
  label: string;
}

/** One stop for the tab key; arrows move between the days. */
function CalendarGrid({ weeks, chosen, addressOf, label }: GridProps) {
  const { t } = useWords();
  const tell = useDayWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const order = weeks.flatMap((week) => week.days.flatMap((one) => (one ? [one.day] : [])));
  const [at, setAt] = useState(chosen);
  const stop = at !== undefined && order.includes(at) ? at : (order.at(-1) ?? '');
  const move = (event: KeyboardEvent) => {
    const { key } = event;
    const ends = { Home: order[0], End: order.at(-1) } as Partial<Record<string, string>>;
    const next = isMove(key) ? order[order.indexOf(stop) + moves[key]] : ends[key];
    if (!isMove(key) && !(key in ends)) return;
    event.preventDefault();
    if (next === undefined) return;
    setAt(next);
    body.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    <table className="calendar-grid" role="grid" aria-labelledby={label}>
      <thead>
        <tr>
          <td className="calendar-corner" />
          {calendarMonths(weeks).map(({ month, span }) => (
            <th key={month} scope="colgroup" colSpan={span} className="calendar-month">
              {span > 1 && t(`calendar.month.${monthOf(month)}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={move}>
        {weekdays.map((weekday) => (
          <tr key={weekday}>
            <th scope="row" className="calendar-weekday">
              {t(`calendar.weekday.${weekday}`)}
            </th>
            {weeks.map((week) => {
              const day = week.days[weekday - 1];
              if (!day) return <td key={week.monday} />;
              const says = tell(day);
              return (
                <td key={week.monday} aria-selected={day.day === chosen}>
                  <Link
                    to={addressOf(day.day)}
                    className={`calendar-day calendar-step-${day.step}${isGrownOnly(day) ? ' calendar-grown' : ''}`}
                    data-day={day.day}
                    aria-label={says}
                    aria-current={day.day === chosen ? 'true' : undefined}
                    title={says}
                    tabIndex={day.day === stop ? 0 : -1}
                    onFocus={() => setAt(day.day)}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isGrownOnly = ({ said }: CalendarDay) => !!said && said.raised === 0 && said.grew > 0;

type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
const monthOf = (month: string) => Number(month.slice(5, 7)) as Month;

/** What a day says aloud: date, alerts raised and grown, how they were decided, the strongest. */
function useDayWords(): (day: CalendarDay) => string {
  const words = useWords();
  const { t, list } = words;
  const times = useTimes();
  return ({ day, said }) => {
    const date = times.civil(day);
    if (!said) return t('calendar.day-none', { date });
    const parts = [
      t('calendar.raised-n', { n: said.raised }),
      said.grew > 0 && t('calendar.grew-n', { n: said.grew }),
      said.confirmed > 0 && t('calendar.confirmed-n', { n: said.confirmed }),
      said.dismissed > 0 && t('calendar.dismissed-n', { n: said.dismissed }),
      said.strongestDays !== null &&
        t('calendar.strongest-n', { span: recurrenceSpan(said.strongestDays, words) }),
    ].filter((part) => part !== false);
    return t('calendar.day', { date, what: list(parts) });
  };
}

function Legend() {
  const { t } = useWords();
  const words = stepFrom.map((least, i) => {
    const next = stepFrom[i + 1];
    if (next === undefined) return t('calendar.or-more', { n: least });
    return next - 1 === least ? String(least) : `${least}–${next - 1}`;
  });
  return (
    <ul className="calendar-legend">
      <li>{t('calendar.legend')}</li>
      <li>
        <span className="calendar-day calendar-step-0" aria-hidden="true" />0
      </li>
      {words.map((word, i) => (
        <li key={word}>
          <span className={`calendar-day calendar-step-${i + 1}`} aria-hidden="true" />
          {word}
        </li>
      ))}
      <li>
        <span className="calendar-day calendar-step-0 calendar-grown" aria-hidden="true" />
        {t('calendar.grown-only')}
      </li>
    </ul>
  );
}

const numbers = ['raised', 'grew', 'confirmed', 'dismissed'] as const;

function CalendarTable(props: { days: CalendarDay[]; addressOf: (day: string) => string }) {
  const words = useWords();
  const { t } = words;
  const times = useTimes();
  const said = props.days.flatMap((one) => (one.said ? [one.said] : [])).reverse();
  if (said.length === 0) return <p className="quiet">{t('calendar.none')}</p>;
  return (
    <Wide label={t('calendar.table')} least={520} tall>
      <table className="plain-table calendar-table">
        <caption className="for-readers">{t('calendar.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calendar.date')}</th>
            {numbers.map((name) => (
              <th key={name} scope="col" className="number">
                {t(`calendar.${name}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('calendar.strongest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {said.map((one) => (
            <tr key={one.day}>
              <th scope="row">
                <Link to={props.addressOf(one.day)}>{times.civil(one.day)}</Link>
              </th>
              {numbers.map((name) => (
                <td key={name} className="number">
                  {one[name].toLocaleString('en-US')}
                </td>
              ))}
              <td className="number">
                {one.strongestDays === null ? '—' : recurrenceSpan(one.strongestDays, words)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
