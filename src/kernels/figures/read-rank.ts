import { readChineseNumber } from './chinese-number.ts';
import { bare, type Mention } from './mention.ts';
import { findOrdinalUnit } from './read-chinese-word.ts';
import { valueOf } from './read-quantity.ts';
import type { NumberToken } from './scan-numbers.ts';

const verb =
  /(?:位居|位列|位于|位次居|名列|排名|排在|排|列|居|稳居|保持|蝉联|跻身|进入|入围|入选|荣获|获得|获|夺得|夺|取得|摘得|升至|升到|上升至|上升到|提升至|提升到|跃居|跃升至|前移至|前移到|跃至|进至|由|从|至|降至|下降至|下降到|连续|均|分别|处于|跨入|挺进|争创|冲刺|是|为|名次|位次|成绩)/g;
const place = /^(?:位|名(?![称校师医优城])|个位次)/;
const ends =
  /^(?:[,;。、:!?)”"’]|$|\n|的(?!个)|方阵|梯队|和|与|及|至|到|以上|上升|提升|前移|跃|升|降|,|位|名|好|高|大|强(?!国))/;
const moved =
  /(?:进位|争先进位|前移|前进|上升|提升|提高|跃升|攀升|晋升|晋位|升|进|后退|后移|退后|下降|下滑|倒退|退|降|跌)(?:了|约)?$/;

/** Last words on the left that say a rank follows, or undefined. */
function leadOf(
  text: string,
  from: number,
  floor: number,
): { start: number; scopeStart: number } | undefined {
  const base = Math.max(floor, from - 40);
  const left = text.slice(base, from);
  const cut = Math.max(...[...',;。:!?\n'].map((mark) => left.lastIndexOf(mark))) + 1;
  let best: { start: number; scopeStart: number } | undefined;
  verb.lastIndex = cut;
  for (let found = verb.exec(left); found; found = verb.exec(left)) {
    const scopeStart = base + found.index + found[0].length;
    best =
      best && best.scopeStart === base + found.index
        ? { start: best.start, scopeStart }
        : { start: base + found.index, scopeStart };
  }
  if (best) return best;
  const whole = /(?:在)?(?:全[国省市区县球州]|世界|全国各?[^,]{0,6}|[^,]{1,4}(?:省|市))$/.exec(
    left.slice(cut),
  );
  return whole ? { start: from - whole[0].length, scopeStart: from - whole[0].length } : undefined;
}

const rank = (start: number, end: number, value: string, unit: string | null): Mention => ({
  ...bare(start, end, 'rank'),
  value,
  unit,
  canonical: '位',
  sort: 'place',
});

/** 第4位, 第一, 第13届, 第2: a rank where something ranks, else which one of a series. */
export function findOrdinal(text: string, token: NumberToken, floor: number): Mention | undefined {
  const value = valueOf(token);
  if (value === undefined) return undefined;
  const start = token.start - 1;
  const rest = text.slice(token.end, token.end + 4);
  const unit = place.exec(rest)?.[0];
  const lead = leadOf(text, start, floor);
  if (/^(?:方阵|梯队|位次方阵)/.test(rest)) {
    const words = text.slice(start, token.end + 2);
    return {
      ...bare(start, token.end + 2, 'rank'),
      qualifier: words,
      sort: 'place',
      leadStart: lead?.start ?? start,
    };
  }
  if (unit !== undefined || (lead && ends.test(rest))) {
    const mention = rank(start, token.end + (unit?.length ?? 0), value, unit ?? '位');
    return { ...mention, leadStart: lead?.start ?? start };
  }
  const edition = findOrdinalUnit(text, token.end);
  if (token.chinese && edition === undefined) return undefined;
  const loose = /^(?:号|个|条|款|章|站|讲|组|类|项|阶段|部)/.exec(rest)?.[0];
  const written = edition ?? loose ?? null;
  const mention = bare(start, token.end + (written?.length ?? 0), 'ordinal');
  return { ...mention, value, unit: written, canonical: written, sort: 'edition' };
}

/** 前10, 前三名, 前5位: a band from the top. */
export function findTop(text: string, token: NumberToken, floor: number): Mention | undefined {
  const [two = '', one = ''] = [text[token.start - 2], text[token.start - 1]];
  if (one !== '前' || '目以之年日当此月空会'.includes(two)) return undefined;
  const value = valueOf(token);
  const rest = text.slice(token.end, token.end + 4);
  if (
    value === undefined ||
    /^(?:个月|月|季度|年|天|期|半|[^位名强列%,,;。、的)]{1}[^,]?月)/.test(rest)
  )
    return undefined;
  const unit = /^(?:位|名|强|%)/.exec(rest)?.[0];
  if (token.chinese && !unit && !ends.test(rest)) return undefined;
  const lead = leadOf(text, token.start - 1, floor);
  const mention = rank(token.start - 1, token.end + (unit?.length ?? 0), value, unit ?? '位');
  return { ...mention, qualifier: '前', leadStart: lead?.start ?? token.start - 1 };
}

const bareTails = new Set([...'强位名个'].map((word) => word.charCodeAt(0)));

