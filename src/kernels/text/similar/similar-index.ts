import { distanceMetres, EARTH_RADIUS_METRES } from '../../space/distance.ts';
import { createDemandTable, type DemandFacts } from './demand-table.ts';
import {
  likenessOf,
  type LikenessWeights,
  type PairFacts,
  type SameProblemRule,
} from './likeness.ts';
import { createPostingLists, type PostingLists } from './posting-lists.ts';
import { sketchText, type TextSketch } from './text-sketch.ts';

/** A demand as it is compared. */
export interface ComparedDemand {
  id: string;
  /** title, what was said, address; masked */
  text: string;
  /** degrees, WGS84 */
  lat: number | null;
  lon: number | null;
  category: string | null;
  /** when it was opened: instant in milliseconds since 1970 */
  at: number;
}

/** A demand that is like the one asked about, and in what. */
export interface SimilarCandidate {
  record: string;
  /** 0 to 1 */
  likeness: number;
  /** share of the words in common, rare words counting more, 0 to 1 */
  words: number;
  /** null where one of the two has no point */
  metres: number | null;
  /** how long it was there before the one asked about; negative when it came later */
  hours: number;
  /** whether the likeness reaches what the category asks for */
  sameProblem: boolean;
  /** what the likeness was worked out from */
  facts: PairFacts;
}

/** What the index has to know of a category. */
export interface CategoryKind {
  rule: SameProblemRule;
  /** the highest category above it; demands of one family may be one problem */
  family: string;
}

export interface SimilarOptions {
  kindOf(category: string | null): CategoryKind;
  weights: LikenessWeights;
  /** 2^bits buckets for words and places; 22 serves a million demands, 12 a few thousand */
  bits?: number;
}

export interface SimilarIndex {
  /** takes the demand in; one with the same id is replaced */
  add(demand: ComparedDemand): void;
  /** whether it was there */
  remove(id: string): boolean;
  has(id: string): boolean;
  /** the most alike first, `most` at most; never the demand itself */
  find(demand: Omit<ComparedDemand, 'id'> & { id?: string }, most?: number): SimilarCandidate[];
  readonly size: number;
  /** of the typed arrays; ids come on top */
  readonly bytes: number;
}

/** Rarest terms under which a demand is listed, and under which it is looked for. */
const LISTED_TERMS = 10;
const ASKED_TERMS = 24;
/** Entries read for one question at most: by words, by place. */
const MOST_BY_WORDS = 16_000;
const MOST_OF_ONE_WORD = 3_000;
/** A word that one text in so many holds says nothing of which problem it is; in few texts none is common. */
const COMMON_SHARE = 0.02;
const NEVER_COMMON = 300;
const MOST_BY_PLACE = 6_000;
/** Best by words alone that are compared in full. */
const SHORT_LIST = 96;
/** Edge of a cell in degrees of latitude: about 111 m. */
const CELL = 0.001;
/** A place rule that reaches further looks at no more cells than these on each side. */
const MOST_CELLS = 20;
/** Texts taken for read before the first: in a small index no word is rare by chance. */
const TEXTS_BEFORE = 1_000;
/** Keys of whole texts and of cells lie apart from those of words. */
const PRINT_KEY = 0x5bd1e995;
const CELL_KEY = 0x1b873593;

const cellKey = (row: number, column: number): number => {
  const h = Math.imul(row, 0x9e3779b1) ^ Math.imul(column, 0x85ebca77) ^ CELL_KEY;
  return Math.imul(h ^ (h >>> 15), 0xc2b2ae3d) >>> 0;
};
const rowOf = (lat: number) => Math.floor(lat / CELL);

/** The demands of one question with their scores, reused from question to question. */
interface Tally {
  score: Float32Array;
  stamp: Int32Array;
  turn: number;
}

class DemandIndex implements SimilarIndex {
  readonly #lists: PostingLists;
  readonly #cells: PostingLists;
  /** how many texts hold a term, by bucket */
  readonly #often: Uint32Array;
  readonly #mask: number;
  readonly #slots = new Map<string, number>();
  readonly #categories: KnownKind[] = [];
  readonly #categorySlots = new Map<string | null, number>();
  readonly #table = createDemandTable();
  readonly #weights: LikenessWeights;
  readonly #kindOf: SimilarOptions['kindOf'];
  readonly #tally: Tally = { score: new Float32Array(0), stamp: new Int32Array(0), turn: 0 };
  #texts = 0;

  constructor({ kindOf, weights, bits = 16 }: SimilarOptions) {
    this.#kindOf = kindOf;
    this.#weights = weights;
    this.#lists = createPostingLists(bits);
    this.#cells = createPostingLists(Math.max(8, bits - 2));
    this.#often = new Uint32Array(2 ** bits);
    this.#mask = 2 ** bits - 1;
  }

