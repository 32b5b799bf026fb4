import { Table } from 'antd';
import type { DetectorRun } from '../../../src/model/foresight-view.ts';
import { Empty } from '../../components/empty.tsx';
import { ProblemLine } from '../../components/problem-note.tsx';
import { Time } from '../../components/time.tsx';
import { Why } from '../../components/why.tsx';
import { Wide } from '../../components/wide.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';

export interface RunTableProps {
  runs: readonly DetectorRun[];
  loading: boolean;
  /** name of a detector by its code; absent where all rows are of one */
  nameOf?: (code: string) => string;
}

/** Runs of detectors, newest first. */
export function RunTable({ runs, loading, nameOf }: RunTableProps) {
  const { t } = useWords();
  const { civil } = useTimes();
  const number = (title: string, of: (run: DetectorRun) => string) => ({
    title,
    align: 'right' as const,
    className: 'figures',
    render: (_: unknown, run: DetectorRun) => of(run),
  });
  const count = (n: number) => n.toLocaleString('en-US');
  return (
    <Wide label={t('detectors.runs')} least={nameOf ? 960 : 820}>
      <Table<DetectorRun>
        size="small"
        rowKey="run"
        loading={loading}
        dataSource={[...runs]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{
          emptyText: <Empty why={t('detectors.runs-none')} what={t('detectors.runs-none-what')} />,
        }}
        columns={[
          { title: t('detectors.run.day'), render: (_, run) => civil(run.day) },
          ...(nameOf
            ? [
                {
                  title: t('detectors.detector'),
                  render: (_: unknown, run: DetectorRun) => nameOf(run.detector),
                },
              ]
            : []),
          { title: t('detectors.run.state'), render: (_, run) => <RunState run={run} /> },
          {
            title: t('detectors.run.kind'),
            render: (_, run) => t(`detectors.run-kind.${run.kind}`),
          },
          number(t('detectors.run.series'), (run) =>
            t('detectors.series-of', { done: run.finished, all: run.series }),
          ),
          number(t('detectors.run.detections'), (run) => count(run.detections)),
          number(t('detectors.run.raised'), (run) => count(run.raised)),
          number(t('detectors.run.seconds'), (run) => run.seconds.toFixed(1)),
          { title: t('detectors.run.started'), render: (_, run) => <Time at={run.startedAt} /> },
        ]}
      />
    </Wide>
  );
}

/** The state in words; what went wrong is one press away. */
export function RunState({ run }: { run: DetectorRun }) {
  const { t } = useWords();
  const { problems } = run;
  return (
    <span className={`run-${run.state}`}>
      {t(`detectors.run-state.${run.state}`)}
      {problems.length > 0 && (
        <Why says={t('detectors.problems-n', { n: problems.length })}>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.code} ${problem.path}`}>
                <ProblemLine problem={problem} />
              </li>
            ))}
          </ul>
        </Why>
      )}
    </span>
  );
}
