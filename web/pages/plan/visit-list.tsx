import { LockOutlined, UnlockOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { Link } from 'react-router';
import type { ShownVisit, WeekPlanView } from '../../../src/model/week-plan.ts';
import { PlaceName } from '../../components/place-name.tsx';
import { queryOf } from '../../record-query.ts';
import { useSession } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';
import type { PlanEditor } from './plan-editor.ts';
import { clockOf } from './week-days.ts';

interface VisitListProps {
  view: WeekPlanView;
  visits: readonly ShownVisit[];
  edit: PlanEditor | undefined;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Visits by day and crew, in the order in which they are made. */
export function VisitList(props: VisitListProps) {
  const { view, visits } = props;
  const { l } = useWords();
  const { civil } = useTimes();
  return view.days.map((day) => {
    const ofDay = visits.filter((visit) => visit.day === day);
    if (ofDay.length === 0) return null;
    return (
      <section key={day} className="plan-day">
        <h2>{civil(day)}</h2>
        {view.crews.map((crew) => {
          const own = ofDay
            .filter((visit) => visit.crew === crew.code)
            .sort((a, b) => a.startMinute! - b.startMinute!);
          if (own.length === 0) return null;
          return (
            <div key={crew.code} className="plan-crew">
              <h3>
                {l(crew.label)} <span className="quiet">{l(crew.unit)}</span>
              </h3>
              <ol className="plan-visits">
                {own.map((visit) => (
                  <VisitRow key={visit.id} {...props} visit={visit} />
                ))}
              </ol>
            </div>
          );
        })}
      </section>
    );
  });
}

function VisitRow({ visit, view, edit, chosen, onChoose }: VisitListProps & { visit: ShownVisit }) {
  const { district } = useSession();
  const { t, l } = useWords();
  const kind = view.kinds.find((one) => one.code === visit.kind);
  return (
    <li className="plan-visit" data-chosen={chosen === visit.id || undefined}>
      <span className="plan-time figures">
        {clockOf(visit.startMinute!)}–{clockOf(visit.endMinute!)}
        <small className="quiet">{t('plan.way', { n: visit.travelMinutes ?? 0 })}</small>
      </span>
      <div className="plan-what">
        <p className="plan-head">
          <button type="button" className="plan-place" onClick={() => onChoose(visit.id)}>
            <PlaceName code={visit.place || null} />
          </button>
          <Link
            to={`/${district}/demands?${queryOf({ place: [visit.place], category: kind?.categories ?? [] })}`}
          >
            {l(kind?.label)}
          </Link>
          {visit.isMust && <span className="plan-must">{t('plan.must')}</span>}
          {visit.isHeld && <span className="plan-held">{t('plan.held')}</span>}
          {visit.locked && (
            <span className="quiet">
              <LockOutlined aria-hidden="true" /> {t('plan.locked')}
            </span>
          )}
          <span className="plan-worth figures">
            {t('plan.worth', { n: visit.worth.toFixed(1) })}
          </span>
        </p>
        <p className="quiet plan-why">{visit.said.map((said) => l(said)).join(' · ')}</p>
        {visit.order && (
          <p>
            <Link to={`/${district}/demands?programme=order&q=${encodeURIComponent(visit.order)}`}>
              {t('plan.order', { number: visit.order })}
            </Link>
          </p>
        )}
        <p className="plan-checklist">
          {t('plan.checklist')}: {visit.checklist.map((item) => `☐ ${l(item)}`).join('  ')}
        </p>
      </div>
      {edit && <VisitActions view={view} visit={visit} edit={edit} />}
    </li>
  );
}

interface ShiftChoiceProps {
  view: WeekPlanView;
  label: string;
  disabled: boolean;
  onPick: (shift: { crew: string; day: string }) => void;
}

/** A crew and a day, of those on which the crew goes out. */
export function ShiftChoice({ view, label, disabled, onPick }: ShiftChoiceProps) {
  const { l } = useWords();
  const { civil } = useTimes();
  return (
    <Select<string>
      size="small"
      className="plan-shift"
      aria-label={label}
      placeholder={label}
      value={null}
      disabled={disabled}
      popupMatchSelectWidth={false}
      onChange={(value) => {
        const [crew = '', day = ''] = value.split(' ');
        onPick({ crew, day });
      }}
      options={view.crews.map((crew) => ({
        label: l(crew.label),
        options: crew.days.map(({ day }) => ({
          value: `${crew.code} ${day}`,
          label: `${l(crew.label)} · ${civil(day)}`,
        })),
      }))}
    />
  );
}

function VisitActions({
  view,
  visit,
  edit,
}: {
  view: WeekPlanView;
  visit: ShownVisit;
  edit: PlanEditor;
}) {
  const { t } = useWords();
  const { id, crew, day, locked } = visit;
  return (
    <div className="plan-actions">
      <Button
        size="small"
        type="text"
        disabled={edit.isBusy}
        icon={locked ? <UnlockOutlined aria-hidden="true" /> : <LockOutlined aria-hidden="true" />}
        onClick={() => edit.send({ moves: [{ id, crew, day, locked: !locked }] })}
      >
        {t(locked ? 'plan.unlock' : 'plan.lock')}
      </Button>
      <ShiftChoice
        view={view}
        label={t('plan.move')}
        disabled={edit.isBusy}
        onPick={(shift) => edit.send({ moves: [{ id, ...shift, locked: true }] })}
      />
      <Button
        size="small"
        type="text"
        disabled={edit.isBusy}
        onClick={() => edit.send({ moves: [{ id, crew: null, day: null, locked: false }] })}
      >
        {t('plan.drop')}
      </Button>
    </div>
  );
}
