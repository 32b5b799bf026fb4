import type { RawRow } from '../../connectors/file/row-file.ts';
import type { Label } from '../../model/label.ts';
import type { TableSource } from '../../model/table-source.ts';
import type { Outcome } from '../../model/problem.ts';
import type { CopyTransaction } from '../../store/bulk-copy.ts';
import type { RejectedRow } from '../../store/imports.ts';

/** What became of some rows. */
export interface TakenRows {
  taken: number;
  updated: number;
  unchanged: number;
  rejected: RejectedRow[];
  /** as people would know the rows that open something */
  opened: { row: number; title: string; category: string; place: string; openedAt: string }[];
}

/** Reads the rows of one file and writes what they say. */
export interface RowTaker {
  /** headings that mean nothing to it */
  unknown: readonly string[];
  /** Takes rows in, in the transaction that also notes how far the file was read. */
  take(t: CopyTransaction, rows: readonly RawRow[], run: string | null): Promise<TakenRows>;
}

/** Tables that are read by what a programme's own forms ask for; casework knows them. */
export interface TablePort {
  list(district: string): Promise<readonly TableSource[]>;
  /** how a file's headings fit, best first */
  fits(
    district: string,
    headings: readonly string[],
  ): Promise<{ source: string; label: Label; missing: string[]; unknown: string[] }[]>;
  /**
   * `filesFolder` holds the files that cells name. Undefined where there is no such table; a
   * problem where the headings do not do.
   */
  open(
    district: string,
    code: string,
    headings: readonly string[],
    filesFolder?: string,
  ): Promise<Outcome<RowTaker> | undefined>;
}
