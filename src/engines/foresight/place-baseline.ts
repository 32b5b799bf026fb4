import type { Cases } from '../../kernels/scan/scan-task.ts';

export interface BaselineShape {
  places: number;
  slots: number;
  /** slots at the end that are judged and tell nothing of the past */
  window: number;
  /** whether each weekday has a level of its own */
  weekday: boolean;
  /** slots that nobody counted */
  unknown: readonly number[];
}

/** Weight of the district's own level against a place's past, in days: few counts prove little. */
const shrinkDays = 28;

/**
 * What each place's own past leads to expect, places × slots: its mean a day before the window,
 * drawn towards the mean of all places as if four weeks of that were seen too, times the factor of
 * the weekday. Unknown slots count for nothing.
 */
export function placeBaseline(
  { place, slot, count }: Cases,
  { places, slots, window, weekday, unknown }: BaselineShape,
): Float64Array {
  const past = slots - window;
  const skipped = new Set(unknown);
  const sums = new Float64Array(places);
  const byWeekday = new Float64Array(7);
  let total = 0;
  for (let i = 0; i < slot.length; i++) {
    const at = slot[i]!;
    if (at >= past || skipped.has(at)) continue;
    sums[place[i]!]! += count[i]!;
    byWeekday[at % 7]! += count[i]!;
    total += count[i]!;
  }
  const daysOfWeekday = new Float64Array(7);
  for (let at = 0; at < past; at++) if (!skipped.has(at)) daysOfWeekday[at % 7]!++;
  const days = daysOfWeekday.reduce((sum, n) => sum + n, 0);
  const seen = days > 0 ? total / days : 0;
  // half a case: what never happened is rare, not impossible
  const mean = days > 0 ? (total + 0.5) / days : 0;
  // seven days as if of the mean keep a weekday with few weeks near 1
  const factor = byWeekday.map((n, w) =>
    weekday && seen > 0 ? (n + 7 * seen) / ((daysOfWeekday[w]! + 7) * seen) : 1,
  );
  const baseline = new Float64Array(places * slots);
  for (let p = 0; p < places; p++) {
    const level = (sums[p]! + (shrinkDays * mean) / places) / (days + shrinkDays);
    for (let at = 0; at < slots; at++) baseline[p * slots + at] = level * factor[at % 7]!;
  }
  return baseline;
}
