import type { Figure } from '../../model/figure.ts';
import type { FigureDone, FigureDraft, FigureRevision } from '../../model/figure-input.ts';
import type { FigureCard } from '../../model/ledger-view.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Permission, Viewer } from '../../model/role.ts';
import { writeAudit } from '../../store/audit.ts';
import { insertFigures, markFigure, type NewFigure } from '../../store/figures.ts';
import { notify } from '../../store/notices.ts';
import { putOrigins } from '../../store/origins.ts';
import type { Trx } from '../../store/schema.ts';
import type { Book } from './book.ts';
import { figureDoubts } from './doubt-figure.ts';
import { drafted, originOf, rowOf } from './draft-row.ts';
import { may, mayNot, noFigure, todayIn, withBook, type LedgerHouse } from './ledger-house.ts';
import { findWithRevisions, readFigure } from './service-views.ts';
import { figureProblems } from './validate-figure.ts';

/** Thrown in a transaction: somebody else wrote the same revision in between. */
export class Taken extends Error {}

const taken = (): Problem =>
  problem(
    'conflict.figure',
    'figure',
    '别人刚刚改过这个数字,请重新打开',
    'somebody has just changed this figure, please open it again',
  );

/** Writes in one transaction and tells all processes; the problem where `Taken` was thrown. */
export async function write(
  house: LedgerHouse,
  district: string,
  work: (trx: Trx) => Promise<string>,
): Promise<Outcome<string>> {
  try {
    const id = await house.store.db.transaction().execute(async (trx) => {
      const figure = await work(trx);
      await notify(trx, { district, kind: 'figures' });
      return figure;
    });
    return good(id);
  } catch (error) {
    if (error instanceof Taken) return bad(taken());
    throw error;
  } finally {
    house.books.drop(district);
  }
}

async function append(trx: Trx, district: string, row: NewFigure): Promise<string> {
  const ids = await insertFigures(trx, district, [row]);
  if (!ids) throw new Taken();
  return ids[0]!;
}

/** Doubts about a row; those that were accepted stand apart. */
function doubtsOf(
  house: LedgerHouse,
  viewer: Viewer,
  asked: { book: Book; row: NewFigure; accept: readonly string[] },
): { open: Problem[]; accepted: Problem[] } {
  const figure = drafted(asked.row, viewer);
  const today = todayIn(house, viewer.district);
  const doubts = figureDoubts(asked.book.withFigures([figure]), figure, today);
  return {
    open: doubts.filter(({ code }) => !asked.accept.includes(code)),
    accepted: doubts.filter(({ code }) => asked.accept.includes(code)),
  };
}

const isThere = (figure: Figure): Problem =>
  problem(
    'conflict.figure',
    'origin',
    '这个来源已有这个数字,请修订',
    'this origin has stated the figure already, please revise it',
    { got: `${figure.value}${figure.unit}`, wanted: figure.figure },
  );

/** The figure as it now stands. */
async function doneWith(
  house: LedgerHouse,
  viewer: Viewer,
  written: Outcome<string>,
  accepted: Problem[],
): Promise<Outcome<FigureDone>> {
  if (!written.ok) return written;
  const card = await readFigure(house, viewer, written.value);
  return card.ok ? good({ card: card.value, accepted }) : card;
}

/** Enters a figure of an origin that has not stated it before. */
export const enterFigure = (
  house: LedgerHouse,
  viewer: Viewer,
  draft: FigureDraft,
): Promise<Outcome<FigureDone>> =>
  withBook(house, viewer.district, async (book) => {
    if (!may(house, viewer, 'figures.enter')) return bad(mayNot('figures.enter'));
    const origin = originOf(book, draft.origin);
    const problems = [...figureProblems(book, draft), ...(origin.ok ? [] : origin.problems)];
    if (!origin.ok || problems.length > 0) return bad(...problems);
    const row = rowOf(draft, origin.value.code, viewer, house.now());
    const known = book.figures(row).find((figure) => figure.origin === row.origin);
    if (known) return bad(isThere(known));
    const { open, accepted } = doubtsOf(house, viewer, { book, row, accept: draft.accept });
    if (open.length > 0) return bad(...open);
    const written = await write(house, viewer.district, async (trx) => {
      if (typeof draft.origin !== 'string') await putOrigins(trx, viewer.district, [draft.origin]);
      return append(trx, viewer.district, row);
    });
    return doneWith(house, viewer, written, accepted);
  });

/** The figure and the revision that holds, or why nothing can be done to it. */
async function holding(
  house: LedgerHouse,
  viewer: Viewer,
  id: string,
  permission: Permission,
): Promise<Outcome<Figure>> {
  if (!may(house, viewer, permission)) return bad(mayNot(permission));
  const found = await findWithRevisions(house, viewer.district, id);
  if (!found) return bad(noFigure(id));
  const [last] = found.revisions;
  if (last!.figure === found.figure.figure) return good(found.figure);
  return bad(
    problem(
      'conflict.revision',
      'figure',
      '这个数字已被修订',
      'this figure was revised in the meantime',
      { got: `${found.figure.value}${found.figure.unit}`, wanted: last!.figure },
    ),
  );
}

