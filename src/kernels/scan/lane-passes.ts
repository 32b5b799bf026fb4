import type { AliveModel } from './alive-model.ts';
import { levelOf } from './lane-levels.ts';
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
  data = new Uint32Array(4096);
  length = 0;

  push(word: number): void {
    if (this.length === this.data.length) {
      const data = new Uint32Array(this.length * 2);
      data.set(this.data);
      this.data = data;
    }
    this.data[this.length++] = word;
  }
}

/**
 * Cuts the zones of one centre: a block begins with a zone and takes in all that expect hardly more.
 * Where it ends is found by doubling steps and halving.
 */
function cutBlocks(
  model: AliveModel,
  prefix: Float64Array,
  zones: number,
  { shortest, longest, bits }: Pass,
  offsets: Int32Array,
  words: Words,
): void {
  const { columns } = model;
  const expected = (zone: number, length: number) => model.expected(prefix, zone * columns, length);
  let offset = 0;
  let step = 1;
  for (let a = 0; a < zones;) {
    const low = expected(a, shortest);
    const wide = shortest === longest ? low : expected(a, longest);
    const most = wide + Math.min(GROWTH_DEVIATIONS * Math.sqrt(wide), GROWTH_SHARE * wide);
    const bound = Math.min(zones, a + MOST_PLACES);
    let within = a;
    // the next block is hardly shorter than the last
    while (within + step < bound && expected(within + step, longest) <= most) {
      within += step;
      step *= 2;
    }
    for (; step >= 1; step >>= 1) {
      if (within + step < bound && expected(within + step, longest) <= most) within += step;
    }
    step = Math.max(1, within - a);
    const level = levelOf(low);
    // a lane that would fall below 0 stays there, which makes it look like more, never like less
    const off = bits === 8 ? Math.min(255, offsets[level]! - offset) : 0;
    offset = offsets[level]!;
    words.push((within + 1 - a) | (off << 8) | (level << 16));
    a = within + 1;
  }
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
      cutBlocks(model, prefix, zones, pass, offsets, words);
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
