import type { Label } from '../model/label.ts';
import type { Store } from './store.ts';

/** A place of a district's tree as engines look it up. */
export interface PlaceRow {
  code: string;
  parent: string | null;
  /** codes from the root, joined by `/` */
  path: string;
  label: Label;
  lat: number | null;
  lon: number | null;
}

/** All places of a district without their boundaries. */
export async function listPlaceRows(
  store: Pick<Store, 'db'>,
  district: string,
): Promise<PlaceRow[]> {
  const rows = await store.db
    .selectFrom('place')
    .select(['code', 'parent', 'path', 'zh', 'en', 'lat', 'lon'])
    .where('district', '=', district)
    .execute();
  return rows.map(({ zh, en, ...row }) => ({ ...row, label: { zh, en } }));
}
