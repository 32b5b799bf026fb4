import type { Label } from '../../model/label.ts';

interface Named {
  code: string;
  label: Label;
  aliases: readonly string[];
}

/** Names of things that a text may call by several words. */
export interface NameIndex {
  /** codes of those that are called exactly so */
  exact(words: string): readonly string[];
  /** codes whose longest name stands in the words; several where that name is shared */
  inside(words: string): readonly string[];
}

/** Words in one spelling: half-width, small letters, no blanks. */
export const foldWords = (words: string): string =>
  words.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** Lays out codes, labels in both languages and aliases. */
export function makeNameIndex(items: readonly Named[]): NameIndex {
  const codes = new Map<string, string[]>();
  for (const { code, label, aliases } of items) {
    for (const name of new Set([code, label.zh, label.en, ...aliases].map(foldWords))) {
      const known = codes.get(name);
      if (known) known.push(code);
      else codes.set(name, [code]);
    }
  }
  const names = [...codes.keys()].filter((name) => name.length > 1);
  names.sort((a, b) => b.length - a.length);
  return {
    exact: (words) => codes.get(foldWords(words)) ?? [],
    inside: (words) => {
      const folded = foldWords(words);
      const name = names.find((one) => folded.includes(one));
      return name === undefined ? [] : codes.get(name)!;
    },
  };
}
