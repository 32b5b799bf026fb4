/** What is wrong with a history before it is trusted; days count from 1970-01-01. */
export type HistoryFault =
  | { kind: 'too-short'; days: number; wanted: number }
  /** no event for so many days that chance would not do it: the feed was down, not the city quiet */
  | { kind: 'gap'; from: number; to: number; expected: number }
  /** the same, up to the end */
  | { kind: 'stopped'; from: number; expected: number }
  /** nearly all events of a day stand a second time on the same day */
  | { kind: 'repeated-day'; day: number; events: number; repeated: number }
  /** from this day on, this many times as many as before, mostly by one channel that is new */
  | { kind: 'jump'; day: number; factor: number; channel: string | null }
  /** a category without an event before this day */
  | { kind: 'new-category'; category: string; since: number; events: number }
  /** more events at one exact point than any place has: where a form puts what it cannot locate */
  | { kind: 'pile'; x: number; y: number; events: number; share: number };

export interface HistoryEvents {
  /** days of the events, in any order */
  day: Int32Array;
  x: Float64Array;
  y: Float64Array;
  category?: readonly string[];
  channel?: readonly string[];
}

const wantedDays = 365;
/** expected events in a silence before it counts as one; e^-16 is once in nine million */
const silentEvents = 16;
const recentDays = 28;
const jumpFactor = 1.8;
const leastPile = 100;
const pileShare = 0.01;
const pileOverNext = 10;

/** Events of each day from `first` on. */
function dailyCounts(day: Int32Array, first: number, end: number): Int32Array {
  const counts = new Int32Array(Math.max(0, end - first));
  for (const d of day) if (d >= first && d < end) counts[d - first]! += 1;
  return counts;
}

const isWeekend = (day: number) => (day + 4) % 7 === 0 || (day + 4) % 7 === 6;

/** Silences: the expected count of each empty day is the mean of the 56 days before, of its kind. */
function findSilences(counts: Int32Array, first: number): HistoryFault[] {
  const faults: HistoryFault[] = [];
  let from = -1;
  let expected = 0;
  for (let t = 0; t <= counts.length; t += 1) {
    if (t < counts.length && counts[t] === 0) {
      if (from < 0) [from, expected] = [t, 0];
      let [sum, days] = [0, 0];
      for (let b = Math.max(0, from - 56); b < from; b += 1)
        if (isWeekend(first + b) === isWeekend(first + t))
          [sum, days] = [sum + counts[b]!, days + 1];
      expected += days > 0 ? sum / days : 0;
      continue;
    }
    if (from >= 0 && expected >= silentEvents)
      faults.push(
        t === counts.length
          ? { kind: 'stopped', from: first + from, expected }
          : { kind: 'gap', from: first + from, to: first + t - 1, expected },
      );
    from = -1;
  }
  return faults;
}

