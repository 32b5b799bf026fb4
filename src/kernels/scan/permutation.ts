import { streamOf } from '../simulate/random.ts';
import { recentCases, zoneEndsOf, type AliveModel } from './alive-model.ts';
import type { ScanTask } from './scan-task.ts';
import { excessStatistic } from './statistic.ts';

/** The cases of one stratum: slots between which dates may be exchanged. */
interface Stratum {
  /** the place of every case, in order */
  pool: Int32Array;
  /** cases of this stratum during the last 1 … longest slots; `within[0]` is 0 */
  within: Float64Array;
}

function strataOf({ cases, slots, stratum }: ScanTask, longest: number): Stratum[] {
  const count = stratum ? Math.max(...stratum) + 1 : 1;
  const pools: number[] = Array.from({ length: count }, () => 0);
  for (let i = 0; i < cases.place.length; i++) {
    pools[stratum?.[cases.slot[i]!] ?? 0]! += cases.count[i]!;
  }
  const strata = pools.map((size) => ({
    pool: new Int32Array(size),
    within: new Float64Array(longest + 1),
  }));
  const filled = pools.map(() => 0);
  for (let i = 0; i < cases.place.length; i++) {
    const s = stratum?.[cases.slot[i]!] ?? 0;
    strata[s]!.pool.fill(cases.place[i]!, filled[s]!, (filled[s]! += cases.count[i]!));
    const age = slots - 1 - cases.slot[i]!;
    if (age < longest) strata[s]!.within[age + 1]! += cases.count[i]!;
  }
  for (const { pool, within } of strata) {
    // the answer must not depend on the order in which cases came
    pool.sort();
    for (let d = 1; d <= longest; d++) within[d]! += within[d - 1]!;
  }
  return strata.filter(({ pool }) => pool.length > 0);
}

/** How many cases each age takes from each stratum, as flat triples' columns in the order of age. */
interface Draws {
  age: number[];
  stratum: number[];
  count: number[];
}

function drawsOf(strata: Stratum[], longest: number): Draws {
  const draws: Draws = { age: [], stratum: [], count: [] };
  for (let age = 0; age < longest; age++) {
    for (const [s, { within }] of strata.entries()) {
      const count = within[age + 1]! - within[age]!;
      if (count === 0) continue;
      draws.age.push(age);
      draws.stratum.push(s);
      draws.count.push(count);
    }
  }
  return draws;
}

/**
 * Cases keep their places, dates are exchanged at random within each stratum: the last slots take
 * theirs from the pool without putting back (Fisher and Yates), and the rest need not be drawn.
 */
function makeDraw(strata: Stratum[], draws: Draws, longest: number): AliveModel['draw'] {
  const taken = strata.map(() => 0);
  const drawn = strata.map(({ within }) => new Int32Array(within.at(-1)!));
  const within = new Int32Array(longest);
  for (const [i, age] of draws.age.entries()) within[age]! += draws.count[i]!;
  for (let age = 1; age < longest; age++) within[age]! += within[age - 1]!;
  const places = new Int32Array(within.at(-1)!);
  return (seed, replicate) => {
    const random = streamOf(seed, replicate);
    taken.fill(0);
    let at = 0;
    for (let i = 0; i < draws.age.length; i++) {
      const s = draws.stratum[i]!;
      const [{ pool }, swaps] = [strata[s]!, drawn[s]!];
      const to = taken[s]! + draws.count[i]!;
      for (let k = taken[s]!; k < to; k++) {
        const j = k + random.below(pool.length - k);
        const place = pool[j]!;
        pool[j] = pool[k]!;
        pool[k] = place;
        swaps[k] = j;
        places[at++] = place;
      }
      taken[s] = to;
    }
    // back to the first order, so that a replicate does not depend on those before it
    for (let s = 0; s < strata.length; s++) {
      const [{ pool }, swaps] = [strata[s]!, drawn[s]!];
      for (let k = taken[s]! - 1; k >= 0; k--) {
        const place = pool[k]!;
        pool[k] = pool[swaps[k]!]!;
        pool[swaps[k]!] = place;
      }
    }
    return { places, within };
  };
}

/** Without strata: no loop where most of the time is spent. */
function expectedOfOne({ pool, within }: Stratum): AliveModel['expected'] {
  const size = pool.length;
  return (sums, at, length) => (sums[at]! * within[length]!) / size;
}

function expectedOf(strata: Stratum[]): AliveModel['expected'] {
  const within = strata.map((s) => s.within);
  const sizes = strata.map(({ pool }) => pool.length);
  return (sums, at, length) => {
    let mu = 0;
    for (let s = 0; s < within.length; s++) mu += (sums[at + s]! * within[s]![length]!) / sizes[s]!;
    return mu;
  };
}

/**
 * The space-time permutation model (Kulldorff et al. 2005, PLoS Medicine 2:e59) with windows that
 * end with the last slot: expected are cases of the zone × cases of the window / all cases, summed
 * over the strata.
 */
export function permutationModel(task: ScanTask): AliveModel {
  const longest = Math.min(task.longest, task.slots);
  const strata = strataOf(task, longest);
  const { places } = task.neighbours;
  const columns = Math.max(1, strata.length);
  const weights = new Float64Array(places * columns);
  const placeTotals = new Float64Array(places);
  for (const [s, { pool }] of strata.entries()) {
    for (const place of pool) {
      weights[place * columns + s]!++;
      placeTotals[place]!++;
    }
  }
  const total = placeTotals.reduce((sum, n) => sum + n, 0);
  return {
    shortest: Math.min(task.shortest, longest),
    longest,
    minCases: task.minCases,
    total,
    isTotalGiven: true,
    zoneEnds: zoneEndsOf(task, placeTotals),
    columns,
    weights,
    expected: strata.length === 1 ? expectedOfOne(strata[0]!) : expectedOf(strata),
    statistic: (n, mu) => excessStatistic(n, mu, total),
    observed: () => recentCases(task, longest),
    draw: makeDraw(strata, drawsOf(strata, longest), longest),
    recent: strata.reduce((sum, { within }) => sum + within[longest]!, 0),
  };
}
