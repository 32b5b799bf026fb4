import { Locator } from '../../model/figure.ts';
import type { RankDraft, TargetDraft } from '../../model/figure-input.ts';
import type { RankView, TargetView } from '../../model/ledger-view.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import { putOrigins } from '../../store/origins.ts';
import type { Trx } from '../../store/schema.ts';
import { currentRanks, insertRanks } from '../../store/stated-ranks.ts';
import { currentTargets, insertTargets } from '../../store/targets.ts';
import type { Book } from './book.ts';
import { originOf } from './draft-row.ts';
import { may, mayNot, todayIn, withBook, type LedgerHouse } from './ledger-house.ts';
import { Taken, write } from './service-figures.ts';
import { showRank, showTarget } from './show-value.ts';
import { figureProblems, whereProblems } from './validate-figure.ts';

/** A rank or a target: what both carry. */
type Statement = Pick<RankDraft, 'indicator' | 'territory' | 'period' | 'aspect' | 'reason'>;

/** Problems of a rank beyond its names: its set, its place in it, and the change it tells of. */
function rankProblems(book: Book, draft: RankDraft): Problem[] {
  const { n, band, change, previous } = draft;
  const set = book.setOf(draft.set);
  const found: Problem[] = [];
  if (!set)
    found.push(
      problem('input.set', 'set', '没有这个排名范围', 'there is no such rank set', {
        got: draft.set,
        wanted: book.sets.map(({ code }) => code).join(', '),
      }),
    );
  if (n === undefined && band === undefined && change === undefined)
    found.push(
      problem('input.rank', 'n', '没有写位次', 'a rank, a band or a change is missing', {
        wanted: 'n, band, change',
      }),
    );
  const size = set?.size ?? null;
  if (n !== undefined && size !== null && n > size)
    found.push(
      problem('input.rank', 'n', '位次超出范围', 'the rank is beyond the size of its set', {
        got: n,
        wanted: `1 … ${size}`,
      }),
    );
  if (n !== undefined && change !== undefined && previous !== undefined && previous - n !== change)
    found.push(
      problem(
        'input.rank-change',
        'change',
        '位次变化与前后位次不符',
        'the change is not that of the two ranks',
        { got: change, wanted: previous - n },
      ),
    );
  return found;
}

const sameAlready = (got: string): Problem =>
  problem(
    'conflict.unchanged',
    'origin',
    '这个来源已经这样写了',
    'this origin says so already; nothing was written',
    { got },
  );
const needsReason = (got: string): Problem =>
  problem(
    'input.reason',
    'reason',
    '这个来源原来写的不同,请写明为什么改',
    'this origin said something else; say why it is replaced',
    { got },
  );

/** What the next revision is, or why there is none. */
function nextRevision(
  draft: Statement,
  before: { revision: number; says: string } | undefined,
  says: string,
): Outcome<{ revision: number; reason: string | null }> {
  if (!before) return good({ revision: 1, reason: null });
  if (before.says === says) return bad(sameAlready(says));
  const reason = draft.reason?.trim();
  return reason ? good({ revision: before.revision + 1, reason }) : bad(needsReason(before.says));
}

const isOf =
  (draft: Statement & { set?: string }, origin: string) =>
  (held: Omit<Statement, 'reason'> & { origin: string; set?: string }): boolean =>
    held.origin === origin &&
    held.indicator === draft.indicator &&
    held.territory === draft.territory &&
    held.period === draft.period &&
    held.aspect === draft.aspect &&
    held.set === draft.set;

const placeOf = (locator: unknown) => {
  const read = Locator.safeParse(locator);
  return read.success ? { locator: read.data } : {};
};

/** Writes what a draft states, with its origin where that is new. */
async function keep(
  house: LedgerHouse,
  viewer: Viewer,
  draft: Pick<RankDraft, 'origin'>,
  insert: (trx: Trx) => Promise<boolean>,
): Promise<Outcome<string>> {
  return write(house, viewer.district, async (trx) => {
    if (typeof draft.origin !== 'string') await putOrigins(trx, viewer.district, [draft.origin]);
    if (!(await insert(trx))) throw new Taken();
    return '';
  });
}

const rankSays = ({ n, band, tied, change, previous }: Partial<Record<keyof RankDraft, unknown>>) =>
  JSON.stringify([n ?? null, band ?? null, tied === true, change ?? null, previous ?? null]);

/** Enters a rank as an origin states it, or a revision of it. Returns stated beside computed. */
export const enterRank = (
  house: LedgerHouse,
  viewer: Viewer,
  draft: RankDraft,
): Promise<Outcome<RankView>> =>
  withBook(house, viewer.district, async (book) => {
    const { district } = viewer;
    if (!may(house, viewer, 'figures.enter')) return bad(mayNot('figures.enter'));
    const origin = originOf(book, draft.origin);
    const problems = [...whereProblems(book, draft), ...rankProblems(book, draft)];
    if (!origin.ok) return bad(...problems, ...origin.problems);
    if (problems.length > 0) return bad(...problems);
    const { code } = origin.value;
    const held = (await currentRanks(house.store.db, district)).find(isOf(draft, code));
    const next = nextRevision(
      draft,
      held && { revision: held.revision, says: rankSays(held) },
      rankSays(draft),
    );
    if (!next.ok) return next;
    const { origin: _origin, locator, n = null, reason: _reason, ...said } = draft;
    const by = { enteredBy: viewer.person, enteredAt: house.now() };
    const row = { ...said, n, ...placeOf(locator), origin: code, ...next.value, ...by };
    const written = await keep(house, viewer, draft, (trx) => insertRanks(trx, district, [row]));
    if (!written.ok) return written;
    const after = (await house.books.find(district))!;
    return good(showRank(after, after.rank(draft)));
  });

/** Enters a target as an origin sets it, or a revision of it. Returns how far it is reached. */
export const enterTarget = (
  house: LedgerHouse,
  viewer: Viewer,
  draft: TargetDraft,
): Promise<Outcome<TargetView>> =>
  withBook(house, viewer.district, async (book) => {
    const { district } = viewer;
    if (!may(house, viewer, 'figures.enter')) return bad(mayNot('figures.enter'));
    const origin = originOf(book, draft.origin);
    const problems = figureProblems(book, draft);
    if (!origin.ok) return bad(...problems, ...origin.problems);
    if (problems.length > 0) return bad(...problems);
    const { code } = origin.value;
    const held = (await currentTargets(house.store.db, district)).find(isOf(draft, code));
    const says = ({ value, unit, meets }: Pick<TargetDraft, 'value' | 'unit' | 'meets'>) =>
      `${meets} ${value}${unit}`;
    const next = nextRevision(
      draft,
      held && { revision: held.revision, says: says(held) },
      says(draft),
    );
    if (!next.ok) return next;
    const { origin: _origin, locator, reason: _reason, ...said } = draft;
    const by = { enteredBy: viewer.person, enteredAt: house.now() };
    const row = { ...said, ...placeOf(locator), origin: code, ...next.value, ...by };
    const written = await keep(house, viewer, draft, (trx) => insertTargets(trx, district, [row]));
    if (!written.ok) return written;
    const after = (await house.books.find(district))!;
    const progress = after
      .targets(draft, todayIn(house, district))
      .find(({ target }) => target.origin === code && target.aspect === draft.aspect)!;
    return good(showTarget(after, progress));
  });
