import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import type { TableSource } from '../../../src/model/table-source.ts';
import { Empty } from '../../components/empty.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Wide } from '../../components/wide.tsx';
import { api } from '../../api.ts';
import { at, keys } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

/** Tables that the programmes themselves ask for: what they need, and each empty for filling in. */
export function Tables() {
  const { district } = useSession();
  const { t, l } = useWords();
  const tables = useQuery({
    queryKey: keys.imports(district, 'tables'),
    queryFn: ({ signal }) => api.get<TableSource[]>(at(district, '/imports/tables'), signal),
    staleTime: Infinity,
  });
  const needed = ({ columns }: TableSource) => columns.filter(({ required }) => required);
  const comma = t('audit.comma');
  return (
    <section className="page-section" aria-label={t('import.tables')}>
      <h2>{t('import.tables')}</h2>
      <p className="quiet">{t('import.tables-say')}</p>
      {tables.isError && <ProblemNote error={tables.error} retry={() => void tables.refetch()} />}
      <Wide label={t('import.tables')} least={820}>
        <Table<TableSource>
          size="small"
          rowKey="code"
          loading={tables.isPending}
          dataSource={tables.data ?? []}
          pagination={false}
          locale={{ emptyText: <Empty why={t('import.no-tables')} /> }}
          columns={[
            { title: t('import.table'), render: (_, { label }) => l(label) },
            {
              title: t('import.needed-columns'),
              render: (_, table) =>
                needed(table)
                  .map(({ heading }) => l(heading))
                  .join(comma),
            },
            {
              title: t('import.columns'),
              align: 'right',
              className: 'figures',
              width: 90,
              render: (_, { columns }) => columns.length,
            },
            {
              title: t('import.template'),
              width: 150,
              render: (_, { code, label }) => (
                <Button
                  size="small"
                  icon={<DownloadOutlined aria-hidden />}
                  href={`/api${at(district, `/imports/tables/${code}/template`)}`}
                  aria-label={t('import.template-of', { table: l(label) })}
                  download
                >
                  XLSX
                </Button>
              ),
            },
          ]}
        />
      </Wide>
    </section>
  );
}
