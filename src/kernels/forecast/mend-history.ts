import type { HistoryFault } from './history-faults.ts';

/** Columns of equal length; days count from 1970-01-01. */
export interface MendableEvents {
  day: Int32Array;
  x: Float64Array;
  y: Float64Array;
  category: readonly string[];
}

export interface MendedHistory {
  /** indexes of the events that are kept, ascending */
  keep: Int32Array;
  /** their days: events before a gap are moved towards it, so that silence is not read as zeros */
  day: Int32Array;
  /** the first day that can be forecast: the first day of silence where the feed has stopped */
  origin: number;
}

/** Events of repeated days that stand there a second time: every other one of each kind. */
function seconds(events: MendableEvents, days: ReadonlySet<number>): Set<number> {
  const seen = new Map<string, number>();
  const second = new Set<number>();
  for (const [i, day] of events.day.entries()) {
    if (!days.has(day)) continue;
    const name = `${day},${events.x[i]},${events.y[i]},${events.category[i]}`;
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    if (n % 2 === 0) second.add(i);
  }
  return second;
}

/**
 * Takes the faults out of a history as far as that can be done without inventing anything: events at
 * piles and second copies of repeated days are left out; a gap is closed in whole weeks, so that
 * weekdays stay what they were; where the feed has stopped, the history ends. A jump, a new category
 * and a short history stay as they are: they can only be said.
 *
 * @param origin the day after the last one of the history
 */
export function mendHistory(
  events: MendableEvents,
  faults: readonly HistoryFault[],
  origin: number,
): MendedHistory {
  const stopped = faults.find((fault) => fault.kind === 'stopped');
  const end = stopped?.from ?? origin;
  const twice = faults.flatMap((fault) => (fault.kind === 'repeated-day' ? [fault.day] : []));
  const left = seconds(events, new Set(twice));
  const piles = new Set(
    faults.flatMap((fault) => (fault.kind === 'pile' ? [`${fault.x},${fault.y}`] : [])),
  );
  const gaps = faults.flatMap((fault) =>
    fault.kind === 'gap'
      ? [{ from: fault.from, days: 7 * Math.floor((fault.to - fault.from + 1) / 7) }]
      : [],
  );
  const keep: number[] = [];
  const day: number[] = [];
  for (const [i, d] of events.day.entries()) {
    if (d >= end || left.has(i) || piles.has(`${events.x[i]},${events.y[i]}`)) continue;
    keep.push(i);
    day.push(gaps.reduce((sum, gap) => sum + (d < gap.from ? gap.days : 0), d));
  }
  return { keep: Int32Array.from(keep), day: Int32Array.from(day), origin: end };
}
