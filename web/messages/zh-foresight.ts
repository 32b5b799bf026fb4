/** Words of foresight: alerts, charts, detectors and their calendar. */
export const zhForesight = {
  'nav.foresight': '先办',
  'nav.alerts': '预警',
  'nav.detectors': '探测器',

  'permission.detectors.edit': '修改探测器',

  'chart.table': '数据表',
  'chart.table-hide': '收起数据表',
} as const;
