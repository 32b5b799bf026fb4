import type { AliveModel } from './alive-model.ts';
import { floorOf } from './lane-levels.ts';
import type { Neighbours } from './scan-task.ts';

/** Most places of a block: what eight bits hold. */
const MOST_PLACES = 255;
/** A block ends before its expectation has grown by this many standard deviations … */
const GROWTH_DEVIATIONS = 0.4;
/** … or by this share. */
const GROWTH_SHARE = 0.25;
/** Zone sums are kept for every so many places. */
export const SUMS_EVERY = 16;

/**
 * One pass over the zones of all centres. It counts the cases of the last `longest` slots and holds
 * them against what is expected in the last `shortest`: that decides all windows between.
 */
export interface Pass {
  shortest: number;
  longest: number;
  /** lanes of 8 bits count from an offset that grows with the level; lanes of 16 bits from 0 */
  bits: 8 | 16;
}

/** All passes, cut into blocks of neighbours: whether a block holds anything is asked once, at its end. */
export interface PassBlocks {
  /** blocks of centre c in pass j: `starts[c × passes + j]` … before the next */
  starts: Int32Array;
  /** words: places (8 bits), what to take off the lanes (8 bits), level (16 bits) */
  words: Uint32Array;
  /** zone sums before every `SUMS_EVERY`-th neighbour of a centre, columns beside each other */
  sums: Float64Array;
  /** where those of a centre begin, in units of `columns` */
  sumStarts: Int32Array;
}

/** Words that grow in number. */
class Words {
  data = new Uint32Array(1 << 16);
  length = 0;

  /** Room for so many more, to be written from `length` on. */
  reserve(count: number): Uint32Array {
    if (this.length + count > this.data.length) {
      const data = new Uint32Array(2 * (this.length + count));
      data.set(this.data.subarray(0, this.length));
      this.data = data;
    }
    return this.data;
  }
}

/** What is told of each level: all that a cut asks, since logarithms and roots would be most of its work. */
interface Levels {
  /** the level's floor; the last is followed by infinity */
  floors: Float64Array;
  /** by how much the expectation of a block that begins there may grow */
  growth: Float64Array;
  /** what lanes of 8 bits leave out */
  offsets: Int32Array;
}

function levelsOf(offsets: Int32Array): Levels {
  const floors = new Float64Array(offsets.length + 1).fill(Infinity);
  const growth = new Float64Array(offsets.length);
  for (let level = 0; level < offsets.length; level++) {
    const floor = (floors[level] = floorOf(level));
    growth[level] = 1 + Math.min(GROWTH_DEVIATIONS / Math.sqrt(floor), GROWTH_SHARE);
  }
  return { floors, growth, offsets };
}

/** Cuts the zones of one centre: a block begins with a zone and takes in all that expect hardly more. */
function cutBlocks(
  model: AliveModel,
  prefix: Float64Array,
  zones: number,
  { shortest, longest, bits }: Pass,
  { floors, growth, offsets }: Levels,
  words: Words,
): void {
  const { columns } = model;
  const data = words.reserve(zones);
  let at = words.length;
  let level = 0;
  let offset = 0;
  for (let a = 0; a < zones;) {
    const low = model.expected(prefix, a * columns, shortest);
    while (low >= floors[level + 1]!) level++;
    const bound = Math.min(zones, a + MOST_PLACES);
    let next = a + 1;
    if (columns === 1) {
      // one sum: what is expected grows as it does
      const most = prefix[a]! * growth[level]!;
      while (next < bound && prefix[next]! <= most) next++;
    } else {
      const most = model.expected(prefix, a * columns, longest) * growth[level]!;
      while (next < bound && model.expected(prefix, next * columns, longest) <= most) next++;
    }
    // a lane that would fall below 0 stays there, which makes it look like more, never like less
    const off = bits === 8 ? Math.min(255, offsets[level]! - offset) : 0;
    offset = offsets[level]!;
    data[at++] = (next - a) | (off << 8) | (level << 16);
    a = next;
  }
  words.length = at;
}

/**
 * Cuts the zones of every centre into blocks, for every pass.
 *
 * @param offsets by level, what lanes of 8 bits leave out, never falling
 */
export function cutPasses(
  model: AliveModel,
  neighbours: Neighbours,
  passes: Pass[],
  offsets: Int32Array,
): PassBlocks {
  const { places, starts: firsts, members } = neighbours;
  const { columns, weights, zoneEnds } = model;
  const starts = new Int32Array(places * passes.length + 1);
  const words = new Words();
  const levels = levelsOf(offsets);
  const sumStarts = new Int32Array(places + 1);
  for (let c = 0; c < places; c++) {
    sumStarts[c + 1] = sumStarts[c]! + Math.ceil((zoneEnds[c]! - firsts[c]!) / SUMS_EVERY);
  }
  const sums = new Float64Array(sumStarts[places]! * columns);
  const prefix = new Float64Array(mostZones(zoneEnds, firsts) * columns);
  for (let c = 0; c < places; c++) {
    const zones = zoneEnds[c]! - firsts[c]!;
    for (let k = 0; k < zones; k++) {
      const from = members[firsts[c]! + k]! * columns;
      const kept = k % SUMS_EVERY === 0 ? (sumStarts[c]! + k / SUMS_EVERY) * columns : -1;
      for (let s = 0; s < columns; s++) {
        const before = k === 0 ? 0 : prefix[(k - 1) * columns + s]!;
        if (kept >= 0) sums[kept + s] = before;
        prefix[k * columns + s] = before + weights[from + s]!;
      }
    }
    for (const [j, pass] of passes.entries()) {
      cutBlocks(model, prefix, zones, pass, levels, words);
      starts[c * passes.length + j + 1] = words.length;
    }
  }
  return { starts, words: words.data.subarray(0, words.length), sums, sumStarts };
}

function mostZones(ends: Int32Array, starts: Int32Array): number {
  let most = 0;
  for (let c = 0; c < ends.length; c++) most = Math.max(most, ends[c]! - starts[c]!);
  return most;
}

/** The most that any centre's largest zone, or any place, expects in the last `length` slots. */
export function mostExpected(model: AliveModel, { places, starts, members }: Neighbours) {
  const { columns, weights, zoneEnds, longest } = model;
  const zone = new Float64Array(longest + 1);
  const place = new Float64Array(longest + 1);
  const sums = new Float64Array(columns);
  for (let c = 0; c < places; c++) {
    sums.fill(0);
    for (let i = starts[c]!; i < zoneEnds[c]!; i++) {
      for (let s = 0; s < columns; s++) sums[s]! += weights[members[i]! * columns + s]!;
    }
    for (let d = 1; d <= longest; d++) {
      zone[d] = Math.max(zone[d]!, model.expected(sums, 0, d));
      place[d] = Math.max(place[d]!, model.expected(weights, c * columns, d));
    }
  }
  return { zone, place };
}
