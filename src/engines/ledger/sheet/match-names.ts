import type { Book } from '../book.ts';
import { foldName } from './fold-cell.ts';

/** A name that was looked for: found by its exact name, inside other words, or not. */
export interface Match {
  code: string;
  sure: boolean;
}

/** What names a whole made of the other rows. */
const totals = /^(?:.{0,6}(?:合计|总计|小计)|共计|全市|全省|全区|全县|总数|total|all)$/iu;
const fillers = /(?:情况|指标|统计表|一览表|数据|主要|各县\(?市、?区\)?)/gu;

export const isTotal = (name: string): boolean => totals.test(foldName(name));

const theOnly = <T>(items: readonly T[]): T | undefined =>
  items.length === 1 ? items[0] : undefined;

/** Endings that a table leaves out of a name or adds to it. */
const loose = (name: string): string[] => {
  const bare = name.replaceAll(/[“”"「」]/gu, '');
  const ends = bare.replace(/(?:总额|总量|合计|情况|数|值|额)$/u, '');
  return [...new Set([name, bare, ends.length > 1 ? ends : bare])];
};

interface Names {
  indicators: ReadonlyMap<string, readonly string[]>;
  territories: ReadonlyMap<string, readonly string[]>;
}

interface Called {
  code: string;
  label: { zh: string; en: string };
  aliases: readonly string[];
}

function namesOf(things: readonly Called[]): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const { code, label, aliases } of things)
    for (const name of new Set([code, label.zh, label.en, ...aliases].map(foldName)))
      codes.set(name, [...(codes.get(name) ?? []), code]);
  return codes;
}

const kept = new WeakMap<Book, Names>();

/** Exact names of a book, folded once: a sheet asks for thousands. */
function exactNames(book: Book): Names {
  let names = kept.get(book);
  if (!names) {
    names = { indicators: namesOf(book.indicators), territories: namesOf(book.territories) };
    kept.set(book, names);
  }
  return names;
}

/**
 * The indicator that a path of labels names, outer words first: the innermost name by itself, else
 * joined with those around it (第一产业 over 增加值). Undefined where nothing is like it.
 */
export function findIndicatorIn(book: Book, path: readonly string[]): Match | undefined {
  const names = path.filter((name) => name !== '');
  const inner = names.at(-1);
  if (inner === undefined) return undefined;
  const { indicators } = exactNames(book);
  const joined = names.slice(0, -1).map((_, i) => names.slice(i).join(''));
  // 人口比重 over 0-14岁 is the 0-14岁人口比重 of everybody else
  const turned = names.length > 1 ? [...names].reverse().join('') : inner;
  for (const name of [...joined, inner, turned].map(foldName)) {
    const code = theOnly(indicators.get(name) ?? []);
    if (code !== undefined) return { code, sure: true };
  }
  // guesses, from the words nearest to the figure: a person says yes
  for (const words of [inner, ...joined]) {
    for (const name of loose(words.replaceAll(fillers, ''))) {
      const found = theOnly(book.indicatorsNamed(name));
      const sure = indicators.get(foldName(name))?.length === 1;
      if (found) return { code: found.code, sure };
    }
  }
  return undefined;
}

/** The indicator of an outer label, where the inner ones only say which aspect of it. */
export function findOuterIndicator(book: Book, path: readonly string[]): Match | undefined {
  for (let to = path.length; to > 0; to--) {
    const found = findIndicatorIn(book, path.slice(0, to));
    if (found) return found;
  }
  return undefined;
}

/** The territory that a label names; by code, by name, or inside other words. */
export function findTerritoryIn(book: Book, name: string): Match | undefined {
  const folded = foldName(name);
  if (folded === '' || isTotal(name)) return undefined;
  const exact = exactNames(book).territories.get(folded) ?? [];
  const plain = exact.filter((code) => !book.territoryOf(code)?.variantOf);
  const only = theOnly(exact.length > 1 ? plain : exact);
  if (only !== undefined) return { code: only, sure: true };
  if (exact.length > 1) return undefined;
  const inside = book.findTerritory(name);
  return inside && { code: inside.code, sure: false };
}

/**
 * The territory of a total: the one above all that stand beside it. Sure where it is called by the
 * kind of place (全市) or where nobody below is missing.
 */
export function findTotal(book: Book, name: string, beside: readonly string[]): Match | undefined {
  const others = [...new Set(beside)];
  if (others.length === 0) return undefined;
  const parents = new Set(others.map((code) => book.territoryOf(code)?.parent));
  const parent = parents.size === 1 ? [...parents][0] : undefined;
  const above = parent === undefined ? undefined : book.territoryOf(parent);
  if (!above) return undefined;
  const word = foldName(name);
  const byKind = { city: '全市', province: '全省', district: '全区', county: '全县' } as Record<
    string,
    string
  >;
  const isKind = byKind[above.kind] !== undefined && word.startsWith(byKind[above.kind]!);
  const below = book.territoriesBelow(above.code).filter((one) => !one.variantOf);
  const isWhole = below.every((one) => others.includes(one.code));
  return { code: above.code, sure: isKind || isWhole };
}
