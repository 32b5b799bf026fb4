import type { AliveModel, RecentCases } from './alive-model.ts';
import type { Neighbours } from './scan-task.ts';
import { expectationStatistic } from './statistic.ts';

export interface Subset {
  /** entries of `neighbours.members`, nearest first */
  entries: Int32Array;
  /** slots of the window */
  length: number;
  cases: number;
  expected: number;
  statistic: number;
}

/**
 * The best subset of each neighbourhood over one data set at a time: `count` the data, then ask.
 * All its room is made once.
 */
export class BestSubset {
  readonly #model: AliveModel;
  readonly #neighbours: Neighbours;
  /** windows × places: cases, what is expected, and the place's own statistic */
  readonly #cases: Float64Array;
  readonly #expected: Float64Array;
  readonly #own: Float64Array;
  /** candidates of the neighbourhood at hand, best ratio first, and the ratios */
  readonly #order: Int32Array;
  readonly #ratio: Float64Array;
  #total = 0;
  // the best prefix seen by the last `#search`
  #size = 0;
  #prefixCases = 0;
  #prefixExpected = 0;

  constructor(model: AliveModel, neighbours: Neighbours) {
    this.#model = model;
    this.#neighbours = neighbours;
    const { places, starts } = neighbours;
    const windows = model.longest - model.shortest + 1;
    this.#cases = new Float64Array(model.longest * places);
    this.#own = new Float64Array(windows * places);
    this.#expected = new Float64Array(windows * places);
    // expectations add up over places: those of a zone are the sum of its places' own
    for (let w = 0; w < windows; w++) {
      for (let p = 0; p < places; p++) {
        this.#expected[w * places + p] = model.expected(
          model.weights,
          p * model.columns,
          model.shortest + w,
        );
      }
    }
    let most = 0;
    for (let c = 0; c < places; c++) most = Math.max(most, model.zoneEnds[c]! - starts[c]!);
    this.#order = new Int32Array(most);
    this.#ratio = new Float64Array(most);
  }

  /** Takes in a data set. */
  count({ places: recent, within }: RecentCases): void {
    const { places } = this.#neighbours;
    const { shortest, longest, isTotalGiven, total } = this.#model;
    const counts = this.#cases;
    counts.fill(0, 0, places);
    this.#total = isTotalGiven ? total : Infinity;
    for (let age = 0, i = 0; age < longest; age++) {
      const row = age * places;
      if (age > 0) counts.copyWithin(row, row - places, row);
      for (; i < within[age]!; i++) counts[row + recent[i]!]!++;
    }
    const own = this.#own;
    const before = (shortest - 1) * places;
    for (let i = 0; i < own.length; i++) {
      const n = counts[before + i]!;
      own[i] = n > 0 ? expectationStatistic(n, this.#expected[i]!) : 0;
    }
  }

  /** The largest statistic of any neighbourhood and window, 0 where nothing exceeds. */
  maximum(): number {
    const { shortest, longest } = this.#model;
    const { places } = this.#neighbours;
    let best = 0;
    for (let w = 0; w <= longest - shortest; w++) {
      for (let c = 0; c < places; c++) {
        if (this.#bound(c, w) > best) best = Math.max(best, this.#search(c, w));
      }
    }
    return best;
  }

  /** The best subset of this centre's neighbourhood over all windows, or undefined without excess. */
  findIn(centre: number): Subset | undefined {
    const { shortest, longest } = this.#model;
    let found: Subset | undefined;
    for (let w = 0; w <= longest - shortest; w++) {
      const statistic = this.#search(centre, w);
      if (!(statistic > (found?.statistic ?? 0))) continue;
      found = {
        entries: this.#order.slice(0, this.#size).sort(),
        length: shortest + w,
        cases: this.#prefixCases,
        expected: this.#prefixExpected,
        statistic,
      };
    }
    return found;
  }

  /**
   * No subset of the neighbourhood has more. Where the total is free, the statistic of a subset is a
   * maximum over one common risk, at most the sum of the places' own maxima. A given total adds
   * (C − n) ln((C − n) / (C − mu)) + n − mu ≤ (n − mu)² / (C − mu), and (n − mu)² ≤ 2n times the
   * free statistic. A little is allowed for rounding.
   */
  #bound(centre: number, w: number): number {
    const { starts, members, places } = this.#neighbours;
    const row = w * places;
    const counted = (this.#model.shortest - 1) * places + row;
    const end = this.#model.zoneEnds[centre]!;
    let own = 0;
    for (let i = starts[centre]!; i < end; i++) own += this.#own[row + members[i]!]!;
    if (own === 0 || this.#total === Infinity) return own * (1 + 1e-9);
    let n = 0;
    let mu = 0;
    for (let i = starts[centre]!; i < end; i++) {
      n += this.#cases[counted + members[i]!]!;
      mu += this.#expected[row + members[i]!]!;
    }
    return mu < this.#total ? own * (1 + (2 * n) / (this.#total - mu)) * (1 + 1e-9) : Infinity;
  }

  /** Best prefix of the candidates in the order of cases over expected cases. */
  #search(centre: number, w: number): number {
    const { members, places } = this.#neighbours;
    const { minCases, shortest } = this.#model;
    const row = w * places;
    const counted = (shortest - 1) * places + row;
    const candidates = this.#sortCandidates(centre, row, counted);
    let n = 0;
    let mu = 0;
    let best = 0;
    for (let i = 0; i < candidates; i++) {
      const place = members[this.#order[i]!]!;
      n += this.#cases[counted + place]!;
      mu += this.#expected[row + place]!;
      if (n < minCases) continue;
      const statistic = this.#model.statistic(n, mu);
      if (statistic <= best) continue;
      best = statistic;
      this.#size = i + 1;
      this.#prefixCases = n;
      this.#prefixExpected = mu;
    }
    return best;
  }

  /** Places without a case never help; those left are put in order by insertion, few as they are. */
  #sortCandidates(centre: number, row: number, counted: number): number {
    const { starts, members } = this.#neighbours;
    const order = this.#order;
    const ratio = this.#ratio;
    const end = this.#model.zoneEnds[centre]!;
    let size = 0;
    for (let i = starts[centre]!; i < end; i++) {
      const n = this.#cases[counted + members[i]!]!;
      if (n === 0) continue;
      const r = n / this.#expected[row + members[i]!]!;
      let at = size++;
      for (; at > 0 && ratio[at - 1]! < r; at--) {
        ratio[at] = ratio[at - 1]!;
        order[at] = order[at - 1]!;
      }
      ratio[at] = r;
      order[at] = i;
    }
    return size;
  }
}
