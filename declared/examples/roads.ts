/** Names of main roads of the example districts, for addresses that sound right. House numbers are made up. */
export const roads: Record<string, readonly string[]> = {
  hongqi: [
    '平原路',
    '人民路',
    '劳动路',
    '金穗大道',
    '向阳路',
    '新中大道',
    '和平大道',
    '健康路',
    '南环路',
    '科隆大道',
    '道清路',
    '荣校路',
    '东明大道',
    '华兰大道',
    '牧野大道',
    '化工路',
    '文化街',
    '洪门大道',
  ],
  fengquan: ['宝山路', '区府路', '团结路', '锦园路', '建设路', '凤泉大道', '耿黄大街', '学院路'],
};
