import { Skeleton } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import type { AlertView } from '../../src/model/foresight-view.ts';
import { useAlert } from '../alert-queries.ts';
import { ApiProblem } from '../api.ts';
import { ActDrawer } from '../components/act-drawer.tsx';
import { ClockMark } from '../components/clock-mark.tsx';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { RecordFlags } from '../components/record-row.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Timeline } from '../components/timeline.tsx';
import { alertProgramme } from '../foresight.ts';
import { useKeys } from '../keys.tsx';
import { useActKeys, useRowWork } from '../row-work.tsx';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { ClockPanel } from './demand/clock-panel.tsx';
import { DemandsPanel } from './alert/demands-panel.tsx';
import { EarlierPanel } from './alert/earlier-panel.tsx';
import { GrowthPanel } from './alert/growth-panel.tsx';
import { OrderDrawer } from './alert/order-drawer.tsx';
import { OrdersPanel } from './alert/orders-panel.tsx';
import { StripPanel } from './alert/strip-panel.tsx';
import { Sureness } from './alert/sureness.tsx';
import { WordsPanel } from './alert/words-panel.tsx';
import { ZonePanel } from './alert/zone-panel.tsx';
import { ActButtons } from './demand/act-buttons.tsx';
import '../house-pages.css';
import './demand/demand.css';
import './alert/alert.css';

/** The act by which orders are told to the alert; people open orders instead of doing it. */
const orderAct = 'order';

/** One alert: what it says and on what grounds, and what can be done about it. */
export function AlertPage() {
  const { record = '' } = useParams();
  const { district } = useSession();
  const { t } = useWords();
  const { data, error, refetch } = useAlert(district, record);
  if (error instanceof ApiProblem && (error.status === 404 || error.is('input.shape')))
    return (
      <Empty why={t('alert.not-found')} what={t('demand.not-found-what')}>
        <Link to={`/${district}/alerts`}>{t('alert.to-list')}</Link>
      </Empty>
    );
  if (!data) {
    return error ? (
      <ProblemNote error={error} retry={() => void refetch()} />
    ) : (
      <Skeleton active paragraph={{ rows: 12 }} />
    );
  }
  return <WorkedAlert key={data.record.record} view={data} />;
}

/** The form for orders is a place of its own: `?orders`, which a key, a button or a link opens. */
function useOrdering(view: AlertView) {
  const [params, setParams] = useSearchParams();
  const act = view.record.allowed.find(({ type }) => type === orderAct);
  const may = act !== undefined && act.refusals.length === 0;
  return {
    may,
    open: may && params.has('orders'),
    start: () => setParams({ orders: '' }),
    stop: () => setParams({}, { replace: true }),
  };
}

function WorkedAlert({ view }: { view: AlertView }) {
  const { district } = useSession();
  const { t, l } = useWords();
  const work = useRowWork();
  const { alert, record, evidence } = view;
  const ordering = useOrdering(view);
  const actKeys = useActKeys([alertProgramme]).filter(({ key }) => key !== 'o');
  useKeys(t('keys.record'), [
    { key: 'a', says: t('keys.act'), run: () => work.act(record) },
    { key: 'o', says: t('alerts.order'), run: () => ordering.may && ordering.start() },
    ...actKeys.map(({ key, says }) => ({ key, says, run: () => void work.press(record, key) })),
  ]);
  const acts = { ...record, allowed: record.allowed.filter(({ type }) => type !== orderAct) };
  return (
    <>
      <PageHead
        title={l(alert.sentence) || alert.title}
        beside={
          <span className="record-beside">
            <span className="figures">{record.number}</span>
            <StateMark programme={record.programme} state={record.state} />
            {record.clock && <ClockMark clock={record.clock} named />}
            <RecordFlags row={record} />
          </span>
        }
        actions={<Link to={`/${district}/alerts`}>{t('alert.to-list')}</Link>}
      />
      <div className="record-page alert-page">
        <div className="record-side">
          <ActButtons
            view={acts}
            onStart={(type) => work.start(record, type)}
            busy={work.busy !== undefined}
          />
          <OrdersPanel view={view} onOrder={ordering.may ? ordering.start : undefined} />
          <Sureness view={view} />
          <ClockPanel view={record} />
        </div>
        <div className="record-main">
          <StripPanel view={view} />
          <ZonePanel view={view} />
          <WordsPanel words={evidence.words} of={view.demandsTotal} />
          <DemandsPanel view={view} />
          <GrowthPanel sightings={view.sightings} />
          <EarlierPanel earlier={view.earlier} />
          <section className="panel" aria-labelledby="timeline">
            <h2 id="timeline">{t('demand.timeline')}</h2>
            <Timeline programme={record.programme} acts={record.timeline} />
            <p className="quiet">{t('demand.version-of', { n: record.programmeVersion })}</p>
          </section>
        </div>
      </div>
      <ActDrawer asked={work.asked} onClose={work.close} />
      <OrderDrawer view={view} open={ordering.open} onClose={ordering.stop} />
    </>
  );
}
