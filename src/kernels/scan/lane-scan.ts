import type { AliveModel } from './alive-model.ts';
import { mayBeat, plainMaxima } from './alive-scan.ts';
import { stepOf } from './lane-levels.ts';
import { LANES, planLanes, ROW, type LanePlan, type LaneWidth } from './lane-plan.ts';
import { SUMS_EVERY, type Pass } from './lane-passes.ts';
import type { Neighbours } from './scan-task.ts';

/** Cases of a replicate that give a first idea of its maximum. */
const FIRST_CASES = 512;

/**
 * Finds the largest statistic of many replicates at once, exactly. What is expected in a zone and
 * window is the same in every replicate, so that a best statistic can be turned into a number of
 * cases that no zone of this expectation may exceed without being looked at: the loop adds and
 * compares small integers, a replicate a lane. Only what exceeds is worked out in full.
 */
export class LaneScan {
  #model: AliveModel;
  #neighbours: Neighbours;
  #plan: LanePlan;
  /** the largest statistic of each lane so far, and its step */
  #best = new Float64Array(LANES);
  #step = new Int32Array(LANES);
  /** the pass that is running, and over which half of the lanes */
  #pass: Pass;
  #index = 0;
  #half = 0;
  #sums: Float64Array;
  #first = new Int32Array(2 * FIRST_CASES * LANES);
  #firstCount = new Int32Array(LANES);
  remarks = 0;
  weighed = 0;

  /** Undefined where lanes have no room for so many cases, places or windows. */
  static open(model: AliveModel, neighbours: Neighbours): LaneScan | undefined {
    const plan = planLanes(model, neighbours);
    return plan && new LaneScan(model, neighbours, plan);
  }

