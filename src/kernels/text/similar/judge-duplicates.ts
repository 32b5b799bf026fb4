import { distanceMetres } from '../../space/distance.ts';
import type { LikenessWeights, PairFacts } from './likeness.ts';
import { sketchText } from './text-sketch.ts';
import { createSimilarIndex, type CategoryKind, type ComparedDemand } from './similar-index.ts';

/** A demand of the past of which somebody said whether it repeats another. */
export interface JudgedDemand extends ComparedDemand {
  duplicate: boolean;
  /** of which one, where that was said; null where only the fact is known */
  original: string | null;
  /** when it was closed, in milliseconds since 1970; null while open or unknown */
  closedAt: number | null;
}

export interface DuplicateFigures {
  demands: number;
  /** said to repeat another */
  duplicates: number;
  /** of these, those whose original can be told */
  withOriginal: number;
  /** of these, those with more than one that it could be */
  ambiguous: number;
  /** share of `withOriginal` whose original is the first candidate, and among the first five */
  recallFirst: number;
  recallFive: number;
  /** demands whose first candidate reaches the threshold */
  suggested: number;
  /** share of these that were said to repeat another */
  precision: number;
  /** share of these whose first candidate is one that the demand can repeat */
  precisionOriginal: number;
  /** share of `withOriginal` that were suggested with one that it can repeat */
  recallSuggested: number;
  /** demands whose words all stood in an earlier one, in their order */
  reposts: number;
  /** share of these that have such a one among the first five */
  repostRecall: number;
}

/** The first candidate of a demand, for choosing a threshold. */
export interface FirstCandidate {
  likeness: number;
  duplicate: boolean;
  /** whether it is one that the demand can repeat */
  right: boolean;
}

/** A candidate with the truth, for fitting. */
export interface JudgedPair {
  facts: PairFacts;
  kind: CategoryKind;
  truth: 0 | 1;
}

export interface JudgeOptions {
  kindOf(category: string | null): CategoryKind;
  weights: LikenessWeights;
  /** demands opened before only fill the index */
  from: number;
  to: number;
  /** keeps pairs for fitting */
  pairs?: (pair: JudgedPair) => void;
  /** told the first candidate of every demand that has one */
  first?: (candidate: FirstCandidate) => void;
  /** where the original was not said: how far and how many days before it may be */
  truth: { metres: number; days: number };
  bits?: number;
}

const dayMs = 86_400_000;

/**
 * The demands that a duplicate can repeat, likeliest first: what was said, else those that were opened before
 * it, are no duplicates themselves, were not closed before the day on which it came, and lie within the distance and days given.
 * The same place (10 m) goes before the same category, and that before the newest.
 */
export function originalsOf(
  demand: JudgedDemand,
  earlier: readonly JudgedDemand[],
  within: { metres: number; days: number },
): JudgedDemand[] {
  const { lat, lon } = demand;
  if (demand.original !== null) return earlier.filter(({ id }) => id === demand.original);
  if (lat === null || lon === null) return [];
  const possible = earlier.flatMap((other) => {
    if (other.duplicate || other.lat === null || other.lon === null) return [];
    if (demand.at - other.at > within.days * dayMs) return [];
    if (other.closedAt !== null && other.closedAt < demand.at) return [];
    const metres = distanceMetres(lon, lat, other.lon, other.lat);
    return metres <= within.metres ? [{ other, tens: Math.floor(metres / 10) }] : [];
  });
  const least = Math.min(...possible.map(({ tens }) => tens));
  const unlike = (other: JudgedDemand) => Number(other.category !== demand.category);
  return possible
    .filter(({ tens }) => tens === least)
    .map(({ other }) => other)
    .sort((a, b) => unlike(a) - unlike(b) || b.at - a.at);
}

/** Demands by small squares, so that the truth need not look at all of them. */
function createAround() {
  const squares = new Map<string, JudgedDemand[]>();
  const rowOf = (degrees: number) => Math.floor(degrees * 200);
  return {
    add(demand: JudgedDemand) {
      if (demand.lat === null || demand.lon === null) return;
      const key = `${rowOf(demand.lat)} ${rowOf(demand.lon)}`;
      const list = squares.get(key);
      if (list) list.push(demand);
      else squares.set(key, [demand]);
    },
    near({ lat, lon }: JudgedDemand): JudgedDemand[] {
      if (lat === null || lon === null) return [];
      const found: JudgedDemand[] = [];
      for (const r of [-1, 0, 1]) {
        for (const c of [-1, 0, 1]) {
          found.push(...(squares.get(`${rowOf(lat) + r} ${rowOf(lon) + c}`) ?? []));
        }
      }
      return found;
    },
  };
}

/**
 * Goes through the demands in the order of their opening: each is first asked about, then taken in, so
 * that nothing is known of what comes later.
 *
 * @param demands in the order of their opening, ids all different
 */
export function judgeDuplicates(
  demands: readonly JudgedDemand[],
  options: JudgeOptions,
): DuplicateFigures {
  const index = createSimilarIndex(options);
  const around = createAround();
  const byId = new Map<string, JudgedDemand>();
  const said = new Map<number, Set<string>>();
  const n = { reposts: 0, demands: 0, duplicates: 0, withOriginal: 0, ambiguous: 0, suggested: 0 };
  const hit = { repost: 0, first: 0, five: 0, marked: 0, right: 0 };
  for (const demand of demands) {
    if (demand.at >= options.to) break;
    const { terms, fingerprint } = sketchText(demand.text);
    if (demand.at >= options.from) {
      const named = demand.original === null ? undefined : byId.get(demand.original);
      const earlier = named ? [named] : around.near(demand);
      const originals = demand.duplicate ? originalsOf(demand, earlier, options.truth) : [];
      const possible = new Set(originals.map(({ id }) => id));
      const candidates = index.find(demand, 5);
      const first = candidates[0];
      const kind = options.kindOf(demand.category);
      for (const { facts, record } of options.pairs ? candidates : []) {
        options.pairs!({ facts, kind, truth: possible.has(record) ? 1 : 0 });
      }
      const best = originals[0]?.id;
      n.demands += 1;
      const same = said.get(fingerprint);
      if (same) {
        n.reposts += 1;
        if (candidates.some(({ record }) => same.has(record))) hit.repost += 1;
      }
      if (first) {
        const { likeness, record } = first;
        options.first?.({ likeness, duplicate: demand.duplicate, right: possible.has(record) });
      }
      if (demand.duplicate) n.duplicates += 1;
      if (best !== undefined) {
        n.withOriginal += 1;
        if (possible.size > 1) n.ambiguous += 1;
        if (first?.record === best) hit.first += 1;
        if (candidates.some(({ record }) => record === best)) hit.five += 1;
      }
      if (first?.sameProblem) {
        n.suggested += 1;
        if (demand.duplicate) hit.marked += 1;
        if (possible.has(first.record)) hit.right += 1;
      }
    }
    if (terms.length > 0)
      said.set(fingerprint, (said.get(fingerprint) ?? new Set()).add(demand.id));
    index.add(demand);
    around.add(demand);
    byId.set(demand.id, demand);
  }
  const share = (of: number, all: number) => (all > 0 ? of / all : 0);
  return {
    ...n,
    recallFirst: share(hit.first, n.withOriginal),
    recallFive: share(hit.five, n.withOriginal),
    precision: share(hit.marked, n.suggested),
    precisionOriginal: share(hit.right, n.suggested),
    recallSuggested: share(hit.right, n.withOriginal),
    repostRecall: share(hit.repost, n.reposts),
  };
}
