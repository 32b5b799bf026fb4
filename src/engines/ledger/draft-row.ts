import { Locator, type Figure, type Origin } from '../../model/figure.ts';
import type { FigureDraft } from '../../model/figure-input.ts';
import { bad, good, problem, type Outcome } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { NewFigure } from '../../store/figures.ts';
import type { Book } from './book.ts';

/** The origin of a draft: one that is there, or a new one under a code of its own. */
export function originOf(book: Book, asked: FigureDraft['origin']): Outcome<Origin> {
  const code = typeof asked === 'string' ? asked : asked.code;
  const known = book.findOrigin(code);
  if (typeof asked === 'string') {
    if (known) return good(known);
    const wanted = book.origins.map((origin) => origin.code).join(', ');
    return bad(
      problem('input.origin', 'origin', '没有这个来源', 'there is no such origin', {
        got: code,
        wanted: wanted || '{code, kind, title}',
      }),
    );
  }
  if (!known) return good(asked);
  return bad(
    problem(
      'conflict.origin',
      'origin.code',
      '来源代号已有人用',
      'the code of the origin is taken',
      {
        got: code,
        wanted: known.title.zh,
      },
    ),
  );
}

/** The first revision that a draft would make. */
export function rowOf(draft: FigureDraft, origin: string, viewer: Viewer, at: Date): NewFigure {
  const locator = Locator.safeParse(draft.locator);
  return {
    indicator: draft.indicator,
    territory: draft.territory,
    period: draft.period,
    aspect: draft.aspect,
    value: draft.value,
    unit: draft.unit.trim(),
    qualifier: draft.qualifier ?? null,
    status: draft.status,
    origin,
    locator: locator.success ? locator.data : null,
    note: draft.note ?? null,
    revision: 1,
    reason: null,
    enteredBy: viewer.person,
    enteredAt: at,
  };
}

/** A row as it would stand in the ledger under an id of its own, to see what it would do there. */
export const drafted = (row: NewFigure, viewer: Viewer, id = 'draft'): Figure => ({
  indicator: row.indicator,
  territory: row.territory,
  period: row.period,
  aspect: row.aspect,
  figure: id,
  value: row.value,
  unit: row.unit,
  qualifier: row.qualifier,
  status: row.status,
  origin: row.origin,
  locator: row.locator,
  note: row.note,
  revision: row.revision,
  reason: row.reason,
  entered: { person: viewer.person, name: viewer.name, at: row.enteredAt.toISOString() },
  checked: null,
  signed: null,
});

/** Whether a row says nothing that its origin has not said already. */
export const isSame = (before: Figure, row: NewFigure): boolean =>
  row.value === before.value &&
  row.unit === before.unit &&
  row.qualifier === before.qualifier &&
  row.status === before.status;
