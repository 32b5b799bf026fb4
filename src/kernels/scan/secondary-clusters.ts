import type { Cluster } from './scan-task.ts';

/**
 * The clusters worth telling: the strongest first, then each next one that has no place in common
 * with those before it. Of equal statistics the one with fewer places comes first, then the first centre.
 *
 * @param bestOfCentres the best window of each centre that has one
 * @param most at most so many clusters
 */
export function secondaryClusters(bestOfCentres: readonly Cluster[], most = Infinity): Cluster[] {
  const ranked = bestOfCentres.toSorted(
    (a, b) =>
      b.statistic - a.statistic || a.members.length - b.members.length || a.centre - b.centre,
  );
  const taken = new Set<number>();
  const told: Cluster[] = [];
  for (const cluster of ranked) {
    if (told.length >= most) break;
    if (cluster.members.some((place) => taken.has(place))) continue;
    for (const place of cluster.members) taken.add(place);
    told.push(cluster);
  }
  return told;
}
