import type { ScoreParameters, ScoreResult } from '../model/score-view.ts';
import type { Db } from './schema.ts';

export interface KeptScorecard {
  madeAt: Date;
  parameters: ScoreParameters;
  result: ScoreResult;
}

/** Keeps what a backtest came to, with its parameters. */
export async function keepScorecard(
  db: Db,
  district: string,
  { parameters, result }: Omit<KeptScorecard, 'madeAt'>,
): Promise<void> {
  await db
    .insertInto('scorecard')
    .values({
      district,
      from_day: parameters.from,
      to_day: parameters.to,
      parameters: JSON.stringify(parameters),
      result: JSON.stringify(result),
    })
    .execute();
}

/** The newest scorecard; undefined when none was computed. */
export const findScorecard = (db: Db, district: string): Promise<KeptScorecard | undefined> =>
  db
    .selectFrom('scorecard')
    .select(['made_at as madeAt', 'parameters', 'result'])
    .where('district', '=', district)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
