import { foldSymbols, symbolBuffer } from './fold-symbols.ts';

/** A field shorter than this (如题, 投诉) is no sign that two texts are the same. */
const tellingLength = 8;

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Which texts are the same: equal numbers say so. `name` is the least text of the group, folded. */
interface TextGroups {
  group: Int32Array;
  name: ReadonlyMap<number, string>;
}

/**
 * Groups texts that are the same: a telling field of them is, whatever their width, case, blanks and
 * punctuation, or all fields together; so is whatever is the same as one that is the same.
 */
export function textGroups(texts: readonly (readonly string[])[]): TextGroups {
  const symbols = symbolBuffer();
  const folded = (text: string) => {
    foldSymbols(text, symbols);
    return symbols.of.subarray(0, symbols.length).filter((s) => s > 0);
  };
  const group = texts.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (group[root] !== root) root = group[root]!;
    group[i] = root;
    return root;
  };
  const first = new Map<string, number>();
  const least = new Map<number, string>();
  const names: string[] = [];
  for (const [i, fields] of texts.entries()) {
    const parts = fields.map(folded);
    const whole = parts.map((part) => part.join(' ')).join('\n');
    names.push(whole);
    const telling = parts.filter((part) => part.length >= tellingLength).map((p) => p.join(' '));
    for (const text of [whole, ...telling]) {
      const other = first.get(text);
      if (other === undefined) first.set(text, i);
      else group[rootOf(i)] = rootOf(other);
    }
  }
  for (const [i, name] of names.entries()) {
    const root = rootOf(i);
    const so = least.get(root);
    if (so === undefined || name < so) least.set(root, name);
  }
  return { group: Int32Array.from(texts, (_, i) => rootOf(i)), name: least };
}

/**
 * Deals texts out to `folds` parts such that the same text is never in two (see `textGroups`).
 * Returns the part of each, 0 … folds − 1; the same texts are dealt out the same way every time, in
 * whatever order they come.
 */
export function textFolds(texts: readonly (readonly string[])[], folds: number): Uint8Array {
  if (!(folds >= 2 && folds <= 100)) throw new RangeError(`folds: got ${folds}, wanted 2 … 100`);
  const { group, name } = textGroups(texts);
  // a group goes where its least text goes: which of them came first must not matter
  return Uint8Array.from(group, (root) => hashOf(name.get(root)!) % folds);
}
