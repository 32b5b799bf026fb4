import { sql } from 'kysely';
import type { Detector } from '../model/detector.ts';
import type { DetectorVersion } from '../model/foresight-view.ts';
import type { Store } from './store.ts';

/** The most versions that are listed. */
const most = 100;

interface VersionRow {
  version: number;
  valid_from: Date;
  name: string | null;
  reason: string | null;
  detector: Detector;
}

/**
 * The versions of a district in which one detector changed, newest first, at most 100; those that
 * changed something else only are left out. Empty for a detector that never was.
 */
export async function listDetectorVersions(
  store: Pick<Store, 'db'>,
  district: string,
  code: string,
): Promise<DetectorVersion[]> {
  const { rows } = await sql<VersionRow>`
    SELECT v.version, v.valid_from, p.name, v.detector,
           CASE WHEN v.made_by IS NULL THEN NULL ELSE v.reason END AS reason
    FROM (
      SELECT version, valid_from, made_by,
             declared ->> 'reason' AS reason,
             declared -> 'detectors' -> ${code}::text AS detector,
             lag(declared -> 'detectors' -> ${code}::text) OVER (ORDER BY version) AS before
      FROM registry_version
      WHERE district = ${district}
    ) v
    LEFT JOIN person p ON p.district = ${district} AND p.person = v.made_by
    WHERE v.detector IS NOT NULL AND v.detector IS DISTINCT FROM v.before
    ORDER BY v.version DESC
    LIMIT ${most}`.execute(store.db);
  return rows.map(({ version, valid_from, name, reason, detector }) => ({
    version,
    validFrom: valid_from.toISOString(),
    madeBy: name,
    reason,
    detector,
  }));
}
