import { Table } from 'antd';
import { Link } from 'react-router';
import type { ImportRun } from '../../../src/model/view.ts';
import { Empty } from '../../components/empty.tsx';
import { Time } from '../../components/time.tsx';
import { Wide } from '../../components/wide.tsx';
import { useWords } from '../../words.ts';
import { outcomes, runStateWords, useRunNames } from './run-words.ts';

export interface RunTableProps {
  runs: readonly ImportRun[];
  loading: boolean;
  chosen: string | null;
}

/** All imports of the district, newest first. */
export function RunTable({ runs, loading, chosen }: RunTableProps) {
  const { t } = useWords();
  const names = useRunNames();
  const number = (title: string, of: (run: ImportRun) => number) => ({
    title,
    align: 'right' as const,
    className: 'figures',
    render: (_: unknown, run: ImportRun) => of(run).toLocaleString('en-US'),
  });
  return (
    <Wide label={t('import.history')} least={1080}>
      <Table<ImportRun>
        size="small"
        rowKey="run"
        loading={loading}
        dataSource={[...runs]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        rowClassName={(run) => (run.run === chosen ? 'chosen-row' : '')}
        locale={{ emptyText: <Empty why={t('import.none')} /> }}
        columns={[
          {
            title: t('import.file'),
            render: (_, run) => <Link to={`?run=${run.run}`}>{run.fileName}</Link>,
          },
          { title: t('record.source'), render: (_, run) => names.source(run.source) },
          {
            title: t('record.state'),
            render: (_, run) => (
              <span className={`run-${run.state}`}>{t(runStateWords[run.state])}</span>
            ),
          },
          { title: t('import.started'), render: (_, run) => <Time at={run.startedAt} /> },
          {
            title: t('import.by'),
            render: (_, run) => names.starter(run.startedBy),
          },
          number(t('import.rows'), (run) => run.rows),
          ...outcomes.map(({ name, words }) => number(t(words), (run) => run[name])),
          {
            title: t('import.seconds'),
            align: 'right',
            className: 'figures',
            render: (_, run) => run.seconds.toFixed(1),
          },
        ]}
      />
    </Wide>
  );
}
