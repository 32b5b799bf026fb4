import type { SheetMapping } from '../model/sheet-mapping.ts';
import type { Db } from './schema.ts';

/** A mapping of spreadsheets as it is kept. */
export interface MappingRow {
  code: string;
  name: string;
  mapping: SheetMapping;
  savedBy: string | null;
  savedAt: Date;
}

interface Declared {
  name: string;
  mapping: SheetMapping;
}

/** All mappings of a district, by code. */
export async function listSheetMappings(db: Db, district: string): Promise<MappingRow[]> {
  const rows = await db
    .selectFrom('sheet_mapping as m')
    .leftJoin('person as p', (on) =>
      on.onRef('p.district', '=', 'm.district').onRef('p.person', '=', 'm.saved_by'),
    )
    .select(['m.mapping', 'm.declared', 'm.saved_at as savedAt', 'p.name as savedBy'])
    .where('m.district', '=', district)
    .orderBy('m.mapping')
    .execute();
  return rows.map(({ mapping, declared, savedAt, savedBy }) => {
    const kept = declared as Declared;
    return { code: mapping, name: kept.name, mapping: kept.mapping, savedAt, savedBy };
  });
}

/** Keeps a mapping; the one of the same code is replaced. */
export async function putSheetMapping(
  db: Db,
  district: string,
  kept: { code: string; name: string; mapping: SheetMapping; person: string | null; at: Date },
): Promise<void> {
  const declared = JSON.stringify({ name: kept.name, mapping: kept.mapping });
  const row = { declared, saved_by: kept.person, saved_at: kept.at };
  await db
    .insertInto('sheet_mapping')
    .values({ district, mapping: kept.code, ...row })
    .onConflict((on) => on.columns(['district', 'mapping']).doUpdateSet(row))
    .execute();
}
