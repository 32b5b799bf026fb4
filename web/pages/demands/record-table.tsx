import { Checkbox, Pagination, Table } from 'antd';
import type { RecordLine } from '../../../src/model/view.ts';
import { RecordRow } from '../../components/record-row.tsx';
import { handWidth, useWidth } from '../../components/use-width.ts';
import { pageSizes, type ListPlace } from '../../record-query.ts';
import type { useRowWork } from '../../row-work.tsx';
import { useDeclared } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { useRecordColumns } from './record-columns.tsx';

export interface RecordTableProps {
  rows: RecordLine[];
  total: number;
  place: ListPlace;
  /** the row under the cursor */
  here: string | undefined;
  chosen: ReadonlyMap<string, RecordLine>;
  onChoose: (chosen: ReadonlyMap<string, RecordLine>) => void;
  onGo: (change: Partial<ListPlace>) => void;
  work: ReturnType<typeof useRowWork>;
}

/** One page of records: a dense table, or lines of their own where the window is narrow. */
export function RecordTable(props: RecordTableProps) {
  const { total, place, onGo } = props;
  const { t } = useWords();
  const isNarrow = useWidth() < handWidth;
  return (
    <>
      {isNarrow ? <Cards {...props} /> : <DenseTable {...props} />}
      <Pagination
        className="pages"
        current={place.page}
        pageSize={place.pageSize}
        total={total}
        pageSizeOptions={[...pageSizes]}
        showSizeChanger={
          total > pageSizes[0] && !isNarrow
            ? { 'aria-label': t('demands.page-size', { n: place.pageSize }) }
            : false
        }
        showLessItems={isNarrow}
        onChange={(page, pageSize) =>
          onGo({
            page: pageSize === place.pageSize ? page : 1,
            pageSize: pageSizes.find((n) => n === pageSize) ?? pageSizes[0],
          })
        }
        hideOnSinglePage={total <= pageSizes[0]}
      />
    </>
  );
}

/** px that the frame around the table takes at this window width */
const frameWidth = (width: number) => (width >= 1280 ? 184 + 48 : 76 + 32);

function DenseTable(props: RecordTableProps) {
  const { rows, here, chosen, onChoose } = props;
  const { t, l } = useWords();
  const words = useDeclared();
  const width = useWidth();
  const programme = words.programme(rows[0]?.programme ?? '') ?? words.programmes[0]!;
  const columns = useRecordColumns(programme, width - frameWidth(width), props.work);
  return (
    <Table<RecordLine>
      size="small"
      rowKey="record"
      dataSource={rows}
      columns={columns}
      pagination={false}
      tableLayout="fixed"
      aria-label={t('demands.table', { what: l(programme.recordLabel) })}
      className="record-table"
      rowClassName={(row) => (row.record === here ? 'here' : '')}
      onRow={(row) =>
        ({
          'data-record': row.record,
          'aria-current': row.record === here ? 'true' : undefined,
        }) as React.HTMLAttributes<HTMLElement>
      }
      rowSelection={{
        columnWidth: 40,
        preserveSelectedRowKeys: true,
        selectedRowKeys: [...chosen.keys()],
        onChange: (_, selected) =>
          onChoose(new Map(selected.filter(Boolean).map((row) => [row.record, row]))),
        getTitleCheckboxProps: () => ({ 'aria-label': t('demands.select-all') }),
        getCheckboxProps: (row) => ({ 'aria-label': t('demands.select', { number: row.number }) }),
      }}
    />
  );
}

function Cards({ rows, here, chosen, onChoose, work }: RecordTableProps) {
  const { t } = useWords();
  const toggle = (row: RecordLine) => {
    const next = new Map(chosen);
    if (!next.delete(row.record)) next.set(row.record, row);
    onChoose(next);
  };
  return (
    <ul className="record-cards">
      {rows.map((row) => (
        <li key={row.record} aria-current={row.record === here ? 'true' : undefined}>
          <RecordRow
            row={row}
            here={row.record === here}
            offer={work.offer(row)}
            before={
              <Checkbox
                aria-label={t('demands.select', { number: row.number })}
                checked={chosen.has(row.record)}
                onChange={() => toggle(row)}
              />
            }
          />
        </li>
      ))}
    </ul>
  );
}
