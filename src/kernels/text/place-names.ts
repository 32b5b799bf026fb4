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

/** Official ending → the endings people write. The first of each is the official one. */
const ENDINGS: readonly (readonly string[])[] = [
  ['社区居民委员会', '社区居委会', '社区'],
  ['居民委员会', '居委会', '社区'],
  ['村民委员会', '村委会', '村'],
  ['街道办事处', '街道办', '街道'],
  ['镇人民政府', '镇政府', '镇'],
  ['乡人民政府', '乡政府', '乡'],
];

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** All ways to write a name: with any ending of its family. Names of one character are too short. */
function variants(name: string): string[] {
  const written = plain(name.trim());
  for (const family of ENDINGS) {
    const ending = family.find((e) => written.endsWith(e) && written.length > e.length);
    if (!ending) continue;
    const stem = written.slice(0, -ending.length);
    // 小店村村民委员会: the stem already says village
    const bare = stem.endsWith('村') && family.includes('村') ? stem.slice(0, -1) : stem;
    return [written, stem, ...family.map((e) => bare + e)].filter(
      (v) => v !== bare || (v === stem && stem !== bare),
    );
  }
  return written.length > 1 ? [written] : [];
}

/** A number is a name only when it is the whole text: in an address it is a house number. */
const NUMBER = /^\d+$/;

const LATIN = /[a-z0-9]/;

interface Mention {
  codes: readonly string[];
  length: number;
}

/** Names in the text, the longest first, none inside another. */
function mentionsIn(
  text: string,
  codesOf: ReadonlyMap<string, readonly string[]>,
  lengths: readonly number[],
): Mention[] {
  const taken = new Uint8Array(text.length);
  const found: Mention[] = [];
  for (const length of lengths) {
    for (let i = 0; i + length <= text.length; i++) {
      if (taken[i] || taken[i + length - 1]) continue;
      const codes = codesOf.get(text.slice(i, i + length));
      if (!codes || cutsWord(text, i, length)) continue;
      taken.fill(1, i, i + length);
      found.push({ codes, length });
    }
  }
  return found;
}

const cutsWord = (text: string, start: number, length: number) =>
  (LATIN.test(text[start]!) && LATIN.test(text[start - 1] ?? ' ')) ||
  (LATIN.test(text[start + length - 1]!) && LATIN.test(text[start + length] ?? ' '));

/**
 * Finds places by the names that people write: full names, the usual short endings (社区居民委员会 =
 * 社区居委会 = 社区, 村民委员会 = 村委会 = 村, 街道办事处 = 街道办 = 街道) and aliases. A text that is
 * a code is that place. Of several names the one wins that most other names in the text confirm (its street, its
 * district), then the longest; places still equal give their common ancestor, unless that is the
 * root. Grids and cells have no names of their own and are found by code only.
 */
export function buildPlaceNames(places: readonly NamedPlace[]): PlaceNames {
  const byCode = new Map(places.map((place) => [place.code, place]));
  const codesOf = new Map<string, string[]>();
  const whole = new Map(places.map((place) => [place.code, place.code]));
  for (const place of places) {
    if (place.kind === 'grid' || place.kind === 'cell') continue;
    const names = [place.label.zh, place.label.en, ...(place.aliases ?? [])];
    for (const number of names.filter((name) => NUMBER.test(name))) whole.set(number, place.code);
    for (const name of new Set(names.filter((n) => !NUMBER.test(n)).flatMap(variants))) {
      const codes = codesOf.get(name);
      if (codes) codes.push(place.code);
      else codesOf.set(name, [place.code]);
    }
  }
  const lengths = [...new Set([...codesOf.keys()].map((name) => name.length))].sort(
    (a, b) => b - a,
  );
  const lineage = (code: string): string[] => {
    const line: string[] = [];
    for (
      let at = byCode.get(code);
      at;
      at = at.parent === null ? undefined : byCode.get(at.parent)
    ) {
      line.unshift(at.code);
    }
    return line;
  };
  const common = (codes: readonly string[]): string | undefined => {
    const lines = codes.map(lineage);
    const first = lines[0]!;
    let depth = 0;
    while (depth < first.length && lines.every((line) => line[depth] === first[depth])) depth += 1;
    return depth > 1 ? first[depth - 1] : undefined;
  };
  return {
    find(text) {
      const written = plain(text);
      const code = whole.get(text.trim());
      if (code !== undefined) return code;
      const mentions = mentionsIn(written, codesOf, lengths);
      if (mentions.length === 0) return undefined;
      const scored = mentions.flatMap(({ codes, length }) =>
        codes.map((candidate) => {
          const line = lineage(candidate);
          const confirmed = mentions.filter((m) => m.codes.some((c) => line.includes(c))).length;
          return { code: candidate, score: confirmed * 1000 + length };
        }),
      );
      const top = Math.max(...scored.map((s) => s.score));
      const best = [...new Set(scored.filter((s) => s.score === top).map((s) => s.code))];
      return best.length === 1 ? best[0] : common(best);
    },
  };
}
