/** Longer texts are read to here: who writes more repeats it. */
const longestText = 3_000;

// what nobody sees when reading: zero-width characters, direction marks, soft hyphens
const unseen = /[\p{Cf}\p{Mn}\ufe0f]/gu;
const symbol = /\p{Script=Han}|[\p{L}\p{N}]+/gu;
const han = /^\p{Script=Han}/u;

/** A text as it is compared: full-width letters plain, small letters, nothing unseen. */
export const plainText = (text: string): string =>
  text.slice(0, longestText).normalize('NFKC').replace(unseen, '').toLowerCase();

/** Characters that join words: a pair with one of them is seldom what a message is about. */
const grammar = new Set(
  '的了是在有没不我你他她它们这那和与及到都很也就还要能请为被把从等个吗呢吧啊其已将于',
);

/**
 * Runs of symbols of a plain text, each a Chinese character or a whole word or number; nothing
 * joins over punctuation.
 */
function runsOf(plain: string): string[][] {
  const runs: string[][] = [];
  let end = -1;
  let run: string[] = [];
  for (const match of plain.matchAll(symbol)) {
    const gap = plain.slice(end, match.index);
    if (end < 0 || /[^\s]/.test(gap)) runs.push((run = []));
    run.push(match[0]);
    end = match.index + match[0].length;
  }
  return runs;
}

const isWord = (s: string) => s.length > 2 && !han.test(s) && !/^\d+$/.test(s);

/**
 * What a plain text says, and how often: pairs and threes of symbols without joining words, words
 * of letters alone.
 */
export function countTerms(plain: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const run of runsOf(plain)) {
    for (let i = 0; i < run.length; i++) {
      const a = run[i]!;
      if (isWord(a)) add(a);
      const b = run[i + 1];
      if (b === undefined || grammar.has(a) || grammar.has(b)) continue;
      add(`${a} ${b}`);
      const c = run[i + 2];
      if (c !== undefined && !grammar.has(c)) add(`${a} ${b} ${c}`);
    }
  }
  return counts;
}
