/** Endings of names that many problems share: a road, a street office, a village, a lake. */
const wide = '大道 路 街 巷 桥 立交 号线 高铁 高速 地铁站 村 镇 乡 社区 街道 湖 山'.split(' ');
/** Endings of names of one estate, one school, one firm. */
const narrow =
  '小区 花园 家园 新城 国际 公馆 公寓 雅苑 新村 广场 大厦 名邸 苑 府 城 湾 庄 郡 园 墅 邸 学校 小学 中学 幼儿园 学院 大学 医院 驾校 公司 集团 置业 地产 物业 银行 市场 酒店 搅拌站 工厂 厂'.split(
    ' ',
  );
const endings = [...wide, ...narrow].sort((a, b) => b.length - a.length);
const ending = new RegExp(endings.join('|'), 'gu');
const longestStem = 6;
const inWord = /[a-z0-9]/;
const inName = /[\p{Script=Han}a-z0-9]/u;
/** Characters that do not stand in names but beside them; 市, 区 and 县 end the name before. */
const beside = new Set(
  '的了是在有没不我你他她它们这那和与及到都很也就还要能请为被把从等个吗呢吧啊其已将于市区县位对由向于某该本各每两旁边内外附近处口',
);
/** What is no name although it is shaped like one. */
const generic =
  /^(?:.?个|整个|多个|全|老|新|旧|大|小|我们|业主|住宅|商品房|居民|附近|周边|旁边|道|马|公|铁|出|上|下|一条|条|安置|实验|国际|中心|配套|普惠性?|公交|民办|公办|私立|高档|拆迁|办公|农民|城中)$/u;

/** The stems that may stand before an ending at `at`, shortest first. */
function stemsAt(plain: string, at: number): string[] {
  const stems: string[] = [];
  for (let from = at - 1; from >= 0 && at - from <= longestStem; from--) {
    const c = plain[from]!;
    if (!inName.test(c) || beside.has(c)) break;
    // 805路 is not 05路: nothing begins inside a number or a word
    const inside = inWord.test(c) && from > 0 && inWord.test(plain[from - 1]!);
    if (at - from >= 2 && !inside) stems.push(plain.slice(from, at));
  }
  return stems;
}

/** Whether a name is one of a road, a street office, a village: where many problems are. */
export const isWide = (name: string): boolean => wide.some((e) => name.endsWith(e));

/** A name as it stands in one text: its candidates, shortest first, each ended alike. */
type Candidates = string[];

/** Every place in a plain text where a name may end. */
export function nameCandidates(plain: string): Candidates[] {
  const found: Candidates[] = [];
  for (const match of plain.matchAll(ending)) {
    const stems = stemsAt(plain, match.index).filter((stem) => !generic.test(stem));
    if (stems.length > 0) found.push(stems.map((stem) => stem + match[0]));
  }
  return found;
}

/**
 * Names of places and bodies in plain texts, by their shape and by what the texts have in common:
 * of the words before 小区, 路, 公司 the longest run that two texts at least agree on, so long as not
 * many more hold a shorter one. A name in one text only links nothing and is left out.
 *
 * @returns the names of each text, each once
 */
export function namedThings(plains: readonly string[]): Set<string>[] {
  const texts = plains.map(nameCandidates);
  const counts = new Map<string, number>();
  for (const found of texts) {
    for (const name of new Set(found.flat())) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return texts.map((found) => {
    const names = new Set<string>();
    for (const candidates of found) {
      let best: string | undefined;
      for (const name of candidates) {
        const n = counts.get(name)!;
        if (n < 2 || (best !== undefined && n < 0.6 * counts.get(best)!)) break;
        best = name;
      }
      if (best !== undefined) names.add(best);
    }
    return names;
  });
}
