import { sql } from 'kysely';
import type { Label } from '../model/label.ts';
import type { Db, Trx } from './schema.ts';

/** One step of a district's hold-out: from when on it was drawn with this seed, or not at all. */
export interface HoldOutStep {
  step: number;
  isOn: boolean;
  seed: number;
  share: number;
  days: number;
  reason: string | null;
  /** name of the person; null where the house began it */
  madeBy: string | null;
  madeAt: Date;
}

/** What was drawn, as it was logged. */
export interface HoldOutLot {
  step: number;
  draw: string;
  kind: 'alert' | 'visit';
  id: string;
  stratum: string;
  lot: number;
  isHeld: boolean;
  programme: string;
  places: string[];
  ring: string[];
  /** null: demands of every category count */
  categories: string[] | null;
  title: Label;
  /** YYYY-MM-DD; demands are counted from here on */
  fromDay: string;
  category: string;
  /** of an alert: its detection */
  run?: string;
  level?: string;
  rank?: number;
  /** of a visit that became an order */
  orderNumber?: string;
}

/** A lot with the demands that came to its places and around them, before the draw and after it. */
export interface CountedLot extends HoldOutLot {
  cases: number;
  before: number;
  ringCases: number;
  /** what became of it: number and state of its alert or order; null where none was opened */
  record: string | null;
  number: string | null;
  state: string | null;
  /** proactive orders of an alert; 1 for a visit that became one */
  orders: number;
  /** those of them whose visit has been made, and of these the ones that found something */
  visited: number;
  found: number;
}

/** Every step of a district's hold-out, newest first. */
export async function holdOutSteps(db: Db, district: string): Promise<HoldOutStep[]> {
  return db
    .selectFrom('hold_out as h')
    .leftJoin('person as p', (on) =>
      on.onRef('p.district', '=', 'h.district').onRef('p.person', '=', 'h.made_by'),
    )
    .select([
      'h.step',
      'h.is_on as isOn',
      'h.seed',
      'h.share',
      'h.days',
      'h.reason',
      'p.name as madeBy',
      'h.made_at as madeAt',
    ])
    .where('h.district', '=', district)
    .orderBy('h.step', 'desc')
    .execute();
}

/** Appends a step. Returns false where somebody was faster and it stands already. */
export async function addHoldOutStep(
  db: Db,
  district: string,
  added: Omit<HoldOutStep, 'madeBy'> & { person: string | null },
): Promise<boolean> {
  const row = await db
    .insertInto('hold_out')
    .values({
      district,
      step: added.step,
      is_on: added.isOn,
      seed: added.seed,
      share: added.share,
      days: added.days,
      reason: added.reason,
      made_by: added.person,
      made_at: added.madeAt,
    })
    .onConflict((conflict) => conflict.columns(['district', 'step']).doNothing())
    .returning('step')
    .executeTakeFirst();
  return row !== undefined;
}

