import { App, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import type { RecordView } from '../../src/model/view.ts';
import { useAnnounce } from '../announce.tsx';
import { ApiProblem } from '../api.ts';
import { ActDrawer } from '../components/act-drawer.tsx';
import { ClockMark } from '../components/clock-mark.tsx';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { RecordFlags } from '../components/record-row.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Timeline } from '../components/timeline.tsx';
import { useDoAct } from '../do-act.ts';
import { alertProgramme } from '../foresight.ts';
import { useKeys } from '../keys.tsx';
import { useRecord } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { ActButtons } from './demand/act-buttons.tsx';
import { ClockPanel } from './demand/clock-panel.tsx';
import { Facts } from './demand/facts.tsx';
import { JoinedPanel } from './demand/joined-panel.tsx';
import { MatterPanel } from './demand/matter-panel.tsx';
import { PartsPanel, WholePanel } from './demand/parts-panel.tsx';
import { PathLine } from './demand/path-line.tsx';
import { Photos } from './demand/photos.tsx';
import { ReferencePanel } from './demand/reference-panel.tsx';
import { TriagePanel } from './demand/triage-panel.tsx';
import type { TriageStep } from './demand/triage-steps.ts';
import { UnitPanel } from './demand/unit-panel.tsx';
import { WherePanel } from './demand/where-panel.tsx';
import './demand/demand.css';

/** One record: what is known, how long still, why, what was done, and what I can do. */
export function DemandPage() {
  const { record = '' } = useParams();
  const { district } = useSession();
  const { t } = useWords();
  const { data, error, refetch } = useRecord(district, record);
  if (error instanceof ApiProblem && (error.status === 404 || error.is('input.shape')))
    return (
      <Empty why={t('demand.not-found')} what={t('demand.not-found-what')}>
        <Link to={`/${district}/demands`}>{t('demand.to-list')}</Link>
      </Empty>
    );
  if (!data) {
    return error ? (
      <ProblemNote error={error} retry={() => void refetch()} />
    ) : (
      <Skeleton active paragraph={{ rows: 12 }} />
    );
  }
  // alerts are shown with their evidence, wherever a link to one stands
  if (data.programme === alertProgramme)
    return <Navigate to={`/${district}/alerts/${data.record}`} replace />;
  return <WorkedRecord key={data.record} view={data} />;
}

/** Tells what somebody else just did, once, when it arrives. */
function useTellsOthers(view: RecordView, mine: React.RefObject<number>): void {
  const { me } = useSession();
  const { t, l } = useWords();
  const { message } = App.useApp();
  const announce = useAnnounce();
  const seen = useRef(view.seq);
  useEffect(() => {
    if (view.seq === seen.current) return;
    seen.current = view.seq;
    const last = view.timeline.at(-1);
    if (!last || view.seq === mine.current || last.actor.person === me.person) return;
    const said = t('demand.changed', { name: last.actor.name, act: l(last.label) });
    announce(said);
    void message.info(said);
  }, [view, me.person, mine, announce, message, t, l]);
}

function WorkedRecord({ view }: { view: RecordView }) {
  const { district } = useSession();
  const { t, l } = useWords();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const doAct = useDoAct();
  const [type, setType] = useState<string>();
  const mine = useRef(view.seq);
  useTellsOthers(view, mine);
  const able = view.allowed.filter((act) => act.refusals.length === 0);

  const start = (code: string) => {
    const act = able.find((one) => one.type === code);
    if (!act) return;
    // nothing to ask: done at once
    if (act.grave || Object.keys(act.form).length > 0) return setType(code);
    doAct.mutate(
      { record: view.record, type: code, input: {}, seq: view.seq },
      {
        onSuccess: (after) => {
          mine.current = after.seq;
          announce(t('row.done', { act: l(act.label), number: after.number }));
        },
      },
    );
  };
  const takeOver = ({ type: code, input }: TriageStep) => {
    const act = able.find((one) => one.type === code);
    if (!act) return;
    doAct.mutate(
      { record: view.record, type: code, input, seq: view.seq },
      {
        onSuccess: (after) => {
          mine.current = after.seq;
          announce(t('row.done', { act: l(act.label), number: after.number }));
        },
      },
    );
  };
  useKeys(t('keys.record'), [
    { key: 'a', says: t('keys.act'), run: () => able[0] && start(able[0].type) },
    ...able.flatMap(({ key, label, type }) =>
      key ? [{ key, says: l(label), run: () => start(type) }] : [],
    ),
    { key: '/', says: t('keys.search'), run: () => void navigate(`/${district}/demands?find`) },
  ]);

  return (
    <>
      <PageHead
        title={view.title || t('record.unnamed')}
        beside={
          <span className="record-beside">
            <span className="figures">{view.number}</span>
            <StateMark programme={view.programme} state={view.state} />
            <ClockMark clock={view.clock} named />
            <RecordFlags row={view} />
          </span>
        }
      />
      <PathLine view={view} />
      {doAct.error && <ProblemNote error={doAct.error} />}
      <div className="record-page">
        <div className="record-side">
          <ActButtons view={view} onStart={start} busy={doAct.isPending} />
          <ClockPanel view={view} />
          <UnitPanel view={view} />
          <WherePanel view={view} />
        </div>
        <div className="record-main">
          <Facts view={view} />
          {view.triage && !view.ended && (
            <TriagePanel
              view={view}
              triage={view.triage}
              busy={doAct.isPending}
              onDo={takeOver}
              onOpen={({ type: code }) => setType(code)}
            />
          )}
          <PartsPanel view={view} />
          <WholePanel view={view} />
          <MatterPanel view={view} />
          <ReferencePanel view={view} />
          <JoinedPanel view={view} />
          <Photos view={view} />
          <section className="panel" aria-labelledby="timeline">
            <h2 id="timeline">{t('demand.timeline')}</h2>
            <Timeline programme={view.programme} acts={view.timeline} />
            <p className="quiet">{t('demand.version-of', { n: view.programmeVersion })}</p>
          </section>
        </div>
      </div>
      <ActDrawer
        asked={type === undefined ? undefined : { record: view.record, type }}
        onClose={() => setType(undefined)}
      />
    </>
  );
}
