/** Words of foresight: alerts, charts, detectors and their calendar. */
export const enForesight = {
  'nav.foresight': 'Foresight',
  'nav.alerts': 'Alerts',
  'nav.detectors': 'Detectors',
} as const;
