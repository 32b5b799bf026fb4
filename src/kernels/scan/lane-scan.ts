import type { AliveModel } from './alive-model.ts';
import { mayBeat, plainMaxima } from './alive-scan.ts';
import { stepOf } from './lane-levels.ts';
import { LANES, planLanes, ROW, type LanePlan, type LaneWidth } from './lane-plan.ts';
import { SUMS_EVERY, type Pass } from './lane-passes.ts';
import type { Neighbours } from './scan-task.ts';

/** Cases of a replicate that give a first idea of its maximum, and zones looked at for that. */
const FIRST_CASES = 64;
const FIRST_ZONES = 512;

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
  /** sums of a zone, and of the zone before the block that is looked at */
  #sums: Float64Array;
  #before: Float64Array;
  /** recent cases of each lane, and how many of them by age */
  #cases: Int32Array[] = Array.from({ length: LANES }, () => new Int32Array(0));
  #within: Int32Array[];
  /** 16-bit sums of the zone of all neighbours before `#exactTo`, a row of lanes for each window of the pass */
  #exact: Uint16Array;
  #exactCentre = -1;
  #exactTo = 0;
  #exactBlock = 0;

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
    this.#before = new Float64Array(model.columns);
    this.#pass = plan.passes[0]!;
    this.#within = Array.from({ length: LANES }, () => new Int32Array(model.longest));
    this.#exact = new Uint16Array(plan.buffer);
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
    for (let lane = 0; lane < count; lane++) {
      const { places, within } = this.#model.draw(seed, first + lane);
      const size = within.at(-1)!;
      if (this.#cases[lane]!.length < size) this.#cases[lane] = new Int32Array(size * 1.1 + 16);
      this.#cases[lane]!.set(places.subarray(0, size));
      this.#within[lane]!.set(within);
    }
    let fits = true;
    for (const width of this.#plan.widths) {
      const { first: shortest, last, lanes, view } = width;
      const size = this.#plan.places * lanes;
      for (let half = 0; half < width.tiles.length; half++) {
        const base = this.#rowsAt(width, half, shortest);
        view.fill(0, base, base + size);
        for (let d = shortest; d <= last; d++) {
          const rows = base + (d - shortest) * size;
          if (d > shortest) view.copyWithin(rows, rows - size, rows);
          const end = Math.min(lanes, count - half * lanes);
          for (let lane = 0; lane < end; lane++) {
            const all = half * lanes + lane;
            const from = d === shortest ? 0 : this.#within[all]![d - 2]!;
            if (
              !addCases(
                this.#cases[all]!,
                from,
                this.#within[all]![d - 1]!,
                view,
                rows + lane,
                lanes,
              )
            ) {
              fits = false;
            }
          }
        }
      }
    }
    return fits;
  }

  /**
   * A first idea of each lane's maximum: zones around places that had a case, windows that begin with
   * it. The higher it is, the less has to be looked at.
   */
  #guess(count: number): void {
    this.#best.fill(0);
    for (let lane = 0; lane < count; lane++) {
      const within = this.#within[lane]!;
      const cases = within.at(-1)!;
      const every = Math.max(1, Math.floor(cases / FIRST_CASES));
      const zones = Math.ceil(FIRST_ZONES / Math.max(1, Math.floor(cases / every)));
      for (let i = 0, age = 0; i < cases; i += every) {
        while (i >= within[age]!) age++;
        const length = Math.max(this.#model.shortest, age + 1);
        this.#guessAround(lane, this.#cases[lane]![i]!, length, zones);
      }
    }
  }

  #guessAround(lane: number, centre: number, length: number, zones: number): void {
    const { starts, members } = this.#neighbours;
    const { zoneEnds, columns, weights, total, minCases } = this.#model;
    const width = this.#plan.widths.find(({ last }) => length <= last)!;
    const { view, lanes } = width;
    const rows = this.#rowsAt(width, Math.floor(lane / lanes), length) + (lane % lanes);
    const end = Math.min(zoneEnds[centre]!, starts[centre]! + zones);
    const sums = this.#sums.fill(0);
    let best = this.#best[lane]!;
    let n = 0;
    for (let i = starts[centre]!; i < end; i++) {
      const place = members[i]!;
      for (let s = 0; s < columns; s++) sums[s]! += weights[place * columns + s]!;
      const added = view[rows + place * lanes]!;
      if (added === 0) continue;
      n += added;
      if (n < minCases) continue;
      const mu = this.#model.expected(sums, 0, length);
      if (mayBeat(n, mu, total, best)) best = Math.max(best, this.#model.statistic(n, mu));
    }
    this.#best[lane] = best;
  }

  /** Where the counts of windows of this length begin, in lanes. */
  #rowsAt({ tiles, lanes, first }: LaneWidth, half: number, length: number): number {
    return (tiles[half]! * lanes) / ROW + (length - first) * this.#plan.places * lanes;
  }

  #setThresholds(count: number): void {
    const { widths, levels, harmless, offsets } = this.#plan;
    const cases: Int32Array[] = [];
    for (let lane = 0; lane < count; lane++) {
      this.#step[lane] = stepOf(this.#best[lane]!);
      cases.push(harmless.cases(this.#step[lane]!));
    }
    for (const { bits, view, thresholds, lanes, full } of widths) {
      for (const [half, begin] of thresholds.entries()) {
        let at = (begin * lanes) / ROW;
        // row by row: lane by lane would touch all rows for each
        for (let level = 0; level < levels; level++) {
          const off = bits === 8 ? offsets[level]! : 0;
          for (let all = half * lanes; all < (half + 1) * lanes; all++) {
            // lanes without a replicate never go beyond
            view[at++] = all < count ? threshold(cases[all]![level]! - off, full) : full;
          }
        }
      }
    }
  }

  #setThreshold(lane: number): void {
    const { widths, levels, harmless, offsets } = this.#plan;
    const cases = harmless.cases(this.#step[lane]!);
    for (const { bits, view, thresholds, lanes, full } of widths) {
      const at = (thresholds[Math.floor(lane / lanes)]! * lanes) / ROW + (lane % lanes);
      for (let level = 0; level < levels; level++) {
        const off = bits === 8 ? offsets[level]! : 0;
        view[at + level * lanes] = threshold(cases[level]! - off, full);
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
        this.#exactCentre = -1;
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
    const { blocks, passes, widths, at } = this.#plan;
    const width = widths.find(({ bits }) => bits === this.#pass.bits)!;
    const { view, lanes, full, thresholds } = width;
    const isNew = this.#exactCentre !== centre;
    let from = isNew ? this.#neighbours.starts[centre]! : this.#exactTo;
    // blocks of a centre are looked at in their order
    let b = isNew ? blocks.starts[centre * passes.length + this.#index]! : this.#exactBlock;
    for (; b < block; b++) from += blocks.words[b]! & 255;
    this.#exactBlock = block;
    const word = blocks.words[block]!;
    const threshold = (thresholds[this.#half]! * lanes) / ROW + (word >>> 16) * lanes;
    const sums = (at.sums * lanes) / ROW;
    this.#sumExactly(width, centre, from);
    this.#sumBefore(centre, from);
    for (let lane = 0; lane < lanes; lane++) {
      const n = view[sums + lane]!;
      if (n <= view[threshold + lane]!) continue;
      // a full lane has lost count: the rest of its centre is looked at here
      const to = n === full ? this.#model.zoneEnds[centre]! : from + (word & 255);
      this.#weigh(width, lane, from, to);
    }
    return true;
  }

  /** Brings the exact sums of all windows of the pass to the zone of all neighbours before `to`. */
  #sumExactly(width: LaneWidth, centre: number, to: number): void {
    const { at } = this.#plan;
    const { shortest, longest } = this.#pass;
    const row = 2 * width.lanes;
    if (this.#exactCentre !== centre) {
      this.#exactCentre = centre;
      this.#exactTo = this.#neighbours.starts[centre]!;
      this.#exact.fill(0, at.exact / 2, (at.exact + (longest - shortest + 1) * row) / 2);
    }
    for (let d = shortest; d <= longest; d++) {
      width.sum(
        (this.#rowsAt(width, this.#half, d) * ROW) / width.lanes,
        at.members + 4 * this.#exactTo,
        to - this.#exactTo,
        at.exact + (d - shortest) * row,
      );
    }
    this.#exactTo = to;
  }

  /** Works out the zones that end with the neighbours `from` … `to - 1`, in one lane. */
  #weigh(width: LaneWidth, lane: number, from: number, to: number): void {
    const { view, lanes } = width;
    const { members } = this.#neighbours;
    const { columns, weights, total, minCases } = this.#model;
    const { shortest, longest } = this.#pass;
    const all = this.#half * lanes + lane;
    const sums = this.#sums;
    let best = this.#best[all]!;
    for (let d = shortest; d <= longest; d++) {
      const rows = this.#rowsAt(width, this.#half, d) + lane;
      let n = this.#exact[this.#plan.at.exact / 2 + (d - shortest) * lanes + lane]!;
      sums.set(this.#before);
      for (let i = from; i < to; i++) {
        const place = members[i]!;
        for (let s = 0; s < columns; s++) sums[s]! += weights[place * columns + s]!;
        const added = view[rows + place * lanes]!;
        if (added === 0) continue;
        n += added;
        if (n < minCases) continue;
        const mu = this.#model.expected(sums, 0, d);
        if (mayBeat(n, mu, total, best)) best = Math.max(best, this.#model.statistic(n, mu));
      }
    }
    if (best === this.#best[all]) return;
    this.#best[all] = best;
    if (stepOf(best) === this.#step[all]) return;
    this.#step[all] = stepOf(best);
    this.#setThreshold(all);
  }

  /** Brings `#before` to the sums of the zone of all neighbours before this one. */
  #sumBefore(centre: number, entry: number): void {
    const { sums: kept, sumStarts } = this.#plan.blocks;
    const { members, starts } = this.#neighbours;
    const { columns, weights } = this.#model;
    const stop = Math.floor((entry - starts[centre]!) / SUMS_EVERY);
    const sums = this.#before;
    for (let s = 0; s < columns; s++) sums[s] = kept[(sumStarts[centre]! + stop) * columns + s]!;
    for (let i = starts[centre]! + stop * SUMS_EVERY; i < entry; i++) {
      for (let s = 0; s < columns; s++) sums[s]! += weights[members[i]! * columns + s]!;
    }
  }
}

/** What a lane may hold and stay harmless, of the cases that are; a full lane is always looked at. */
const threshold = (cases: number, full: number) => Math.max(0, Math.min(full - 1, cases));

/** Counts cases at their places; answers whether no count went round. */
function addCases(
  places: Int32Array,
  from: number,
  to: number,
  view: Uint8Array | Uint16Array,
  base: number,
  stride: number,
): boolean {
  let fits = true;
  for (let i = from; i < to; i++) {
    if (++view[base + places[i]! * stride]! === 0) fits = false;
  }
  return fits;
}
