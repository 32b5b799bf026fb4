/**
 * Characters that are typed for one another in names of places, since they sound or look alike. One
 * group a word; numbers, directions and endings are in none, so that 前 is never 后 and 村 never 镇.
 */
const GROUPS =
  '洪红宏鸿虹弘 门们闷 小晓筱 店殿甸 大太 块快 耿梗 黄皇凰 潞璐鹭露鹿 王旺汪 坟汾 宝保堡 西茜 冬栋 渠曲 文闻纹 化华桦 向象像 阳杨扬洋羊 曙署暑薯 光广 双霜 石实 桥乔侨 和合河荷何禾 平坪萍屏苹 新欣心馨鑫辛芯 张章彰 庄装 李理 刘留浏 陈晨辰 朱竹珠 吴吾梧 周洲州舟 徐许 关官冠 贾佳嘉 姜江 任仁 园源原元员袁圆苑院 康糠 健建 民明名铭 胜圣盛 利丽力 军君均 振震 兴星 荣容蓉溶榕 富福付 贵桂 金津今锦 玉育裕 龙隆 凤奉风丰 泉全 井景 塘堂唐 营盈赢 固故 候侯 郎朗 梁良粮 魏卫伟 程成 尚上 苏酥 常昌 青清 楠男 范樊 邓登 余于 学雪 孟梦 董懂 齐奇其 杜度 彭鹏 秦琴 赵兆 白柏 郝好 毛茅 宋送 申深 孔空 牛午 甲申 士土 未末 人入 己已巳 戊戌 治冶 干千 日曰 天夭';

const seen = new Set<string>();

/** The unit that stands for each unit of a group: the first of its group. */
export const alikeUnits: ReadonlyMap<number, number> = new Map(
  GROUPS.split(' ').flatMap((group) =>
    [...group]
      // a character belongs to its first group
      .filter((c) => !seen.has(c) && seen.add(c))
      .map((c, _, all) => [c.charCodeAt(0), all[0]!.charCodeAt(0)] as const),
  ),
);
