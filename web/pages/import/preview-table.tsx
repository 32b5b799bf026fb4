import { Table } from 'antd';
import type { ImportPreview } from '../../../src/model/view.ts';
import { Empty } from '../../components/empty.tsx';
import { Wide } from '../../components/wide.tsx';
import { useWords } from '../../words.ts';

interface Row {
  key: number;
  cells: readonly string[];
}

/** The first rows of the file as they stand in it. */
export function PreviewTable({ preview }: { preview: ImportPreview }) {
  const { t } = useWords();
  const rows = preview.rows.map((cells, i): Row => ({ key: i + 1, cells }));
  return (
    <section aria-label={t('import.first-rows', { n: rows.length })}>
      <h2>{t('import.first-rows', { n: rows.length })}</h2>
      <Wide
        label={t('import.first-rows', { n: rows.length })}
        least={56 + 160 * preview.columns.length}
        tall
      >
        <Table<Row>
          size="small"
          pagination={false}
          dataSource={rows}
          locale={{ emptyText: <Empty why={t('import.no-rows')} /> }}
          columns={[
            {
              title: t('import.row'),
              dataIndex: 'key',
              align: 'right',
              className: 'figures quiet',
              width: 56,
            },
            ...preview.columns.map((column, i) => ({
              title: column,
              key: column,
              ellipsis: true,
              width: 160,
              render: (_: unknown, row: Row) => <span title={row.cells[i]}>{row.cells[i]}</span>,
            })),
          ]}
        />
      </Wide>
    </section>
  );
}
