/** A spreadsheet as it was sent: cells in their places, nothing understood. */

/** What keeps a cell from being read. */
export interface GridFault {
  code: 'error' | 'formula' | 'broken';
  /** the error value, or the formula without a result */
  got: string;
}

/** A cell that holds something. Rows and columns are counted from 1, as spreadsheet programs do. */
export interface GridCell {
  row: number;
  column: number;
  /** as shown: a percent format gives 5.5% for 0.055; leading blanks of a text are kept */
  text: string;
  kind: 'text' | 'number' | 'date';
  /** the formula whose saved result this is, without the equals sign */
  formula?: string;
  fault?: GridFault;
  /** merged with the cells right of it and below it */
  span?: { rows: number; columns: number };
  /** steps of indentation that the format gives */
  indent?: number;
  /** the format shows the number divided by a thousand or more */
  scaled?: true;
}

/** One sheet of a workbook; a CSV file is a workbook of one. */
export interface Grid {
  name: string;
  hidden: boolean;
  /** row by row, left to right; cells that hold nothing are not here */
  cells: readonly GridCell[];
  hiddenRows: readonly number[];
  hiddenColumns: readonly number[];
}

export interface Workbook {
  format: 'xlsx' | 'csv';
  encoding: string;
  sheets: readonly Grid[];
}
