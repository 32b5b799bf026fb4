import { decimalText, exact } from '../../../kernels/figures/exact.ts';
import { roundedFrom } from '../../../kernels/figures/growth.ts';
import { convertQuantity, type Quantity } from '../../../kernels/figures/quantity.ts';
import type { Problem } from '../../../model/problem.ts';
import { cellName } from '../../../kernels/figures/cell-name.ts';
import type { Book } from '../book.ts';
import { grouped } from '../grouped.ts';
import type { CellDraft } from './draft-cell.ts';
import type { SheetReading } from './read-sheet.ts';
import { sheetProblems } from './sheet-problems.ts';

interface Stated {
  at: string;
  draft: CellDraft;
  /** in a row of 合计 */
  total: boolean;
}

const isNumber = (value: string) => /^-?\d+(?:\.\d+)?$/u.test(value);

/** The sum of the parts in the unit of the whole, where rounding cannot explain the difference. */
function otherSum(whole: Quantity, parts: readonly Quantity[]): string | null {
  let sum = exact('0');
  let slack = exact(whole.value).minus(roundedFrom(whole)[0].value);
  for (const part of parts) {
    const here = convertQuantity(part, whole.unit);
    const least = convertQuantity(roundedFrom(part)[0], whole.unit);
    if (!here || !least) return null;
    sum = sum.plus(here.value);
    slack = slack.plus(exact(here.value).minus(least.value));
  }
  return sum.minus(whole.value).abs().gt(slack) ? decimalText(sum) : null;
}

function sumDoubt(book: Book, whole: Stated, all: readonly Stated[]): Problem | null {
  const below = book.territoriesBelow(whole.draft.territory).filter((one) => !one.variantOf);
  const codes = new Set(below.map((one) => one.code));
  const parts = all.filter(({ draft }) => codes.has(draft.territory));
  const isAll = new Set(parts.map(({ draft }) => draft.territory)).size === codes.size;
  // a total says that it is the sum of the rows; a name only where no row is missing
  if (parts.length < 2 || !(whole.total || isAll)) return null;
  const sum = otherSum(
    whole.draft,
    parts.map(({ draft }) => draft),
  );
  if (sum === null) return null;
  const got = `${whole.draft.value}${whole.draft.unit}`;
  return sheetProblems.sum(whole.at, { got, wanted: `${sum}${whole.draft.unit}` });
}

/**
 * Totals of a sheet that are not the sum of its rows, by cell: the sheet holds them against each
 * other, whatever the ledger knows. Rounding is granted to every part.
 */
export function sheetSums(book: Book, { cells, rows }: SheetReading): Map<string, Problem> {
  const totals = new Set(rows.filter((line) => line.total).map((line) => line.at));
  const stated = cells.flatMap(({ cell, draft }): Stated[] => {
    const counts = draft?.aspect === 'level' && isNumber(draft.value) && draft.unit.trim() !== '';
    if (!counts || !book.indicatorOf(draft.indicator)?.addsUp) return [];
    return [{ at: cellName(cell), draft, total: totals.has(cell.row) }];
  });
  const doubts = new Map<string, Problem>();
  const byKey = grouped(stated, ({ draft }) => `${draft.indicator} ${draft.period}`);
  for (const all of byKey.values())
    for (const whole of all) {
      const doubt = sumDoubt(book, whole, all);
      if (doubt) doubts.set(whole.at, doubt);
    }
  return doubts;
}
