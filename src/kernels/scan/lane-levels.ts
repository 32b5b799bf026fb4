import type { AliveModel } from './alive-model.ts';

/** Expectations below this share one level. */
const SMALLEST = 2 ** -12;
/** Levels of an expectation below 1: so many an octave. */
const OCTAVE = 16;
/** Above 1: so many a standard deviation. */
const DEVIATION = 8;
const LEVELS_BELOW_ONE = 12 * OCTAVE;
/** Best statistics are told apart in steps of 1/8. */
const STATISTIC_STEPS = 8;
const MOST_STATISTIC = 4095;

/** The level of an expectation: fine enough that the threshold hardly changes within one. */
export function levelOf(mu: number): number {
  if (mu < SMALLEST) return 0;
  return mu < 1
    ? 1 + Math.floor((Math.log2(mu) + 12) * OCTAVE)
    : 1 + LEVELS_BELOW_ONE + Math.floor(2 * DEVIATION * (Math.sqrt(mu) - 1));
}

/** An expectation that none of the level lies below. */
export function floorOf(level: number): number {
  if (level === 0) return 0;
  const mu =
    level <= LEVELS_BELOW_ONE
      ? 2 ** ((level - 1) / OCTAVE - 12)
      : (1 + (level - 1 - LEVELS_BELOW_ONE) / (2 * DEVIATION)) ** 2;
  // the level was found with rounding
  return mu * (1 - 1e-9);
}

/** The step of a statistic: what is beyond the step is looked at, what is not can't be beyond the statistic. */
export function stepOf(statistic: number): number {
  return Math.min(MOST_STATISTIC, Math.floor(statistic * STATISTIC_STEPS));
}

/**
 * For each level the most cases that do not beat a best statistic: the statistic turned round, once
 * and for all replicates, since what is expected is the same in all.
 */
export class Harmless {
  #model: AliveModel;
  #levels: number;
  #columns: (Int32Array | undefined)[] = [];

  constructor(model: AliveModel, levels: number) {
    this.#model = model;
    this.#levels = levels;
  }

  /** By level, for the step of the best statistic. */
  cases(step: number): Int32Array {
    return (this.#columns[step] ??= this.#work(step / STATISTIC_STEPS - 1e-9));
  }

  #work(statistic: number): Int32Array {
    const { minCases, isTotalGiven } = this.#model;
    const total = isTotalGiven ? this.#model.total : Infinity;
    const column = new Int32Array(this.#levels);
    let n = Math.ceil(minCases) - 1;
    for (let level = 1; level < column.length; level++) {
      const mu = floorOf(level);
      n = Math.max(n, Math.floor(mu));
      while (n < total && this.#model.statistic(n + 1, mu) <= statistic) n++;
      column[level] = n;
    }
    // the lowest level may hold zones that expect next to nothing: whatever is in them is looked at
    column[0] = Math.ceil(minCases) - 1;
    return column;
  }
}
