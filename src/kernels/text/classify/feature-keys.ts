import { BREAK, foldSymbols, symbolBuffer } from './fold-symbols.ts';

/** Longest run of symbols that may be one feature. */
export const longestGram = 4;

/** Keys of features in order of appearance, with repeats; what stands after `length` is old. */
export interface Keys {
  of: Uint32Array;
  length: number;
}

/** An empty buffer for `keysOfText`, which grows it. */
export const keyBuffer = (): Keys => ({ of: new Uint32Array(8192), length: 0 });

/** All bits of a hash mixed: the finaliser of MurmurHash3 (Appleby 2011). */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const symbols = symbolBuffer();

/**
 * Writes the keys of all runs of one to `most` symbols of a text into `into`, replacing what was
 * there; no run crosses a break. A run has another key in another `view`: in a title a word says
 * more than in the text below it. Keys have 32 bits, so that of a million runs about a hundred share
 * theirs with another.
 *
 * @throws RangeError for `most` outside 1 … 4
 */
export function keysOfText(text: string, view: number, most: number, into: Keys): void {
  if (!(most >= 1 && most <= longestGram)) {
    throw new RangeError(`most: got ${most}, wanted 1 … ${longestGram}`);
  }
  foldSymbols(text, symbols);
  const { of: given, length } = symbols;
  if (into.of.length < length * most) into.of = new Uint32Array(length * most * 2);
  const out = into.of;
  const seed = Math.imul(view + 1, 0x9e3779b1);
  let count = 0;
  for (let from = 0; from < length; from++) {
    let hash = seed;
    const end = Math.min(length, from + most);
    for (let at = from; at < end; at++) {
      const symbol = given[at]!;
      if (symbol === BREAK) break;
      hash = Math.imul(hash ^ symbol, 0x01000193);
      hash = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
      out[count++] = mixed(hash);
    }
  }
  into.length = count;
}
