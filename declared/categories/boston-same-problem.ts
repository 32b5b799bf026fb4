import type { SameProblem } from '../../src/model/district.ts';

type Rule = Pick<SameProblem, 'metres' | 'days'>;

/**
 * Within which distance and days two requests of a category may be one problem, by code; what is below inherits it.
 * Our own convention, no rule of the city: a lamp or a pothole is one spot and waits for weeks,
 * noise carries and passes.
 */
export const bostonSameProblem: Readonly<Record<string, Rule>> = {
  'highway-maintenance': { metres: 50, days: 14 },
  'highway-maintenance.pothole-repair-internal': { metres: 30, days: 30 },
  'highway-maintenance.sidewalk-repair': { metres: 30, days: 60 },
  'highway-maintenance.work-hours-loud-noise-complaints': { metres: 100, days: 7 },
  pothole: { metres: 30, days: 30 },
  'signs-signals': { metres: 50, days: 14 },
  'street-lights': { metres: 50, days: 30 },
  'street-lights.major-system-failure': { metres: 500, days: 3 },
  'street-cleaning': { metres: 50, days: 7 },
  'code-enforcement': { metres: 30, days: 14 },
  sanitation: { metres: 20, days: 7 },
  graffiti: { metres: 30, days: 30 },
  trees: { metres: 30, days: 30 },
  housing: { metres: 20, days: 30 },
  building: { metres: 20, days: 30 },
  'noise-disturbance': { metres: 100, days: 7 },
  'generic-noise-disturbance': { metres: 100, days: 7 },
  'water-issues': { metres: 500, days: 3 },
  'enforcement-abandoned-vehicles': { metres: 50, days: 14 },
};
