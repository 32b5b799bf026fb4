import type { Gazetteer, KnownName } from './gazetteer.ts';
import { emptyHits } from './name-automaton.ts';
import type { MentionKind } from './place-words.ts';
import { emptyForm, HAN, LETTER, DIGIT, writeForm, type Written } from './written-form.ts';

/** A name of the gazetteer in a text: units of its written form. */
export interface NameHit {
  name: KnownName;
  start: number;
  end: number;
  /** one character differs and sounds or looks alike */
  typo: boolean;
}

export interface EndingHit {
  kind: MentionKind;
  form: string;
  start: number;
  end: number;
}

/** What stands in a text, in units of its written form. */
export interface Reading {
  form: Written;
  names: NameHit[];
  stems: NameHit[];
  /** of each end the longest, in the order of the text */
  endings: EndingHit[];
  /** length of the longest break that ends before each unit, 0 where none does */
  breakAt: Uint8Array;
}

let form = emptyForm();
let breakAt = new Uint8Array(1024);
const hits = emptyHits();

/** In how many units a spelling differs from the text that ends at `end`; 2 stands for more. */
function differences(spelling: string, units: Uint16Array, end: number): number {
  let differ = 0;
  const start = end - spelling.length;
  for (let i = 0; i < spelling.length && differ < 2; i++) {
    if (spelling.charCodeAt(i) !== units[start + i]) differ += 1;
  }
  return differ;
}

const isWord = (kind: number | undefined) => kind === LETTER || kind === DIGIT;

/** Names of letters never begin or end inside a word. */
const cutsWord = ({ kinds, length }: Written, start: number, end: number): boolean =>
  (start > 0 && isWord(kinds[start]) && kinds[start] === LETTER && isWord(kinds[start - 1])) ||
  (end < length && kinds[end - 1] === LETTER && isWord(kinds[end]));

/** Shorter names with a character of another are too often another name. */
const SHORTEST_TYPO = 3;

/**
 * Everything in a text that the gazetteer knows. The answer is good until the next call: its buffers
 * are used again.
 */
export function readHits(gazetteer: Gazetteer, text: string): Reading {
  form = writeForm(text, form);
  const { units, length } = form;
  if (breakAt.length <= length) breakAt = new Uint8Array(form.units.length + 1);
  else breakAt.fill(0, 0, length + 1);
  gazetteer.automaton.search(units, length, hits);
  const reading: Reading = { form, names: [], stems: [], endings: [], breakAt };
  const held: { start: number; end: number }[] = [];
  for (let h = 0; h < hits.length; h++) {
    const entry = gazetteer.entries[hits.name[h]!]!;
    const end = hits.end[h]!;
    for (const word of entry.breaks) {
      if (differences(word, units, end) === 0 && breakAt[end]! < word.length)
        breakAt[end] = word.length;
    }
    for (const { form: spelling, kind } of entry.ending) {
      if (differences(spelling, units, end) > 0) continue;
      // the first of an end is the longest
      if (reading.endings.at(-1)?.end !== end) {
        reading.endings.push({ kind, form: spelling, start: end - spelling.length, end });
      }
    }
    for (const word of entry.joined) {
      if (differences(word, units, end) === 0) held.push({ start: end - word.length, end });
    }
    if (entry.names.length > 0) addNames(reading.names, entry.names, end);
    if (entry.stems.length > 0) addNames(reading.stems, entry.stems, end, 0);
  }
  for (const { start, end } of held) breakAt.fill(0, start + 1, end);
  return reading;
}

function addNames(to: NameHit[], names: readonly KnownName[], end: number, most = 1): void {
  for (const name of names) {
    const differ = differences(name.form, form.units, end);
    const start = end - name.form.length;
    const allowed = name.form.length >= SHORTEST_TYPO && form.kinds[start] === HAN ? most : 0;
    if (differ <= allowed && !cutsWord(form, start, end)) {
      to.push({ name, start, end, typo: differ > 0 });
    }
  }
}

/** Names that do not overlap: exact ones before such with a slip, then the first, then the longest. */
export function apartNames(names: readonly NameHit[]): NameHit[] {
  const chosen: NameHit[] = [];
  const byPlace = (a: NameHit, b: NameHit) => a.start - b.start || b.end - a.end;
  const take = (wanted: readonly NameHit[]) => {
    const free: NameHit[] = [];
    let from = 0;
    let taken = 0;
    for (const hit of wanted) {
      while (taken < chosen.length && chosen[taken]!.end <= hit.start) taken += 1;
      const overlaps = chosen[taken] !== undefined && chosen[taken]!.start < hit.end;
      // spellings that differ in one character from the same words are told together
      const same = free.at(-1);
      if (hit.typo && same?.start === hit.start && same.end === hit.end) free.push(hit);
      else if (hit.start >= from && !overlaps) {
        free.push(hit);
        from = hit.end;
      }
    }
    chosen.push(...free);
    chosen.sort(byPlace);
  };
  const ordered = names.toSorted(byPlace);
  take(ordered.filter((hit) => !hit.typo));
  const slips = ordered.filter((hit) => hit.typo);
  if (slips.length > 0) take(slips);
  return chosen;
}
