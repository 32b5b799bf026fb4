import { sql } from 'kysely';
import type { ForecastBody } from '../model/forecast-view.ts';
import type { Db } from './schema.ts';
import type { Store } from './store.ts';

/** Expected counts of one category in the seven days from `madeOn`. */
export interface KeptForecast {
  category: string;
  /** cells and, in the same order, what is expected of each */
  cells: string[];
  means: number[];
  psi: number;
  weekdays: number[];
  events: number;
}

export interface ForecastNight {
  madeOn: string;
  body: ForecastBody;
}

/**
 * Keeps the forecasts of a day. What stands already stays: a forecast is what was said then. Returns
 * whether these were kept.
 */
export const keepForecasts = (
  store: Pick<Store, 'db'>,
  district: string,
  night: ForecastNight,
  forecasts: readonly KeptForecast[],
): Promise<boolean> =>
  store.db.transaction().execute(async (trx) => {
    const run = await trx
      .insertInto('forecast_run')
      .values({ district, made_on: night.madeOn, body: JSON.stringify(night.body) })
      .onConflict((conflict) => conflict.columns(['district', 'made_on']).doNothing())
      .returning('made_on')
      .executeTakeFirst();
    if (!run) return false;
    for (const forecast of forecasts)
      await trx
        .insertInto('forecast')
        .values({ district, made_on: night.madeOn, ...forecast })
        .execute();
    return true;
  });

/** The newest night of forecasts that was made by a day; undefined when there is none. */
export async function findForecastNight(
  db: Db,
  district: string,
  until: string,
): Promise<ForecastNight | undefined> {
  const row = await db
    .selectFrom('forecast_run')
    .select(['made_on', 'body'])
    .where('district', '=', district)
    .where('made_on', '<=', until)
    .orderBy('made_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { madeOn: row.made_on, body: row.body };
}

/** Whether forecasts of this district stand for a day, whatever day they look ahead from. */
export async function wereForecastsKeptSince(
  db: Db,
  district: string,
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('forecast_run')
    .select(sql<number>`1`.as('one'))
    .where('district', '=', district)
    .where('made_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The forecasts of a night, by category. */
export const listForecasts = (db: Db, district: string, madeOn: string): Promise<KeptForecast[]> =>
  db
    .selectFrom('forecast')
    .select(['category', 'cells', 'means', 'psi', 'weekdays', 'events'])
    .where('district', '=', district)
    .where('made_on', '=', madeOn)
    .orderBy('category')
    .execute();
