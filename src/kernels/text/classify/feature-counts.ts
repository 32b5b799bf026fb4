import { keyBuffer, keysOfText } from './feature-keys.ts';
import { KeyIndex } from './key-index.ts';
import { seenBy, type View } from './views.ts';

/** Rows of a sparse matrix: entries of row r are those from start[r] to start[r + 1]. */
export interface SparseRows {
  start: Int32Array;
  index: Int32Array;
  value: Float32Array;
  /** columns */
  width: number;
}

/** Which features texts have and how often, before any is weighed or left out. */
export interface FeatureCounts {
  /** view v of text t is row t · views + v */
  start: Int32Array;
  feature: Int32Array;
  times: Uint16Array;
  texts: number;
  views: readonly View[];
  /** key of each feature */
  keys: Uint32Array;
}

class Growing {
  feature = new Int32Array(1 << 16);
  times = new Uint16Array(1 << 16);
  length = 0;

  push(feature: number): void {
    if (this.length === this.feature.length) {
      const [feature, times] = [new Int32Array(this.length * 2), new Uint16Array(this.length * 2)];
      feature.set(this.feature);
      times.set(this.times);
      [this.feature, this.times] = [feature, times];
    }
    this.feature[this.length] = feature;
    this.times[this.length] = 1;
    this.length += 1;
  }
}

/** Counts the features of texts, each given by its columns (title, detail, …), as each view sees them. */
export function countFeatures(
  texts: readonly (readonly string[])[],
  views: readonly View[],
): FeatureCounts {
  const index = new KeyIndex(1 << 18);
  const entries = new Growing();
  const start = new Int32Array(texts.length * views.length + 1);
  const keys = keyBuffer();
  // where the entry of a feature stands, which is of this row only if it is not before its begin
  let entryOf = new Int32Array(1 << 18).fill(-1);
  for (const [t, text] of texts.entries()) {
    for (const [v, view] of views.entries()) {
      const begin = entries.length;
      keysOfText(seenBy(view, text), v, view.grams, keys);
      for (let i = 0; i < keys.length; i++) {
        const feature = index.add(keys.of[i]!);
        if (feature >= entryOf.length) {
          const larger = new Int32Array(entryOf.length * 2).fill(-1);
          larger.set(entryOf);
          entryOf = larger;
        }
        const entry = entryOf[feature]!;
        if (entry < begin) {
          entryOf[feature] = entries.length;
          entries.push(feature);
        } else if (entries.times[entry]! < 65_535) entries.times[entry]! += 1;
      }
      start[t * views.length + v + 1] = entries.length;
    }
  }
  return {
    start,
    feature: entries.feature.slice(0, entries.length),
    times: entries.times.slice(0, entries.length),
    texts: texts.length,
    views,
    keys: index.list(),
  };
}

/** The features that are looked at, each with its column in the rows made of them. */
export interface Selection {
  /** column of each feature of the counts, -1 for those left out */
  column: Int32Array;
  /** feature of each column */
  feature: Int32Array;
  /** how rare the feature of each column is: 1 + ln((1 + texts) / (1 + texts with it)) */
  rarity: Float32Array;
}

/** Selects the features that stand in at least `fewest` of the texts. */
export function selectFeatures(
  { start, feature, views, keys }: FeatureCounts,
  texts: Int32Array,
  fewest: number,
): Selection {
  const counts = new Int32Array(keys.length);
  for (const t of texts) {
    for (let e = start[t * views.length]!; e < start[(t + 1) * views.length]!; e++)
      counts[feature[e]!]! += 1;
  }
  const column = new Int32Array(keys.length).fill(-1);
  const selected = new Int32Array(keys.length);
  let columns = 0;
  for (let f = 0; f < counts.length; f++) {
    if (counts[f]! < fewest) continue;
    selected[columns] = f;
    column[f] = columns;
    columns += 1;
  }
  const kept = selected.slice(0, columns);
  const rarity = Float32Array.from(
    kept,
    (f) => 1 + Math.log((1 + texts.length) / (1 + counts[f]!)),
  );
  return { column, feature: kept, rarity };
}

/**
 * Weighs the selected features of the texts: (1 + ln times) · rarity, and each view scaled to its
 * weight in length, so that a long text says no more than a short one.
 */
export function weighFeatures(
  counts: FeatureCounts,
  texts: Int32Array,
  { column, rarity }: Selection,
): SparseRows {
  const { start: from, feature, times, views } = counts;
  let most = 0;
  for (const t of texts) most += from[(t + 1) * views.length]! - from[t * views.length]!;
  const start = new Int32Array(texts.length + 1);
  const index = new Int32Array(most);
  const value = new Float32Array(most);
  let length = 0;
  for (const [row, t] of texts.entries()) {
    for (const [v, { weight: share }] of views.entries()) {
      const begin = length;
      let squares = 0;
      const r = t * views.length + v;
      for (let e = from[r]!; e < from[r + 1]!; e++) {
        const at = column[feature[e]!]!;
        if (at < 0) continue;
        const weight = (1 + Math.log(times[e]!)) * rarity[at]!;
        index[length] = at;
        value[length] = weight;
        squares += weight * weight;
        length += 1;
      }
      const scale = share / Math.sqrt(squares || 1);
      for (let e = begin; e < length; e++) value[e]! *= scale;
    }
    start[row + 1] = length;
  }
  const width = rarity.length;
  return { start, index: index.subarray(0, length), value: value.subarray(0, length), width };
}

/** Which share of what each text is made of is selected, 0 for a text of nothing. */
export function knownShares(
  { start, feature, times, views }: FeatureCounts,
  texts: Int32Array,
  { column }: Selection,
): Float64Array {
  return Float64Array.from(texts, (t) => {
    let known = 0;
    let strange = 0;
    for (let e = start[t * views.length]!; e < start[(t + 1) * views.length]!; e++) {
      if (column[feature[e]!]! < 0) strange += times[e]!;
      else known += times[e]!;
    }
    return known > 0 ? known / (known + strange) : 0;
  });
}
