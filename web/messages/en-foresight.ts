/** Words of foresight: alerts, charts, detectors and their calendar. */
export const enForesight = {
  'nav.foresight': 'Foresight',
  'nav.alerts': 'Alerts',
  'nav.detectors': 'Detectors',

  'permission.detectors.edit': 'Change detectors',

  'chart.table': 'Table',
  'chart.table-hide': 'Hide table',
} as const;
