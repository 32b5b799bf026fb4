import type { Aspect, Figure, FigureKey, FigureStatus, Hand, Locator } from '../model/figure.ts';
import type { Db, Trx } from './schema.ts';

/** A revision to be appended. */
export interface NewFigure extends FigureKey {
  /** exact decimal text; kept digit by digit */
  value: string;
  unit: string;
  qualifier: string | null;
  status: FigureStatus;
  origin: string;
  locator: Locator | null;
  note: string | null;
  /** one more than the revision that holds */
  revision: number;
  /** why it replaces the one before; null for the first */
  reason: string | null;
  /** null for what a file declares */
  enteredBy: string | null;
  enteredAt: Date;
}

/** What person checked or signed one revision. */
export interface NewMark {
  figure: string;
  mark: 'checked' | 'signed';
  person: string | null;
  at: Date;
}

const rowsOf = (db: Db, district: string) =>
  db.selectFrom('figure').selectAll().where('district', '=', district);
type FigureRows = ReturnType<typeof rowsOf>;

/** The highest revision of each key and origin: one sort, also where nothing is known of the table. */
const holding = (rows: FigureRows): FigureRows =>
  rows
    .distinctOn(['indicator', 'territory', 'period', 'aspect', 'origin'])
    .orderBy('indicator')
    .orderBy('territory')
    .orderBy('period')
    .orderBy('aspect')
    .orderBy('origin')
    .orderBy('revision', 'desc');

/** Figures with the names of those through whose hands they went. */
const figures = (db: Db, rows: FigureRows) =>
  db
    .selectFrom(rows.as('f'))
    .leftJoin('person as e', (on) =>
      on.onRef('e.district', '=', 'f.district').onRef('e.person', '=', 'f.entered_by'),
    )
    .leftJoin('figure_mark as c', (on) =>
      on
        .onRef('c.district', '=', 'f.district')
        .onRef('c.figure', '=', 'f.figure')
        .on('c.mark', '=', 'checked'),
    )
    .leftJoin('person as cp', (on) =>
      on.onRef('cp.district', '=', 'c.district').onRef('cp.person', '=', 'c.person'),
    )
    .leftJoin('figure_mark as s', (on) =>
      on
        .onRef('s.district', '=', 'f.district')
        .onRef('s.figure', '=', 'f.figure')
        .on('s.mark', '=', 'signed'),
    )
    .leftJoin('person as sp', (on) =>
      on.onRef('sp.district', '=', 's.district').onRef('sp.person', '=', 's.person'),
    )
    .select([
      'f.figure',
      'f.indicator',
      'f.territory',
      'f.period',
      'f.aspect',
      'f.origin',
      'f.revision',
      'f.value',
      'f.unit',
      'f.qualifier',
      'f.status',
      'f.locator',
      'f.note',
      'f.reason',
      'f.entered_by as enteredBy',
      'f.entered_at as enteredAt',
      'e.name as enteredName',
      'c.person as checkedBy',
      'c.at as checkedAt',
      'cp.name as checkedName',
      's.person as signedBy',
      's.at as signedAt',
      'sp.name as signedName',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof figures>['execute']>>[number];

const hand = (person: string | null, name: string | null, at: Date): Hand => ({
  person,
  name: name ?? '',
  at: at.toISOString(),
});

const figureOf = (row: Row): Figure => ({
  figure: row.figure,
  indicator: row.indicator,
  territory: row.territory,
  period: row.period,
  aspect: row.aspect as Aspect,
  value: row.value,
  unit: row.unit,
  qualifier: row.qualifier,
  status: row.status as FigureStatus,
  origin: row.origin,
  locator: row.locator,
  note: row.note,
  revision: row.revision,
  reason: row.reason,
  entered: hand(row.enteredBy, row.enteredName, row.enteredAt),
  checked: row.checkedAt && hand(row.checkedBy, row.checkedName, row.checkedAt),
  signed: row.signedAt && hand(row.signedBy, row.signedName, row.signedAt),
});

/** The revisions that hold: one a key and origin, with whose hands they went through. */
export async function currentFigures(
  db: Db,
  district: string,
  only: { indicator?: string; territory?: string; origin?: string } = {},
): Promise<Figure[]> {
  let asked = rowsOf(db, district);
  if (only.indicator !== undefined) asked = asked.where('indicator', '=', only.indicator);
  if (only.territory !== undefined) asked = asked.where('territory', '=', only.territory);
  if (only.origin !== undefined) asked = asked.where('origin', '=', only.origin);
  // a fixed order: what is made of a ledger twice is made alike
  const rows = await figures(db, holding(asked))
    .orderBy('f.indicator')
    .orderBy('f.territory')
    .orderBy('f.period')
    .orderBy('f.aspect')
    .orderBy('f.origin')
    .execute();
  return rows.map(figureOf);
}

/** All revisions of all origins of one indicator of one territory, newest first. */
export async function figureRevisions(
  db: Db,
  district: string,
  of: { indicator: string; territory: string },
): Promise<Figure[]> {
  const asked = rowsOf(db, district)
    .where('indicator', '=', of.indicator)
    .where('territory', '=', of.territory);
  const rows = await figures(db, asked)
    .orderBy('f.entered_at', 'desc')
    .orderBy('f.revision', 'desc')
    .orderBy('f.figure')
    .execute();
  return rows.map(figureOf);
}

/** One revision by its id. */
export async function findFigure(
  db: Db,
  district: string,
  figure: string,
): Promise<Figure | undefined> {
  const asked = rowsOf(db, district).where('figure', '=', figure);
  const row = await figures(db, asked).executeTakeFirst();
  return row && figureOf(row);
}

/** PostgreSQL takes 65,535 parameters a statement. */
const rowsAtOnce = 3_000;

/**
 * Appends revisions and returns their ids in order. Null where one of them is there already: then
 * somebody else was faster and the surrounding transaction must be given up.
 */
export async function insertFigures(
  trx: Trx,
  district: string,
  rows: readonly NewFigure[],
): Promise<string[] | null> {
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    const inserted = await trx
      .insertInto('figure')
      .values(
        some.map(({ enteredBy, enteredAt, locator, ...row }) => ({
          ...row,
          district,
          locator: JSON.stringify(locator),
          entered_by: enteredBy,
          entered_at: enteredAt,
        })),
      )
      .onConflict((c) => c.doNothing())
      .returning('figure')
      .execute();
    if (inserted.length < some.length) return null;
    ids.push(...inserted.map((row) => row.figure));
  }
  return ids;
}

/** Checks or signs one revision; false when that was done before. */
export async function markFigure(trx: Trx, district: string, mark: NewMark): Promise<boolean> {
  const done = await trx
    .insertInto('figure_mark')
    .values({ district, ...mark })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
