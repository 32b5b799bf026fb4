import { englishAddresses } from './english-addresses.ts';
import { isCommonStem, type Gazetteer } from './gazetteer.ts';
import { joinCrossings } from './join-crossings.ts';
import type { MentionContext, PlaceMention } from './mention.ts';
import { endings, type MentionKind } from './place-words.ts';
import { apartNames, readHits, type NameHit, type Reading } from './read-hits.ts';
import { resolveMentions } from './resolve-mentions.ts';
import { shapedMentions, type Found } from './shaped-mentions.ts';
import { DIGIT, HAN, LETTER } from './written-form.ts';

const KIND_OF_PLACE: Readonly<Record<string, MentionKind>> = {
  district: 'district',
  street: 'street',
  town: 'street',
  community: 'community',
  village: 'village',
  neighbourhood: 'district',
};

const unitText = ({ form: { units } }: Reading, start: number, end: number) =>
  String.fromCharCode(...units.subarray(start, end));

/** What a name of the gazetteer names: of learned ones as they end, else as the place is. */
function kindOf({ places }: Gazetteer, { name }: NameHit): MentionKind {
  const [first] = name.of;
  if (first!.source === 'learned') {
    for (let from = 1; from < name.form.length; from++) {
      const kind = endings.get(name.form.slice(from));
      if (kind) return kind;
    }
    return 'landmark';
  }
  return KIND_OF_PLACE[places[first!.place]!.kind] ?? 'landmark';
}

/** A name whose stem is an ending itself, as 花园社区, is often the end of a longer one: 星河花园社区. */
function isTail(reading: Reading, { start, name }: NameHit): boolean {
  const generic = [...endings.keys()].some(
    (ending) => ending.length > 1 && name.form.startsWith(ending) && name.form !== ending,
  );
  if (!generic || start === 0) return false;
  const { form, breakAt } = reading;
  return form.kinds[start - 1] === HAN && breakAt[start] === 0 && form.apart[start] === 0;
}

function knownIn(gazetteer: Gazetteer, reading: Reading): Found[] {
  const apart = apartNames(reading.names.filter((hit) => !isTail(reading, hit)));
  const found: Found[] = [];
  for (const hit of apart) {
    const last = found.at(-1);
    if (last && last.start === hit.start && last.end === hit.end) {
      found[found.length - 1] = { ...last, hits: [...last.hits, hit] };
    } else {
      found.push({
        kind: kindOf(gazetteer, hit),
        start: hit.start,
        end: hit.end,
        hits: [hit],
        parts: [],
      });
    }
  }
  return found;
}

/** Letter, up to two digits and what it is a code of: A市, A3区, K1县. Not 市场, not 区别. */
const CODE = /(?<![a-z\d])[a-z]\d{0,2}(?:市(?!场)|区(?![别分块域间])|县|镇|省|州)/g;

function codesIn(reading: Reading): Found[] {
  const { units, kinds, length } = reading.form;
  const found: Found[] = [];
  for (let i = 0; i < length; i++) {
    if (kinds[i] !== LETTER || (i > 0 && (kinds[i - 1] === LETTER || kinds[i - 1] === DIGIT)))
      continue;
    CODE.lastIndex = 0;
    const match = CODE.exec(String.fromCharCode(...units.subarray(i, i + 5)));
    if (match?.index !== 0) continue;
    found.push({ kind: 'code', start: i, end: i + match[0].length, hits: [], parts: [] });
  }
  return found;
}

/** Before a bare stem, and behind it: then a place is meant. */
const STEM_AFTER =
  /^(?:$|[^\p{Script=Han}\p{L}\d]|这边|那边|这里|那里|附近|村民|村里|街上|镇上|一带|的|居民|周边|有|也|没|停水|停电|路灯|垃圾)/u;

/** 洪门 for 洪门镇: believed at the beginning of a clause, after 在 or 到, or behind the place above it. */
function stemsIn(gazetteer: Gazetteer, reading: Reading, found: readonly Found[]): Found[] {
  const { form, breakAt } = reading;
  const free = reading.stems.filter(
    ({ start, end }) => !found.some((one) => one.start < end && start < one.end),
  );
  return apartNames(free).flatMap((hit): Found[] => {
    const { start, end } = hit;
    const above = found.find((one) => one.end === start);
    const isBelow =
      above !== undefined &&
      above.hits.some(({ name }) =>
        name.of.some((a) =>
          hit.name.of.some(
            (b) => a.place !== b.place && gazetteer.lines[b.place]!.includes(a.place),
          ),
        ),
      );
    const begins =
      start === 0 ||
      breakAt[start]! > 0 ||
      form.kinds[start - 1] !== HAN ||
      form.apart[start] === 1;
    const goesOn = STEM_AFTER.test(unitText(reading, end, end + 2));
    if (!isBelow && (isCommonStem(hit.name.form) || !begins || !goesOn)) return [];
    return [{ kind: kindOf(gazetteer, hit), start, end, hits: [hit], parts: [] }];
  });
}

const byStart = (a: { start: number }, b: { start: number }) => a.start - b.start;

/** Ones of `more` that overlap none of `found`, with them, in order. */
function withFree<T extends { start: number; end: number }>(
  found: readonly T[],
  more: readonly T[],
): T[] {
  if (more.length === 0) return [...found];
  const all: T[] = [];
  let next = 0;
  for (const one of more) {
    while (next < found.length && found[next]!.end <= one.start) all.push(found[next++]!);
    if (next < found.length && found[next]!.start < one.end) continue;
    all.push(one);
  }
  all.push(...found.slice(next));
  return all.sort(byStart);
}

/**
 * Places that a demand speaks of, in the order of the text, none overlapping: names of the gazetteer
 * (written in any usual way, with slips of one character that sounds or looks alike), roads, estates,
 * landmarks and buildings that are known by their shape alone, codes such as A3区, and English
 * addresses. Each with all places it may mean; `place` only where one is left after the rest of the
 * text and what is known of the demand were asked.
 *
 * @example findMentions(gazetteer, '洪门镇和平社区3号楼').map((m) => m.text) // ['洪门镇', '和平社区', '3号楼']
 */
export function findMentions(
  gazetteer: Gazetteer,
  text: string,
  context: MentionContext = {},
): PlaceMention[] {
  const reading = readHits(gazetteer, text);
  const known = withFree(knownIn(gazetteer, reading), codesIn(reading));
  const shaped = joinCrossings(reading, shapedMentions(reading, known));
  const stems = reading.stems.length > 0 ? stemsIn(gazetteer, reading, shaped) : [];
  const found = withFree(shaped, stems);
  const { at } = reading.form;
  const spans = resolveMentions(gazetteer, reading, found, context).map((one) => {
    const [start, end] = [at[one.start]!, at[one.end - 1]! + 1];
    return { ...one, start, end, text: text.slice(start, end) };
  });
  const english = englishAddresses(text).map((one): PlaceMention => ({
    ...one,
    text: text.slice(one.start, one.end),
    candidates: [],
    place: null,
  }));
  return withFree(spans, english);
}
