import type { ReactNode } from 'react';

export interface TableColumn {
  key: string;
  says: string;
  /** stands to the right */
  number?: boolean;
}

interface PlainTableProps<Cell> {
  title: string;
  /** heads of the columns; the first one names the rows */
  columns: readonly TableColumn[];
  rows: readonly { key: string; cells: readonly Cell[] }[];
  shown: (cell: Cell) => ReactNode;
}

/** A table whose rows are named by their first cell. */
export function PlainTable<Cell>({ title, columns, rows, shown }: PlainTableProps<Cell>) {
  const numberOf = (i: number) => (columns[i]?.number ? 'number' : undefined);
  return (
    <table className="plain-table">
      <caption className="for-readers">{title}</caption>
      <thead>
        <tr>
          {columns.map(({ key, says }, i) => (
            <th key={key} scope="col" className={numberOf(i)}>
              {says}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, i) =>
              i === 0 ? (
                <th key={columns[i]?.key} scope="row">
                  {shown(cell)}
                </th>
              ) : (
                <td key={columns[i]?.key} className={numberOf(i)}>
                  {shown(cell)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
