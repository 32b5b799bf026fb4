import type { Predictor } from '../../kernels/text/classify/classifier.ts';
import { foldText } from '../../kernels/text/fold-text.ts';
import { maskText } from '../../kernels/text/mask.ts';
import { findMentions } from '../../kernels/text/mentions/find-mentions.ts';
import type { Gazetteer } from '../../kernels/text/mentions/gazetteer.ts';
import { findEmergencies } from '../../kernels/text/urgency/find-emergencies.ts';
import type { UnitShares } from '../../kernels/units/unit-shares.ts';
import type { Category } from '../../model/district.ts';
import type {
  DemandText,
  ReadDemand,
  SuggestedCategory,
  SuggestedUnit,
  TriageReason,
} from '../../model/triage.ts';

/** Everything that reading takes, made ready. */
export interface ReaderParts {
  /** what was asked, for the record: the model's name and when it was trained */
  models: Readonly<Record<string, string>>;
  /** asked with title and text */
  predictor: Predictor;
  /** the categories below which each class of the model is looked for; null: each class is a category */
  classes: Readonly<Record<string, readonly string[]>> | null;
  categories: readonly Category[];
  gazetteer: Gazetteer;
  units: UnitShares;
}

const mostSuggested = 3;
const mostPlaces = 20;
const mostEmergencies = 10;
/** What is less likely would only be in the way. */
const leastShare = 0.05;
/** From here on the class of a text is believed without a word of the categories below it. */
const sureClass = 0.5;
/** A word of the title says more of what a demand is about than one of its text. */
const titleWeight = 3;
/** Words of a category are believed half where one of them is there, two thirds of the way with two. */
const wordDoubt = 0.5;
/** Longer texts are read up to here; whoever writes more has said by then what it is about. */
const mostCharacters = 20_000;

/** The contexts of a demand for `unitShares`, coarse to fine. */
export const unitContexts = (category: string, place: string | null): string[] =>
  place === null ? [category] : [category, `${category} ${place}`];

interface WordedCategory {
  code: string;
  words: readonly string[];
}

/** The categories of each class that have words of their own. */
function wordsOfClasses({ classes, categories }: ReaderParts): Map<string, WordedCategory[]> {
  return new Map(
    Object.entries(classes ?? {}).map(([label, parents]) => [
      label,
      categories
        .filter(
          ({ code, parent, words }) =>
            words.length > 0 && (parents.includes(code) || parents.includes(parent ?? '')),
        )
        .map(({ code, words }) => ({ code, words: words.map((word) => foldText(word).text) })),
    ]),
  );
}

const classReason = (label: string, probability: number): TriageReason => {
  const percent = Math.round(100 * probability);
  return {
    kind: 'words',
    label: {
      zh: `文字像“${label}”一类（${percent}%）`,
      en: `reads like the class ${label} (${percent} %)`,
    },
  };
};

const ownReason = (probability: number): TriageReason => {
  const percent = Math.round(100 * probability);
  return {
    kind: 'words',
    label: {
      zh: `文字像本区以往这一类（${percent}%）`,
      en: `reads like those of this category before (${percent} %)`,
    },
  };
};

const wordsReason = (words: readonly string[]): TriageReason => ({
  kind: 'words',
  label: {
    zh: `提到${words.map((word) => `“${word}”`).join('、')}`,
    en: `mentions ${words.join(', ')}`,
  },
});

const weightOf = (words: readonly string[], title: string): number =>
  words.reduce((sum, word) => sum + (title.includes(word) ? titleWeight : 1), 0);

/** What is said twice is shown once. */
const once = <T extends { kind: string; text: string }>(found: readonly T[], most: number): T[] =>
  [...new Map(found.toReversed().map((one) => [`${one.kind} ${one.text}`, one])).values()]
    .toReversed()
    .slice(0, most);

/**
 * Categories by the class of the text and, within the class, by the words that the categories declare. A
 * class that is spread over several parents says nothing where none of those words stands.
 */
function suggestCategories(
  { predictor, classes }: ReaderParts,
  worded: ReadonlyMap<string, readonly WordedCategory[]>,
  fields: readonly string[],
): SuggestedCategory[] {
  const { label, probabilities } = predictor.predict(fields);
  if (label === null) return [];
  const [title, text] = [fields[0]!, fields.join('\n')].map((said) => foldText(said).text);
  const found = new Map<string, SuggestedCategory>();
  const add = (category: string, probability: number, reasons: TriageReason[]) => {
    const before = found.get(category);
    if (!before) found.set(category, { category, probability, reasons });
    else before.probability = Math.min(1, before.probability + probability);
  };
  for (const [c, name] of predictor.labels.entries()) {
    const probability = probabilities[c]!;
    if (probability < leastShare) continue;
    if (!classes) {
      add(name, probability, [ownReason(probability)]);
      continue;
    }
    const parents = classes[name];
    if (!parents) continue;
    const met = worded
      .get(name)!
      .map(({ code, words }) => ({ code, words: words.filter((word) => text!.includes(word)) }))
      .filter(({ words }) => words.length > 0)
      .map(({ code, words }) => ({ code, words, weight: weightOf(words, title!) }));
    const all = met.reduce((sum, { weight }) => sum + weight, 0);
    for (const { code, words, weight } of met) {
      const share = weight / (all + wordDoubt);
      add(code, probability * share, [wordsReason(words), classReason(name, probability)]);
    }
    if (met.length === 0 && parents.length === 1 && probability >= sureClass)
      add(parents[0]!, probability, [classReason(name, probability)]);
  }
  return [...found.values()]
    .filter(({ probability }) => probability >= leastShare)
    .sort((a, b) => b.probability - a.probability || (a.category < b.category ? -1 : 1))
    .slice(0, mostSuggested);
}

function suggestUnits(units: UnitShares, category: string, place: string | null): SuggestedUnit[] {
  return units
    .find(unitContexts(category, place), mostSuggested)
    .filter(({ share }) => share >= leastShare)
    .map(({ unit, share, past }) => {
      const demands = Math.max(1, Math.round(past));
      return {
        unit,
        share: Math.min(1, share),
        reasons: [
          {
            kind: 'past' as const,
            label: {
              zh: `近期同类诉求约 ${demands} 件最后由该单位办结`,
              en: `about ${demands} recent demands of the kind were closed by this unit`,
            },
          },
        ],
      };
    });
}

/**
 * Makes a reader of demands. It knows no store and no clock; a text that says nothing that was ever
 * learned gets no category. Spans refer to title and text with a line break between them, masked.
 */
export function createReader(parts: ReaderParts): ReadDemand {
  const worded = wordsOfClasses(parts);
  return ({ title, text, category, place }: DemandText) => {
    const fields = [title, text].map((field) => maskText(field.slice(0, mostCharacters)));
    const said = fields.join('\n');
    const categories = suggestCategories(parts, worded, fields);
    const about = category ?? categories[0]?.category;
    return {
      models: { ...parts.models },
      categories,
      units: about === undefined ? [] : suggestUnits(parts.units, about, place),
      places: once(
        findMentions(parts.gazetteer, said, place === null ? {} : { place }),
        mostPlaces,
      ),
      emergencies: once(findEmergencies(said), mostEmergencies),
    };
  };
}
