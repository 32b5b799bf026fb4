import type { Features } from './cell-features.ts';

/** A tree of fixed depth: a split a node in the order of a heap, then a value a leaf. */
interface Tree {
  /** feature and last bin that goes left, one a node */
  feature: Uint8Array;
  bin: Uint8Array;
  leaf: Float64Array;
}

/** What a blend leaves over, by trees: a factor on its expected counts. */
export interface Booster {
  /** upper edges of the bins, one list a feature */
  edges: Float64Array[];
  trees: Tree[];
}

/** Rows to learn from, origin after origin. */
export interface BoostRows {
  /** columns × rows */
  features: Features;
  counts: Float64Array;
  /** what the blend expects */
  means: Float64Array;
}

const bins = 32;
const depth = 3;
const nodes = 2 ** depth - 1;
const leaves = 2 ** depth;
const mostTrees = 150;
const rate = 0.05;
/** expected events that it takes to outweigh that a leaf says nothing */
const shrinkage = 20;
/** trees without a better fit on the later rows, after which more are not tried */
const patience = 20;

/** Edges at even shares of the values; the last bin is open. */
function edgesOf(values: Float64Array): Float64Array {
  const sorted = values.toSorted();
  const edges = new Set<number>();
  for (let b = 1; b < bins; b += 1) edges.add(sorted[Math.floor((b * sorted.length) / bins)]!);
  return Float64Array.from(edges);
}

function binOf(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

const binned = (features: Features, edges: readonly Float64Array[]): Uint8Array[] =>
  features.map((column, k) => Uint8Array.from(column, (value) => binOf(edges[k]!, value)));

/** The leaf of a row, 0 … leaves − 1. */
function leafOf({ feature, bin }: Tree, columns: readonly Uint8Array[], row: number): number {
  let node = 0;
  for (let level = 0; level < depth; level += 1)
    node = 2 * node + (columns[feature[node]!]![row]! <= bin[node]! ? 1 : 2);
  return node - nodes;
}

const gainOf = (gradient: number, weight: number) => (gradient * gradient) / (weight + shrinkage);

/** Grows one tree to the gradient and weight of the rows before `rows`. */
function growTree(
  columns: readonly Uint8Array[],
  gradient: Float64Array,
  weight: Float64Array,
  rows: number,
): Tree {
  const tree: Tree = {
    feature: new Uint8Array(nodes),
    bin: new Uint8Array(nodes).fill(255),
    leaf: new Float64Array(leaves),
  };
  const at = new Uint8Array(rows);
  for (let level = 0; level < depth; level += 1) {
    const first = 2 ** level - 1;
    const width = 2 ** level;
    const best = new Float64Array(width);
    for (const [k, column] of columns.entries()) {
      const sums = new Float64Array(width * bins * 2);
      for (let i = 0; i < rows; i += 1) {
        const slot = ((at[i]! - first) * bins + column[i]!) * 2;
        sums[slot]! += gradient[i]!;
        sums[slot + 1]! += weight[i]!;
      }
      for (let n = 0; n < width; n += 1) {
        let [allG, allW] = [0, 0];
        for (let b = 0; b < bins; b += 1) {
          allG += sums[(n * bins + b) * 2]!;
          allW += sums[(n * bins + b) * 2 + 1]!;
        }
        let [g, w] = [0, 0];
        for (let b = 0; b < bins - 1; b += 1) {
          g += sums[(n * bins + b) * 2]!;
          w += sums[(n * bins + b) * 2 + 1]!;
          const gain = gainOf(g, w) + gainOf(allG - g, allW - w) - gainOf(allG, allW);
          if (gain <= best[n]! + 1e-9) continue;
          best[n] = gain;
          tree.feature[first + n] = k;
          tree.bin[first + n] = b;
        }
      }
    }
    for (let i = 0; i < rows; i += 1) {
      const node = at[i]!;
      at[i] = 2 * node + (columns[tree.feature[node]!]![i]! <= tree.bin[node]! ? 1 : 2);
    }
  }
  const sums = new Float64Array(leaves * 2);
  for (let i = 0; i < rows; i += 1) {
    sums[(at[i]! - nodes) * 2]! += gradient[i]!;
    sums[(at[i]! - nodes) * 2 + 1]! += weight[i]!;
  }
  for (let leaf = 0; leaf < leaves; leaf += 1)
    tree.leaf[leaf] = (rate * sums[leaf * 2]!) / (sums[leaf * 2 + 1]! + shrinkage);
  return tree;
}

/** Poisson log-likelihood of rows from … to, without the term of the counts alone. */
function likelihood({ counts, means }: BoostRows, logs: Float64Array, from: number, to: number) {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += counts[i]! * logs[i]! - means[i]! * Math.exp(logs[i]!);
  return sum;
}

/**
 * Trees for what a blend leaves over (Friedman 2001, with the Poisson likelihood): grown on the earlier
 * rows, as many as serve the later ones. Undefined where none do: then the blend stands alone.
 *
 * @param earlier rows to grow on; those after them judge
 */
export function boostResidual(rows: BoostRows, earlier: number): Booster | undefined {
  const all = rows.counts.length;
  if (earlier <= 0 || earlier >= all) return undefined;
  const edges = rows.features.map((column) => edgesOf(column.subarray(0, earlier)));
  const columns = binned(rows.features, edges);
  const logs = new Float64Array(all);
  const gradient = new Float64Array(earlier);
  const weight = new Float64Array(earlier);
  const trees: Tree[] = [];
  const start = likelihood(rows, logs, earlier, all);
  let [best, kept] = [start, 0];
  while (trees.length < mostTrees && trees.length - kept < patience) {
    for (let i = 0; i < earlier; i += 1) {
      weight[i] = rows.means[i]! * Math.exp(logs[i]!);
      gradient[i] = rows.counts[i]! - weight[i]!;
    }
    const tree = growTree(columns, gradient, weight, earlier);
    trees.push(tree);
    for (let i = 0; i < all; i += 1) logs[i]! += tree.leaf[leafOf(tree, columns, i)]!;
    const now = likelihood(rows, logs, earlier, all);
    if (now > best) [best, kept] = [now, trees.length];
  }
  return kept > 0 ? { edges, trees: trees.slice(0, kept) } : undefined;
}

/** The factor on the expected count of every cell. */
export function boostFactor({ edges, trees }: Booster, features: Features): Float64Array {
  const columns = binned(features, edges);
  return Float64Array.from({ length: features[0]!.length }, (_, row) =>
    Math.exp(trees.reduce((sum, tree) => sum + tree.leaf[leafOf(tree, columns, row)]!, 0)),
  );
}
