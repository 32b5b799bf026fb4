import type { Figure, Origin } from '../../model/figure.ts';
import type { DraftFate, FigureDraft } from '../../model/figure-input.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { NewFigure } from '../../store/figures.ts';
import type { Book } from './book.ts';
import { figureDoubts } from './doubt-figure.ts';
import { drafted, isSame, rowOf } from './draft-row.ts';
import { figureProblems } from './validate-figure.ts';

/** A draft with what it would write; no row where nothing is to be written. */
export interface WeighedDraft extends DraftFate {
  row: NewFigure | null;
}

export interface DraftsAsked {
  drafts: readonly FigureDraft[];
  /** of all of them: a file that is brought in states everything in it */
  origin: Origin;
  /** why what the origin said before is replaced; null where nothing may be */
  reason: string | null;
  viewer: Viewer;
  at: Date;
  /** civil day */
  today: string;
}

const twice = (got: string): Problem =>
  problem('input.twice', 'period', '同一个数字出现两次', 'the same figure comes twice', { got });

const needsReason = (before: Figure): Problem =>
  problem(
    'input.reason',
    'value',
    '与该来源原有的数字不同,修订要写明原因',
    'differs from what this origin said before; a revision needs a reason',
    { got: `${before.value}${before.unit}`, wanted: 'reason' },
  );

const keyOf = ({ indicator, territory, period, aspect }: FigureDraft) =>
  `${indicator} ${territory} ${period} ${aspect}`;

/** What a draft is before it is seen beside the others. */
function weighAlone(
  book: Book,
  draft: FigureDraft,
  asked: DraftsAsked,
  seen: Set<string>,
): WeighedDraft {
  const key = keyOf(draft);
  const problems = figureProblems(book, draft);
  if (seen.has(key)) problems.push(twice(key));
  seen.add(key);
  const refused = { fate: 'refused' as const, accepted: [], row: null };
  if (problems.length > 0) return { ...refused, problems };
  const row = rowOf(draft, asked.origin.code, asked.viewer, asked.at);
  const before = book.figures(row).find((figure) => figure.origin === row.origin);
  if (!before) return { fate: 'new', problems, accepted: [], row };
  if (isSame(before, row)) return { fate: 'unchanged', problems, accepted: [], row: null };
  const reason = asked.reason?.trim();
  if (!reason) return { ...refused, problems: [needsReason(before)] };
  const revision = before.revision + 1;
  return { fate: 'revised', problems, accepted: [], row: { ...row, revision, reason } };
}

/**
 * What would become of each of many figures of one origin, seen together: a sum is doubtful only
 * when the parts that come with it do not make it up either. Nothing is written.
 */
export function weighDrafts(book: Book, asked: DraftsAsked): WeighedDraft[] {
  const seen = new Set<string>();
  const alone = asked.drafts.map((draft) => weighAlone(book, draft, asked, seen));
  const figures = alone.map(({ row }, i) => row && drafted(row, asked.viewer, `draft:${i}`));
  const together = book.withFigures(figures.filter((figure) => figure !== null));
  return alone.map((weighed, i) => {
    const figure = figures[i];
    if (!figure) return weighed;
    const { accept } = asked.drafts[i]!;
    const doubts = figureDoubts(together, figure, asked.today);
    const open = doubts.filter(({ code }) => !accept.includes(code));
    if (open.length > 0) return { fate: 'refused', problems: open, accepted: [], row: null };
    return { ...weighed, accepted: doubts };
  });
}
