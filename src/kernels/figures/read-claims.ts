import type { Claim } from './claim.ts';
import type { Draft } from './draft.ts';
import { foldText } from './fold-text.ts';
import { normalize } from './normalize.ts';
import type { Setting } from './period-and-place.ts';
import { readChinese } from './read-chinese.ts';
import { readEnglish } from './read-english.ts';
import { findTable, readTable } from './read-table.ts';
import { isHan, isLatin } from './unit-table.ts';

export type ClaimLanguage = 'zh' | 'en';

/** UTF-16 offset → code points before it; a lone surrogate is one code point. */
function codePoints(text: string): (offset: number) => number {
  let pairs: Uint32Array | undefined;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const low = code >= 0xdc00 && code <= 0xdfff && at > 0;
    const high = low ? text.charCodeAt(at - 1) : 0;
    const paired = high >= 0xd800 && high <= 0xdbff;
    if (paired && !pairs) pairs = new Uint32Array(text.length + 1);
    if (pairs) pairs[at + 1] = pairs[at]! + (paired ? 1 : 0);
  }
  const known = pairs;
  return known ? (offset) => offset - known[offset]! : (offset) => offset;
}

/** Which language a paragraph is in, by its letters. */
function languageOf(text: string, from: number, to: number): ClaimLanguage {
  let han = 0;
  let latin = 0;
  for (let at = from; at < to && han < 20; at++) {
    const code = text.charCodeAt(at);
    if (isHan(code)) han += 1;
    else if (isLatin(code)) latin += 1;
  }
  return latin > han * 4 ? 'en' : 'zh';
}

function finish(given: string, origin: Uint32Array, drafts: readonly Draft[]): Claim[] {
  const point = codePoints(given);
  return drafts.map(({ mention, subject, growth, rank, period, place }) => {
    const from = origin[mention.start]!;
    const to = origin[mention.end - 1]! + 1;
    const claim: Claim = {
      start: point(from),
      end: point(to),
      text: given.slice(from, to),
      kind: mention.kind,
      value: mention.value,
      unit: mention.unit,
      qualifier: mention.qualifier,
      normalized: normalize(mention),
      subject: subject || null,
      growth: growth && { value: growth.value, unit: growth.unit, direction: growth.direction },
      rank: rank && { n: rank.n, scope: rank.scope, basis: rank.basis, change: rank.change },
      period: mention.kind === 'date' ? (mention.period ?? null) : period,
      place,
    };
    if (mention.to !== undefined) claim.to = mention.to;
    return claim;
  });
}

/**
 * Every numeric claim of a text in Chinese or English, in order of place: what each number says,
 * of what, in which unit, with growth and rank where the text attaches them. Grammar only: nothing
 * is looked up, so a new indicator or district is read like a known one. Never throws.
 *
 * `language` forces one grammar; without it each paragraph is read in the language of its letters.
 *
 * @example readClaims('财政收入12亿元,增长5%')[0] is { kind: 'level', value: '12', unit: '亿元',
 * subject: '财政收入', growth: { value: '5', unit: '%', direction: 'up' }, … }
 */
export function readClaims(given: string, language?: ClaimLanguage): Claim[] {
  const { text, origin } = foldText(given);
  const drafts: Draft[] = [];
  const setting: Setting = { period: null, place: null, year: null };
  for (let from = 0; from < text.length;) {
    const table = findTable(text, from);
    if (table) {
      readTable(text, table, setting, drafts);
      from = table.end;
      continue;
    }
    const found = text.indexOf('\n', from);
    const to = found < 0 ? text.length : found;
    const read = (language ?? languageOf(text, from, to)) === 'zh' ? readChinese : readEnglish;
    read(text, from, to, setting, drafts);
    from = to + 1;
  }
  return finish(given, origin, drafts);
}
