import { Button, Select, type FormInstance } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Detector } from '../../../src/model/detector.ts';
import type { DetectorTrial, DetectorView } from '../../../src/model/foresight-view.ts';
import {
  civilDate,
  dateOfDay,
  dayOfDate,
  weekdayOfDay,
} from '../../../src/kernels/workdays/zone-clock.ts';
import { ApiProblem } from '../../api.ts';
import { dayAfter } from '../../civil-days.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useTrial, useTrialWork } from '../../detector-queries.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { sameSettings } from './detector-changes.ts';
import { showProblems } from './form-problems.ts';
import { TrialProgress } from './trial-progress.tsx';
import { TrialResult } from './trial-result.tsx';
import type { DetectorDraftDesk } from './use-detector-draft.ts';

const spans = [4, 8, 13] as const;
const quarter = 13;

/** Whole weeks up to the last day that was looked at; without one, up to yesterday. */
function spanOf(weeks: number, lastDay: string): { from: string; to: string } {
  const end = dayOfDate(lastDay);
  const monday = end - (weekdayOfDay(end) - 1);
  return { from: dateOfDay(monday - (weeks - 1) * 7), to: lastDay };
}

export interface WhatIfProps {
  view: DetectorView;
  desk: DetectorDraftDesk;
  form: FormInstance<Detector>;
}

/**
 * How many alerts the draft would have raised: begins a trial, shows how far it is, and what it
 * found. The address holds the trial, so that it can be left and found again.
 */
export function WhatIf({ view, desk, form }: WhatIfProps) {
  const { district, declared } = useSession();
  const { t, language } = useWords();
  const [params, setParams] = useSearchParams();
  const [weeks, setWeeks] = useState<number>(
    () => spans.find((n) => String(n) === params.get('weeks')) ?? quarter,
  );
  const id = params.get('trial') ?? undefined;
  const trial = useTrial(district, id);
  const { start, cancel } = useTrialWork();
  const begin = async () => {
    const valid = await form.validateFields().then(
      () => true,
      (refused: { errorFields?: { name: (string | number)[] }[] }) => {
        const first = refused.errorFields?.[0]?.name;
        if (first) form.scrollToField(first, { focus: true, block: 'center' });
        return false;
      },
    );
    if (!valid) return;
    const yesterday = dayAfter(civilDate(Date.now(), declared.district.timeZone), -1);
    const span = spanOf(weeks, view.lastRun?.day ?? yesterday);
    start.mutate(
      { detector: desk.draft, ...span },
      {
        onSuccess: ({ trial: begun }) =>
          setParams({ trial: begun, weeks: String(weeks) }, { replace: true }),
        onError: (error) => showProblems(form, error, language),
      },
    );
  };
  const isGone = trial.error instanceof ApiProblem && trial.error.is('missing');
  const isRunning = trial.data?.state === 'running';
  return (
    <section className="page-section what-if" aria-labelledby="what-if">
      <h2 id="what-if">{t('detectors.what-if')}</h2>
      <p className="quiet">{t('detectors.what-if-say')}</p>
      <div className="filter-row">
        <Select
          aria-label={t('detectors.span')}
          value={weeks}
          onChange={setWeeks}
          disabled={isRunning}
          options={spans.map((n) => ({ value: n, label: t('detectors.span-weeks', { n }) }))}
        />
        <Button
          type="primary"
          loading={start.isPending}
          disabled={isRunning}
          onClick={() => void begin()}
        >
          {t('detectors.try')}
        </Button>
      </div>
      {start.isError && <ProblemNote error={start.error} />}
      {isGone && <p className="quiet">{t('detectors.trial-gone')}</p>}
      {trial.isError && !isGone && (
        <ProblemNote error={trial.error} retry={() => void trial.refetch()} />
      )}
      {trial.data && isRunning && (
        <TrialProgress
          trial={trial.data}
          cancelling={cancel.isPending}
          onCancel={() => cancel.mutate(trial.data.trial)}
        />
      )}
      {cancel.isError && <ProblemNote error={cancel.error} />}
      {trial.data && !isRunning && <Ended view={view} trial={trial.data} desk={desk} />}
    </section>
  );
}

/** An answer counts for the settings that it was asked about, and says so where they are others. */
function Ended(props: { view: DetectorView; trial: DetectorTrial; desk: DetectorDraftDesk }) {
  const { view, trial, desk } = props;
  const { t } = useWords();
  const { detector } = trial.asked;
  if (detector.code !== view.detector.code) return null;
  return (
    <>
      {!sameSettings(detector, desk.draft) && (
        <p className="other-settings">
          {t('detectors.other-settings')}{' '}
          <Button size="small" onClick={() => desk.change(detector)}>
            {t('detectors.take-tried')}
          </Button>
        </p>
      )}
      <TrialResult view={view} trial={trial} />
    </>
  );
}
