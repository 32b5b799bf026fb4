const marks = /[\s“”"'‘’「」『』《》()（）[\]·*_、，,]/gu;
const stopWords = new Set(['the', 'of', 'in', 'a', 'an', 'and', 'at', 'for', 'to', 'on', 's']);

/** Words in one spelling: half-width, small letters, without quotes, brackets and blanks. */
export const foldName = (words: string): string =>
  words.normalize('NFKC').toLowerCase().replaceAll(marks, '');

/** Pairs of Chinese characters and whole Latin words: what two names can have in common. */
export function gramsOf(words: string): Set<string> {
  const grams = new Set<string>();
  const text = words.normalize('NFKC').toLowerCase();
  for (const [word] of text.matchAll(/[a-z0-9]+/g)) {
    if (stopWords.has(word)) continue;
    grams.add(word.length > 4 ? word.replace(/(?:ies|y|s)$/, '') : word);
  }
  const han = text
    .replaceAll(/[a-z0-9]+/g, ' ')
    .replaceAll(/[\s“”"'‘’「」『』《》()、，,·*_的]/g, '');
  for (const [run] of han.matchAll(/[\u3400-\u9fff]+/g)) {
    if (run.length === 1) grams.add(run);
    for (let at = 0; at + 1 < run.length; at += 1) grams.add(run.slice(at, at + 2));
  }
  return grams;
}

/** What part of `inner` is found in `outer`, 0 to 1. */
export function coverage(inner: ReadonlySet<string>, outer: ReadonlySet<string>): number {
  if (inner.size === 0) return 0;
  let common = 0;
  for (const gram of inner) if (outer.has(gram)) common += 1;
  return common / inner.size;
}
