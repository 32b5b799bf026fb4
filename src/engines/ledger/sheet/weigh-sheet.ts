import type { Origin } from '../../../model/figure.ts';
import type { DraftFate, FigureDraft } from '../../../model/figure-input.ts';
import { good, type Outcome, type Problem } from '../../../model/problem.ts';
import { cellName } from '../../../kernels/figures/cell-name.ts';
import type { SheetAsked } from '../../../model/sheet-view.ts';
import type { Book } from '../book.ts';
import type { ReadCell, SheetReading } from './read-sheet.ts';
import { sheetSums } from './sheet-sums.ts';

/** A cell that states a figure, with what becomes of it. */
export interface WeighedCell {
  read: ReadCell;
  draft: FigureDraft;
  fate: DraftFate;
}

export interface SheetToWeigh {
  book: Book;
  reading: SheetReading;
  origin: Origin;
  accept: SheetAsked['accept'];
  language: 'zh' | 'en';
  /** what would become of many figures of one origin, seen together */
  tryAll(drafts: readonly FigureDraft[]): Promise<Outcome<DraftFate[]>>;
}

type Accepted = SheetAsked['accept'][number];

const acceptedAt = (accept: readonly Accepted[], cell: string) =>
  accept.filter((one) => one.cell === undefined || one.cell === cell);

/** What is said of a figure that somebody stands by, beside the mark of its footnote. */
function noteOf(
  note: string | undefined,
  accepted: readonly Accepted[],
  language: 'zh' | 'en',
): string | undefined {
  const stood = accepted.map(({ code, reason }) =>
    language === 'zh' ? `存疑已核(${code}):${reason}` : `doubt stood by (${code}): ${reason}`,
  );
  return [...(note ? [note] : []), ...stood].join('; ') || undefined;
}

const at = (cell: string, problems: readonly Problem[]): Problem[] =>
  problems.map((one) => ({ ...one, path: cell }));

/**
 * Weighs the figures of a sheet against the ledger and against each other. Those that are refused
 * are left out and the rest is weighed once more, until what is left can be entered as it is: a sum
 * may rest on a figure that is not taken.
 */
export async function weighSheet(asked: SheetToWeigh): Promise<Outcome<WeighedCell[]>> {
  const { book, reading, origin, accept, language, tryAll } = asked;
  const sums = sheetSums(book, reading);
  const cells = reading.cells.flatMap((read) => {
    if (!read.draft) return [];
    const cell = cellName(read.cell);
    const mine = acceptedAt(accept, cell);
    const draft: FigureDraft = {
      ...read.draft,
      origin: origin.code,
      accept: [...new Set(mine.map(({ code }) => code))].slice(0, 20),
    };
    return [{ read, cell, draft, mine, fate: undefined as DraftFate | undefined }];
  });
  for (const one of cells) {
    const doubt = sums.get(one.cell);
    if (doubt && !one.draft.accept.includes(doubt.code))
      one.fate = { fate: 'refused', problems: [doubt], accepted: [] };
  }
  for (;;) {
    const open = cells.filter(({ fate }) => fate?.fate !== 'refused');
    const tried = await tryAll(open.map(({ draft }) => draft));
    if (!tried.ok) return tried;
    let isDone = true;
    for (const [i, fate] of tried.value.entries()) {
      open[i]!.fate = fate;
      if (fate.fate === 'refused') isDone = false;
    }
    if (isDone) break;
  }
  return good(
    cells.map(({ read, cell, draft, mine, fate }): WeighedCell => {
      const { problems, accepted } = fate!;
      const own = sums.get(cell);
      const stood = [
        ...accepted,
        ...(own && draft.accept.includes(own.code) && fate!.fate !== 'refused' ? [own] : []),
      ];
      const codes = new Set(stood.map(({ code }) => code));
      const note = noteOf(
        draft.note,
        mine.filter(({ code }) => codes.has(code)),
        language,
      );
      return {
        read,
        draft: note === undefined ? draft : { ...draft, note },
        fate: { ...fate!, problems: at(cell, problems), accepted: at(cell, stood) },
      };
    }),
  );
}
