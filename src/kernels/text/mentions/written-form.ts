import { traditionalPairs } from '../traditional-characters.ts';

/** What a unit of a text is to somebody who looks for names. */
export const OTHER = 1;
export const HAN = 2;
export const LETTER = 3;
export const DIGIT = 4;
const BLANK = 5;
const HIDDEN = 6;

/**
 * A text without what hides names: one unit for each that counts, and where it stood. Blanks are left
 * out unless both neighbours are letters or digits.
 */
export interface Written {
  units: Uint16Array;
  /** what each unit is: OTHER, HAN, LETTER or DIGIT */
  kinds: Uint8Array;
  /** UTF-16 offset of each unit in the text as given */
  at: Int32Array;
  /** 1 where blanks stood before the unit: a name may go on there, a word hardly does */
  apart: Uint8Array;
  length: number;
}

const kinds = new Uint8Array(65_536);
const folded = new Uint16Array(65_536);
const simplified = new Map(
  traditionalPairs.map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]),
);

/** Width, case and traditional characters made one, unit for unit, so that offsets hold. */
function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const plain = character.normalize('NFKC').toLowerCase();
  const to = plain.length === 1 ? plain.charCodeAt(0) : unit;
  folded[unit] = simplified.get(to) ?? to;
  const form = String.fromCharCode(folded[unit]!);
  let kind = OTHER;
  // 〇 stands for a digit and is a letter number to Unicode
  if (/\p{Script=Han}/u.test(form) && /[\p{L}\p{N}]/u.test(form)) kind = HAN;
  else if (/\p{Nd}/u.test(form)) kind = DIGIT;
  else if (/\p{L}/u.test(form)) kind = LETTER;
  else if (/[\s\p{Z}]/u.test(character)) kind = BLANK;
  // middle dots stand inside names of estates and are left out by whoever types
  else if (/[\p{Cf}\p{Mn}\u00ad·•‧・]/u.test(character)) kind = HIDDEN;
  kinds[unit] = kind;
  return kind;
}

/** An empty form for `writeForm`, which grows it. */
export const emptyForm = (): Written => sized(1024);

const sized = (size: number): Written => ({
  units: new Uint16Array(size),
  kinds: new Uint8Array(size),
  at: new Int32Array(size + 1),
  apart: new Uint8Array(size),
  length: 0,
});

/** Puts the form of `text` into `into`, or into a larger one, which it returns. */
export function writeForm(text: string, into: Written): Written {
  const form = into.units.length < text.length ? sized(text.length * 2) : into;
  const { units, kinds: kindOf, at, apart } = form;
  let length = 0;
  let blank = -1;
  let before = OTHER;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = kinds[unit] || learn(unit);
    if (kind === BLANK) {
      if (blank < 0) blank = i;
      continue;
    }
    if (kind === HIDDEN) continue;
    const isWord = kind === LETTER || kind === DIGIT;
    if (blank >= 0 && isWord && (before === LETTER || before === DIGIT)) {
      units[length] = 32;
      kindOf[length] = OTHER;
      apart[length] = 0;
      at[length++] = blank;
    }
    units[length] = folded[unit]!;
    kindOf[length] = kind;
    apart[length] = blank >= 0 ? 1 : 0;
    at[length++] = i;
    blank = -1;
    before = kind;
  }
  at[length] = text.length;
  form.length = length;
  return form;
}

/** The form of a name: what `writeForm` makes of it, as a string. */
export function formOf(name: string): string {
  const { units, length } = writeForm(name, emptyForm());
  return String.fromCharCode(...units.subarray(0, length));
}
