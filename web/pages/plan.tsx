import { Alert, Button, Modal, Select, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { WeekPlanView } from '../../src/model/week-plan.ts';
import { useAnnounce } from '../announce.tsx';
import { dayAfter } from '../civil-days.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { SimulatedMark } from '../components/simulated-mark.tsx';
import { ZoneMap } from '../components/zone-map.tsx';
import { usePlanWork, useWeekPlan } from '../plan-queries.ts';
import { at } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useNow, useTimes } from '../times.ts';
import { useWords } from '../words.ts';
import { AddVisit } from './plan/add-visit.tsx';
import { DoubtList } from './plan/doubt-list.tsx';
import { InspectionList } from './plan/inspection-list.tsx';
import type { PlanEditor } from './plan/plan-editor.ts';
import { SpareList } from './plan/spare-list.tsx';
import { VisitList } from './plan/visit-list.tsx';
import { mondayOf } from './plan/week-days.ts';
import '../house-pages.css';
import './plan/plan.css';

/** Who goes where this week, and why: made, changed by hand, approved. */
export function PlanPage() {
  const { district, declared } = useSession();
  const { t } = useWords();
  const [address, setAddress] = useSearchParams();
  const now = useNow();
  const today = new Date(now).toLocaleDateString('sv-SE', { timeZone: declared.district.timeZone });
  const week = mondayOf(address.get('week') ?? today);
  const { data, error, refetch } = useWeekPlan(district, week);
  const work = usePlanWork(week);
  const goTo = (next: string) => setAddress({ week: next });
  const failed = work.make.error ?? work.edit.error ?? work.undo.error ?? work.approve.error;
  return (
    <div className="plan-page">
      <PageHead
        title={t('plan.title')}
        beside={data?.simulated && <SimulatedMark page />}
        actions={data && <PlanActions view={data} work={work} />}
      />
      <p className="quiet plan-say">{t('plan.say')}</p>
      <WeekLine week={week} onGo={goTo} />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {failed && <ProblemNote error={failed} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 12 }} />}
      {data && !data.mayEdit && <p className="quiet">{t('plan.read-only')}</p>}
      {data && !data.plan && (
        <Empty why={t('plan.none')} what={t(data.mayEdit ? 'plan.none-what' : 'plan.none-look')}>
          {data.mayEdit && (
            <Button type="primary" loading={work.make.isPending} onClick={() => work.make.mutate()}>
              {t('plan.make')}
            </Button>
          )}
        </Empty>
      )}
      {data?.plan && <PlanBodyView view={data} work={work} />}
      {data && <InspectionList view={data} />}
    </div>
  );
}

function WeekLine({ week, onGo }: { week: string; onGo: (week: string) => void }) {
  const { t } = useWords();
  const { civil } = useTimes();
  return (
    <nav className="plan-weeks" aria-label={t('plan.title')}>
      <Button onClick={() => onGo(dayAfter(week, -7))}>{t('plan.week-before')}</Button>
      <strong className="figures">
        {t('plan.week-of', { from: civil(week), to: civil(dayAfter(week, 6)) })}
      </strong>
      <Button onClick={() => onGo(dayAfter(week, 7))}>{t('plan.week-after')}</Button>
    </nav>
  );
}

type Work = ReturnType<typeof usePlanWork>;

function PlanActions({ view, work }: { view: WeekPlanView; work: Work }) {
  const { district, may } = useSession();
  const { t, language } = useWords();
  const [asking, setAsking] = useState(false);
  const { plan, mayEdit, week } = view;
  if (!plan) return null;
  const isBusy = Object.values(work).some((one) => one.isPending);
  const planned = plan.visits.filter((visit) => visit.crew !== null).length;
  const table = `/api${at(district, `/plan/${week}/table?format=xlsx&language=${language}`)}`;
  return (
    <>
      {may('records.export') && (
        <Button href={table} download>
          {t('plan.export')}
        </Button>
      )}
      <Button onClick={() => window.print()}>{t('plan.print')}</Button>
      {mayEdit && !plan.approved && (
        <>
          <Button
            disabled={!plan.canUndo || isBusy}
            onClick={() => work.undo.mutate(plan.revision)}
          >
            {t('plan.undo')}
          </Button>
          <Button loading={work.make.isPending} onClick={() => work.make.mutate()}>
            {t('plan.again')}
          </Button>
          <Button
            type="primary"
            loading={work.approve.isPending}
            disabled={planned === 0 || isBusy}
            onClick={() => setAsking(true)}
          >
            {t('plan.approve')}
          </Button>
          <Modal
            open={asking}
            title={t('plan.approve')}
            okText={t('plan.approve-do', { n: planned })}
            onCancel={() => setAsking(false)}
            onOk={() => {
              setAsking(false);
              work.approve.mutate(plan.revision);
            }}
          >
            {t('plan.approve-ask', { n: planned })}
          </Modal>
        </>
      )}
    </>
  );
}

