import { Link } from 'react-router';
import type { DetectorView } from '../../../src/model/foresight-view.ts';
import { anyState, paramsOfAlerts } from '../../alert-address.ts';
import { dayAfter } from '../../civil-days.ts';
import { useSession } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';
import { RunState } from './run-table.tsx';
import { WeekBars } from './week-bars.tsx';

const noFilter = {
  states: [anyState],
  category: undefined,
  from: undefined,
  to: undefined,
  page: 1,
  row: undefined,
};

/** When a detector speaks, what it said lately, how that was decided, and when it last ran. */
export function DetectorFacts({ view }: { view: DetectorView }) {
  const { t } = useWords();
  const { detector } = view;
  return (
    <dl className="detector-facts">
      <div>
        <dt>{t('detectors.bar')}</dt>
        <dd className="figures">{t('detectors.bar-n', { n: detector.speaksAtDays })}</dd>
        <dd className="figures quiet">
          {t('detectors.budget')} {t('detectors.budget-n', { n: detector.weeklyBudget })}
        </dd>
      </div>
      <div className="detector-weeks">
        <dt>{t('detectors.weeks')}</dt>
        <dd>
          <WeekBars weeks={view.weeks} budget={detector.weeklyBudget} />
        </dd>
        <WeekTotals view={view} />
      </div>
      <div>
        <dt>{t('detectors.decided')}</dt>
        <Decided view={view} />
      </div>
      <div>
        <dt>{t('detectors.last-run')}</dt>
        <LastRun view={view} />
      </div>
    </dl>
  );
}

function useAlertsAddress(detector: string) {
  const { district } = useSession();
  return (more: { states?: string[]; from?: string; to?: string }) =>
    `/${district}/alerts?${paramsOfAlerts({ ...noFilter, detector, ...more })}`;
}

function WeekTotals({ view }: { view: DetectorView }) {
  const { t } = useWords();
  const { weeks } = view;
  const addressOf = useAlertsAddress(view.detector.code);
  const [first, last] = [weeks[0], weeks.at(-1)];
  const raised = weeks.reduce((sum, week) => sum + week.raised, 0);
  const over = weeks.reduce((sum, week) => sum + week.overBudget, 0);
  const isSeen = weeks.some(({ days }) => days > 0);
  if (!first || !last || raised + over === 0)
    return (
      <dd className="quiet">{t(isSeen ? 'detectors.weeks-none' : 'detectors.weeks-unseen')}</dd>
    );
  return (
    <dd className="figures">
      <Link to={addressOf({ from: first.week, to: dayAfter(last.week, 6) })}>
        {t('detectors.weeks-n', { n: raised })}
      </Link>
      {over > 0 && <span className="quiet"> · {t('detectors.weeks-over', { n: over })}</span>}
    </dd>
  );
}

/** A share with the number behind it; of nothing there is no share. */
function Decided({ view }: { view: DetectorView }) {
  const { t } = useWords();
  const addressOf = useAlertsAddress(view.detector.code);
  const { confirmed, dismissed } = view;
  const n = confirmed + dismissed;
  if (n === 0) return <dd className="quiet">{t('detectors.undecided')}</dd>;
  return (
    <>
      <dd className="figures">
        {t('detectors.confirmed-share', { share: Math.round((confirmed / n) * 100) })}
      </dd>
      <dd className="figures">
        <Link to={addressOf({ states: ['confirmed', 'ordered', 'settled', 'dismissed'] })}>
          {t('detectors.decided-n', { n, confirmed, dismissed })}
        </Link>
      </dd>
    </>
  );
}

function LastRun({ view: { lastRun } }: { view: DetectorView }) {
  const { t } = useWords();
  const { civil, time, exact } = useTimes();
  if (!lastRun) return <dd className="quiet">{t('detectors.never-ran')}</dd>;
  return (
    <>
      <dd>
        <RunState run={lastRun} />{' '}
        <time dateTime={lastRun.startedAt} title={exact(lastRun.startedAt)} className="figures">
          {time(lastRun.startedAt)}
        </time>
      </dd>
      <dd className="figures quiet">
        {t('detectors.run-of', { day: civil(lastRun.day) })}
        {' · '}
        {t('detectors.run-took', { seconds: lastRun.seconds.toFixed(1) })}
      </dd>
    </>
  );
}
