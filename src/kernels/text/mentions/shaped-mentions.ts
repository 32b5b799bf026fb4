import { noStems, notBefore, type MentionKind } from './place-words.ts';
import type { EndingHit, NameHit, Reading } from './read-hits.ts';
import { DIGIT, HAN, LETTER } from './written-form.ts';

/** A stretch of the written form that names a place. */
export interface Found {
  kind: MentionKind;
  start: number;
  end: number;
  /** the names of the gazetteer that stand here; a slip may be one of several */
  hits: readonly NameHit[];
  /** the roads of a crossing, the place before a building's number, what a landmark's name begins with */
  parts: readonly Found[];
}

/** Longest name before its ending. */
const LONGEST_STEM = 10;
const SHORTEST_STEM: Partial<Record<MentionKind, number>> = { estate: 2, landmark: 1, road: 1 };

const codes = (text: string) => new Set([...text].map((c) => c.charCodeAt(0)));
/** Where a larger place or a date ends, a name begins: 新乡市平原路, 5月人民路. */
const LARGER = codes('市县省');
const AFTER_NUMBER = codes('年月日点时分楼栋幢号层米元个');
const NUMERALS = codes('零〇一二三四五六七八九十百');
const AND = codes('和同');
/** Names that begin with one of them; 人民路和平原路 has no 和平. */
const AND_INSIDE = /^(?:和平(?!原)|和[谐美顺畅睦悦园苑庄]|同[心德济乐庆])/;

const textOf = ({ form: { units } }: Reading, start: number, end: number) =>
  String.fromCharCode(...units.subarray(start, Math.min(end, start + 40)));

/** Whether a break ends at `i` and no name goes on over it. */
function breaksAt(reading: Reading, i: number, ends: Uint8Array): boolean {
  const { form, breakAt } = reading;
  const { units, kinds } = form;
  const before = units[i - 1]!;
  if (breakAt[i]! > 0 || ends[i] === 1 || form.apart[i] === 1) return true;
  // 到市第一人民医院: of the city that nobody had to name
  if (LARGER.has(before)) return i > 1 && breakAt[i - 1] === 0 && kinds[i - 2] === HAN;
  // A路和B路: after a place it joins, elsewhere it may stand inside a name, as in 颐和花园
  if (AND.has(before) && ends[i - 1] === 1) return !AND_INSIDE.test(textOf(reading, i - 1, i + 2));
  return AFTER_NUMBER.has(before) && kinds[i - 2] === DIGIT;
}

/** Where the name that ends at `to` begins. */
function beginOf(reading: Reading, to: number, ends: Uint8Array): number {
  const { kinds } = reading.form;
  let i = to;
  while (i > 0 && to - i < LONGEST_STEM) {
    const kind = kinds[i - 1];
    if (kind !== HAN && kind !== LETTER && kind !== DIGIT) break;
    if (breaksAt(reading, i, ends)) break;
    i -= 1;
  }
  return i;
}

/** Kinds whose names often end in a word that alone is none: 尖山安置小区, 星沙文化公园. */
const NAMED_BY_ANY: ReadonlySet<MentionKind> = new Set(['estate', 'landmark']);
const NO_ROAD = /马$/;
const NUMBERED = /[国省县]道$/;
const NEVER_A_NAME = /(?:老旧|居民|周边|附近|普惠性|所有|住宅|这个|整个|我们|你们)$/;

const isNoStem = (kind: MentionKind, stem: string): boolean => {
  const none = noStems.get(kind) ?? [];
  if (none.includes(stem)) return true;
  if (kind === 'road' && NO_ROAD.test(stem)) return true;
  if (NAMED_BY_ANY.has(kind)) return NEVER_A_NAME.test(stem);
  return none.some((word) => word.length > 1 && stem.endsWith(word));
};

/** Whether the characters before a road's ending only number it, as in 3路公交: no road. */
const isNumber = (stem: string) => /^[\d零一二三四五六七八九十两几]+$/.test(stem);
const BUS = /^(?:公交|车|巴士|公汽)/;

function followedWrongly(reading: Reading, { form: ending, end }: EndingHit): boolean {
  const next = reading.form.units[end];
  if (end >= reading.form.length || next === undefined) return false;
  return notBefore.get(ending)?.includes(String.fromCharCode(next)) ?? false;
}

