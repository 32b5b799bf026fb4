import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Spin, Table } from 'antd';
import type { ImportDryRun, ImportPreview, ImportRun } from '../../../src/model/view.ts';
import { Wide } from '../../components/wide.tsx';
import { api } from '../../api.ts';
import { ProblemLine, ProblemNote } from '../../components/problem-note.tsx';
import { usePlaceNames } from '../../components/place-name.tsx';
import { Time } from '../../components/time.tsx';
import { at, keys } from '../../queries.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { readingBody, type Reading } from './import-fields.ts';
import { NoteList } from './note-list.tsx';

export interface TryStepProps {
  preview: ImportPreview;
  reading: Reading;
  onBack: () => void;
  onStarted: (run: ImportRun) => void;
}

/** What would become of the rows, before anything is written. */
export function TryStep({ preview, reading, onBack, onStarted }: TryStepProps) {
  const { district } = useSession();
  const { t } = useWords();
  const client = useQueryClient();
  const body = { upload: preview.upload, ...readingBody(reading) };
  const trial = useQuery({
    queryKey: keys.imports(district, 'dry-run', body),
    queryFn: () => api.post<ImportDryRun>(at(district, '/imports/dry-run'), body),
    staleTime: Infinity,
  });
  const start = useMutation({
    mutationFn: () => api.post<ImportRun>(at(district, '/imports'), body),
    onSuccess: (run) => {
      client.setQueryData(keys.imports(district, 'run', run.run), run);
      onStarted(run);
      return client.invalidateQueries({ queryKey: keys.imports(district, 'list') });
    },
  });
  return (
    <section className="page-section" aria-label={t('import.step.try')} aria-busy={trial.isPending}>
      {trial.isPending && (
        <p role="status">
          <Spin size="small" /> {t('import.trying', { name: preview.fileName })}
        </p>
      )}
      {trial.isError && <ProblemNote error={trial.error} retry={() => void trial.refetch()} />}
      {start.isError && <ProblemNote error={start.error} />}
      {trial.data && <TryResult trial={trial.data} />}
      <div className="button-row">
        <Button onClick={onBack}>{t('import.back-to-columns')}</Button>
        <Button
          type="primary"
          disabled={!trial.data || trial.data.wouldTake === 0}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {trial.data ? t('import.start-n', { n: trial.data.wouldTake }) : t('import.start')}
        </Button>
      </div>
      {trial.data && <SampleTable trial={trial.data} />}
    </section>
  );
}

function TryResult({ trial }: { trial: ImportDryRun }) {
  const { t } = useWords();
  return (
    <>
      <dl className="outcomes" aria-live="polite">
        <div>
          <dt>{t('import.rows')}</dt>
          <dd>{trial.rows.toLocaleString('en-US')}</dd>
        </div>
        <div>
          <dt>{t('import.would-take')}</dt>
          <dd>{trial.wouldTake.toLocaleString('en-US')}</dd>
        </div>
        <div>
          <dt>{t('import.would-reject')}</dt>
          <dd>{trial.wouldReject.toLocaleString('en-US')}</dd>
        </div>
      </dl>
      <NoteList notes={trial.notes} />
    </>
  );
}

type Sample = ImportDryRun['sample'][number];

function SampleTable({ trial }: { trial: ImportDryRun }) {
  const { t } = useWords();
  const declared = useDeclared();
  const { path } = usePlaceNames();
  return (
    <section aria-label={t('import.sample-title')}>
      <h2>{t('import.sample-title')}</h2>
      <Wide label={t('import.sample-title')} least={900} tall>
        <Table<Sample>
          size="small"
          rowKey="row"
          pagination={false}
          dataSource={trial.sample}
          rowClassName={({ problems }) => (problems.length > 0 ? 'row-refused' : '')}
          columns={[
            {
              title: t('import.row'),
              dataIndex: 'row',
              align: 'right',
              className: 'figures',
              width: 64,
            },
            { title: t('record.title'), dataIndex: 'title', ellipsis: true },
            {
              title: t('record.category'),
              ellipsis: true,
              width: 150,
              render: (_, { category }) => declared.category(category),
            },
            {
              title: t('record.place'),
              ellipsis: true,
              width: 170,
              render: (_, { place }) => path(place),
            },
            {
              title: t('record.opened'),
              width: 180,
              render: (_, { openedAt }) => openedAt && <Time at={openedAt} />,
            },
            {
              title: t('import.becomes-of-it'),
              width: 280,
              render: (_, { problems }) =>
                problems.length === 0 ? (
                  <span className="quiet">{t('import.would-be-taken')}</span>
                ) : (
                  <ul className="lines refused">
                    {problems.map((problem) => (
                      <li key={`${problem.code} ${problem.path}`}>
                        <span className="quiet">{problem.path}</span>{' '}
                        <ProblemLine problem={problem} />
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      </Wide>
    </section>
  );
}
