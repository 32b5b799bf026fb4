import type { MentionKind } from './place-words.ts';

/** An address or crossing in a text, UTF-16 offsets. */
export interface EnglishAddress {
  kind: MentionKind;
  start: number;
  end: number;
}

const STREET_WORDS =
  'street|st|avenue|ave|av|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|place|pl|square|sq|terrace|ter|parkway|pkwy|highway|hwy|way|circle|cir|alley|row|wharf|turnpike|expressway';
/** One to three words that begin with a capital or a number, then what kind of street it is. */
const STREET = String.raw`(?:(?:[NSEW]|North|South|East|West)\.?\s)?(?:[A-Z0-9][A-Za-z0-9'’.-]{0,24}\s){1,3}?(?:${STREET_WORDS})\b\.?`;
const LANDMARK = String.raw`(?:[A-Z][A-Za-z'’.-]{0,24}\s){1,3}(?:Park|Playground|School|Hospital|Library|Station|Plaza|Mall|Bridge|Cemetery|Church|Market)\b`;

const insensitive = (pattern: string) =>
  // only the words of streets are free in case: names begin with capitals
  pattern.replaceAll(
    STREET_WORDS,
    STREET_WORDS.replaceAll(/\b[a-z]/g, (c) => `[${c}${c.toUpperCase()}]`),
  );

const CROSSING = new RegExp(
  insensitive(
    String.raw`\b${STREET}\s?(?:and|at|&|/|@)\s?${STREET}|\b(?:corner|intersection)\sof\s${STREET}\s(?:and|&)\s${STREET}`,
  ),
  'gu',
);
const HOUSE = new RegExp(insensitive(String.raw`\b\d{1,5}[A-Z]?(?:-\d{1,5})?\s${STREET}`), 'gu');
const ROAD = new RegExp(insensitive(String.raw`\b${STREET}`), 'gu');
const PLACES = new RegExp(LANDMARK, 'gu');

const KINDS: readonly (readonly [MentionKind, RegExp])[] = [
  ['crossing', CROSSING],
  ['building', HOUSE],
  ['road', ROAD],
  ['landmark', PLACES],
];

const WORTH_LOOKING = new RegExp(
  String.raw`[A-Za-z0-9]\s(?:${STREET_WORDS}|park|playground|school|hospital|library|station|plaza|mall|bridge|cemetery|church|market)\b`,
  'iu',
);

/** Street addresses, streets, crossings and landmarks of an English text, none overlapping. */
export function englishAddresses(text: string): EnglishAddress[] {
  if (!WORTH_LOOKING.test(text)) return [];
  const found: EnglishAddress[] = [];
  let left = text;
  for (const [kind, pattern] of KINDS) {
    const spans = Array.from(left.matchAll(pattern), (match) => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
    }));
    found.push(...spans);
    // as many blanks as were taken: offsets hold, and nothing is found twice
    left = left.replace(pattern, (taken) => '\u0000'.repeat(taken.length));
  }
  return found.sort((a, b) => a.start - b.start);
}
