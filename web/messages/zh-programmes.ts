/** Words of the page Programmes. */
export const zhProgrammes = {
  'nav.programmes': '专项',
  'programmes.title': '专项',
  'programmes.say':
    '本区在办的每一个专项：有多少在办、多少超时、本周到期多少。只统计您看得到的记录。',
  'programmes.name': '专项',
  'programmes.open': '在办',
  'programmes.late': '已超时',
  'programmes.week': '本周到期',
  'programmes.ended': '今年办结',
  'programmes.oldest': '最早在办',
  'programmes.few': '少于 5',
  'programmes.counted': '只见数量，不见记录',
  'programmes.door': '{what}，{n} 件：{column}',
  'programmes.none': '这里没有您能看到的专项',
} as const;