/** Days most of whose events stand there twice: a day that was sent twice. */
function findRepeats({ day, x, y, category }: HistoryEvents): HistoryFault[] {
  const seen = new Map<number, Map<string, number>>();
  for (const [i, d] of day.entries()) {
    const names = seen.get(d) ?? new Map<string, number>();
    if (names.size === 0) seen.set(d, names);
    const name = `${x[i]},${y[i]},${category?.[i] ?? ''}`;
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  const faults: HistoryFault[] = [];
  for (const [d, names] of seen) {
    let [events, repeated] = [0, 0];
    for (const n of names.values())
      [events, repeated] = [events + n, repeated + (n % 2 === 0 ? n / 2 : 0)];
    if (names.size >= 10 && repeated >= 0.45 * events)
      faults.push({ kind: 'repeated-day', day: d, events, repeated });
  }
  return faults.sort((a, b) =>
    a.kind === 'repeated-day' && b.kind === 'repeated-day' ? a.day - b.day : 0,
  );
}

/** The channel that brought most of the events after a day and next to none in the 90 days before. */
function newChannel({ day, channel }: HistoryEvents, since: number): string | null {
  if (!channel) return null;
  const [before, after] = [new Map<string, number>(), new Map<string, number>()];
  let events = 0;
  for (const [i, d] of day.entries()) {
    if (d < since - 90 || d >= since + recentDays) continue;
    const counts = d < since ? before : after;
    if (d >= since) events += 1;
    counts.set(channel[i]!, (counts.get(channel[i]!) ?? 0) + 1);
  }
  const found = [...after].find(
    ([name, n]) => n >= 0.2 * events && (before.get(name) ?? 0) <= 0.05 * n,
  );
  return found?.[0] ?? null;
}

/** The strongest lasting jump: four weeks against the four before, compared by their medians of weeks. */
function findJump(events: HistoryEvents, counts: Int32Array, first: number): HistoryFault[] {
  const sum = (a: number, b: number) => counts.subarray(a, b).reduce((total, n) => total + n, 0);
  const worst = (at: number, side: 1 | -1): number => {
    const weeks = [0, 1, 2, 3].map((w) =>
      side === 1 ? sum(at + 7 * w, at + 7 * w + 7) : sum(at - 7 * w - 7, at - 7 * w),
    );
    // every week after must be above every week before: one wild day is no jump
    return side === 1 ? Math.min(...weeks) : Math.max(...weeks);
  };
  let best = { at: -1, factor: jumpFactor };
  for (let at = recentDays; at + recentDays <= counts.length; at += 1) {
    const before = worst(at, -1);
    const factor = worst(at, 1) / Math.max(1, before);
    if (before >= 7 && factor > best.factor) best = { at, factor };
  }
  if (best.at < 0) return [];
  const day = first + best.at;
  return [{ kind: 'jump', day, factor: best.factor, channel: newChannel(events, day) }];
}

/** Categories whose first event is of the last four weeks. */
function findNewcomers(
  { day, category }: HistoryEvents,
  first: number,
  end: number,
): HistoryFault[] {
  const known = new Map<string, { since: number; events: number }>();
  for (const [i, d] of day.entries()) {
    const name = category?.[i];
    if (name === undefined || name === '' || d >= end) continue;
    const one = known.get(name) ?? { since: d, events: 0 };
    known.set(name, { since: Math.min(one.since, d), events: one.events + 1 });
  }
  return [...known]
    .filter(([, { since }]) => since >= end - recentDays && since > first + recentDays)
    .map(([category, { since, events }]) => ({ kind: 'new-category', category, since, events }));
}

/** Exact points that hold at least a hundredth of all events and ten times the busiest usual point. */
export function findPiles({
  x,
  y,
}: Pick<HistoryEvents, 'x' | 'y'>): (HistoryFault & { kind: 'pile' })[] {
  const points = new Map<string, { x: number; y: number; events: number }>();
  for (const [i, px] of x.entries()) {
    const name = `${px},${y[i]}`;
    const one = points.get(name);
    if (one) one.events += 1;
    else points.set(name, { x: px, y: y[i]!, events: 1 });
  }
  const order = [...points.values()].sort((a, b) => b.events - a.events);
  // the busiest places of a town are many; the eleventh stands for them
  const usual = order[Math.min(10, order.length - 1)]?.events ?? 0;
  return order
    .filter(
      ({ events }) =>
        events >= leastPile && events >= pileShare * x.length && events >= pileOverNext * usual,
    )
    .map((one) => ({ kind: 'pile', ...one, share: one.events / x.length }));
}

/**
 * Everything that makes a history doubtful before `end` (the day after its last one). Events of `end`
 * and later are not looked at.
 */
export function findHistoryFaults(given: HistoryEvents, end: number): HistoryFault[] {
  const inside = Array.from(given.day.keys()).filter((i) => given.day[i]! < end);
  const { category, channel } = given;
  const events: HistoryEvents = {
    day: Int32Array.from(inside, (i) => given.day[i]!),
    x: Float64Array.from(inside, (i) => given.x[i]!),
    y: Float64Array.from(inside, (i) => given.y[i]!),
    ...(category ? { category: inside.map((i) => category[i]!) } : {}),
    ...(channel ? { channel: inside.map((i) => channel[i]!) } : {}),
  };
  const first = events.day.reduce((least, d) => Math.min(least, d), end);
  const counts = dailyCounts(events.day, first, end);
  const short: HistoryFault[] =
    end - first < wantedDays ? [{ kind: 'too-short', days: end - first, wanted: wantedDays }] : [];
  return [
    ...short,
    ...findSilences(counts, first),
    ...findRepeats(events),
    ...findJump(events, counts, first),
    ...findNewcomers(events, first, end),
    ...findPiles(events),
  ];
}