function PlanBodyView({ view, work }: { view: WeekPlanView; work: Work }) {
  const { t, l } = useWords();
  const { civil } = useTimes();
  const announce = useAnnounce();
  const [crew, setCrew] = useState<string>();
  const [day, setDay] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const plan = view.plan!;
  const planned = plan.visits.filter((visit) => visit.crew !== null);
  const shown = useMemo(
    () =>
      plan.visits.filter(
        (visit) =>
          visit.crew !== null &&
          (crew === undefined || visit.crew === crew) &&
          (day === undefined || visit.day === day),
      ),
    [plan.visits, crew, day],
  );
  const zones = useMemo(
    () => shown.map(({ id, lat, lon }) => ({ key: id, places: [], centre: { lat, lon } })),
    [shown],
  );
  const editable = view.mayEdit && !plan.approved;
  const edit: PlanEditor | undefined = editable
    ? {
        isBusy: work.edit.isPending,
        send: (change) =>
          work.edit.mutate(
            { revision: plan.revision, moves: change.moves ?? [], added: change.added ?? [] },
            { onSuccess: () => announce(t('plan.saved')) },
          ),
      }
    : undefined;
  return (
    <>
      <PlanSummary view={view} />
      <DoubtList doubts={plan.doubts} />
      <div className="plan-filters">
        <Select
          aria-label={t('plan.filter-crew')}
          value={crew ?? ''}
          onChange={(code) => setCrew(code || undefined)}
          options={[
            { value: '', label: t('plan.all-crews') },
            ...view.crews.map((one) => ({ value: one.code, label: l(one.label) })),
          ]}
        />
        <Select
          aria-label={t('plan.filter-day')}
          value={day ?? ''}
          onChange={(code) => setDay(code || undefined)}
          options={[
            { value: '', label: t('plan.all-days') },
            ...view.days.map((one) => ({ value: one, label: civil(one) })),
          ]}
        />
        {edit && <AddVisit view={view} edit={edit} />}
      </div>
      <div className="plan-beside">
        <section aria-label={t('plan.list')}>
          <VisitList view={view} visits={shown} edit={edit} chosen={chosen} onChoose={setChosen} />
          {planned.length === 0 && <p className="quiet">{t('plan.no-visits')}</p>}
        </section>
        <aside className="plan-map-side">
          <ZoneMap
            zones={zones}
            chosen={chosen}
            onChoose={setChosen}
            title={t('plan.map')}
            className="plan-map"
          />
          <p className="quiet">{t('plan.map-say')}</p>
        </aside>
      </div>
      <SpareList view={view} edit={edit} />
    </>
  );
}

function PlanSummary({ view }: { view: WeekPlanView }) {
  const { t, l } = useWords();
  const { civil } = useTimes();
  const plan = view.plan!;
  const planned = plan.visits.filter((visit) => visit.crew !== null);
  const orders = planned.filter((visit) => visit.order !== null).length;
  const share = plan.bound > 0 ? Math.floor((100 * plan.worth) / plan.bound) : 100;
  const bases = [...new Set(view.kinds.map((kind) => l(kind.basis)))];
  return (
    <div className="plan-summary">
      <p className="plan-finding">
        {t('plan.sum', { visits: planned.length, worth: plan.worth.toFixed(0) })}
      </p>
      <p className="quiet">
        {[
          t('plan.sum-gap', { bound: plan.bound.toFixed(0), share }),
          t('plan.from', { day: civil(plan.forecastOf) }),
          ...(view.simulatedCrews ? [t('plan.crews-simulated')] : []),
          ...bases.map((basis) => t('plan.basis', { basis })),
        ].join(' · ')}
      </p>
      {plan.approved && <Alert type="success" showIcon title={t('plan.approved', { n: orders })} />}
    </div>
  );
}
