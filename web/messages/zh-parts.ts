/** Words of the records that a record is made of. */
export const zhParts = {
  'parts.say': '并行最少 {days} 个工作日；一项接一项要 {turn} 个工作日，少等 {saved} 个工作日。',
  'parts.critical': '关键路径',
  'parts.critical-say': '关键路径上的事项晚一天，整件就晚一天',
  'parts.after': '在“{what}”之后',
  'parts.days': '时限 {n} 个工作日',
  'parts.waiting': '未开始',
  'parts.living': '办理中',
  'parts.ended': '已结束',
  'parts.dropped': '前项未通过，不再办理',
  'parts.whole': '所属',
} as const;
