import { sql } from 'kysely';
import type { Label } from '../model/label.ts';
import type { Store } from './store.ts';

/** A place as a row of the tree that people see. */
export interface PlaceFacts {
  code: string;
  parent: string | null;
  kind: string;
  label: Label;
  lat: number | null;
  lon: number | null;
  surveyed: boolean;
  hasBoundary: boolean;
}

/** All places of a district, parents before children. */
export async function listPlaceLines(store: Store, district: string): Promise<PlaceFacts[]> {
  const rows = await store.db
    .selectFrom('place')
    .select(['code', 'parent', 'kind', 'zh', 'en', 'lat', 'lon', 'surveyed'])
    .select(sql<boolean>`boundary IS NOT NULL`.as('hasBoundary'))
    .where('district', '=', district)
    .orderBy('path')
    .execute();
  return rows.map(({ zh, en, ...row }) => ({ ...row, label: { zh, en } }));
}
