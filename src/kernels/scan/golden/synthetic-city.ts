import type { Cases } from '../scan-task.ts';

/** A made-up city, small or large, the same on every machine. Day 0 is 2025-01-01. */
export interface SyntheticCity {
  /** kilometres, `p0`, `p1`, … */
  x: Float64Array;
  y: Float64Array;
  days: number;
  cases: Cases;
}

const TAU = 2 * Math.PI;

/** mulberry32, public domain: a number in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Running sums of shares, each divided by the whole before it is added. */
function runningShares(weights: Float64Array): Float64Array {
  const whole = weights.reduce((sum, w) => sum + w, 0);
  let sum = 0;
  return weights.map((w) => (sum += w / whole));
}

/** The first entry above u. */
function pick(shares: Float64Array, u: number): number {
  let [low, high] = [0, shares.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shares[middle]! > u) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Busy places and quiet ones, weekdays and seasons. */
function dayWeights(days: number): Float64Array {
  const weekday = [1.1, 1.05, 1, 1, 0.98, 0.93, 0.94];
  return Float64Array.from(
    { length: days },
    (_, t) => weekday[t % 7]! * (1 + 0.2 * Math.sin((TAU * t) / 365)),
  );
}

/** Twice as many cases as elsewhere within 4 km of (13, 27) during the last six days. */
function plantCluster(
  counts: Int32Array,
  { x, y, days }: Omit<SyntheticCity, 'cases'>,
  expectedOf: (place: number) => number,
  random: () => number,
): void {
  for (let i = 0; i < x.length; i++) {
    if (Math.hypot(x[i]! - 13, y[i]! - 27) > 4) continue;
    const limit = Math.exp(-expectedOf(i));
    let [p, n] = [1, -1];
    do {
      n++;
      p *= random();
    } while (p > limit);
    for (; n > 0; n--) counts[i * days + days - 1 - Math.floor(random() * 6)]!++;
  }
}

/**
 * `scattered` cases at random over places and days, and a planted cluster beside them. The golden
 * values of s200 (200 places, 180 days, 10,000 cases), c1k, c8k (1,000 places, 365 days, 1,000 and
 * 8,000 cases), m1000 (100,000) and l3000 (3,000 places, 500,000 cases) were made with it: an order of
 * random numbers changed makes another city.
 */
export function synthesiseCity(places: number, days: number, scattered: number): SyntheticCity {
  const random = mulberry32(20260101);
  const [x, y] = [new Float64Array(places), new Float64Array(places)];
  const weights = new Float64Array(places);
  for (let i = 0; i < places; i++) {
    x[i] = Math.round(random() * 40000) / 1000;
    y[i] = Math.round(random() * 40000) / 1000;
    weights[i] = Math.exp(0.8 * (random() + random() + random() + random() - 2) * 1.7);
  }
  const [byPlace, byDay] = [runningShares(weights), runningShares(dayWeights(days))];
  const counts = new Int32Array(places * days);
  for (let k = 0; k < scattered; k++) {
    const place = pick(byPlace, random());
    counts[place * days + pick(byDay, random())]!++;
  }
  const whole = weights.reduce((sum, w) => sum + w, 0);
  const expectedOf = (i: number) => (1.0 * scattered * (weights[i]! / whole) * 6) / days;
  plantCluster(counts, { x, y, days }, expectedOf, random);
  const cells = [...counts.keys()].filter((cell) => counts[cell]! > 0);
  return {
    x,
    y,
    days,
    cases: {
      place: Int32Array.from(cells, (cell) => Math.floor(cell / days)),
      slot: Int32Array.from(cells, (cell) => cell % days),
      count: Int32Array.from(cells, (cell) => counts[cell]!),
    },
  };
}
