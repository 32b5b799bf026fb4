import { Button } from 'antd';
import { Link } from 'react-router';
import type { AlertLine } from '../../../src/model/foresight-view.ts';
import { daysBetween, shortDay } from '../../civil-days.ts';
import { ClockMark } from '../../components/clock-mark.tsx';
import { MiniStrip } from '../../components/mini-strip.tsx';
import { PlaceName } from '../../components/place-name.tsx';
import { RecordFlags } from '../../components/record-row.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { recurrenceSpan } from '../../recurrence-words.ts';
import type { useRowWork } from '../../row-work.tsx';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

export interface AlertRowProps {
  row: AlertLine;
  /** the row under the cursor */
  here: boolean;
  work: ReturnType<typeof useRowWork>;
  /** puts the cursor here, which shows the zone on the map */
  onStand: () => void;
}

/** One alert as a line: the sentence, where and since when, how rare, what was done about it. */
export function AlertRow({ row, here, work, onStand }: AlertRowProps) {
  const { district } = useSession();
  const words = useWords();
  const { t, l } = words;
  const declared = useDeclared();
  const days = daysBetween(row.since, row.until) + 1;
  return (
    <li
      className={here ? 'alert-row here' : 'alert-row'}
      data-record={row.record}
      aria-current={here ? 'true' : undefined}
    >
      <div className="alert-row-what">
        <Link to={`/${district}/alerts/${row.record}`} className="alert-row-title">
          {l(row.sentence) || row.title}
        </Link>
      </div>
      <div className="alert-row-facts">
        <StateMark programme={row.programme} state={row.state} />
        <span>
          <PlaceName code={row.place} />
          {row.places.length > 1 && ` ${t('alerts.places-more', { n: row.places.length })}`}
        </span>
        <span>{row.category ? declared.category(row.category) : t('alerts.all-categories')}</span>
        <span className="figures">
          {t('alerts.since', { day: shortDay(row.since, words.language), days })}
        </span>
        <span className="foreseen figures">
          {t('alerts.chance', { span: recurrenceSpan(row.recurrenceDays, words) })}
        </span>
        {row.orders > 0 && (
          <span className="figures">{t('alerts.orders-n', { n: row.orders })}</span>
        )}
        {row.clock && <ClockMark clock={row.clock} named />}
        <span className="figures">{row.number}</span>
        <RecordFlags row={row} />
      </div>
      <div className="alert-row-strip">
        <MiniStrip strip={row.strip} since={row.since} until={row.until} />
      </div>
      <div className="alert-row-do">
        <RowActs row={row} here={here} work={work} />
        <Button size="small" type="text" aria-pressed={here} onClick={onStand} className="to-map">
          {t('alerts.on-map')}
        </Button>
      </div>
    </li>
  );
}

/** What can be done to an alert without opening it: the acts that have a key. */
function RowActs({ row, here, work }: Pick<AlertRowProps, 'row' | 'here' | 'work'>) {
  const { l } = useWords();
  const declared = useDeclared();
  const acts = declared.programme(row.programme)?.acts ?? {};
  const offered = row.acts
    .flatMap((type) => {
      const act = acts[type];
      return act?.key && act.to !== 'stay' ? [{ type, act, key: act.key }] : [];
    })
    .toSorted((a, b) => Number(b.act.primary) - Number(a.act.primary));
  return offered.map(({ type, act, key }) => (
    <Button
      key={type}
      size="small"
      type={here && act.primary ? 'primary' : 'default'}
      loading={work.busy === row.record && act.primary}
      onClick={() => work.start(row, type)}
    >
      {l(act.label)}
      <kbd aria-hidden="true">{key}</kbd>
    </Button>
  ));
}
