import type { DetectionRow } from '../../store/detections.ts';
import type { Level, Sighting } from './foresight.ts';

/** A stored detection as a sighting. */
export const sightingOfRow = (row: Omit<DetectionRow, 'evidence'>): Sighting => ({
  detector: row.detector,
  level: row.level as Level,
  category: row.category,
  day: row.day,
  centre: row.centre,
  places: row.places,
  radiusMetres: row.radiusMetres,
  since: row.since,
  until: row.until,
  cases: row.cases,
  expected: row.expected,
  statistic: row.statistic,
  p: row.p,
  recurrenceDays: row.recurrenceDays,
});
