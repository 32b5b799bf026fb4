/** What happened, as columns of equal length. Days count from 1970-01-01. */
export interface PlacedEvents {
  /** civil day on which it happened */
  day: Int32Array;
  /** civil day on which it was known; a forecast at the start of a day knows all days before it */
  known: Int32Array;
  /** in the unit of the cell edge */
  x: Float64Array;
  y: Float64Array;
}

/**
 * Events on square cells. Cells are numbered in the order in which they first became known, so that
 * the cells a forecast may speak of are always the first ones, and a later event renames none.
 */
export interface CellHistory {
  cells: number;
  /** column and row of each cell */
  column: Int32Array;
  row: Int32Array;
  /** day on which the first event of each cell was known; ascending */
  knownSince: Int32Array;
  firstDay: number;
  /** the day after the last event */
  endDay: number;
  /** events in order of their day: `byDay[starts[d - firstDay] .. starts[d - firstDay + 1])` */
  starts: Int32Array;
  cell: Int32Array;
  day: Int32Array;
  known: Int32Array;
  /** index of each event in the columns it was made from */
  index: Int32Array;
}

/** Indexes 0 … n-1 in the order of a key; equal keys stay in order. */
function orderBy(key: Int32Array): Int32Array {
  return Int32Array.from(key.keys()).sort((a, b) => key[a]! - key[b]! || a - b);
}

/**
 * Puts events on cells with this edge.
 *
 * @throws RangeError for columns of different length, an edge that is not above 0, no event, or an
 * event that was known before it happened
 */
export function buildCellHistory(events: PlacedEvents, edge: number): CellHistory {
  const { day, known, x, y } = events;
  const n = day.length;
  if (n === 0 || known.length !== n || x.length !== n || y.length !== n || !(edge > 0))
    throw new RangeError(
      `cell history: got ${n}, ${known.length}, ${x.length}, ${y.length} values, edge ${edge}, wanted as many of each and an edge > 0`,
    );
  const names = new Map<string, number>();
  const [column, row, since]: number[][] = [[], [], []];
  const cellOf = new Int32Array(n);
  for (const i of orderBy(known)) {
    if (known[i]! < day[i]!) throw new RangeError(`cell history: event ${i} known before its day`);
    const [cx, cy] = [Math.floor(x[i]! / edge), Math.floor(y[i]! / edge)];
    const name = `${cx},${cy}`;
    let cell = names.get(name);
    if (cell === undefined) {
      cell = names.size;
      names.set(name, cell);
      column!.push(cx);
      row!.push(cy);
      since!.push(known[i]!);
    }
    cellOf[i] = cell;
  }
  const index = orderBy(day);
  const firstDay = day[index[0]!]!;
  const endDay = day[index[n - 1]!]! + 1;
  const starts = new Int32Array(endDay - firstDay + 1);
  for (const d of day) starts[d - firstDay + 1]! += 1;
  for (let d = 0; d < endDay - firstDay; d += 1) starts[d + 1]! += starts[d]!;
  return {
    cells: names.size,
    column: Int32Array.from(column!),
    row: Int32Array.from(row!),
    knownSince: Int32Array.from(since!),
    firstDay,
    endDay,
    starts,
    cell: index.map((i) => cellOf[i]!),
    day: index.map((i) => day[i]!),
    known: index.map((i) => known[i]!),
    index,
  };
}

/** The same cells with those events alone that `keep` takes, by their index in the columns. */
export function keepEvents(history: CellHistory, keep: (index: number) => boolean): CellHistory {
  const kept: number[] = [];
  const starts = new Int32Array(history.starts.length);
  for (let k = 0; k < history.index.length; k += 1) {
    if (!keep(history.index[k]!)) continue;
    kept.push(k);
    starts[history.day[k]! - history.firstDay + 1]! += 1;
  }
  for (let d = 0; d + 1 < starts.length; d += 1) starts[d + 1]! += starts[d]!;
  const pick = (from: Int32Array) => Int32Array.from(kept, (k) => from[k]!);
  return {
    ...history,
    starts,
    cell: pick(history.cell),
    day: pick(history.day),
    known: pick(history.known),
    index: pick(history.index),
  };
}

/** How many cells were known before this day. */
export function visibleCells({ knownSince }: CellHistory, day: number): number {
  let [low, high] = [0, knownSince.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (knownSince[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Positions of the events of days `from` … `to` - 1. */
export function eventsBetween(
  { starts, firstDay }: CellHistory,
  from: number,
  to: number,
): [number, number] {
  const at = (day: number) => starts[Math.max(0, Math.min(starts.length - 1, day - firstDay))]!;
  return [at(from), at(Math.max(from, to))];
}

/**
 * Adds to `out` (one a cell) how many events the days `from` … `to` - 1 had, of those known before
 * `at`. Returns out.
 */
export function countDays(
  history: CellHistory,
  from: number,
  to: number,
  at: number,
  out: Float64Array,
): Float64Array {
  const [first, last] = eventsBetween(history, from, to);
  for (let k = first; k < last; k += 1)
    if (history.known[k]! < at && history.cell[k]! < out.length) out[history.cell[k]!]! += 1;
  return out;
}
