import type { Cases, ScanTask } from './scan-task.ts';
import { excessStatistic, expectationStatistic } from './statistic.ts';

/**
 * Slots laid together into columns: windows that end with the last slot need no earlier slot than
 * the longest of them begins with, purely spatial ones need no slots at all.
 */
export interface Columns {
  count: number;
  /** column of each slot */
  of: Int32Array;
  /** first and last slot of each column */
  from: Int32Array;
  to: Int32Array;
  /** windows are runs of `shortest` to `longest` columns */
  shortest: number;
  longest: number;
  /** windows end with this column or a later one */
  earliestEnd: number;
  /** the first column of which windows are made: 1 where column 0 holds what came before them */
  first: number;
}

/** What a model expects, and how it weighs what it finds. */
export interface Measure {
  /** places × columns, row by row: cases expected under the null hypothesis */
  expected: Float64Array;
  /** a place: what a zone may hold no more than a share of */
  weight: Float64Array;
  /** cases altogether */
  cases: number;
  /** likelihood ratio of n cases where mu are expected; 0 where n ≤ mu */
  statistic(n: number, mu: number): number;
  /** never less than `statistic`, without logarithms */
  bound(n: number, mu: number): number;
}

export function columnsOf({ windows, slots, shortest, longest }: ScanTask): Columns {
  const most = Math.min(longest, slots);
  const range = { shortest: Math.min(shortest, most), longest: most };
  const each = (of: (slot: number) => number) =>
    Int32Array.from({ length: slots }, (_, t) => of(t));
  if (windows === 'all') {
    const slot = each((t) => t);
    return { count: slots, of: slot, from: slot, to: slot, ...range, earliestEnd: 0, first: 0 };
  }
  const first = windows === 'none' || most === slots ? 0 : 1;
  const count = windows === 'none' ? 1 : most + first;
  const of = each((t) => Math.max(0, t - (slots - count)));
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  for (let t = slots - 1; t >= 0; t--) from[of[t]!] = t;
  for (let t = 0; t < slots; t++) to[of[t]!] = t;
  if (windows === 'none') {
    return { count, of, from, to, shortest: 1, longest: 1, earliestEnd: 0, first };
  }
  return { count, of, from, to, ...range, earliestEnd: count - 1, first };
}

/** Counts as places × columns. */
export function countsOf(cases: Cases, places: number, columns: Columns): Float64Array {
  const counts = new Float64Array(places * columns.count);
  for (let i = 0; i < cases.place.length; i++) {
    counts[cases.place[i]! * columns.count + columns.of[cases.slot[i]!]!]! += cases.count[i]!;
  }
  return counts;
}

const sumOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
};

function rowSums(values: Float64Array, places: number): Float64Array {
  const width = values.length / places;
  return Float64Array.from({ length: places }, (_, p) =>
    sumOf(values.subarray(p * width, (p + 1) * width)),
  );
}

/** Baseline as places × columns. */
function baselineOf(
  { baseline, neighbours, slots, model }: ScanTask,
  columns: Columns,
): Float64Array {
  const wanted = neighbours.places * slots;
  if (baseline?.length !== wanted) {
    throw new RangeError(
      `scan: got ${baseline?.length ?? 'no'} baseline values for ${model}, wanted ${wanted}: places × slots`,
    );
  }
  const folded = new Float64Array(neighbours.places * columns.count);
  for (let p = 0; p < neighbours.places; p++) {
    for (let t = 0; t < slots; t++) {
      const value = baseline[p * slots + t]!;
      if (!(value >= 0 && value < Infinity)) {
        throw new RangeError(
          `scan: baseline of place ${p}, slot ${t}: got ${value}, wanted 0 or more`,
        );
      }
      folded[p * columns.count + columns.of[t]!]! += value;
    }
  }
  return folded;
}

function checkCovered(counts: Float64Array, expected: Float64Array, columns: Columns): void {
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! > 0 && !(expected[i]! > 0)) {
      const [place, slot] = [Math.floor(i / columns.count), columns.to[i % columns.count]!];
      throw new RangeError(
        `scan: place ${place}, slot ${slot}: got ${counts[i]} cases and a baseline of 0, wanted a baseline above 0`,
      );
    }
  }
}

/**
 * The bounds follow from ln x ≤ x - 1: a sum of O ln(O / E) is at most the sum of (O - E)² / E, where
 * all O and all E have the same sum.
 */
function conditional(total: number): Pick<Measure, 'statistic' | 'bound'> {
  return {
    statistic: (n, mu) => excessStatistic(n, mu, total),
    bound: (n, mu) => (n - mu) ** 2 * (1 / mu + 1 / (total - mu)),
  };
}

