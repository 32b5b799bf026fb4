import type { Db } from './schema.ts';

/** Which unit had a demand when it was closed, and what the demand was. */
export interface ClosedByUnit {
  unit: string;
  category: string;
  place: string | null;
  endedAt: Date;
}

/** Demands are learned from up to this many, the newest first. */
const most = 100_000;

/** Demands that ended since, with the unit that had them last, newest first. */
export async function closedByUnits(
  db: Db,
  of: { district: string; programme: string; since: Date },
): Promise<ClosedByUnit[]> {
  const rows = await db
    .selectFrom('record')
    .select(['lead', 'category', 'place', 'ended_at'])
    .where('district', '=', of.district)
    .where('programme', '=', of.programme)
    .where('ended_at', '>=', of.since)
    .where('lead', 'is not', null)
    .where('category', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ lead, category, place, ended_at }) => ({
    unit: lead!,
    category: category!,
    place,
    endedAt: ended_at!,
  }));
}
