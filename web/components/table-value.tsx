import type { ReactNode } from 'react';
import type { Column } from '../../src/model/programme.ts';
import { useWords } from '../words.ts';
import { columnSum, rowsOf } from './table-rows.ts';
import './field-kinds.css';

/** The rows of a table as they stand, with the sums of its columns below. */
export function TableValue(props: {
  columns: Readonly<Record<string, Column>>;
  value: unknown;
  shown: (kind: string, value: unknown, column: Column) => ReactNode;
}) {
  const { t, l } = useWords();
  const { shown } = props;
  const rows = rowsOf(props.value);
  const columns = Object.entries(props.columns);
  const isSummed = columns.some(([, { sum }]) => sum);
  return (
    <table className="table-value">
      <thead>
        <tr>
          {columns.map(([code, column]) => (
            <th key={code} scope="col" className={`cell-${column.kind}`}>
              {l(column.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          // eslint-disable-next-line react/no-array-index-key
          <tr key={i}>
            {columns.map(([code, column]) => (
              <td key={code} className={`cell-${column.kind}`} data-label={l(column.label)}>
                {shown(column.kind, row[code], column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {isSummed && (
        <tfoot>
          <tr>
            {columns.map(([code, column], i) => (
              <td key={code} className={`cell-${column.kind}`} data-label={l(column.label)}>
                {column.sum
                  ? shown(column.kind, columnSum(rows, code), column)
                  : i === 0 && t('table.total')}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
