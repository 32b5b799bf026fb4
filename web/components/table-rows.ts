export type Row = Readonly<Record<string, unknown>>;

/** The rows of a table's value; none where there is none. */
export const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** The sum of a column as it is shown: what is typed has few digits, so that twelve hold it. */
export const columnSum = (rows: readonly Row[], column: string): number =>
  Number(
    rows
      .reduce((sum, { [column]: cell }) => sum + (typeof cell === 'number' ? cell : 0), 0)
      .toPrecision(12),
  );
