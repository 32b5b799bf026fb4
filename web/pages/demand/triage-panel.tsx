import { Button, Radio } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { SimilarAnswer } from '../../../src/model/similar-view.ts';
import type { TriageReading, TriageReason } from '../../../src/model/triage.ts';
import type { TriageView } from '../../../src/model/triage-view.ts';
import type { RecordView } from '../../../src/model/view.ts';
import { api } from '../../api.ts';
import { at, keys } from '../../queries.ts';
import { askAgainMs, SaidLines } from '../said-already.tsx';
import { Time } from '../../components/time.tsx';
import { useKeys } from '../../keys.tsx';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords, type MessageKey } from '../../words.ts';
import { chosenFirst, triageSteps, type Chosen, type TriageStep } from './triage-steps.ts';
import './triage.css';

const percent = (share: number) => `${Math.round(share * 100)}%`;
const acceptKey = 'z';

interface TriagePanelProps {
  view: RecordView;
  triage: TriageView;
  busy: boolean;
  /** does an act as it is */
  onDo: (step: TriageStep) => void;
  /** opens the form of an act with what is chosen */
  onOpen: (step: TriageStep) => void;
}

/**
 * What triage read in a demand, with its reasons, to be taken over or put right. Nothing of it holds
 * before a person says so.
 */
export function TriagePanel({ view, triage, busy, onDo, onOpen }: TriagePanelProps) {
  const { t, list } = useWords();
  const { reading } = triage;
  const [chosen, setChosen] = useState<Chosen>(() => chosenFirst(view));
  const choose = (more: Chosen) => setChosen({ ...chosen, ...more });
  return (
    <section className="panel triage" aria-labelledby="triage">
      <header>
        <h2 id="triage">{t('triage.title')}</h2>
        <span className="quiet">
          <Time at={triage.at} />
        </span>
      </header>
      <Emergencies reading={reading} />
      <Suggestions
        says={t('triage.category')}
        none={reading.categories.length === 0}
        chosen={chosen.category}
        onChoose={(category) => choose({ category })}
        options={reading.categories.map(({ category, probability, reasons }) => ({
          code: category,
          kind: 'category',
          share: probability,
          reasons,
        }))}
      />
      <Suggestions
        says={t('triage.unit')}
        none={reading.units.length === 0}
        chosen={chosen.unit}
        onChoose={(unit) => choose({ unit })}
        options={reading.units.map(({ unit, share, reasons }) => ({
          code: unit,
          kind: 'unit',
          share,
          reasons,
        }))}
      />
      <Places reading={reading} chosen={chosen.place} onChoose={(place) => choose({ place })} />
      <Similar record={view.record} />
      <Steps view={view} chosen={chosen} busy={busy} onDo={onDo} onOpen={onOpen} />
      <p className="triage-note quiet">
        {t('triage.note', { models: list(Object.values(reading.models)) || '—' })}
      </p>
    </section>
  );
}

function Part({ says, children }: { says: string; children: ReactNode }) {
  return (
    <div className="triage-part">
      <h3>{says}</h3>
      {children}
    </div>
  );
}

const whens = {
  now: 'triage.when.now',
  feared: 'triage.when.feared',
  past: 'triage.when.past',
} as const satisfies Record<string, MessageKey>;

