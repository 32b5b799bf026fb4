import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Progress, Skeleton } from 'antd';
import { Link } from 'react-router';
import type { ImportRun } from '../../../src/model/view.ts';
import { api } from '../../api.ts';
import { ProblemLine, ProblemNote } from '../../components/problem-note.tsx';
import { at, keys } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';
import { NoteList } from './note-list.tsx';
import { outcomes, runStateWords, useRunNames } from './run-words.ts';

const refreshMs = 1_000;

/** One import: how far it is while it runs, what became of its rows when it is over. */
export function RunView({ run: id, onAnother }: { run: string; onAnother: () => void }) {
  const { district } = useSession();
  const { t } = useWords();
  const run = useQuery({
    queryKey: keys.imports(district, 'run', id),
    queryFn: ({ signal }) => api.get<ImportRun>(at(district, `/imports/${id}`), signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? refreshMs : false),
  });
  if (run.isPending) return <Skeleton active className="page-section" />;
  return (
    <section className="page-section" aria-label={t('import.step.run')}>
      {run.isError && <ProblemNote error={run.error} retry={() => void run.refetch()} />}
      {run.data && <RunFacts run={run.data} />}
      <div className="button-row">
        {run.data && <RunButtons run={run.data} />}
        <Button onClick={onAnother}>{t('import.another')}</Button>
      </div>
      {run.data && <NoteList notes={run.data.notes} />}
    </section>
  );
}

function RunFacts({ run }: { run: ImportRun }) {
  const { t } = useWords();
  const { source } = useRunNames();
  const { span } = useTimes();
  const isRunning = run.state === 'running';
  const share = run.bytesTotal > 0 ? Math.min(1, run.bytesRead / run.bytesTotal) : 0;
  const percent = Math.floor(share * 100);
  return (
    <>
      <p>
        <strong>{run.fileName}</strong> <span className="quiet">{source(run.source)}</span>
      </p>
      <p role="status" className={`run-state run-${run.state}`}>
        {t(runStateWords[run.state])}
      </p>
      {isRunning && (
        <>
          <Progress percent={percent} aria-label={t('import.progress')} />
          <p className="figures">
            {t('import.rate', { n: run.rows, rate: Math.round(run.rowsPerSecond) })}
            {run.remainingSeconds !== null &&
              ` · ${t('import.remaining', { span: span(run.remainingSeconds * 1000) })}`}
          </p>
          <p className="quiet">{t('import.may-leave')}</p>
        </>
      )}
      {(run.state === 'interrupted' || run.state === 'cancelled') && (
        <Alert type="info" showIcon title={t('import.resume-say')} />
      )}
      {run.problems.map((problem) => (
        <Alert
          key={`${problem.code} ${problem.path}`}
          type={run.state === 'failed' ? 'error' : 'warning'}
          showIcon
          title={<ProblemLine problem={problem} />}
        />
      ))}
      <dl className="outcomes">
        <div>
          <dt>{t('import.rows')}</dt>
          <dd>{run.rows.toLocaleString('en-US')}</dd>
        </div>
        {outcomes.map(({ name, words }) => (
          <div key={name}>
            <dt>{t(words)}</dt>
            <dd>{run[name].toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      {!isRunning && (
        <p className="quiet figures">
          {t('import.took', {
            seconds: run.seconds.toFixed(1),
            rate: Math.round(run.rowsPerSecond),
          })}
        </p>
      )}
    </>
  );
}

function RunButtons({ run }: { run: ImportRun }) {
  const { district, declared } = useSession();
  const source = declared.sources.find(({ code }) => code === run.source);
  const of = source ? `programme=${source.programme}&` : '';
  const { t } = useWords();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => api.delete<ImportRun>(at(district, `/imports/${run.run}`)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.imports(district) }),
  });
  return (
    <>
      {cancel.isError && <ProblemNote error={cancel.error} />}
      {run.state === 'running' && (
        <Popconfirm
          title={t('import.cancel-ask')}
          okText={t('import.cancel')}
          cancelText={t('import.go-on')}
          onConfirm={() => cancel.mutate()}
        >
          <Button danger loading={cancel.isPending}>
            {t('import.cancel')}
          </Button>
        </Popconfirm>
      )}
      {run.taken + run.updated > 0 && (
        <Link to={`/${district}/demands?${of}source=${encodeURIComponent(run.source)}`}>
          {t('import.see-records')}
        </Link>
      )}
      {run.rejected > 0 && run.state !== 'running' && (
        <Button href={`/api${at(district, `/imports/${run.run}/rejected`)}`} download>
          {t('import.rejected-file', { n: run.rejected })}
        </Button>
      )}
    </>
  );
}
