import type { PlanBody } from '../model/week-plan.ts';
import type { Db } from './schema.ts';

/** One revision of a week's plan. */
export interface PlanRevision {
  week: string;
  revision: number;
  step: string;
  body: PlanBody;
  madeAt: Date;
}

const revisions = (db: Db, district: string, week: string) =>
  db
    .selectFrom('week_plan')
    .select(['week', 'revision', 'step', 'body', 'made_at as madeAt'])
    .where('district', '=', district)
    .where('week', '=', week);

/** The plan of a week as it stands; undefined when there is none. */
export const findPlan = (
  db: Db,
  district: string,
  week: string,
): Promise<PlanRevision | undefined> =>
  revisions(db, district, week).orderBy('revision', 'desc').limit(1).executeTakeFirst();

/** The plan of a week as it was. */
export const findPlanRevision = (
  db: Db,
  district: string,
  week: string,
  revision: number,
): Promise<PlanRevision | undefined> =>
  revisions(db, district, week).where('revision', '=', revision).executeTakeFirst();

/** Appends a revision. Returns false where somebody was faster and it stands already. */
export async function addPlanRevision(
  db: Db,
  district: string,
  added: { week: string; revision: number; step: string; body: PlanBody; person: string | null },
): Promise<boolean> {
  const row = await db
    .insertInto('week_plan')
    .values({
      district,
      week: added.week,
      revision: added.revision,
      step: added.step,
      body: JSON.stringify(added.body),
      made_by: added.person,
    })
    .onConflict((conflict) => conflict.columns(['district', 'week', 'revision']).doNothing())
    .returning('revision')
    .executeTakeFirst();
  return row !== undefined;
}
