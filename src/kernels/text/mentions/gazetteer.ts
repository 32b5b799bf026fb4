import type { NamedPlace } from '../place-names.ts';
import { placeVariants } from '../place-variants.ts';
import { alikeUnits } from './alike-characters.ts';
import { NameAutomaton } from './name-automaton.ts';
import { breaks, commonStems, endings, joined, type MentionKind } from './place-words.ts';
import { formOf } from './written-form.ts';

/** A place with its point, WGS84, where it has one. */
export interface GazetteerPlace extends NamedPlace {
  lat?: number | null | undefined;
  lon?: number | null | undefined;
}

/** A name that people use for a place without its being in the tree, and how many acts say so. */
export interface LearnedAlias {
  text: string;
  place: string;
  support: number;
}

/** How a name belongs to a place. */
export type NameSource = 'name' | 'short' | 'alias' | 'learned';

/** One way to write a place, or several of them: places that share it. */
export interface KnownName {
  form: string;
  of: { place: number; source: NameSource; support: number }[];
}

/** What the automaton knows of one spelling; spellings that are alike share an entry. */
export interface Entry {
  names: KnownName[];
  /** bare stems: believed only where something around them says that a place is meant */
  stems: KnownName[];
  ending: { form: string; kind: MentionKind }[];
  breaks: string[];
  joined: string[];
}

/** The places of a district, made ready to be found in texts. */
export interface Gazetteer {
  places: readonly GazetteerPlace[];
  /** numbers of the places from the root down to each place, itself included */
  lines: readonly (readonly number[])[];
  numberOf: ReadonlyMap<string, number>;
  automaton: NameAutomaton;
  entries: readonly Entry[];
  /** stems and learned names by their form, for what is found by its shape */
  stems: ReadonlyMap<string, KnownName>;
}

const NUMERALS = '零一二三四五六七八九';

/** 1 … 99 as Chinese write it. */
function chineseNumber(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : NUMERALS[tens]}十`;
  return head + (ones === 0 && n > 0 ? '' : NUMERALS[ones]);
}

const numberByChinese = new Map(
  Array.from({ length: 99 }, (_, i) => [chineseNumber(i + 1), i + 1]),
);

/** A name with its numbers in the other way of writing: 向阳一社区 and 向阳1社区. */
function otherNumbers(name: string): string | undefined {
  const other = /\d/.test(name)
    ? name.replace(/\d+/g, (digits) =>
        Number(digits) > 0 && Number(digits) < 100 ? chineseNumber(Number(digits)) : digits,
      )
    : name.replace(/[一二三四五六七八九十]+/g, (han) => String(numberByChinese.get(han) ?? han));
  return other === name ? undefined : other;
}

class NameBook {
  readonly names = new Map<string, KnownName>();
  readonly stems = new Map<string, KnownName>();

  add(to: 'names' | 'stems', text: string, place: number, source: NameSource, support = 0): void {
    for (const written of [text, otherNumbers(text)]) {
      const form = written === undefined ? '' : formOf(written);
      if (form.length < 2) continue;
      const known = this[to].get(form);
      if (!known) this[to].set(form, { form, of: [{ place, source, support }] });
      else if (!known.of.some((one) => one.place === place))
        known.of.push({ place, source, support });
    }
  }
}

const isNumber = (name: string) => /^\d+$/.test(name.trim());

/** A name of a region that carries no number or grid and so may stand in a text. */
function bookOf(places: readonly GazetteerPlace[], aliases: readonly LearnedAlias[]): NameBook {
  const book = new NameBook();
  const numberOf = new Map(places.map(({ code }, i) => [code, i]));
  for (const [i, place] of places.entries()) {
    if (place.kind === 'grid' || place.kind === 'cell') continue;
    const official = [place.label.zh, place.label.en].filter((name) => !isNumber(name));
    for (const name of official) {
      const { written, stem } = placeVariants(name);
      for (const [at, form] of written.entries())
        book.add('names', form, i, at === 0 ? 'name' : 'short');
      if (stem !== undefined) book.add('stems', stem, i, 'short');
    }
    for (const name of (place.aliases ?? []).filter((alias) => !isNumber(alias))) {
      for (const form of placeVariants(name).written) book.add('names', form, i, 'alias');
    }
  }
  for (const { text, place, support } of aliases) {
    const i = numberOf.get(place);
    if (i !== undefined) book.add('names', text, i, 'learned', support);
  }
  return book;
}

const aliked = (form: string): string =>
  Array.from({ length: form.length }, (_, i) => {
    const unit = form.charCodeAt(i);
    return String.fromCharCode(alikeUnits.get(unit) ?? unit);
  }).join('');

function entriesOf(book: NameBook): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const at = (form: string): Entry => {
    const key = aliked(form);
    let entry = entries.get(key);
    if (!entry) {
      entry = { names: [], stems: [], ending: [], breaks: [], joined: [] };
      entries.set(key, entry);
    }
    return entry;
  };
  for (const name of book.names.values()) at(name.form).names.push(name);
  for (const stem of book.stems.values()) {
    if (!book.names.has(stem.form)) at(stem.form).stems.push(stem);
  }
  for (const [form, kind] of endings) at(formOf(form)).ending.push({ form: formOf(form), kind });
  for (const word of breaks) at(formOf(word)).breaks.push(formOf(word));
  for (const word of joined) at(formOf(word)).joined.push(formOf(word));
  return entries;
}

function linesOf(places: readonly GazetteerPlace[], numberOf: ReadonlyMap<string, number>) {
  const line = (number: number): number[] => {
    const up = [number];
    for (let at = places[number]!.parent; at !== null;) {
      const parent = numberOf.get(at);
      if (parent === undefined || up.includes(parent)) break;
      up.unshift(parent);
      at = places[parent]!.parent;
    }
    return up;
  };
  return places.map((_, i) => line(i));
}

/**
 * Compiles the names of a district's places (with the endings people write, aliases, numbers in either
 * way of writing) and the names that were learned from corrections. Grids and cells have no names.
 * A learned name of a place that is not in the tree any more is left out.
 */
export function compileGazetteer(
  places: readonly GazetteerPlace[],
  aliases: readonly LearnedAlias[] = [],
): Gazetteer {
  const numberOf = new Map(places.map(({ code }, i) => [code, i]));
  const book = bookOf(places, aliases);
  const entries = entriesOf(book);
  return {
    places,
    lines: linesOf(places, numberOf),
    numberOf,
    automaton: new NameAutomaton([...entries.keys()], alikeUnits),
    entries: [...entries.values()],
    stems: book.stems,
  };
}

/** Whether a stem is also a word of every day, so that it names nothing by itself. */
export const isCommonStem = (stem: string): boolean => commonStems.has(stem);