/** Cases keep their places and dates, within strata of slots (Kulldorff et al. 2005). */
function permutationMeasure(task: ScanTask, columns: Columns): Measure {
  const { cases, neighbours, slots, stratum } = task;
  const strata = stratum ? Math.max(0, ...stratum) + 1 : 1;
  const byPlace = new Float64Array(neighbours.places * strata);
  const bySlot = new Float64Array(slots);
  const byStratum = new Float64Array(strata);
  for (let i = 0; i < cases.place.length; i++) {
    const s = stratum?.[cases.slot[i]!] ?? 0;
    byPlace[cases.place[i]! * strata + s]! += cases.count[i]!;
    bySlot[cases.slot[i]!]! += cases.count[i]!;
    byStratum[s]! += cases.count[i]!;
  }
  const inColumn = new Float64Array(columns.count * strata);
  for (let t = 0; t < slots; t++) {
    inColumn[columns.of[t]! * strata + (stratum?.[t] ?? 0)]! += bySlot[t]!;
  }
  const expected = new Float64Array(neighbours.places * columns.count);
  for (let p = 0; p < neighbours.places; p++) {
    for (let d = 0; d < columns.count; d++) {
      for (let s = 0; s < strata; s++) {
        if (byStratum[s] === 0) continue;
        expected[p * columns.count + d]! +=
          (byPlace[p * strata + s]! * inColumn[d * strata + s]!) / byStratum[s]!;
      }
    }
  }
  const total = sumOf(cases.count);
  const weight = rowSums(byPlace, neighbours.places);
  return { expected, weight, cases: total, ...conditional(total) };
}

/** Cases in proportion to the baseline, given their total (Kulldorff 1997, 2001). */
function poissonMeasure(task: ScanTask, columns: Columns): Measure {
  const { places } = task.neighbours;
  const expected = baselineOf(task, columns);
  const weight = rowSums(expected, places);
  const total = sumOf(task.cases.count);
  const whole = sumOf(expected);
  checkCovered(countsOf(task.cases, places, columns), expected, columns);
  if (whole > 0) for (let i = 0; i < expected.length; i++) expected[i]! *= total / whole;
  return { expected, weight, cases: total, ...conditional(total) };
}

/** The baseline is what is expected; the total is free (Neill et al. 2005). */
function expectationMeasure(task: ScanTask, columns: Columns): Measure {
  const expected = baselineOf(task, columns);
  checkCovered(countsOf(task.cases, task.neighbours.places, columns), expected, columns);
  return {
    expected,
    weight: rowSums(expected, task.neighbours.places),
    cases: sumOf(task.cases.count),
    statistic: expectationStatistic,
    bound: (n, mu) => (n - mu) ** 2 / (2 * mu),
  };
}

/** Cases among cases and controls (Kulldorff 1997). */
function bernoulliMeasure(task: ScanTask, columns: Columns): Measure {
  const { cases, controls, neighbours } = task;
  if (!controls) throw new RangeError('scan: got no controls for bernoulli, wanted them');
  const expected = countsOf(controls, neighbours.places, columns);
  const counts = countsOf(cases, neighbours.places, columns);
  for (let i = 0; i < expected.length; i++) expected[i]! += counts[i]!;
  const weight = rowSums(expected, neighbours.places);
  const [total, people] = [sumOf(counts), sumOf(expected)];
  const rate = people > 0 ? total / people : 0;
  for (let i = 0; i < expected.length; i++) expected[i]! *= rate;
  const others = people - total;
  // controls inside are people inside, mu / rate, less cases; expected are as many less mu
  return {
    expected,
    weight,
    cases: total,
    statistic: (n, mu) => {
      if (n <= mu) return 0;
      const outside = others - (mu / rate - n);
      return (
        excessStatistic(n, mu, total) +
        (others > 0 ? excessStatistic(outside, others - (mu / rate - mu), others) : 0)
      );
    },
    bound: (n, mu) => {
      const inside = mu / rate - mu;
      return (n - mu) ** 2 * (1 / mu + 1 / (total - mu) + 1 / inside + 1 / (others - inside));
    },
  };
}

const measures = {
  permutation: permutationMeasure,
  poisson: poissonMeasure,
  'eb-poisson': expectationMeasure,
  bernoulli: bernoulliMeasure,
} satisfies Record<ScanTask['model'], (task: ScanTask, columns: Columns) => Measure>;

/** @throws RangeError without the baseline or controls that the model needs, or cases where nothing is expected */
export function measureOf(task: ScanTask, columns: Columns): Measure {
  return measures[task.model](task, columns);
}