function Emergencies({ reading }: { reading: TriageReading }) {
  const { t, l } = useWords();
  if (reading.emergencies.length === 0) return null;
  return (
    <div className="triage-emergency" role="note">
      <h3>{t('triage.emergency')}</h3>
      <ul>
        {reading.emergencies.map(({ text, start, reason, when }) => (
          <li key={`${start} ${text}`}>
            <strong>{l(reason)}</strong> <q>{text}</q>{' '}
            <span className="quiet">{t(whens[when])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Option {
  code: string;
  kind: 'category' | 'unit';
  share: number;
  reasons: readonly TriageReason[];
}

function Suggestions(props: {
  says: string;
  none: boolean;
  chosen: string | undefined;
  options: readonly Option[];
  onChoose: (code: string) => void;
}) {
  const { says, none, chosen, options, onChoose } = props;
  const { t, l } = useWords();
  const words = useDeclared();
  if (none)
    return (
      <Part says={says}>
        <p className="quiet">{t('triage.unknown')}</p>
      </Part>
    );
  return (
    <Part says={says}>
      <Radio.Group
        className="triage-choices"
        aria-label={says}
        value={chosen}
        onChange={(event) => onChoose(String(event.target.value))}
      >
        {options.map(({ code, kind, share, reasons }) => (
          <div key={code} className="triage-choice">
            <Radio value={code}>
              <span className="triage-name">
                {kind === 'unit' ? words.unit(code) : words.categoryPath(code)}
              </span>
              <span className="triage-share figures">{percent(share)}</span>
            </Radio>
            <span className="triage-bar" aria-hidden="true">
              <span style={{ width: percent(share) }} />
            </span>
            {reasons.length > 0 && (
              <ul className="triage-reasons">
                {reasons.map(({ label }) => (
                  <li key={label.en}>{l(label)}</li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </Radio.Group>
    </Part>
  );
}

function Places(props: {
  reading: TriageReading;
  chosen: string | undefined;
  onChoose: (place: string) => void;
}) {
  const { reading, chosen, onChoose } = props;
  const { t, l } = useWords();
  const group = useId();
  const named = reading.places;
  return (
    <Part says={t('triage.places')}>
      {named.length === 0 && <p className="quiet">{t('triage.unknown')}</p>}
      {named.map(({ text, start, candidates }) => (
        <div key={`${start} ${text}`} className="triage-mention">
          <p>
            <q>{text}</q>{' '}
            {candidates.length !== 1 && (
              <span className={candidates.length > 1 ? 'triage-many' : 'quiet'}>
                {candidates.length > 1
                  ? t('triage.many', { n: candidates.length, text })
                  : t('triage.no-place')}
              </span>
            )}
          </p>
          {candidates.length > 0 && (
            <Radio.Group
              className="triage-choices"
              aria-label={text}
              name={`${group} ${start}`}
              value={chosen}
              onChange={(event) => onChoose(String(event.target.value))}
            >
              {candidates.map(({ place, label, why }) => (
                <Radio key={place} value={place}>
                  {l(label)} <span className="quiet">{l(why)}</span>
                </Radio>
              ))}
            </Radio.Group>
          )}
        </div>
      ))}
    </Part>
  );
}

/** Demands that are alike, and in what, of those that this person may see; looked for when it is shown. */
function Similar({ record }: { record: string }) {
  const { district } = useSession();
  const { t } = useWords();
  const { data, error } = useQuery({
    queryKey: keys.similarTo(district, record),
    queryFn: () => api.get<SimilarAnswer>(at(district, `/records/${record}/similar`)),
    refetchInterval: ({ state }) => (state.data?.building ? askAgainMs : false),
    staleTime: 60_000,
  });
  const similar = data?.similar ?? [];
  const says = error ? 'failed' : !data ? 'looking' : data.building ? 'building' : 'none';
  return (
    <Part says={t('triage.similar')}>
      {similar.length > 0 ? (
        <SaidLines similar={similar} />
      ) : (
        <p className="quiet">{t(`said.${says}`)}</p>
      )}
    </Part>
  );
}

/** What this person can take over at once, or open as a form to put right. */
function Steps(props: Omit<TriagePanelProps, 'triage'> & { chosen: Chosen }) {
  const { view, chosen, busy, onDo, onOpen } = props;
  const { t } = useWords();
  const words = useDeclared();
  const steps = triageSteps(view, chosen, t('triage.accept-reason'));
  const [first] = steps;
  useKeys(
    t('triage.title'),
    first ? [{ key: acceptKey, says: t('triage.accept'), run: () => onDo(first) }] : [],
  );
  if (!first) return null;
  const saysOf = ({ type, input }: TriageStep) =>
    t('triage.do', {
      act: words.act(view.programme, type),
      what:
        type === 'dispatch'
          ? words.unit(String(input.lead))
          : input.category === undefined
            ? t('triage.place')
            : words.category(String(input.category)),
    });
  return (
    <div className="act-buttons triage-steps">
      {steps.map((step) => (
        <Button key={step.type} disabled={busy} onClick={() => onDo(step)}>
          {saysOf(step)}
          {step === first && <kbd aria-hidden="true">{acceptKey}</kbd>}
        </Button>
      ))}
      <Button type="text" disabled={busy} onClick={() => onOpen(first)}>
        {t('triage.put-right')}
      </Button>
    </div>
  );
}
