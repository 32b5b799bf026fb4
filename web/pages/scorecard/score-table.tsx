import { Link } from 'react-router';
import { PlainTable } from '../../components/plain-table.tsx';
import { Wide } from '../../components/wide.tsx';

/** What stands in a cell; `to` is the page with the rows behind the number. */
export type ScoreCell = string | { says: string; to: string };

const shown = (cell: ScoreCell) =>
  typeof cell === 'string' ? cell : <Link to={cell.to}>{cell.says}</Link>;

export interface ScoreTableProps {
  title: string;
  /** heads of the columns; numbers stand to the right in all but the first */
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly ScoreCell[] }[];
  least?: number;
}

/** A table of numbers, each row named by its first cell. */
export function ScoreTable({ title, columns, rows, least = 520 }: ScoreTableProps) {
  return (
    <Wide label={title} least={least}>
      <PlainTable
        title={title}
        columns={columns.map((says, i) => ({ key: says, says, number: i > 0 }))}
        rows={rows}
        shown={shown}
      />
    </Wide>
  );
}
