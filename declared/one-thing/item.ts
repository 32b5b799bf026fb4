import type { Label } from '../../src/model/label.ts';
import type { Rule } from '../../src/model/rule.ts';

/** One approval of an item: who decides it within how many working days, and what it waits for. */
export interface ItemApproval {
  part: string;
  name: string;
  unit: string;
  days: number;
  after?: string;
  /** the question that must be answered with yes; absent: always */
  asked?: string;
}

/** One paper, and how many approvals need it; `shared` papers are fetched and not asked for. */
export interface ItemPaper {
  paper: string;
  from: 'given' | 'shared';
  uses: number;
  asked?: string;
}

/** One item of the list: the questions that make the personal checklist, and what follows from the answers. */
export interface OneThingItem {
  code: string;
  label: Label;
  questions: Readonly<Record<string, Label>>;
  approvals: readonly ItemApproval[];
  papers: readonly ItemPaper[];
}

/** Rows of a table, those of a question only where it is answered with yes. */
export const askedRows = <T extends { asked?: string }>(rows: readonly T[]) =>
  rows.map(({ asked, ...row }) => ({
    row: row as unknown as Record<string, string | number>,
    ...(asked === undefined
      ? {}
      : { when: { op: 'eq', field: `input.${asked}`, value: true } satisfies Rule }),
  }));
