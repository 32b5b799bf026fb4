export interface PartResult {
  part: number;
  events: number;
  hitRate: number;
  /** share of all visits that went here, beside the share of all events */
  visitShare: number;
  eventShare: number;
}

const sumOf = (values: Float64Array): number =>
  Math.max(
    1,
    values.reduce((sum, value) => sum + value, 0),
  );

/**
 * Whether any part of a district is served worse.
 *
 * @param parts part of each cell
 * @param lists cells of the list of every origin
 * @param came what came to each cell after every origin
 */
export function partResults(
  parts: Int32Array,
  lists: readonly Int32Array[],
  came: readonly Float64Array[],
): PartResult[] {
  const n = parts.reduce((most, part) => Math.max(most, part + 1), 0);
  const [events, hits, visits] = [0, 1, 2].map(() => new Float64Array(n));
  for (const [t, counts] of came.entries()) {
    for (const [i, count] of counts.entries()) events![parts[i]!]! += count;
    for (const i of lists[t]!) {
      hits![parts[i]!]! += counts[i]!;
      visits![parts[i]!]! += 1;
    }
  }
  return Array.from({ length: n }, (_, part) => ({
    part,
    events: events![part]!,
    hitRate: events![part]! > 0 ? hits![part]! / events![part]! : 0,
    visitShare: visits![part]! / sumOf(visits!),
    eventShare: events![part]! / sumOf(events!),
  }));
}
