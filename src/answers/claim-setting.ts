import type { Claim } from '../kernels/figures/claim.ts';
import type { Book } from '../engines/ledger/book.ts';
import type { Territory } from '../model/territory.ts';
import { splitSentences, type Sentence } from './split-sentences.ts';

/** A claim with the words around it and the territory it is about. */
export interface PlacedClaim {
  claim: Claim;
  /** UTF-16 offsets */
  start: number;
  end: number;
  sentence: Sentence;
  territory: string;
  /** words of the sentence between the number before and this one */
  before: string;
  /** words up to the next mark or number */
  after: string;
}

/** Code points → UTF-16 units. */
export function unitOffsets(text: string): (point: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (point) => point;
  const offsets: number[] = [];
  let at = 0;
  for (const point of text) {
    offsets.push(at);
    at += point.length;
  }
  offsets.push(at);
  return (point) => offsets[point] ?? text.length;
}

interface Name {
  words: string;
  territory: Territory;
}

const boundary = /^$|[\s,，;；。.:：(（!?！？“]$|(?:其中|而|但|和|与|较|对|在|由)$/;
const isLatinName = (words: string) => /^[\x20-\x7e]+$/.test(words);

/** Every name of every territory; where one is counted in two ways, the plain one bears the name. */
function namesOf(book: Book): Name[] {
  const names = new Map<string, Name>();
  const put = (words: string, territory: Territory) => {
    // 新乡 alone stands at the head of too many other names
    const whole = isLatinName(words) || /[省市县区国州]$/.test(words);
    if (whole && words.length > 1 && !names.has(words)) names.set(words, { words, territory });
  };
  const plainFirst = [...book.territories].sort(
    (a, b) => Number(a.variantOf !== undefined) - Number(b.variantOf !== undefined),
  );
  for (const territory of plainFirst) {
    for (const words of [territory.label.zh, territory.label.en, ...territory.aliases])
      put(words, territory);
    const short = /^([A-Z][a-z]+) (?:District|City|County|Province)$/.exec(territory.label.en)?.[1];
    if (short) put(short, territory);
  }
  return [...names.values()].sort((a, b) => b.words.length - a.words.length);
}

interface Place {
  at: number;
  territory: Territory;
}

/** Territories that a sentence speaks of, in order: names that begin a phrase, not parts of other names. */
function placesIn(text: string, names: readonly Name[]): Place[] {
  const places: Place[] = [];
  const taken: [number, number][] = [];
  for (const { words, territory } of names) {
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const end = at + words.length;
      if (taken.some(([from, to]) => at < to && end > from)) continue;
      taken.push([at, end]);
      const before = text.slice(0, at);
      const follows = isLatinName(words)
        ? /^(?![a-z])/
        : /^(?!第|首届|人民医院|委|政府|级|[\d一二三四五六七八九十]+个|[中前]?[列位])/;
      const begins = isLatinName(words) ? !/[A-Za-z]$/.test(before) : boundary.test(before);
      if (begins && follows.test(text.slice(end))) places.push({ at, territory });
    }
  }
  return places.sort((a, b) => a.at - b.at);
}

const isHeading = (sentence: Sentence) =>
  sentence.text.length <= 40 &&
  !/[。！？!?；;.]$/.test(sentence.text) &&
  !/\d[\d.]*[%亿万]/.test(sentence.text);

/** A number that only says among how many something ranks: 居四个主城区第2位. */
export const isOfSet = (claim: Claim, next: Claim | undefined): boolean =>
  claim.kind === 'count' &&
  next !== undefined &&
  (next.rank?.scope ?? '').includes(claim.text) &&
  next.start - claim.end < 24;

/** 500万元以上项目: a bound says which things are counted, as a name or a year does. */
export const isPartOfName = ({ kind, qualifier }: Claim): boolean =>
  kind === 'name' || kind === 'date' || (kind === 'level' && /以[上下]$/.test(qualifier ?? ''));

/** The territory a heading names anywhere in it (凤泉区专场), the last one. */
function headed(text: string, names: readonly Name[]): Territory | undefined {
  return names
    .filter(({ words }) => text.includes(words))
    .sort((a, b) => text.lastIndexOf(b.words) - text.lastIndexOf(a.words))
    .map(({ territory }) => territory)
    .find(({ kind }) => kind === 'district' || kind === 'county' || kind === 'zone');
}

/**
 * Gives each claim its sentence, the words about it and its territory: the one last named in its
 * sentence, else in its section; a larger one (全市, 新乡市) holds for its own sentence alone.
 *
 * @param given what the text is about where it does not say
 */
export function placeClaims(
  text: string,
  claims: readonly Claim[],
  book: Book,
  given: string,
): PlacedClaim[] {
  const sentences = splitSentences(text);
  const names = namesOf(book);
  const unit = unitOffsets(text);
  const placed: PlacedClaim[] = [];
  let section = given;
  let next = 0;
  let floor = 0;
  for (const sentence of sentences) {
    const heading = isHeading(sentence) ? headed(sentence.text, names) : undefined;
    if (heading) section = heading.code;
    const places = heading ? [] : placesIn(sentence.text, names);
    floor = sentence.start;
    for (; next < claims.length && unit(claims[next]!.start) < sentence.end; next += 1) {
      const claim = claims[next]!;
      const [start, end] = [unit(claim.start), unit(claim.end)];
      const near = places.findLast(({ at }) => sentence.start + at < start);
      const before = text.slice(floor, Math.max(floor, start));
      const after = /^[^,，;；。.:：!?\d]{0,24}/.exec(text.slice(end, end + 24))![0];
      const territory = near?.territory.code ?? section;
      placed.push({ claim, start, end, sentence, territory, before, after });
      if (!isPartOfName(claim) && !isOfSet(claim, claims[next + 1])) floor = Math.max(floor, end);
    }
    const last = places.findLast(({ territory }) => !contains(book, territory.code, section));
    if (last) section = last.territory.code;
  }
  return placed;
}

/** Whether `outer` is the territory itself or lies above it. */
function contains(book: Book, outer: string, inner: string): boolean {
  for (let at: string | undefined = inner; at !== undefined; at = book.territoryOf(at)?.parent)
    if (at === outer) return true;
  return false;
}
