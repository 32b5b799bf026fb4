/** Most terms kept of one text; of a longer one a sample stays, the same for the same words. */
const MOST_TERMS = 96;
/** What comes later in a text is not looked at. */
const LONGEST_TEXT = 20_000;

/** A text as the index keeps it. */
export interface TextSketch {
  /** hashes of its words and pairs of characters, each once, ascending */
  terms: Uint32Array;
  /** terms up to this hash are all there; above it they were left out */
  upTo: number;
  /** hash of all words in their order: equal for a repost, whatever its punctuation */
  fingerprint: number;
}

const isHan = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0x3041 && code <= 0x30ff);

const OTHER_LETTER = /[\p{L}\p{N}]/u;
// eslint-disable-next-line no-control-regex
const ASCII_ONLY = /^[\x00-\x7f]*$/;

const isWordPart = (code: number, text: string, at: number): boolean => {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return OTHER_LETTER.test(text[at]!);
};

/** Bits well spread, so that the smallest hashes are a fair sample (finaliser of MurmurHash3). */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const FNV_START = 0x811c9dc5;
const stepped = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193);

/** Full width becomes plain, capitals small; marks that nobody sees are no part of a word. */
const plain = (text: string): string => {
  const cut = text.slice(0, LONGEST_TEXT).toLowerCase();
  return ASCII_ONLY.test(cut) ? cut : cut.normalize('NFKC').replace(/\p{Cf}/gu, '');
};

/**
 * A text reduced to what comparing needs: its words, and of Chinese runs every pair of neighbours (a
 * lone character as itself), as 32-bit hashes. Of a text with more than 96 terms those with the
 * smallest hashes are kept (a bottom-k sketch), so that two texts sample alike and the share of what
 * they have in common can still be told (Broder 1997).
 */
export function sketchText(text: string): TextSketch {
  const words = plain(text);
  const hashes: number[] = [];
  let print = FNV_START;
  for (let at = 0; at < words.length;) {
    const code = words.charCodeAt(at);
    if (isHan(code)) {
      print = stepped(print, code);
      const next = at + 1 < words.length ? words.charCodeAt(at + 1) : 0;
      const alone = at === 0 || !isHan(words.charCodeAt(at - 1));
      if (isHan(next)) hashes.push(mixed(stepped(stepped(FNV_START, code), next)));
      else if (alone) hashes.push(mixed(stepped(FNV_START, code)));
      at += 1;
      continue;
    }
    if (!isWordPart(code, words, at)) {
      at += 1;
      continue;
    }
    let word = FNV_START;
    for (; at < words.length; at++) {
      const part = words.charCodeAt(at);
      if (isHan(part) || !isWordPart(part, words, at)) break;
      word = stepped(word, part);
    }
    hashes.push(mixed(word));
    print = stepped(print, word);
  }
  const sorted = Uint32Array.from(hashes).sort();
  let kept = 0;
  for (let i = 0; i < sorted.length && kept <= MOST_TERMS; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i]!;
  }
  const whole = kept <= MOST_TERMS;
  const terms = sorted.slice(0, whole ? kept : MOST_TERMS);
  return { terms, upTo: whole ? 0xffffffff : terms[MOST_TERMS - 1]!, fingerprint: mixed(print) };
}
