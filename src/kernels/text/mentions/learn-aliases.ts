import { findMentions } from './find-mentions.ts';
import type { Gazetteer, LearnedAlias } from './gazetteer.ts';
import { formOf } from './written-form.ts';

/** The text of a demand and the place that a person said it is at. */
export interface PlaceCorrection {
  text: string;
  /** code of the place */
  place: string;
}

/** So many acts must agree, and so large a share of all that name it. */
const FEWEST_ACTS = 3;
const AGREEING = 0.8;

/** A name of two characters or more with its own stem; 3号楼 and A3区 are everywhere. */
const LEARNABLE: ReadonlySet<string> = new Set([
  'estate',
  'road',
  'community',
  'village',
  'landmark',
]);

/**
 * Names that are in no tree and that people set at one place: an estate, road or landmark that stands
 * in three texts or more, of which four in five were set at the same place or inside it. Roads cross
 * places: they are learned only where nearly all agree, which is what they seldom do. Sorted by support.
 *
 * @param gazetteer of the district's own tree, without learned names
 */
export function learnAliases(
  gazetteer: Gazetteer,
  corrections: Iterable<PlaceCorrection>,
): LearnedAlias[] {
  const placesOf = new Map<string, { text: string; all: number; at: Map<number, number> }>();
  for (const { text, place } of corrections) {
    const number = gazetteer.numberOf.get(place);
    if (number === undefined) continue;
    const names = new Map<string, string>();
    for (const mention of findMentions(gazetteer, text)) {
      if (!LEARNABLE.has(mention.kind) || mention.candidates.length > 0) continue;
      names.set(formOf(mention.text), mention.text.normalize('NFKC').replace(/\s/g, ''));
    }
    for (const [form, written] of names) {
      let known = placesOf.get(form);
      if (!known) placesOf.set(form, (known = { text: written, all: 0, at: new Map() }));
      known.all += 1;
      // the root says nothing: everything is in it
      for (const above of gazetteer.lines[number]!.slice(1)) {
        known.at.set(above, (known.at.get(above) ?? 0) + 1);
      }
    }
  }
  const aliases: LearnedAlias[] = [];
  for (const { text, all, at } of placesOf.values()) {
    // the deepest place on which they agree
    const agreed = [...at]
      .filter(([, support]) => support >= FEWEST_ACTS && support >= all * AGREEING)
      .sort(([a], [b]) => gazetteer.lines[b]!.length - gazetteer.lines[a]!.length);
    const [best] = agreed;
    if (best) aliases.push({ text, place: gazetteer.places[best[0]]!.code, support: best[1] });
  }
  return aliases.sort((a, b) => b.support - a.support || (a.text < b.text ? -1 : 1));
}
