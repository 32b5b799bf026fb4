import type { AliveModel } from './alive-model.ts';
import { floorOf, Harmless, levelOf, stepOf } from './lane-levels.ts';
import { LaneLayout, openLanes, type LaneLoops, type OpenLanes } from './lane-memory.ts';
import { cutPasses, mostExpected, type Pass, type PassBlocks } from './lane-passes.ts';
import type { Neighbours } from './scan-task.ts';

/** Replicates of a tile: rows of 128 8-bit lanes; rows of 16-bit lanes come in two halves. */
export const LANES = 128;
/** Bytes of a row. */
export const ROW = 128;
/** 8-bit lanes have room for statistics up to this one before they are full … */
const ROOMY_STATISTIC = 9.5;
const ROOM = 240;
/** … and are used for windows that expect at most this in a zone and in a place. */
const ZONE_8_BITS = 3000;
const PLACE_8_BITS = 100;
/** Windows share a pass while a zone of this share of the largest expects so many standard deviations more. */
const MIDDLING = 0.1;
const GROUP_DEVIATIONS = 0.25;
/** 16-bit lanes count up to 65,535. */
const ZONE_16_BITS = 50_000;
/** A memory of WebAssembly may hold more, but nobody wants that. */
const MOST_PAGES = 24_576;

/** Lanes of one width: where their counts and thresholds lie. */
export interface LaneWidth {
  bits: 8 | 16;
  /** in a row */
  lanes: number;
  /** a lane that is full may have lost cases */
  full: number;
  view: Uint8Array | Uint16Array;
  /** byte offset of the thresholds of each half, a row a level */
  thresholds: number[];
  /** byte offset of the counts of each half: a row a place for windows of `first` slots, then for longer ones */
  tiles: number[];
  first: number;
  last: number;
  scan: LaneLoops['scan8'];
  sum: LaneLoops['sum8'];
}

/** All that is worked out once for the replicates of a task. */
export interface LanePlan {
  places: number;
  longest: number;
  passes: Pass[];
  blocks: PassBlocks;
  widths: LaneWidth[];
  levels: number;
  harmless: Harmless;
  /** by level, what 8-bit lanes leave out */
  offsets: Int32Array;
  buffer: ArrayBuffer;
  listen: OpenLanes['listen'];
  /** byte offsets */
  at: {
    members: number;
    starts: number;
    words: number;
    blockStarts: number;
    sums: number;
    exact: number;
  };
}

/** Where lanes of 8 bits end and those of 16 begin: the longest window of the former, 0 for none. */
function longestOf8Bits({ zone, place }: ReturnType<typeof mostExpected>): number {
  let length = zone.length - 1;
  while (length > 0 && (zone[length]! > ZONE_8_BITS || place[length]! > PLACE_8_BITS)) length--;
  return length;
}

/**
 * Windows that hardly differ in what they expect are decided together: the cases of the longest
 * against the expectation of the shortest. Judged by a zone of middling size.
 */
function groupWindows(
  shortest: number,
  longest: number,
  split: number,
  zone: Float64Array,
): Pass[] {
  const passes: Pass[] = [];
  for (let to = longest; to >= shortest;) {
    const bits = to <= split ? 8 : 16;
    const least = Math.max(shortest, bits === 16 ? split + 1 : 1);
    const expected = zone[to]! * MIDDLING;
    let from = to;
    while (
      from > least &&
      expected - zone[from - 1]! * MIDDLING <= GROUP_DEVIATIONS * Math.sqrt(expected)
    ) {
      from--;
    }
    passes.unshift({ shortest: from, longest: to, bits });
    to = from - 1;
  }
  return passes;
}

/** Undefined where the task does not suit lanes: nothing to scan, or no room. */
export function planLanes(model: AliveModel, neighbours: Neighbours): LanePlan | undefined {
  const { shortest, longest } = model;
  const { places, starts, members } = neighbours;
  const expected = mostExpected(model, neighbours);
  if (expected.zone[longest]! > ZONE_16_BITS) return undefined;
  const levels = levelOf(expected.zone[longest]!) + 1;
  const harmless = new Harmless(model, levels);
  // never beyond what is expected: a lane at its offset must still be harmless
  const offsets = harmless
    .cases(stepOf(ROOMY_STATISTIC))
    .map((n, level) => Math.max(0, Math.min(n - ROOM, Math.floor(floorOf(level)))));
  const split = longestOf8Bits(expected);
  const passes = groupWindows(shortest, longest, split, expected.zone);
  const blocks = cutPasses(model, neighbours, passes, offsets);
  const layout = new LaneLayout();
  const at = {
    members: layout.take(members.length * 4),
    starts: layout.take(starts.length * 4),
    words: layout.take(blocks.words.length * 4),
    blockStarts: layout.take(blocks.starts.length * 4),
    sums: layout.take(ROW),
    exact: layout.take(
      passes.reduce((most, p) => Math.max(most, p.longest - p.shortest + 1), 1) * 2 * ROW,
    ),
  };
  const ranges = [
    { bits: 8 as const, first: shortest, last: split },
    { bits: 16 as const, first: Math.max(shortest, split + 1), last: longest },
  ].filter(({ first, last }) => first <= last);
  const placed = ranges.map(({ bits, first, last }) => {
    const halves = Array.from({ length: bits / 8 });
    return {
      bits,
      first,
      last,
      lanes: ROW / (bits / 8),
      full: 2 ** bits - 1,
      thresholds: halves.map(() => layout.take(levels * ROW)),
      tiles: halves.map(() => layout.take((last - first + 1) * places * ROW)),
    };
  });
  if (layout.pages > MOST_PAGES) return undefined;
  const { buffer, loops, listen } = openLanes(layout.pages);
  new Int32Array(buffer, at.members, members.length).set(members);
  new Int32Array(buffer, at.starts, starts.length).set(starts);
  new Uint32Array(buffer, at.words, blocks.words.length).set(blocks.words);
  new Int32Array(buffer, at.blockStarts, blocks.starts.length).set(blocks.starts);
  const widths = placed.map((w): LaneWidth => ({
    ...w,
    view: w.bits === 8 ? new Uint8Array(buffer) : new Uint16Array(buffer),
    scan: w.bits === 8 ? loops.scan8 : loops.scan16,
    sum: w.bits === 8 ? loops.sum8 : loops.sum16,
  }));
  return { places, longest, passes, blocks, widths, levels, harmless, offsets, at, buffer, listen };
}
