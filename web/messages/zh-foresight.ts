/** Words of foresight: alerts, charts, detectors and their calendar. */
export const zhForesight = {
  'nav.foresight': '先办',
  'nav.alerts': '预警',
  'nav.detectors': '探测器',
} as const;
