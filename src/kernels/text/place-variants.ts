/** Official ending → the endings people write. The first of each is the official one. */
const ENDINGS: readonly (readonly string[])[] = [
  ['社区居民委员会', '社区居委会', '社区'],
  ['居民委员会', '居委会', '社区'],
  ['村民委员会', '村委会', '村'],
  ['街道办事处', '街道办', '街道'],
  ['镇人民政府', '镇政府', '镇'],
  ['乡人民政府', '乡政府', '乡'],
];

/** Width and case made one. */
export const plainName = (text: string) => text.normalize('NFKC').toLowerCase();

/** How a name is written: with any ending of its family, and without one. */
export interface NameVariants {
  /** with an ending that says what it is; names of one character are too short and have none */
  written: string[];
  /** without its ending, as 洪门 of 洪门镇; undefined where that is one character or there is no ending */
  stem: string | undefined;
}

/** All ways to write a name of a place. */
export function placeVariants(name: string): NameVariants {
  const written = plainName(name.trim());
  for (const family of ENDINGS) {
    const ending = family.find((e) => written.endsWith(e) && written.length > e.length);
    if (!ending) continue;
    const stem = written.slice(0, -ending.length);
    // 小店村村民委员会: the stem already says village
    const bare = stem.endsWith('村') && family.includes('村') ? stem.slice(0, -1) : stem;
    const all = [written, stem, ...family.map((e) => bare + e)];
    // 张堤村村委会: said twice by whoever knows the village as 张堤村
    if (family.includes('村')) all.push(...family.slice(0, -1).map((e) => `${bare}村${e}`));
    const named = all.filter((v) => v !== bare || (v === stem && stem !== bare));
    return { written: [...new Set(named)], stem: bare.length > 1 ? bare : undefined };
  }
  return { written: written.length > 1 ? [written] : [], stem: undefined };
}
