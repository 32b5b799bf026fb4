/** What a unit says of the number before it. */
export type UnitSort = 'measure' | 'percent' | 'point' | 'count' | 'place' | 'multiple' | 'edition';

export interface Unit {
  /** as written, without 万 and 亿 */
  name: string;
  /** one spelling for all that mean the same */
  canonical: string;
  sort: UnitSort;
}

/** Units by sort; a spelling after `=` is the canonical one of the spellings before it. */
const tables: Readonly<Record<UnitSort, string>> = {
  percent: '% 百分比=% ‰',
  point: '个百分点 百分点=个百分点 个百分比=个百分点 个基点 基点=个基点',
  multiple: '倍 番',
  place: '个位次=位 位次=位 个名次=位 名次=位 强',
  edition: '届',
  measure: `元 块=元 元人民币=元 人民币=元 美元 欧元 日元 港元 元/平方米 元/吨 元/人
    平方公里 km²=平方公里 km2=平方公里 ㎢=平方公里 平方千米=平方公里
    平方米 ㎡=平方米 m²=平方米 m2=平方米 平米=平方米 平方=平方米
    立方米 m³=立方米 m3=立方米 ㎥=立方米 方=立方米 立方=立方米 亩 公顷 ha=公顷
    公里 千米=公里 km=公里 ㎞=公里 里 米 m=米 厘米 cm=厘米 ㎝=厘米 毫米 mm=毫米 ㎜=毫米 海里
    吨 t=吨 公斤 千克=公斤 kg=公斤 ㎏=公斤 斤 克 g=克 毫克 升 L=升 毫升
    千瓦时 度=千瓦时 kWh=千瓦时 千瓦 kW=千瓦 兆瓦 MW=兆瓦 GW=吉瓦 吉瓦 瓦 千伏 kV=千伏 伏 千伏安 吨标准煤 标准煤=吨标准煤
    兆 GB TB PB MB Mbps
    微克/立方米 μg/m³=微克/立方米 µg/m³=微克/立方米 μg/m3=微克/立方米 毫克/升 mg/L=毫克/升
    年 个月 月 周 个星期=周 天 日 小时 个小时=小时 分钟 秒 秒钟=秒 个工作日 工作日=个工作日 工时
    分 岁 周岁=岁 ℃ 摄氏度=℃ 人/平方公里`,
  count: `个 家 项 件 户 人 名 位 条 座 处 所 场 次 人次 人次数=人次 期 批 批次 类 种 款 套 台 台套 台(套)=台套
    辆 艘 架 列 部 本 册 篇 份 张 幅 枚 块 片 株 棵 头 只 匹 羽 尾 栋 幢 间 层 室 宗 笔 单 起 例 对 双 支 队
    组 班 班次 门 车次 架次 艘次 趟 班列 床 席 辈 代 道 面 盏 根 眼 口 顶 把 堂 节 课 团 伙 路 颗 朵
    个村 村 镇 乡 县 字 分册 届次 大 级 星 星级 环 轮 步 站 站点 维 张床位 床位=张床位 个泊位 泊位=个泊位 车位=个车位 个车位
    标箱 TEU=标箱 万标箱 亿次 人天 人年 篇次 场次 户次 件次 家次 项次 点次 台次 辆次 款次 平方公尺 学时 课时`,
};

const byFirst = new Map<number, Unit[]>();
for (const [sort, list] of Object.entries(tables) as [UnitSort, string][]) {
  for (const word of list.split(/\s+/).filter(Boolean)) {
    const [name = '', canonical = name] = word.split('=');
    const first = name.charCodeAt(0);
    const known = byFirst.get(first) ?? [];
    if (!known.some((unit) => unit.name === name)) known.push({ name, canonical, sort });
    byFirst.set(first, known);
  }
}
for (const list of byFirst.values()) list.sort((a, b) => b.name.length - a.name.length);

/** Words that begin like a unit and are none: 个体 after a number is not 个. */
const notUnits = new Map<number, string[]>();
for (const word of '个体 个人所 家庭 家族 项目 件套 户籍 户外 人口 人均 人民 人才 人大 名列 名优 名企 位列 位居 位于 条件 处于 处理 处置 所有 所在 场所 次于 期间 期末 批准 类似 种植 种业 款项 套餐 部门 部分 本科 本级 本年 本地 张家 块状 片区 头部 只有 间接 层面 起步 例如 对比 对标 对接 支持 支付 队伍 组织 组建 门类 级别 代表 道路 面积 面向 口岸 把握 节能 节约 课题 团队 路线 大型 大力 大幅 大量 星火 环比 环境 轮胎 步入 站在 单位 单独 分别 分布 分为 分之 里面 米面 方案 方面 方向 方式 方阵 年均 年度 年产 年初 年末 年底 月均 月末 月底 日均 日前 日常 度假 升至 升级 克服 斤斤 天然 周边 周年庆 元旦 元宵 强化 强势 强劲 强调 强国 强村 倍增 村民 村庄 村级 村集体 村居 镇区 镇域 乡镇 乡村 县域 县区 县级'.split(
  ' ',
)) {
  const first = word.charCodeAt(0);
  notUnits.set(first, [...(notUnits.get(first) ?? []), word]);
}

/** `startsWith` by char codes, since this is asked of every number. */
function standsAt(text: string, word: string, from: number): boolean {
  for (let at = word.length - 1; at >= 0; at--)
    if (text.charCodeAt(from + at) !== word.charCodeAt(at)) return false;
  return true;
}

function beginsWord(text: string, from: number): boolean {
  const words = notUnits.get(text.charCodeAt(from));
  if (!words) return false;
  for (const word of words) if (standsAt(text, word, from)) return true;
  return false;
}

/** The unit that begins at `from`; undefined where there is none. */
export function findUnit(text: string, from: number): Unit | undefined {
  const list = byFirst.get(text.charCodeAt(from));
  if (!list) return undefined;
  for (const unit of list) {
    if (!standsAt(text, unit.name, from)) continue;
    if (unit.name.length === 1 && beginsWord(text, from)) return undefined;
    const last = unit.name.charCodeAt(unit.name.length - 1);
    if (isLatin(last) && isLatinOrDigit(text.charCodeAt(from + unit.name.length))) continue;
    return unit;
  }
  return undefined;
}

export const isLatin = (code: number) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
export const isDigit = (code: number) => code >= 48 && code <= 57;
const isLatinOrDigit = (code: number) => isLatin(code) || isDigit(code);
export const isHan = (code: number) => code >= 0x3400 && code <= 0x9fff;
