/** A break between sentences or clauses: no n-gram crosses it. */
export const BREAK = 0;
/** Any number, however many digits. */
const NUMBER = 1;
/** A place behind a code such as A市, A3区, K1县: which one it is says nothing of what is asked. */
const PLACE_CODE = 2;
/** Words of letters are hashed to 31 bits; the top bit keeps them apart from characters. */
const WORD = 0x80000000;

/** Longest text that is looked at, in UTF-16 units: what a demand is about stands at its beginning. */
export const longestText = 20_000;

const OTHER = 1;
const IGNORED = 2;
const IDEOGRAPH = 3;
const LETTER = 4;
const DIGIT = 5;
/** What each UTF-16 unit is, 0 until it is met. */
const kinds = new Uint8Array(65_536);

function learnKind(unit: number): number {
  const character = String.fromCharCode(unit);
  let kind = OTHER;
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(character)) {
    kind = IDEOGRAPH;
  } else if (/\p{N}/u.test(character)) kind = DIGIT;
  else if (/[\p{L}\p{M}]/u.test(character)) kind = LETTER;
  // blanks, zero-width characters and direction marks stand anywhere and mean nothing
  else if (/[\p{Cf}\p{Z}\s\u00ad]/u.test(character)) kind = IGNORED;
  kinds[unit] = kind;
  return kind;
}

const kindOf = (unit: number): number => kinds[unit] || learnKind(unit);

const CODED = new Set([...'市区县镇乡村省州'].map((c) => c.charCodeAt(0)));

const isHanBeyondPlane = (point: number): boolean => point >= 0x20000 && point < 0x33480;

/** What a text is made of, in order: characters, words, numbers and breaks as 32-bit symbols. */
export interface Symbols {
  of: Uint32Array;
  length: number;
}

/** An empty buffer for `foldSymbols`, which grows it. */
export const symbolBuffer = (): Symbols => ({ of: new Uint32Array(1024), length: 0 });

/**
 * Folds a text into `into`, replacing what was there: compatibility forms (full-width letters, circled digits)
 * and case become one, blanks, zero-width characters and direction marks vanish, every number is the
 * same symbol, so is every place code; an ideograph is one symbol, a word of letters is one, all
 * else is a break. Breaks do not repeat.
 */
export function foldSymbols(given: string, into: Symbols): void {
  const cut = given.length > longestText ? given.slice(0, longestText) : given;
  const text = cut.normalize('NFKC').toLowerCase();
  const end = text.length;
  if (into.of.length < end + 1) into.of = new Uint32Array(end * 2);
  const out = into.of;
  let length = 0;
  let at = 0;
  while (at < end) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === IDEOGRAPH) {
      out[length++] = unit;
      at++;
      continue;
    }
    if (kind === IGNORED) {
      at++;
      continue;
    }
    if (kind === LETTER || kind === DIGIT) {
      let hash = 0x811c9dc5;
      let letters = 0;
      let digits = false;
      const began = at;
      for (; at < end; at++) {
        const next = text.charCodeAt(at);
        const nextKind = kindOf(next);
        if (nextKind === LETTER) letters++;
        else if (nextKind !== DIGIT) break;
        else if (digits && kindOf(text.charCodeAt(at - 1)) === DIGIT) continue;
        else digits = true;
        hash = Math.imul(hash ^ (nextKind === DIGIT ? 48 : next), 0x01000193);
      }
      if (letters === 0) out[length++] = NUMBER;
      else if (letters === 1 && at < end && at - began < 4 && CODED.has(text.charCodeAt(at))) {
        out[length++] = PLACE_CODE;
        at++;
      } else out[length++] = (hash | WORD) >>> 0;
      continue;
    }
    const point = text.codePointAt(at)!;
    at += point > 0xffff ? 2 : 1;
    if (isHanBeyondPlane(point)) out[length++] = point;
    else if (length > 0 && out[length - 1] !== BREAK) out[length++] = BREAK;
  }
  into.length = length;
}
