import type { ScanTask } from './scan-task.ts';

/** Cases of the last slots, youngest first. */
export interface RecentCases {
  /** their places */
  places: Int32Array;
  /** how many of them are in the last slot, the last two, … the last `longest` */
  within: Int32Array;
}

/**
 * A model whose windows all end with the last slot and whose expectations are the same in every
 * replicate. A window is known by its length, 1 … `longest` slots. What is expected in a zone
 * follows from sums over its places, so that it can be carried along while the zone grows.
 */
export interface AliveModel {
  shortest: number;
  longest: number;
  minCases: number;
  /** cases altogether */
  total: number;
  /** replicates have that total as well: what lies outside a window can be told */
  isTotalGiven: boolean;
  /** `zoneEnds[c]`: the largest zone of centre c ends before this entry of `neighbours.members` */
  zoneEnds: Int32Array;
  /** sums that a zone carries along */
  columns: number;
  /** places × columns: what a place adds to each sum */
  weights: Float64Array;
  /**
   * expected cases in a zone during the last `length` slots, where `sums[at]` … are its sums; grows
   * with every sum
   */
  expected(sums: Float64Array, at: number, length: number): number;
  /** likelihood ratio; grows with n, falls with mu while n > mu, is 0 where n ≤ mu */
  statistic(n: number, mu: number): number;
  /** the observed cases of the last `longest` slots */
  observed(): RecentCases;
  /**
   * the same for one replicate under the null hypothesis; depends on seed and replicate alone. The
   * next replicate overwrites it.
   */
  draw(seed: number, replicate: number): RecentCases;
  /** cases of all places in the last `longest` slots, in mean over replicates */
  recent: number;
}

/** @throws RangeError where the task is out of order: got and wanted */
export function checkTask(task: ScanTask): void {
  const { neighbours, slots, cases, shortest, longest, maxShare, minCases, stratum } = task;
  if (!(Number.isInteger(slots) && slots >= 1)) {
    throw new RangeError(`scan: got ${slots} slots, wanted a whole number from 1`);
  }
  if (
    !(
      Number.isInteger(shortest) &&
      Number.isInteger(longest) &&
      1 <= shortest &&
      shortest <= longest
    )
  ) {
    throw new RangeError(
      `scan: got windows of ${shortest} to ${longest} slots, wanted 1 ≤ shortest ≤ longest`,
    );
  }
  if (!(maxShare > 0 && maxShare <= 1)) {
    throw new RangeError(`scan: got a share of ${maxShare}, wanted more than 0, at most 1`);
  }
  if (!(minCases >= 1))
    throw new RangeError(`scan: got ${minCases} cases at least, wanted 1 or more`);
  if (stratum && stratum.length !== slots) {
    throw new RangeError(
      `scan: got ${stratum.length} strata, wanted one for each of ${slots} slots`,
    );
  }
  const { place, slot, count } = cases;
  if (place.length !== slot.length || place.length !== count.length) {
    throw new RangeError(
      `scan: got ${place.length} places, ${slot.length} slots, ${count.length} counts, wanted as many of each`,
    );
  }
  for (let i = 0; i < place.length; i++) {
    const [p, t, n] = [place[i]!, slot[i]!, count[i]!];
    if (p < 0 || p >= neighbours.places || t < 0 || t >= slots || n < 0) {
      throw new RangeError(
        `scan: case ${i}: got place ${p}, slot ${t}, count ${n}, wanted a place below ${neighbours.places}, a slot below ${slots}, a count from 0`,
      );
    }
  }
}

/**
 * Where the largest zone of every centre ends: the last one that holds no more than the share of the
 * whole weight.
 */
export function zoneEndsOf(
  { neighbours, maxShare }: Pick<ScanTask, 'neighbours' | 'maxShare'>,
  weight: Float64Array,
): Int32Array {
  const { places, starts, members } = neighbours;
  // sums in another order differ in their last digits: exactly the share is within it
  const most = weight.reduce((sum, w) => sum + w, 0) * maxShare * (1 + 1e-12);
  const ends = new Int32Array(places);
  for (let c = 0; c < places; c++) {
    let held = 0;
    let i = starts[c]!;
    for (; i < starts[c + 1]!; i++) {
      held += weight[members[i]!]!;
      if (held > most) break;
    }
    ends[c] = i;
  }
  return ends;
}

/** The observed cases of the last `longest` slots. */
export function recentCases({ cases, slots }: ScanTask, longest: number): RecentCases {
  const within = new Int32Array(longest);
  const isRecent = (i: number) => slots - 1 - cases.slot[i]! < longest;
  for (let i = 0; i < cases.slot.length; i++) {
    if (isRecent(i)) within[slots - 1 - cases.slot[i]!]! += cases.count[i]!;
  }
  for (let age = 1; age < longest; age++) within[age]! += within[age - 1]!;
  const places = new Int32Array(within.at(-1)!);
  const next = Int32Array.from({ length: longest }, (_, age) => within[age - 1] ?? 0);
  for (let i = 0; i < cases.slot.length; i++) {
    if (!isRecent(i)) continue;
    const age = slots - 1 - cases.slot[i]!;
    places.fill(cases.place[i]!, next[age]!, (next[age]! += cases.count[i]!));
  }
  return { places, within };
}