/** Logs lots. One that was logged before stays as it was. */
export async function addLots(
  trx: Trx,
  district: string,
  lots: readonly HoldOutLot[],
): Promise<void> {
  if (lots.length === 0) return;
  await trx
    .insertInto('hold_out_lot')
    .values(
      lots.map((lot) => ({
        district,
        step: lot.step,
        draw: lot.draw,
        kind: lot.kind,
        lot_id: lot.id,
        stratum: lot.stratum,
        lot: lot.lot,
        is_held: lot.isHeld,
        programme: lot.programme,
        places: lot.places,
        ring: lot.ring,
        categories: lot.categories,
        title: JSON.stringify(lot.title),
        from_day: lot.fromDay,
        run: lot.run ?? null,
        level: lot.level ?? null,
        category: lot.category,
        rank: lot.rank ?? null,
        order_number: lot.orderNumber ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether lots of these ids were held back, as it was logged. */
export async function loggedLots(
  db: Db,
  district: string,
  kind: HoldOutLot['kind'],
  ids: readonly string[],
): Promise<Map<string, boolean>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('hold_out_lot')
    .select(['lot_id', 'is_held'])
    .where('district', '=', district)
    .where('kind', '=', kind)
    .where('lot_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.lot_id, row.is_held]));
}

/** Ids of lots that are still watched on a day, and whether they were held back. */
export async function watchedLots(
  db: Db,
  district: string,
  kind: HoldOutLot['kind'],
  day: string,
): Promise<{ id: string; isHeld: boolean }[]> {
  return db
    .selectFrom('hold_out_lot as l')
    .innerJoin('hold_out as h', (on) =>
      on.onRef('h.district', '=', 'l.district').onRef('h.step', '=', 'l.step'),
    )
    .select(['l.lot_id as id', 'l.is_held as isHeld'])
    .where('l.district', '=', district)
    .where('l.kind', '=', kind)
    .where(sql<boolean>`l.from_day + h.days > ${day}::date`)
    .execute();
}

type CountedRow = Omit<CountedLot, 'cases' | 'before' | 'ringCases' | 'visited' | 'found'> &
  Record<'cases' | 'before' | 'ringCases' | 'visited' | 'found', string>;

/**
 * Every lot of a district in the order in which it was drawn, each with the demands of its places and
 * categories on the `days` days from its first and on as many before.
 */
export async function countedLots(db: Db, district: string): Promise<CountedLot[]> {
  const { rows } = await sql<CountedRow>`
    WITH lots AS (
      SELECT l.*, h.days FROM hold_out_lot l JOIN hold_out h USING (district, step)
      WHERE l.district = ${district}),
    counted AS (
      SELECT l.kind, l.lot_id,
        sum(c.opened) FILTER (WHERE inside AND c.day >= l.from_day) AS cases,
        sum(c.opened) FILTER (WHERE inside AND c.day < l.from_day) AS before,
        sum(c.opened) FILTER (WHERE NOT inside AND c.day >= l.from_day) AS ring_cases
      FROM lots l
      JOIN daily_count c ON c.district = ${district} AND c.programme = l.programme
        AND c.day >= l.from_day - l.days AND c.day < l.from_day + l.days
        AND (l.categories IS NULL OR c.category = ANY(l.categories))
      JOIN place p ON p.district = ${district} AND p.code = c.place
      CROSS JOIN LATERAL (SELECT string_to_array(p.path, '/') && l.places AS inside,
        string_to_array(p.path, '/') && l.ring AS around) w
      WHERE w.inside OR w.around
      GROUP BY l.kind, l.lot_id),
    -- an order names the alert it was opened from; a visit is one itself
    acted AS (
      SELECT l.kind, l.lot_id, r.record, r.number, r.state
      FROM lots l
      LEFT JOIN detection d ON d.district = ${district} AND l.kind = 'alert' AND d.run = l.run
        AND d.level = l.level AND d.category = l.category AND d.rank = l.rank
      LEFT JOIN record r ON r.district = ${district} AND (r.record = d.record
        OR (l.order_number IS NOT NULL AND r.number = l.order_number))),
    visits AS (
      SELECT a.kind, a.lot_id, count(*) AS orders,
        count(*) FILTER (WHERE o.fields ->> 'finding' IN ('found', 'not-found')) AS visited,
        count(*) FILTER (WHERE o.fields ->> 'finding' = 'found') AS found
      FROM acted a JOIN record o ON o.district = ${district} AND o.programme = 'order'
        AND (o.record = a.record OR o.fields ->> 'alert' = a.number)
      GROUP BY a.kind, a.lot_id)
    SELECT l.step, l.draw, l.kind, l.lot_id AS id, l.stratum, l.lot, l.is_held AS "isHeld",
      l.programme, l.places, l.ring, l.categories, l.title,
      to_char(l.from_day, 'YYYY-MM-DD') AS "fromDay", l.category,
      coalesce(c.cases, 0) AS cases, coalesce(c.before, 0) AS before,
      coalesce(c.ring_cases, 0) AS "ringCases",
      a.record, a.number, a.state, coalesce(v.orders, 0)::int AS orders,
      coalesce(v.visited, 0) AS visited, coalesce(v.found, 0) AS found
    FROM lots l
    LEFT JOIN counted c USING (kind, lot_id)
    LEFT JOIN acted a USING (kind, lot_id)
    LEFT JOIN visits v USING (kind, lot_id)
    ORDER BY l.from_day, l.kind, l.lot_id`.execute(db);
  return rows.map((row) => ({
    ...row,
    cases: Number(row.cases),
    before: Number(row.before),
    ringCases: Number(row.ringCases),
    visited: Number(row.visited),
    found: Number(row.found),
  }));
}