/** What a name becomes that is directly followed by another ending: 金色家园 + 小区, 人民路 + 小学. */
function extended(before: Found, ending: EndingHit): Found | undefined {
  const isKnown = before.hits.length > 0;
  if (ending.kind === 'building' || before.kind === 'code' || before.kind === 'building')
    return undefined;
  if (isKnown && ending.kind !== 'landmark') return undefined;
  return {
    kind: ending.kind,
    start: before.start,
    end: ending.end,
    hits: [],
    parts: isKnown ? [before] : before.parts,
  };
}

/** A number of a building, entrance or house before its ending: 3号楼, G2栋, 十二单元, 平原路128号. */
function building(
  reading: Reading,
  ending: EndingHit,
  before: Found | undefined,
): Found | undefined {
  const { units, kinds } = reading.form;
  let start = ending.start;
  const isOf = (i: number) => kinds[i] === DIGIT || NUMERALS.has(units[i]!);
  while (start > 0 && ending.start - start < 4 && isOf(start - 1)) start -= 1;
  if (start === ending.start && ending.form !== '号' && kinds[start - 1] === LETTER) start -= 1;
  else if (start < ending.start && kinds[start - 1] === LETTER && kinds[start - 2] !== LETTER)
    start -= 1;
  if (start === ending.start) return undefined;
  const touches = before?.end === start;
  if (ending.form === '号') {
    // a date, a queue or a line elsewhere
    if (!touches || !['road', 'village', 'estate', 'crossing'].includes(before.kind))
      return undefined;
  } else if (ending.form === '座' && !touches && kinds[start] !== LETTER) return undefined;
  if (touches && before.kind === 'building') return { ...before, end: ending.end };
  return { kind: 'building', start, end: ending.end, hits: [], parts: touches ? [before] : [] };
}

function shape(reading: Reading, ending: EndingHit, ends: Uint8Array): Found | undefined {
  const start = beginOf(reading, ending.start, ends);
  const stem = textOf(reading, start, ending.start);
  if (stem.length < (SHORTEST_STEM[ending.kind] ?? 1)) return undefined;
  if (isNoStem(ending.kind, stem) || (isNumber(stem) && !NUMBERED.test(ending.form)))
    return undefined;
  const isBus = ending.kind === 'road' && /\d$/.test(stem);
  if (isBus && BUS.test(textOf(reading, ending.end, Math.min(reading.form.length, ending.end + 2))))
    return undefined;
  return { kind: ending.kind, start, end: ending.end, hits: [], parts: [] };
}

/**
 * What is a name by its shape: an ending such as 路 or 小区 and what stands before it, back to a word
 * after which names begin. `known` are names of the gazetteer, which stay as they are.
 *
 * @returns known and new ones, in the order of the text, none overlapping
 */
export function shapedMentions(reading: Reading, known: readonly Found[]): Found[] {
  const ends = new Uint8Array(reading.form.length + 1);
  const found: Found[] = [];
  let next = 0;
  const takeKnown = (upTo: number) => {
    while (next < known.length && known[next]!.start < upTo) {
      const one = known[next++]!;
      while (found.length > 0 && found.at(-1)!.end > one.start) found.pop();
      found.push(one);
      ends[one.end] = 1;
    }
  };
  for (const [at, ending] of reading.endings.entries()) {
    takeKnown(ending.end);
    const before = found.at(-1);
    // inside what is known, or the beginning of a longer ending: 广场 of 购物广场
    if (before && before.end > ending.start && before.hits.length > 0) continue;
    const longer = reading.endings[at + 1];
    if (longer && longer.start <= ending.start && longer.end > ending.end) continue;
    if (followedWrongly(reading, ending)) continue;
    const one = oneOf(reading, ending, before, ends);
    if (!one) continue;
    if (before && before.end > one.start) found.pop();
    found.push(one);
    ends[one.end] = 1;
  }
  takeKnown(reading.form.length + 1);
  return found;
}

function oneOf(
  reading: Reading,
  ending: EndingHit,
  before: Found | undefined,
  ends: Uint8Array,
): Found | undefined {
  if (ending.kind === 'building') return building(reading, ending, before);
  if (before?.end === ending.start) return extended(before, ending);
  return shape(reading, ending, ends);
}