  #rarity(term: number): number {
    return Math.log((this.#texts + TEXTS_BEFORE) / (this.#often[term & this.#mask]! + 1));
  }

  #categoryOf(code: string | null): number {
    let slot = this.#categorySlots.get(code);
    if (slot === undefined) {
      slot = this.#categories.length;
      this.#categories.push({ ...this.#kindOf(code), code });
      this.#categorySlots.set(code, slot);
    }
    return slot;
  }

  /** The `most` rarest terms, rarest first. */
  #rarest(terms: Uint32Array, most: number): number[] {
    const order = Array.from(terms);
    order.sort((a, b) => this.#often[a & this.#mask]! - this.#often[b & this.#mask]! || a - b);
    return order.length > most ? order.slice(0, most) : order;
  }

  #factsOf(demand: Omit<ComparedDemand, 'id'>): DemandFacts {
    const { lat, lon, at, category } = demand;
    const known = lat !== null && lon !== null;
    if (!Number.isFinite(at)) throw new RangeError(`similar: got time ${at}, wanted milliseconds`);
    if (known && !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      throw new RangeError(`similar: got point ${lat},${lon}, wanted degrees`);
    }
    return { point: known ? { lat, lon } : null, at, category: this.#categoryOf(category) };
  }

  add(demand: ComparedDemand): void {
    const facts = this.#factsOf(demand);
    const before = this.#slots.get(demand.id);
    const sketch = sketchText(demand.text);
    // most acts on a demand change nothing of what is compared
    if (before !== undefined && this.#isSame(before, facts, sketch)) return;
    if (before !== undefined) this.#table.remove(before);
    const slot = this.#table.push(demand.id, facts, sketch);
    this.#slots.set(demand.id, slot);
    this.#texts += 1;
    for (const term of sketch.terms) this.#often[term & this.#mask]!++;
    for (const term of this.#rarest(sketch.terms, LISTED_TERMS)) this.#lists.add(term, slot);
    if (sketch.terms.length > 0) this.#lists.add(sketch.fingerprint ^ PRINT_KEY, slot);
    if (facts.point) {
      const { lat, lon } = facts.point;
      this.#cells.add(cellKey(rowOf(lat), Math.floor(lon / CELL)), slot);
    }
  }

  #isSame(slot: number, facts: DemandFacts, sketch: TextSketch): boolean {
    const terms = this.#table.terms(slot);
    const { point, category, at } = this.#table.facts(slot);
    return (
      category === facts.category &&
      at === facts.at &&
      (metresBetween({ point, category, at }, facts) ?? 0) < 0.1 &&
      (point === null) === (facts.point === null) &&
      terms.length === sketch.terms.length &&
      terms.every((term, i) => term === sketch.terms[i])
    );
  }

  /** Weighs what two texts share; where one is a sample, within what both kept. */
  #sharedWords(a: TextSketch, slot: number): { words: number; evidence: number } {
    const terms = this.#table.terms(slot);
    const upTo = Math.min(a.upTo, this.#table.upTo(slot));
    let [i, j, shared, all] = [0, 0, 0, 0];
    while (i < a.terms.length || j < terms.length) {
      const left = i < a.terms.length ? a.terms[i]! : Infinity;
      const right = j < terms.length ? terms[j]! : Infinity;
      const term = Math.min(left, right);
      if (term > upTo) break;
      const weight = this.#rarity(term);
      if (left === right) shared += weight;
      all += left === right ? 2 * weight : weight;
      if (left === term) i++;
      if (right === term) j++;
    }
    return { words: all > 0 ? Math.min(1, (2 * shared) / all) : 0, evidence: shared };
  }

  /** Slots of the demands that share the most with the asked one by the weight of rare words. */
  #byWords(sketch: TextSketch, self: number | undefined): number[] {
    if (this.#tally.score.length < this.#table.slots) {
      const room = Math.ceil(this.#table.slots * 1.5);
      this.#tally.score = new Float32Array(room);
      this.#tally.stamp = new Int32Array(room);
      this.#tally.turn = 0;
    }
    const { score, stamp } = this.#tally;
    const turn = ++this.#tally.turn;
    const found: number[] = [];
    let left = MOST_BY_WORDS;
    const read = (key: number, weight: number) => {
      let ofThis = Math.min(left, MOST_OF_ONE_WORD);
      left -= Math.min(ofThis, this.#lists.count(key));
      this.#lists.walk(key, (slot) => {
        if (ofThis-- <= 0) return false;
        if (stamp[slot] === turn) score[slot]! += weight;
        else {
          stamp[slot] = turn;
          score[slot] = weight;
          if (slot !== self) found.push(slot);
        }
        return true;
      });
    };
    if (sketch.terms.length > 0) read(sketch.fingerprint ^ PRINT_KEY, 1_000);
    const common = Math.max(NEVER_COMMON, this.#texts * COMMON_SHARE);
    for (const term of this.#rarest(sketch.terms, ASKED_TERMS)) {
      if (left <= 0 || this.#often[term & this.#mask]! > common) break;
      read(term, this.#rarity(term));
    }
    return bestOf(found, score, SHORT_LIST).filter((slot) => this.#table.isThere(slot));
  }

  /** Slots around the place, of the same family, within the radius and the days of the rule. */
  #byPlace(facts: DemandFacts, self: number | undefined): number[] {
    if (!facts.point) return [];
    const { lat, lon } = facts.point;
    const own = this.#categories[facts.category]!;
    const { rule } = own;
    const reach = (rule.metres / EARTH_RADIUS_METRES) * (180 / Math.PI);
    const wide = reach / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
    const found: number[] = [];
    let left = MOST_BY_PLACE;
    const visit = (slot: number) => {
      if (left-- <= 0) return false;
      if (!sameKind(own, this.#categories[this.#table.category(slot)]!)) return true;
      if (Math.abs(this.#table.at(slot) - facts.at) > rule.days * 86_400_000) return true;
      if (slot === self || !this.#table.isThere(slot)) return true;
      const other = this.#table.facts(slot);
      if (metresBetween(facts, other)! <= rule.metres) found.push(slot);
      return true;
    };
    const [top, side] = [
      Math.min(MOST_CELLS, Math.ceil(reach / CELL)),
      Math.min(MOST_CELLS, Math.ceil(wide / CELL)),
    ];
    const [row, column] = [rowOf(lat), Math.floor(lon / CELL)];
    for (let r = row - top; r <= row + top; r++) {
      for (let c = column - side; c <= column + side; c++) this.#cells.walk(cellKey(r, c), visit);
    }
    return found;
  }

  #compare(facts: DemandFacts, sketch: TextSketch, slot: number): SimilarCandidate {
    const other = this.#table.facts(slot);
    const own = this.#categories[facts.category]!;
    const theirs = this.#categories[other.category]!;
    const pair: PairFacts = {
      ...this.#sharedWords(sketch, slot),
      metres: metresBetween(facts, other),
      hours: (facts.at - other.at) / 3_600_000,
      sameKind: sameKind(own, theirs),
    };
    const { likeness } = likenessOf(pair, own.rule, this.#weights);
    return {
      record: this.#table.idOf(slot),
      likeness,
      words: pair.words,
      metres: pair.metres,
      hours: pair.hours,
      sameProblem: likeness >= own.rule.likeness,
      facts: pair,
    };
  }

  remove(id: string): boolean {
    const slot = this.#slots.get(id);
    if (slot === undefined) return false;
    this.#table.remove(slot);
    this.#slots.delete(id);
    return true;
  }

  has(id: string): boolean {
    return this.#slots.has(id);
  }

  find(demand: Omit<ComparedDemand, 'id'> & { id?: string }, most = 5): SimilarCandidate[] {
    const facts = this.#factsOf(demand);
    const sketch = sketchText(demand.text);
    const self = demand.id === undefined ? undefined : this.#slots.get(demand.id);
    const found = new Set([...this.#byWords(sketch, self), ...this.#byPlace(facts, self)]);
    return [...found]
      .map((slot) => this.#compare(facts, sketch, slot))
      .sort(
        (a, b) =>
          b.likeness - a.likeness ||
          Math.abs(a.hours) - Math.abs(b.hours) ||
          (a.record < b.record ? -1 : 1),
      )
      .slice(0, most);
  }

  get size(): number {
    return this.#slots.size;
  }

  get bytes(): number {
    const { score, stamp } = this.#tally;
    return [this.#lists, this.#cells, this.#table, this.#often, score, stamp].reduce(
      (sum, part) => sum + ('byteLength' in part ? part.byteLength : part.bytes),
      0,
    );
  }
}

/**
 * An index of demands that answers which of them say the same or tell of the same problem.
 *
 * A question reads lists of three kinds, newest first and rarest first: whole texts, the rarest words,
 * and the cells around the place; what they bring is compared in full (`likenessOf`). So two demands
 * that share no word still find each other where kind, place and days are the same. Each
 * question reads at most 22,000 entries, however many demands there are; very common words
 * and very crowded places are therefore read from the newest on and not to their end.
 */
export const createSimilarIndex = (options: SimilarOptions): SimilarIndex =>
  new DemandIndex(options);

type KnownKind = CategoryKind & { code: string | null };

const sameKind = (own: KnownKind, other: KnownKind): boolean =>
  own.code !== null &&
  (own.rule.within === 'family' ? own.family === other.family : own.code === other.code);

function metresBetween(a: DemandFacts, b: DemandFacts): number | null {
  if (!a.point || !b.point) return null;
  return distanceMetres(a.point.lon, a.point.lat, b.point.lon, b.point.lat);
}

/** Those with the highest scores, `most` at most, in no order; among equals the newer. */
function bestOf(slots: number[], score: Float32Array, most: number): number[] {
  if (slots.length <= most) return slots;
  const scores = Float32Array.from(slots, (slot) => score[slot]!).sort();
  const bar = scores[scores.length - most]!;
  const above = slots.filter((slot) => score[slot]! > bar);
  const level = slots.filter((slot) => score[slot] === bar).sort((a, b) => b - a);
  return [...above, ...level.slice(0, most - above.length)];
}