  private constructor(model: AliveModel, neighbours: Neighbours, plan: LanePlan) {
    this.#model = model;
    this.#neighbours = neighbours;
    this.#plan = plan;
    this.#sums = new Float64Array(model.columns);
    this.#pass = plan.passes[0]!;
    plan.listen((centre, block) => this.#remark(centre, block));
  }

  /** The largest statistic of replicates `first`, `first + 1`, … into `out`. */
  maxima(seed: number, first: number, out: Float64Array): void {
    for (let at = 0; at < out.length; at += LANES) {
      const part = out.subarray(at, Math.min(at + LANES, out.length));
      const fits = this.#draw(seed, first + at, part.length);
      if (!fits) plainMaxima(this.#model, this.#neighbours, seed, first + at, part);
      else {
        this.#guess(part.length);
        this.#setThresholds(part.length);
        this.#runPasses();
        part.set(this.#best.subarray(0, part.length));
      }
    }
  }

  /** Fills the tiles; answers whether every count fits its lane. */
  #draw(seed: number, first: number, count: number): boolean {
    const { widths, places, longest } = this.#plan;
    for (const { view, tiles, lanes, first, last } of widths) {
      const size = (last - first + 1) * places * lanes;
      for (const tile of tiles) view.fill(0, (tile * lanes) / ROW, (tile * lanes) / ROW + size);
    }
    const every = Math.max(1, Math.floor(this.#model.recent / FIRST_CASES));
    const [firsts, firstCount] = [this.#first, this.#firstCount];
    let fits = true;
    for (let lane = 0; lane < count; lane++) {
      let kept = 0;
      let number = 0;
      const bases = widths.map(
        ({ tiles, lanes }) => (tiles[Math.floor(lane / lanes)]! * lanes) / ROW + (lane % lanes),
      );
      const [narrow, wide] = widths;
      const [base, wideBase] = [bases[0]!, bases[1]!];
      this.#model.draw(seed, first + lane, (place, age) => {
        if (age < narrow!.last) {
          const at = base + (Math.max(age + 1 - narrow!.first, 0) * places + place) * narrow!.lanes;
          if (++narrow!.view[at]! === 0) fits = false;
        }
        if (wide) {
          const at = wideBase + (Math.max(age + 1 - wide.first, 0) * places + place) * wide.lanes;
          if (++wide.view[at]! === 0) fits = false;
        }
        if (number++ % every === 0 && kept < FIRST_CASES) {
          firsts[2 * (lane * FIRST_CASES + kept)] = place;
          firsts[2 * (lane * FIRST_CASES + kept) + 1] = age;
          kept++;
        }
      });
      firstCount[lane] = kept;
    }
    for (const { tiles, first, last, accumulate } of widths) {
      const size = places * ROW;
      for (const tile of tiles) {
        for (let d = first + 1; d <= last; d++) {
          if (accumulate(tile + (d - first) * size, tile + (d - first - 1) * size, size))
            fits = false;
        }
      }
    }
    return fits && longest > 0;
  }

  /** A first idea of each lane's maximum, from zones of one place that had a case. */
  #guess(count: number): void {
    const { starts, members } = this.#neighbours;
    const { zoneEnds, columns, weights, total, shortest, minCases } = this.#model;
    this.#best.fill(0);
    for (let lane = 0; lane < count; lane++) {
      let best = 0;
      for (let i = 0; i < this.#firstCount[lane]!; i++) {
        const place = this.#first[2 * (lane * FIRST_CASES + i)]!;
        const length = Math.max(shortest, this.#first[2 * (lane * FIRST_CASES + i) + 1]! + 1);
        const own = starts[place]!;
        if (own >= zoneEnds[place]! || members[own] !== place) continue;
        const width = this.#plan.widths.find(({ last }) => length <= last)!;
        const half = Math.floor(lane / width.lanes);
        const n =
          width.view[
            this.#rowsAt(width, half, length) + place * width.lanes + (lane % width.lanes)
          ]!;
        if (n < minCases) continue;
        const mu = this.#model.expected(weights, place * columns, length);
        if (mayBeat(n, mu, total, best)) best = Math.max(best, this.#model.statistic(n, mu));
      }
      this.#best[lane] = best;
    }
  }

  /** Where the counts of windows of this length begin, in lanes. */
  #rowsAt({ tiles, lanes, first }: LaneWidth, half: number, length: number): number {
    return (tiles[half]! * lanes) / ROW + (length - first) * this.#plan.places * lanes;
  }

  #setThresholds(count: number): void {
    for (const { view, thresholds, lanes, full } of this.#plan.widths) {
      const size = this.#plan.levels * lanes;
      // lanes without a replicate never go beyond
      for (const at of thresholds) view.fill(full, (at * lanes) / ROW, (at * lanes) / ROW + size);
    }
    for (let lane = 0; lane < count; lane++) {
      this.#step[lane] = stepOf(this.#best[lane]!);
      this.#setThreshold(lane);
    }
  }

  #setThreshold(lane: number): void {
    const { widths, levels, harmless, offsets } = this.#plan;
    const cases = harmless.cases(this.#step[lane]!);
    for (const { bits, view, thresholds, lanes, full } of widths) {
      const at = (thresholds[Math.floor(lane / lanes)]! * lanes) / ROW + (lane % lanes);
      for (let level = 0; level < levels; level++) {
        const n = bits === 8 ? cases[level]! - offsets[level]! : cases[level]!;
        view[at + level * lanes] = Math.max(0, Math.min(full - 1, n));
      }
    }
  }

  #runPasses(): void {
    const { passes, widths, places, at } = this.#plan;
    for (const [index, pass] of passes.entries()) {
      const width = widths.find(({ bits }) => bits === pass.bits)!;
      this.#pass = pass;
      this.#index = index;
      for (let half = 0; half < width.tiles.length; half++) {
        this.#half = half;
        width.scan(
          0,
          places,
          width.tiles[half]! + (pass.longest - width.first) * places * ROW,
          width.thresholds[half]!,
          at.members,
          at.starts,
          at.words,
          at.blockStarts + 4 * index,
          4 * passes.length,
          at.sums,
        );
      }
    }
  }

  /** Looks at the block of the running pass in all lanes that went beyond. */
  #remark(centre: number, block: number): boolean {
    const { blocks, passes, widths, offsets, at } = this.#plan;
    const width = widths.find(({ bits }) => bits === this.#pass.bits)!;
    const { view, lanes, full, thresholds } = width;
    this.remarks++;
    let from = this.#neighbours.starts[centre]!;
    for (let b = blocks.starts[centre * passes.length + this.#index]!; b < block; b++) {
      from += blocks.words[b]! & 255;
    }
    const word = blocks.words[block]!;
    const [to, level] = [from + (word & 255), word >>> 16];
    const threshold = (thresholds[this.#half]! * lanes) / ROW + level * lanes;
    const sums = (at.sums * lanes) / ROW;
    const isWhole = width.bits === 16 || offsets[level] === 0;
    for (let lane = 0; lane < lanes; lane++) {
      const n = view[sums + lane]!;
      if (n <= view[threshold + lane]!) continue;
      this.#weigh(width, lane, centre, from, to, isWhole && n < full ? n : -1, n === full);
    }
    return true;
  }

  /** Works out the zones that end with the neighbours `from` … `to - 1`, in one lane. */
  #weigh(
    width: LaneWidth,
    lane: number,
    centre: number,
    from: number,
    to: number,
    atEnd: number,
    isFull: boolean,
  ): void {
    this.weighed++;
    const { view, lanes } = width;
    const { members, starts } = this.#neighbours;
    const { columns, weights, total, minCases, zoneEnds } = this.#model;
    const length = this.#pass.longest;
    const rows = this.#rowsAt(width, this.#half, length) + lane;
    const all = this.#half * lanes + lane;
    let n = atEnd;
    if (atEnd >= 0) for (let i = from; i < to; i++) n -= view[rows + members[i]! * lanes]!;
    else {
      n = 0;
      for (let i = starts[centre]!; i < from; i++) n += view[rows + members[i]! * lanes]!;
    }
    // a full lane has lost count: the rest of its centre is looked at here
    const end = isFull ? zoneEnds[centre]! : to;
    const sums = this.#sumsBefore(centre, from);
    let best = this.#best[all]!;
    for (let i = from; i < end; i++) {
      const place = members[i]!;
      for (let s = 0; s < columns; s++) sums[s]! += weights[place * columns + s]!;
      const added = view[rows + place * lanes]!;
      if (added === 0) continue;
      n += added;
      if (n < minCases) continue;
      const mu = this.#model.expected(sums, 0, length);
      if (mayBeat(n, mu, total, best)) best = Math.max(best, this.#model.statistic(n, mu));
    }
    if (best === this.#best[all]) return;
    this.#best[all] = best;
    if (stepOf(best) === this.#step[all]) return;
    this.#step[all] = stepOf(best);
    this.#setThreshold(all);
  }

  /** Sums of the zone of all neighbours before this one. */
  #sumsBefore(centre: number, entry: number): Float64Array {
    const { sums: kept, sumStarts } = this.#plan.blocks;
    const { members, starts } = this.#neighbours;
    const { columns, weights } = this.#model;
    const stop = Math.floor((entry - starts[centre]!) / SUMS_EVERY);
    const sums = this.#sums;
    for (let s = 0; s < columns; s++) sums[s] = kept[(sumStarts[centre]! + stop) * columns + s]!;
    for (let i = starts[centre]! + stop * SUMS_EVERY; i < entry; i++) {
      for (let s = 0; s < columns; s++) sums[s]! += weights[members[i]! * columns + s]!;
    }
    return sums;
  }
}
