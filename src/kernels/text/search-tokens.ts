/** Longest word kept; longer runs (base64, keys held down) are cut so that no index entry explodes. */
const LONGEST_WORD = 64;
/** Most tokens of one text; what comes after is not searchable. */
const MOST_TOKENS = 8_000;

const CJK_LETTER = String.raw`(?=[\p{L}\p{N}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`;
const WORD_OR_CJK = new RegExp(
  String.raw`(?:${CJK_LETTER})+|(?:(?!${CJK_LETTER})[\p{L}\p{N}])+`,
  'gu',
);
const ASCII_WORD = /[a-z0-9]+/g;
const CJK = new RegExp(`^${CJK_LETTER}`, 'u');
// eslint-disable-next-line no-control-regex
const ASCII_ONLY = /^[\x00-\x7f]*$/;

const wordsOf = (text: string): readonly string[] =>
  (ASCII_ONLY.test(text)
    ? text.toLowerCase().match(ASCII_WORD)
    : text.normalize('NFKC').toLowerCase().match(WORD_OR_CJK)) ?? [];

/**
 * The tokens under which a text is found: lower-case words, and for Chinese every single character
 * and every pair of neighbours, after NFKC (full-width becomes plain), each once, in order of
 * appearance. At most 8,000 tokens of at most 64 characters; no token holds white space or
 * punctuation, so that they can be joined with blanks.
 *
 * @example searchTokens('路灯 LED') // ['路', '路灯', '灯', 'led']
 */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>();
  for (const word of wordsOf(text)) {
    if (tokens.size >= MOST_TOKENS) break;
    if (!CJK.test(word)) {
      tokens.add(word.slice(0, LONGEST_WORD));
      continue;
    }
    let before = '';
    for (const character of word) {
      if (before) tokens.add(before + character);
      tokens.add(character);
      before = character;
    }
  }
  return tokens.size <= MOST_TOKENS ? [...tokens] : [...tokens].slice(0, MOST_TOKENS);
}

/**
 * The tokens that must all occur for a query to match: words as they are, a Chinese run as its
 * pairs (a lone character as itself). Every answer is a subset of `searchTokens` of the same text.
 *
 * @example searchQueryTokens('文化路 坑') // ['文化', '化路', '坑']
 */
export function searchQueryTokens(query: string): string[] {
  const tokens = new Set<string>();
  for (const word of wordsOf(query)) {
    if (tokens.size >= MOST_TOKENS) break;
    const characters = CJK.test(word) ? [...word] : [];
    if (characters.length < 2) tokens.add(word.slice(0, LONGEST_WORD));
    for (let i = 1; i < characters.length; i++) tokens.add(characters[i - 1]! + characters[i]!);
  }
  return [...tokens].slice(0, MOST_TOKENS);
}
