import type { CountLine } from '../../../src/model/house-view.ts';
import type { PlaceLine } from '../../../src/model/view.ts';

/** Counts of a filter by place code, each with everything below it. The key '' is not placed. */
export function placeSums(
  counts: readonly CountLine[],
  places: readonly Pick<PlaceLine, 'code' | 'parent'>[],
): Map<string, number> {
  const parents = new Map(places.map((place) => [place.code, place.parent]));
  const sums = new Map<string, number>();
  for (const { key, n } of counts) {
    for (let at: string | null | undefined = key; at != null; at = parents.get(at))
      sums.set(at, (sums.get(at) ?? 0) + n);
  }
  return sums;
}
