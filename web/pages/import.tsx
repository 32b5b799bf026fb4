import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Steps } from 'antd';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ImportPreview, ImportRun } from '../../src/model/view.ts';
import { api } from '../api.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { at, keys } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { FileDrop } from './import/file-drop.tsx';
import { ReadStep } from './import/read-step.tsx';
import { RunTable } from './import/run-table.tsx';
import { Tables } from './import/tables.tsx';
import { RunView } from './import/run-view.tsx';
import { TryStep } from './import/try-step.tsx';
import { suggestedReading, type Reading } from './import/import-fields.ts';
import '../house-pages.css';

/** An upload on its way through the wizard; kept in memory, so that Back and Forward work. */
interface Wizard {
  preview: ImportPreview;
  reading: Reading;
}

const steps = ['choose', 'read', 'try', 'run'] as const;

/**
 * Importing a file. The address says where one is: nothing (choose), `upload` (read), `upload` and
 * `step=try`, or `run`, which can be left and found again.
 */
export function ImportPage() {
  const { district } = useSession();
  const { t } = useWords();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const upload = params.get('upload');
  const run = params.get('run');
  const wizardKey = keys.imports(district, 'wizard', upload ?? '');
  const wizard = useQuery<Wizard | null>({
    queryKey: wizardKey,
    queryFn: () => client.getQueryData<Wizard>(wizardKey) ?? null,
    staleTime: Infinity,
    gcTime: Infinity,
    enabled: upload !== null,
  });
  const keepWizard = (next: Wizard) =>
    client.setQueryData(keys.imports(district, 'wizard', next.preview.upload), next);
  const onUploaded = (preview: ImportPreview) => {
    keepWizard({ preview, reading: suggestedReading(preview) });
    setParams({ upload: preview.upload });
  };
  const step = run ? 'run' : !upload ? 'choose' : params.get('step') === 'try' ? 'try' : 'read';
  useEffect(() => {
    // each step begins at its top; the address alone does not move the page
    if (step) window.scrollTo(0, 0);
  }, [step]);
  const begun = upload !== null ? wizard.data : undefined;
  return (
    <>
      <PageHead title={t('import.title')} />
      <Steps
        size="small"
        className="import-steps"
        current={steps.indexOf(step)}
        items={steps.map((name) => ({ title: t(`import.step.${name}`) }))}
      />
      {step === 'choose' && <RowsDrop onUploaded={onUploaded} />}
      {upload && begun === null && (
        <Empty why={t('import.gone')} what={t('import.gone-what')}>
          <RowsDrop onUploaded={onUploaded} />
        </Empty>
      )}
      {begun && step === 'read' && (
        <ReadStep
          preview={begun.preview}
          reading={begun.reading}
          onReading={(reading) => keepWizard({ ...begun, reading })}
          onNext={() => setParams({ upload: begun.preview.upload, step: 'try' })}
          onBack={() => setParams({})}
        />
      )}
      {begun && step === 'try' && (
        <TryStep
          preview={begun.preview}
          reading={begun.reading}
          onBack={() => setParams({ upload: begun.preview.upload })}
          onStarted={(started: ImportRun) => setParams({ run: started.run })}
        />
      )}
      {run && <RunView run={run} onAnother={() => setParams({})} />}
      {(step === 'choose' || step === 'run') && <History chosen={run} />}
      {step === 'choose' && <Tables />}
    </>
  );
}

/** A file of rows; tables of figures have a page of their own. */
function RowsDrop({ onUploaded }: { onUploaded: (preview: ImportPreview) => void }) {
  const { district, may } = useSession();
  const { t } = useWords();
  return (
    <>
      <FileDrop
        path="/imports/uploads"
        accept=".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,.gz"
        say={t('import.choose-say')}
        onUploaded={onUploaded}
      />
      {may('figures.enter') && (
        <p className="sheet-door">
          <Link to={`/${district}/figures/import`}>{t('sheet.door')}</Link>
        </p>
      )}
    </>
  );
}

const refreshMs = 3_000;

function History({ chosen }: { chosen: string | null }) {
  const { district } = useSession();
  const { t } = useWords();
  const runs = useQuery({
    queryKey: keys.imports(district, 'list'),
    queryFn: ({ signal }) => api.get<ImportRun[]>(at(district, '/imports'), signal),
    refetchInterval: ({ state }) =>
      state.data?.some((run) => run.state === 'running') ? refreshMs : false,
  });
  return (
    <section className="page-section" aria-label={t('import.history')}>
      <h2>{t('import.history')}</h2>
      {runs.isError && <ProblemNote error={runs.error} retry={() => void runs.refetch()} />}
      <RunTable runs={runs.data ?? []} loading={runs.isPending} chosen={chosen} />
    </section>
  );
}
