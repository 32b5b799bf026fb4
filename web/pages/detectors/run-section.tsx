import { Button, Input, Progress } from 'antd';
import { useState } from 'react';
import { civilDate } from '../../../src/kernels/workdays/zone-clock.ts';
import { useAnnounce } from '../../announce.tsx';
import { dayAfter } from '../../civil-days.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useDetectorRuns, useRunDetectors } from '../../detector-queries.ts';
import { useSession } from '../../session.tsx';
import { useNow } from '../../times.ts';
import { useWords } from '../../words.ts';
import { RunTable, type RunTableProps } from './run-table.tsx';

export interface RunSectionProps {
  /** one detector; absent for all */
  detector?: string;
  nameOf?: RunTableProps['nameOf'];
}

/** The runs, how far one is that goes on, and running a day now. */
export function RunSection({ detector, nameOf }: RunSectionProps) {
  const { district, may } = useSession();
  const { t } = useWords();
  const runs = useDetectorRuns(district, detector);
  const running = runs.data?.filter((run) => run.state === 'running') ?? [];
  const all = running.reduce((sum, run) => sum + run.series, 0);
  const done = running.reduce((sum, run) => sum + run.finished, 0);
  return (
    <section className="page-section" aria-labelledby="detector-runs">
      <h2 id="detector-runs">{t('detectors.runs')}</h2>
      {may('detectors.edit') && (
        <RunNow busy={running.length > 0} {...(detector ? { detector } : {})} />
      )}
      {running.length > 0 && (
        <Progress
          className="run-progress"
          percent={all > 0 ? Math.floor((done / all) * 100) : 0}
          aria-label={t('detectors.runs')}
        />
      )}
      {runs.isError && <ProblemNote error={runs.error} retry={() => void runs.refetch()} />}
      {!runs.isError && (
        <RunTable runs={runs.data ?? []} loading={runs.isPending} {...(nameOf ? { nameOf } : {})} />
      )}
    </section>
  );
}

function RunNow({ detector, busy }: { detector?: string; busy: boolean }) {
  const { declared } = useSession();
  const { t } = useWords();
  const announce = useAnnounce();
  const run = useRunDetectors();
  const today = civilDate(useNow(), declared.district.timeZone);
  const [day, setDay] = useState(() => dayAfter(today, -1));
  return (
    <>
      <div className="filter-row run-now">
        <label className="filter-day">
          {t('detectors.run-day')}
          <Input
            type="date"
            value={day}
            max={today}
            required
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
        <Button
          loading={run.isPending || busy}
          disabled={day === ''}
          onClick={() =>
            run.mutate(
              { day, ...(detector ? { detector } : {}) },
              { onSuccess: () => announce(t('detectors.run-started')) },
            )
          }
        >
          {t('detectors.run-now')}
        </Button>
        <span className="quiet">{t('detectors.run-say')}</span>
      </div>
      {run.isError && <ProblemNote error={run.error} />}
    </>
  );
}
