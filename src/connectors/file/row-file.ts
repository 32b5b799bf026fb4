import type { Problem } from '../../model/problem.ts';

export type FileFormat = 'csv' | 'xlsx' | 'jsonl';

/** One row of a file as text. `fault` says why this row alone cannot be read. */
export interface RawRow {
  /** 1 for the first row after the header; the position from which an import resumes */
  row: number;
  /** line of the text file, or row of the sheet, for people who look it up */
  line: number;
  /** one text per column of the file, in the order of `columns` */
  cells: string[];
  fault?: Problem;
}

/** What was noticed about the file as a whole: code → how many rows or cells. */
export type FileNotes = Map<string, number>;

export const count = (notes: FileNotes, code: string, n = 1): void => {
  notes.set(code, (notes.get(code) ?? 0) + n);
};

/** An opened file: what it is, and its rows as a stream that can be read once. */
export interface RowFile {
  format: FileFormat;
  /** `utf-8`, `utf-8 (BOM)`, `gb18030`, `utf-16le`, `utf-16be`; with ` + gzip` where compressed */
  encoding: string;
  columns: string[];
  notes: FileNotes;
  /** bytes of the file on disk, and how many of them were read so far */
  bytesTotal: number;
  bytesRead(): number;
  /** batches of at most a few thousand rows; throws ProblemError where the file itself breaks off */
  batches(): AsyncGenerator<RawRow[]>;
  close(): Promise<void>;
}

/** Characters of one row; what is longer is no row of a table. */
export const longestRow = 1_048_576;

/** The text with halves of surrogate pairs, which no database takes, replaced by U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
