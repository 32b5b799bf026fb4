import type { TopicMessage, TopicSettings } from './message.ts';
import { isWide, namedThings } from './named-things.ts';
import { countTerms, plainText } from './terms.ts';

/** Messages as rows of weighed terms; entries of row r are those from start[r] to start[r + 1]. */
export interface WeighedTerms {
  start: Int32Array;
  term: Int32Array;
  /** rows have length 1, or no entry where nothing of a message is shared with another */
  weight: Float32Array;
  /** in how many rows each term stands */
  rows: Int32Array;
  /** names of places and bodies in each message */
  names: Set<string>[];
}

/** Terms of a title or a text and how often they stand there. */
interface Counted {
  terms: Int32Array;
  times: Uint16Array;
}

/** Numbers terms as they are met, and counts the messages that hold each. */
class Vocabulary {
  readonly labels: string[] = [];
  readonly held: number[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #lastIn: number[] = [];

  /** @param message in which they stand: one that holds a term twice counts once */
  count(counts: ReadonlyMap<string, number>, message: number): Counted {
    const terms = new Int32Array(counts.size);
    const times = new Uint16Array(counts.size);
    let i = 0;
    for (const [label, many] of counts) {
      const term = this.#numberOf(label);
      if (this.#lastIn[term] !== message) this.held[term]! += 1;
      this.#lastIn[term] = message;
      terms[i] = term;
      times[i++] = Math.min(many, 65_535);
    }
    return { terms, times };
  }

  #numberOf(label: string): number {
    const known = this.#numbers.get(label);
    if (known !== undefined) return known;
    const number = this.labels.length;
    this.#numbers.set(label, number);
    this.labels.push(label);
    this.held.push(0);
    this.#lastIn.push(-1);
    return number;
  }
}

/** How terms become weights; a term in more than `most` messages says nothing. */
interface Weighing {
  settings: TopicSettings;
  most: number;
}

/** A term in at least so few messages is never common, however few there are. */
const neverCommon = 20;

/** How much each term says: how rare it is, names more; 0 for those that are left out. */
function valuesOf({ labels, held }: Vocabulary, messages: number, { settings, most }: Weighing) {
  return Float64Array.from(held, (many, term) => {
    if (many < 2 || many > most) return 0;
    const label = labels[term]!;
    const isNarrowName = label.startsWith('@') && !isWide(label);
    return Math.log(messages / many) * (isNarrowName ? settings.nameTimes : 1);
  });
}

type Row = [term: number, weight: number][];

/** The weighed terms of one part, scaled to a length. */
function scaled({ terms, times }: Counted, values: Float64Array, length: number): Row {
  const row: Row = [];
  let squares = 0;
  for (let i = 0; i < terms.length; i++) {
    const value = values[terms[i]!]!;
    if (value === 0) continue;
    const weight = (1 + Math.log(times[i]!)) * value;
    squares += weight * weight;
    row.push([terms[i]!, weight]);
  }
  const by = squares > 0 ? length / Math.sqrt(squares) : 0;
  for (const entry of row) entry[1] *= by;
  return row;
}

function heaviest(row: Row, labels: readonly string[], most: number): Row {
  const sums = new Map<number, number>();
  for (const [term, weight] of row) sums.set(term, (sums.get(term) ?? 0) + weight);
  const kept = [...sums]
    .sort(([a, x], [b, y]) => y - x || (labels[a]! < labels[b]! ? -1 : 1))
    .slice(0, most);
  const length = Math.hypot(...kept.map(([, weight]) => weight));
  return kept.map(([term, weight]) => [term, weight / length]);
}

/** The rows of title and text, each scaled by its own length, so that a long text does not drown its title. */
function weighed(
  counted: readonly (readonly Counted[])[],
  vocabulary: Vocabulary,
  weighing: Weighing,
): Omit<WeighedTerms, 'names'> {
  const { titleShare, mostTerms } = weighing.settings;
  const values = valuesOf(vocabulary, counted.length, weighing);
  const rows = counted.map(([title, text]) =>
    heaviest(
      [...scaled(title!, values, titleShare), ...scaled(text!, values, 1)],
      vocabulary.labels,
      mostTerms,
    ),
  );
  return packed(rows, vocabulary.labels.length);
}

/** The text with its names out: what is said, wherever it is. Nothing joins over the gap. */
const withoutNames = (plain: string, names: readonly string[]): string =>
  names.reduce((text, name) => text.replaceAll(name, '\n'), plain);

/**
 * Weighs the terms of messages: (1 + ln times) · ln(messages / messages with it). What stands in
 * one message only, or in very many, is left out; so are all but the heaviest of a long one.
 *
 * `said` weighs all that is written, names of places and bodies more than words as rare; `causes`
 * weighs the same messages with these names out, so that two that share a place and nothing else
 * have nothing in common.
 */
export function weighTerms(
  messages: readonly TopicMessage[],
  settings: TopicSettings,
): { said: WeighedTerms; causes: Omit<WeighedTerms, 'names'> } {
  const { commonShare, mostWithTerm, commonCauseShare } = settings;
  const plains = messages.map(({ title, text }) => [plainText(title), plainText(text)] as const);
  const names = namedThings(plains.map((parts) => parts.join('\n')));
  const words = new Vocabulary();
  const said = plains.map((parts, m) =>
    parts.map((plain) => {
      const counts = countTerms(plain);
      for (const name of names[m]!) if (plain.includes(name)) counts.set(`@${name}`, 1);
      return words.count(counts, m);
    }),
  );
  const causeWords = new Vocabulary();
  const causes = plains.map((parts, m) => {
    const longestFirst = [...names[m]!].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    return parts.map((plain) => causeWords.count(countTerms(withoutNames(plain, longestFirst)), m));
  });
  const most = (share: number) => Math.max(neverCommon, share * messages.length);
  const saidMost = Math.min(mostWithTerm, most(commonShare));
  return {
    said: { ...weighed(said, words, { settings, most: saidMost }), names },
    causes: weighed(causes, causeWords, { settings, most: most(commonCauseShare) }),
  };
}

function packed(kept: readonly Row[], terms: number): Omit<WeighedTerms, 'names'> {
  const start = new Int32Array(kept.length + 1);
  for (const [r, row] of kept.entries()) start[r + 1] = start[r]! + row.length;
  const term = new Int32Array(start.at(-1)!);
  const weight = new Float32Array(start.at(-1)!);
  const rows = new Int32Array(terms);
  for (const [at, [which, heavy]] of kept.flat().entries()) {
    term[at] = which;
    weight[at] = heavy;
    rows[which]! += 1;
  }
  return { start, term, weight, rows };
}
