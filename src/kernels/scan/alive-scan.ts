import type { AliveModel, RecentCases } from './alive-model.ts';
import type { Cluster, Neighbours } from './scan-task.ts';
import { relativeRiskOf } from './statistic.ts';

/** Cases of one data set as places × longest: at [place × longest + length - 1] those of the last `length` slots. */
export function cumulativeCounts(
  model: AliveModel,
  places: number,
  cases: RecentCases,
  counts: Int32Array = new Int32Array(places * model.longest),
): Int32Array {
  const { longest } = model;
  counts.fill(0);
  for (let age = 0, i = 0; age < longest; age++) {
    for (; i < cases.within[age]!; i++) counts[cases.places[i]! * longest + age]!++;
  }
  for (let p = 0; p < places; p++) {
    const row = p * longest;
    for (let d = 1; d < longest; d++) counts[row + d]! += counts[row + d - 1]!;
  }
  return counts;
}

/** The best window of a centre so far. */
interface Best {
  statistic: number;
  /** entry of `members` where its zone ends, itself in */
  last: number;
  length: number;
  cases: number;
  expected: number;
}

/**
 * T ≤ (n - mu)² (1 / 2mu + 1 / (total - mu)): from (1+u) ln(1+u) - u ≤ u²/2 inside and
 * (1-v) ln(1-v) + v ≤ v² outside. Spares the logarithms of windows that are far from the best.
 */
export function mayBeat(n: number, mu: number, total: number, best: number): boolean {
  const over = n - mu;
  return over > 0 && over * over * (total + mu) > 2 * mu * (total - mu) * best * (1 - 1e-9);
}

/**
 * Walks all zones and windows of a centre and keeps the best. A zone that its last place adds no
 * case to expects more for the same cases than the zone before: it can't be better.
 */
function scanCentre(
  model: AliveModel,
  neighbours: Neighbours,
  counts: Int32Array,
  centre: number,
  best: Best,
  work: { n: Int32Array; sums: Float64Array },
): void {
  const { longest, columns, weights, total } = model;
  const { members } = neighbours;
  const { n, sums } = work;
  n.fill(0);
  sums.fill(0);
  const first = Math.max(model.shortest, 1) - 1;
  for (let i = neighbours.starts[centre]!; i < model.zoneEnds[centre]!; i++) {
    const place = members[i]!;
    for (let s = 0; s < columns; s++) sums[s]! += weights[place * columns + s]!;
    const row = place * longest;
    if (counts[row + longest - 1] === 0) continue;
    for (let d = first; d < longest; d++) {
      const added = counts[row + d]!;
      if (added === 0) continue;
      const cases = (n[d]! += added);
      if (cases < model.minCases) continue;
      const mu = model.expected(sums, 0, d + 1);
      if (!mayBeat(cases, mu, total, best.statistic)) continue;
      const statistic = model.statistic(cases, mu);
      if (statistic > best.statistic) {
        best.statistic = statistic;
        best.last = i;
        best.length = d + 1;
        best.cases = cases;
        best.expected = mu;
      }
    }
  }
}

const noBest = (): Best => ({ statistic: 0, last: -1, length: 0, cases: 0, expected: 0 });

/** The best window of each centre that has more cases than expected in one. */
export function bestOfCentres(model: AliveModel, neighbours: Neighbours, slots: number): Cluster[] {
  const { places, starts, members, distances } = neighbours;
  const counts = cumulativeCounts(model, places, model.observed());
  const work = { n: new Int32Array(model.longest), sums: new Float64Array(model.columns) };
  const clusters: Cluster[] = [];
  for (let centre = 0; centre < places; centre++) {
    const best = noBest();
    scanCentre(model, neighbours, counts, centre, best, work);
    if (best.last < 0) continue;
    const { cases, expected, statistic } = best;
    clusters.push({
      centre,
      members: members.slice(starts[centre]!, best.last + 1),
      radius: distances[best.last]!,
      from: slots - best.length,
      to: slots - 1,
      cases,
      expected,
      relativeRisk: relativeRiskOf(cases, expected, model.isTotalGiven ? model.total : undefined),
      statistic,
    });
  }
  return clusters;
}

/**
 * The largest statistic of replicates `first`, `first + 1`, … into `out`: every zone and window in
 * turn. The plain way, against which the fast one is held and measured.
 */
export function plainMaxima(
  model: AliveModel,
  neighbours: Neighbours,
  seed: number,
  first: number,
  out: Float64Array,
): void {
  const { places } = neighbours;
  const counts = new Int32Array(places * model.longest);
  const work = { n: new Int32Array(model.longest), sums: new Float64Array(model.columns) };
  for (let r = 0; r < out.length; r++) {
    cumulativeCounts(model, places, model.draw(seed, first + r), counts);
    const best = noBest();
    for (let centre = 0; centre < places; centre++) {
      scanCentre(model, neighbours, counts, centre, best, work);
    }
    out[r] = best.statistic;
  }
}
