import { streamOf, type Random } from '../simulate/random.ts';
import type { Columns, Measure } from './scan-measure.ts';
import type { Cases, ScanTask } from './scan-task.ts';

/** Fills `counts` (places × columns) with one data set under the null hypothesis. */
export type NullDraw = (seed: number, replicate: number, counts: Float64Array) => void;

/**
 * Draws without putting back (Fisher and Yates). Put back afterwards in the first order, so that a
 * replicate doesn't depend on those that the same thread drew before.
 */
class Urn {
  readonly #balls: Int32Array;
  readonly #swapped: Int32Array;
  #drawn = 0;

  constructor(balls: Int32Array, draws: number) {
    this.#balls = balls;
    this.#swapped = new Int32Array(draws);
  }

  draw(random: Random): number {
    const k = this.#drawn++;
    const j = k + random.below(this.#balls.length - k);
    const ball = this.#balls[j]!;
    this.#balls[j] = this.#balls[k]!;
    this.#balls[k] = ball;
    this.#swapped[k] = j;
    return ball;
  }

  putBack(): void {
    const balls = this.#balls;
    for (let k = this.#drawn - 1; k >= 0; k--) {
      const j = this.#swapped[k]!;
      const ball = balls[k]!;
      balls[k] = balls[j]!;
      balls[j] = ball;
    }
    this.#drawn = 0;
  }
}

/** Walker's alias table (Vose 1991, IEEE Trans. Softw. Eng. 17:972): an index by weight in constant time. */
function aliasTable(weights: Float64Array): (random: Random) => number {
  const n = weights.length;
  const whole = weights.reduce((sum, w) => sum + w, 0);
  const share = weights.map((w) => (w * n) / whole);
  const alias = Int32Array.from({ length: n }, (_, i) => i);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < n; i++) (share[i]! < 1 ? small : large).push(i);
  while (small.length > 0 && large.length > 0) {
    const [s, l] = [small.pop()!, large.at(-1)!];
    alias[s] = l;
    share[l]! -= 1 - share[s]!;
    if (share[l]! < 1) small.push(large.pop()!);
  }
  // what rounding left over is full, unless nothing at all belongs there
  for (const i of small) if (weights[i]! > 0) share[i] = 1;
  for (const i of large) share[i] = 1;
  return (random) => {
    const i = random.below(n);
    return random.unit() < share[i]! ? i : alias[i]!;
  };
}

/** Exact at any size: a sum of Poisson numbers is one. */
function drawPoisson(random: Random, mean: number): number {
  let n = 0;
  for (let left = mean; left > 0; left -= 25) n += random.poisson(Math.min(25, left));
  return n;
}

/** The entries one by one: `ball(i)` as often as the count of entry i. */
function ballsOf(
  cases: Cases,
  keep: (slot: number) => boolean,
  ball: (i: number) => number,
): number[] {
  const balls: number[] = [];
  for (let i = 0; i < cases.place.length; i++) {
    if (!keep(cases.slot[i]!)) continue;
    for (let k = 0; k < cases.count[i]!; k++) balls.push(ball(i));
  }
  return balls;
}

/** Places and dates keep their totals; which case was where when is shuffled within each stratum. */
function permutationDraw({ cases, stratum, slots }: ScanTask, columns: Columns): NullDraw {
  const inStratum = (s: number) => (slot: number) => (stratum?.[slot] ?? 0) === s;
  const strata = stratum ? [...new Set(stratum)].toSorted((a, b) => a - b) : [0];
  const perSlot = new Float64Array(slots);
  for (let i = 0; i < cases.slot.length; i++) perSlot[cases.slot[i]!]! += cases.count[i]!;
  const groups = strata.map((s) => {
    // cases before the first column of windows need no place
    const draws: number[] = [];
    for (let t = slots - 1; t >= 0; t--) {
      const column = columns.of[t]!;
      if (column < columns.first || !inStratum(s)(t)) continue;
      for (let k = 0; k < perSlot[t]!; k++) draws.push(column);
    }
    const balls = ballsOf(cases, inStratum(s), (i) => cases.place[i]!);
    // the answer must not depend on the order in which cases came
    const urn = new Urn(Int32Array.from(balls).toSorted(), draws.length);
    return { draws: Int32Array.from(draws), urn };
  });
  return (seed, replicate, counts) => {
    const random = streamOf(seed, replicate);
    for (const { draws, urn } of groups) {
      for (const column of draws) counts[urn.draw(random) * columns.count + column]!++;
      urn.putBack();
    }
  };
}

/** All cases fall on places and dates in proportion to what is expected. */
function poissonDraw(_: ScanTask, __: Columns, { expected, cases }: Measure): NullDraw {
  const cell = aliasTable(expected);
  return (seed, replicate, counts) => {
    const random = streamOf(seed, replicate);
    for (let k = 0; k < cases; k++) counts[cell(random)]!++;
  };
}

/** The same, their number drawn as well. */
function expectationDraw(_: ScanTask, __: Columns, { expected }: Measure): NullDraw {
  const whole = expected.reduce((sum, mu) => sum + mu, 0);
  const cell = aliasTable(expected);
  return (seed, replicate, counts) => {
    const random = streamOf(seed, replicate);
    for (let k = drawPoisson(random, whole); k > 0; k--) counts[cell(random)]!++;
  };
}

/** Who of all people is a case is drawn anew. */
function bernoulliDraw(
  { cases, controls }: ScanTask,
  columns: Columns,
  measure: Measure,
): NullDraw {
  const cellsOf = (people: Cases) =>
    ballsOf(
      people,
      () => true,
      (i) => people.place[i]! * columns.count + columns.of[people.slot[i]!]!,
    );
  const people = Int32Array.from([...cellsOf(cases), ...cellsOf(controls!)]).toSorted();
  const urn = new Urn(people, measure.cases);
  return (seed, replicate, counts) => {
    const random = streamOf(seed, replicate);
    for (let k = 0; k < measure.cases; k++) counts[urn.draw(random)]!++;
    urn.putBack();
  };
}

const draws = {
  permutation: permutationDraw,
  poisson: poissonDraw,
  'eb-poisson': expectationDraw,
  bernoulli: bernoulliDraw,
} satisfies Record<
  ScanTask['model'],
  (task: ScanTask, columns: Columns, measure: Measure) => NullDraw
>;

/** How replicates of this task are drawn. A replicate depends on seed and number alone. */
export function nullDrawOf(task: ScanTask, columns: Columns, measure: Measure): NullDraw {
  return draws[task.model](task, columns, measure);
}
