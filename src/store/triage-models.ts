import type { LearnedFigures } from '../model/triage.ts';
import type { Db } from './schema.ts';

/** A model that a district has learned, without its bytes. */
export interface LearnedModel {
  version: number;
  figures: LearnedFigures;
  madeAt: Date;
}

const newest = (db: Db, district: string) =>
  db
    .selectFrom('triage_model')
    .where('district', '=', district)
    .orderBy('version', 'desc')
    .limit(1);

/** What a district has learned last; undefined where it has learned nothing. */
export const findLearnedModel = (db: Db, district: string): Promise<LearnedModel | undefined> =>
  newest(db, district).select(['version', 'figures', 'made_at as madeAt']).executeTakeFirst();

/** The same with its bytes, as model files hold them. */
export const readLearnedModel = (
  db: Db,
  district: string,
): Promise<{ version: number; bytes: Uint8Array } | undefined> =>
  newest(db, district).select(['version', 'bytes']).executeTakeFirst();

/** Keeps a model. Returns false where somebody was faster and the version stands already. */
export async function keepLearnedModel(
  db: Db,
  district: string,
  kept: { version: number; bytes: Uint8Array; figures: LearnedFigures; madeAt: Date },
): Promise<boolean> {
  const row = await db
    .insertInto('triage_model')
    .values({
      district,
      version: kept.version,
      bytes: Buffer.from(kept.bytes),
      figures: JSON.stringify(kept.figures),
      made_at: kept.madeAt,
    })
    .onConflict((conflict) => conflict.columns(['district', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}