/** 500强, 居4位: ranks without 第. */
export function findBareRank(text: string, token: NumberToken, floor: number): Mention | undefined {
  if (!bareTails.has(text.charCodeAt(token.end))) return undefined;
  const value = valueOf(token);
  if (value === undefined) return undefined;
  if (text[token.end] === '强' && !/^强[国化劲势]/.test(text.slice(token.end, token.end + 2))) {
    const lead = leadOf(text, token.start, floor);
    return {
      ...rank(token.start, token.end + 1, value, '强'),
      leadStart: lead?.start ?? token.start,
    };
  }
  if (place.test(text.slice(token.end, token.end + 3))) {
    const left = text.slice(Math.max(floor, token.start - 14), token.start);
    if (!/(?:居|位列|排名|名列|排在|位居)[^,;。]{0,8}$/.test(left)) return undefined;
    const lead = leadOf(text, token.start, floor);
    return {
      ...rank(token.start, token.end + 1, value, '位'),
      leadStart: lead?.start ?? token.start,
    };
  }
  return undefined;
}

/** 上升2位, 进位3个位次: places won or lost. */
export function findRankChange(
  text: string,
  token: NumberToken,
  floor: number,
): Mention | undefined {
  if (!bareTails.has(text.charCodeAt(token.end))) return undefined;
  const unit = /^(?:个?(?:位次|名次)|位(?!数)|名(?=[,;。、)到至]|$))/.exec(
    text.slice(token.end, token.end + 4),
  )?.[0];
  if (unit === undefined) return undefined;
  const left = text.slice(Math.max(floor, token.start - 12), token.start);
  const lead = moved.exec(left);
  const value = valueOf(token);
  if (!lead || value === undefined) return undefined;
  const down = /退|降|跌|后移|滑/.test(lead[0]);
  return {
    ...rank(token.start, token.end + unit.length, value, unit),
    kind: 'rank-change',
    direction: down ? 'down' : 'up',
    leadStart: token.start - lead[0].length,
  };
}

const wordRank = /(?:首位|榜首|前列|前茅|首席)/y;

/** 居首位, 位居前列: ranks that only words say. */
export function findWordRank(text: string, from: number, floor: number): Mention | undefined {
  wordRank.lastIndex = from;
  const found = wordRank.exec(text)?.[0];
  if (found === undefined) return undefined;
  const lead = leadOf(text, from, floor);
  if (!lead) return undefined;
  const first = found === '首位' || found === '榜首';
  if (
    first &&
    !/(?:居|列|排|位|登|占|稳|市|省|国|区|县)/.test(text.slice(Math.max(floor, from - 8), from))
  )
    return undefined;
  const mention = bare(from, from + found.length, 'rank');
  return {
    ...mention,
    value: first ? '1' : null,
    unit: first ? '位' : null,
    canonical: first ? '位' : null,
    sort: 'place',
    qualifier: found,
    leadStart: lead.start,
  };
}

const scopeWords = /^(?:在|于|全部|连续[^,]{1,3}年|继续|首次|再次|均|都|分别|了|着)+/;

/** The set within which something ranks, written between `from` and the rank; null where none is. */
export function scopeBetween(text: string, from: number, to: number): string | null {
  let words = text
    .slice(from, to)
    .replaceAll(' ', '')
    .replace(/(?:由|从|至|到|位居|居|列|排名?|位列|保持|第)+$/, '');
  for (let before = ''; before !== words;) {
    before = words;
    words = words
      .replace(scopeWords, '')
      .replace(
        /^(?:位居|位列|居|列|排名?|名列|稳居|保持|入围|入选|跻身|进入|争创|荣获|获得|挺进|冲刺|获)/,
        '',
      );
  }
  words = words.replace(/(?:中|里|内|的|综合|考评|评价|测评|总榜单?|排行榜?|评比|考核|排名)+$/, '');
  words = words.replace(/^.*在(?=全[国省市区县]|[\d四五六七八九十]+个)/, '');
  const tail = /(?:全[国省市区县球州]|世界|亚洲)$/.exec(words);
  if (tail) return tail[0];
  // a set has a word for its members or its extent
  const set =
    /[^,;。、:]*(?:全[国省市区县州球]|世界|[省市县区州镇]|城市|地区|乡镇|街道|开发区|园区|同类|同期|系统|行业|单位|企业|部门|兄弟[^,]*|[\u4e00-\u9fff]{1,3}地)$/.exec(
      words,
    );
  if (set)
    return set[0].length <= 16
      ? set[0]
      : (/(?:全[国省市区县州球]|市辖区|中心城区|主城区)[^,]{0,8}$/.exec(set[0])?.[0] ?? null);
  const whole = /全[国省市区县州球](?:\d+个[^\d,]{1,6})?/.exec(words);
  return whole ? whole[0] : null;
}

export const rankNumber = (mention: Mention): number | null => {
  if (mention.value === null) return null;
  const n = Number(readChineseNumber(mention.value) ?? mention.value);
  return Number.isSafeInteger(n) ? n : null;
};
