import { placeVariants, plainName } from './place-variants.ts';

/** What names need of a place; see Place of the model. */
export interface NamedPlace {
  code: string;
  parent: string | null;
  kind: string;
  label: { zh: string; en: string };
  aliases?: readonly string[] | undefined;
}

export interface PlaceNames {
  /** code of the place that a text speaks of; undefined when it names none, or several far apart */
  find(text: string): string | undefined;
}

/** A number is a name only when it is the whole text: in an address it is a house number. */
const NUMBER = /^\d+$/;

const LATIN = /[a-z0-9]/;

interface Mention {
  codes: readonly string[];
  start: number;
  length: number;
}

/** Names by their first character, with the lengths that occur: most of a text begins no name. */
interface Names {
  codesOf: ReadonlyMap<string, readonly string[]>;
  lengthsOf: ReadonlyMap<string, readonly number[]>;
}

const cutsWord = (text: string, start: number, length: number) =>
  (LATIN.test(text[start]!) && LATIN.test(text[start - 1] ?? ' ')) ||
  (LATIN.test(text[start + length - 1]!) && LATIN.test(text[start + length] ?? ' '));

/** Names in the text, the longest first, none inside another. */
function mentionsIn(text: string, { codesOf, lengthsOf }: Names): Mention[] {
  const all: Mention[] = [];
  for (let start = 0; start < text.length; start++) {
    const lengths = lengthsOf.get(text[start]!);
    if (!lengths) continue;
    for (const length of lengths) {
      const codes = codesOf.get(text.slice(start, start + length));
      if (codes && !cutsWord(text, start, length)) all.push({ codes, start, length });
    }
  }
  if (all.length < 2) return all;
  const taken = new Uint8Array(text.length);
  return all
    .sort((a, b) => b.length - a.length || a.start - b.start)
    .filter(({ start, length }) => {
      // what was taken before is at least as long: an overlap reaches one of the ends
      if (taken[start] || taken[start + length - 1]) return false;
      taken.fill(1, start, start + length);
      return true;
    });
}

/** All ways to name the places, and the texts that are a place as a whole: codes and numbers. */
function namesOf(places: readonly NamedPlace[]): Names & { whole: ReadonlyMap<string, string> } {
  const codesOf = new Map<string, string[]>();
  const whole = new Map(places.map((place) => [place.code, place.code]));
  for (const place of places) {
    if (place.kind === 'grid' || place.kind === 'cell') continue;
    const names = [place.label.zh, place.label.en, ...(place.aliases ?? [])];
    for (const number of names.filter((name) => NUMBER.test(name))) whole.set(number, place.code);
    for (const name of new Set(
      names.filter((n) => !NUMBER.test(n)).flatMap((n) => placeVariants(n).written),
    )) {
      const codes = codesOf.get(name);
      if (codes) codes.push(place.code);
      else codesOf.set(name, [place.code]);
    }
  }
  const lengthsOf = new Map<string, number[]>();
  for (const name of codesOf.keys()) {
    const lengths = lengthsOf.get(name[0]!);
    if (!lengths) lengthsOf.set(name[0]!, [name.length]);
    else if (!lengths.includes(name.length)) lengths.push(name.length);
  }
  return { codesOf, lengthsOf, whole };
}

/** Codes from the root to each place. */
function linesOf(places: readonly NamedPlace[]): ReadonlyMap<string, readonly string[]> {
  const parents = new Map(places.map((place) => [place.code, place.parent]));
  const line = (code: string): string[] => {
    const up: string[] = [code];
    for (let at = parents.get(code); at && !up.includes(at); at = parents.get(at)) up.unshift(at);
    return up;
  };
  return new Map(places.map(({ code }) => [code, line(code)]));
}

/** The last place that all lines share, unless it is the root. */
function commonAncestor(lines: readonly (readonly string[])[]): string | undefined {
  const [first = []] = lines;
  let depth = 0;
  while (depth < first.length && lines.every((line) => line[depth] === first[depth])) depth += 1;
  return depth > 1 ? first[depth - 1] : undefined;
}

/**
 * Finds places by the names that people write: full names, the usual short endings (社区居民委员会 =
 * 社区居委会 = 社区, 村民委员会 = 村委会 = 村, 街道办事处 = 街道办 = 街道) and aliases. A text that is
 * nothing but a code or a number is looked up as such. Of several names the one wins that most
 * other names in the text confirm (its street, its district), then the longest; places still equal
 * give their common ancestor, unless that is the root. Grids and cells have no names of their own
 * and are found by code only.
 */
export function buildPlaceNames(places: readonly NamedPlace[]): PlaceNames {
  const names = namesOf(places);
  const lines = linesOf(places);
  return {
    find(text) {
      const whole = names.whole.get(text.trim());
      if (whole !== undefined) return whole;
      const mentions = mentionsIn(plainName(text), names);
      const scored = mentions.flatMap(({ codes, length }) =>
        codes.map((code) => {
          const line = lines.get(code)!;
          const confirmed = mentions.filter((m) => m.codes.some((c) => line.includes(c))).length;
          return { code, score: confirmed * 1000 + length };
        }),
      );
      const top = Math.max(...scored.map((s) => s.score));
      const best = [...new Set(scored.filter((s) => s.score === top).map((s) => s.code))];
      return best.length < 2 ? best[0] : commonAncestor(best.map((code) => lines.get(code)!));
    },
  };
}