function revisionProblems(before: Figure, asked: FigureRevision): Problem[] {
  const found: Problem[] = [];
  if (asked.reason.trim() === '')
    found.push(
      problem('input.reason', 'reason', '修订要写明原因', 'a revision needs a reason', {
        wanted: '核定数据',
      }),
    );
  const isSame =
    asked.value === before.value &&
    asked.unit.trim() === before.unit &&
    (asked.qualifier ?? null) === before.qualifier &&
    asked.status === before.status;
  if (isSame)
    found.push(
      problem('input.same', 'value', '与原数相同,无需修订', 'nothing differs from what is there', {
        got: `${asked.value}${asked.unit}`,
      }),
    );
  return found;
}

const note = (house: LedgerHouse, viewer: Viewer, figure: Figure, zh: string, en: string) => ({
  district: viewer.district,
  person: viewer.person,
  record: null,
  fields: ['figure', figure.indicator, figure.period],
  purpose: viewer.language === 'zh' ? zh : en,
  at: house.now(),
});

/** Puts another revision in the place of the one that holds. */
export const reviseFigure = (
  house: LedgerHouse,
  viewer: Viewer,
  id: string,
  asked: FigureRevision,
): Promise<Outcome<FigureDone>> =>
  withBook(house, viewer.district, async (book) => {
    const before = await holding(house, viewer, id, 'figures.enter');
    if (!before.ok) return before;
    const figure = before.value;
    const { value, unit } = asked;
    const problems = [
      ...figureProblems(book, { ...figure, value, unit, locator: undefined }),
      ...revisionProblems(figure, asked),
    ];
    if (problems.length > 0) return bad(...problems);
    const { indicator, territory, period, aspect, origin, locator } = figure;
    const row: NewFigure = {
      indicator,
      territory,
      period,
      aspect,
      origin,
      locator,
      value,
      unit: unit.trim(),
      qualifier: asked.qualifier ?? null,
      status: asked.status,
      note: asked.note ?? null,
      revision: figure.revision + 1,
      reason: asked.reason.trim(),
      enteredBy: viewer.person,
      enteredAt: house.now(),
    };
    const { open, accepted } = doubtsOf(house, viewer, { book, row, accept: asked.accept });
    if (open.length > 0) return bad(...open);
    const written = await write(house, viewer.district, async (trx) => {
      const said = `${figure.value}${figure.unit} → ${value}${unit}`;
      await writeAudit(trx, note(house, viewer, figure, `修订数字 ${said}`, `revised ${said}`));
      return append(trx, viewer.district, row);
    });
    return doneWith(house, viewer, written, accepted);
  });

const ownFigure: Problem = problem(
  'auth.four-eyes',
  'figure',
  '录入人不能核对、签发自己录入的数字',
  'whoever entered a figure can neither check nor sign it',
  { wanted: 'another person' },
);

const marked = (zh: string, en: string): Problem =>
  problem('conflict.mark', 'figure', `已经${zh}`, `it was ${en} before`);

/** Marks a revision once, by somebody else than who entered it. */
async function mark(
  house: LedgerHouse,
  viewer: Viewer,
  figure: Figure,
  asked: { mark: 'checked' | 'signed'; zh: string; en: string },
): Promise<Outcome<FigureCard>> {
  if (figure.entered.person === viewer.person) return bad(ownFigure);
  const { district, person } = viewer;
  const written = await write(house, district, async (trx) => {
    const by = { figure: figure.figure, mark: asked.mark, person, at: house.now() };
    if (!(await markFigure(trx, district, by))) throw new Taken();
    const said = `${figure.value}${figure.unit}`;
    const zh = `${asked.zh}数字 ${said}`;
    if (asked.mark === 'signed')
      await writeAudit(trx, note(house, viewer, figure, zh, `${asked.en} ${said}`));
    return figure.figure;
  });
  return written.ok ? readFigure(house, viewer, figure.figure) : written;
}

export async function checkFigure(
  house: LedgerHouse,
  viewer: Viewer,
  id: string,
): Promise<Outcome<FigureCard>> {
  const found = await holding(house, viewer, id, 'figures.check');
  if (!found.ok) return found;
  if (found.value.checked) return bad(marked('核对', 'checked'));
  return mark(house, viewer, found.value, { mark: 'checked', zh: '核对', en: 'checked' });
}

export async function signFigure(
  house: LedgerHouse,
  viewer: Viewer,
  id: string,
): Promise<Outcome<FigureCard>> {
  const found = await holding(house, viewer, id, 'figures.sign');
  if (!found.ok) return found;
  if (!found.value.checked)
    return bad(
      problem('conflict.unchecked', 'figure', '先核对,后签发', 'it has to be checked first'),
    );
  if (found.value.signed) return bad(marked('签发', 'signed'));
  return mark(house, viewer, found.value, { mark: 'signed', zh: '签发', en: 'signed' });
}
