import { buildCellHistory, type CellHistory } from '../../kernels/forecast/cell-history.ts';
import { findHistoryFaults, type HistoryFault } from '../../kernels/forecast/history-faults.ts';
import { mendHistory } from '../../kernels/forecast/mend-history.ts';
import { EARTH_RADIUS_METRES } from '../../kernels/space/distance.ts';
import { dateOfDay } from '../../kernels/workdays/zone-clock.ts';
import type { ForecastCell, HistoryDoubt } from '../../model/forecast-view.ts';
import type { PlacedRecord } from '../../store/placed-records.ts';

/** Edge of the cells that forecasts speak of. */
export const cellMetres = 500;

const degreeMetres = (EARTH_RADIUS_METRES * Math.PI) / 180;

/** Degrees as metres on a plane that touches the district at one latitude. */
export class DistrictPlane {
  readonly #shrink: number;

  constructor(latitude: number) {
    this.#shrink = Math.cos((latitude * Math.PI) / 180);
  }

  x(lon: number): number {
    return lon * degreeMetres * this.#shrink;
  }

  y(lat: number): number {
    return lat * degreeMetres;
  }

  toLon(x: number): number {
    return x / degreeMetres / this.#shrink;
  }

  toLat(y: number): number {
    return y / degreeMetres;
  }

  /** Column and row of the cell that holds a point. */
  cellOf({ lat, lon }: { lat: number; lon: number }): string {
    return `${Math.floor(this.x(lon) / cellMetres)},${Math.floor(this.y(lat) / cellMetres)}`;
  }
}

/** A district's past, mended, on cells. */
export interface DistrictHistory {
  history: CellHistory;
  /** of each event, by its index */
  category: string[];
  place: string[];
  cells: ForecastCell[];
  doubts: HistoryDoubt[];
  /** the first day that is forecast */
  origin: number;
}

const day = dateOfDay;

/** A fault in civil days and degrees. */
function doubtOf(fault: HistoryFault, plane: DistrictPlane): HistoryDoubt {
  switch (fault.kind) {
    case 'too-short':
      return fault;
    case 'gap':
      return { ...fault, from: day(fault.from), to: day(fault.to) };
    case 'stopped':
      return { ...fault, from: day(fault.from) };
    case 'repeated-day':
      return { kind: fault.kind, day: day(fault.day), repeated: fault.repeated };
    case 'jump':
      return { ...fault, day: day(fault.day) };
    case 'new-category':
      return { ...fault, since: day(fault.since) };
    case 'pile':
      return {
        kind: fault.kind,
        lat: plane.toLat(fault.y),
        lon: plane.toLon(fault.x),
        events: fault.events,
      };
  }
}

/** Where the events of each cell are in the middle, and the place that most of them name. */
function describeCells(
  history: CellHistory,
  events: { x: Float64Array; y: Float64Array; place: readonly string[] },
  plane: DistrictPlane,
): ForecastCell[] {
  const sums = Array.from({ length: history.cells }, () => ({
    x: 0,
    y: 0,
    n: 0,
    votes: new Map<string, number>(),
  }));
  for (const [k, i] of history.index.entries()) {
    const sum = sums[history.cell[k]!]!;
    sum.x += events.x[i]!;
    sum.y += events.y[i]!;
    sum.n += 1;
    const place = events.place[i]!;
    if (place !== '') sum.votes.set(place, (sum.votes.get(place) ?? 0) + 1);
  }
  return sums.map(({ x, y, n, votes }, cell) => ({
    cell: `${history.column[cell]},${history.row[cell]}`,
    lat: plane.toLat(y / n),
    lon: plane.toLon(x / n),
    place: [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '',
  }));
}

/**
 * Demands on cells, after what is doubtful in them was found and, where that can be done, mended.
 * Undefined when nothing is left. Cells hold whatever place a demand names, so that a place that was
 * split or renamed leaves the counts where they were.
 *
 * @param origin the day after the last one that was known
 */
export function buildDistrictHistory(
  rows: readonly PlacedRecord[],
  plane: DistrictPlane,
  origin: number,
): DistrictHistory | undefined {
  const past = rows.filter((row) => row.day < origin);
  const events = {
    day: Int32Array.from(past, (row) => row.day),
    x: Float64Array.from(past, (row) => plane.x(row.lon)),
    y: Float64Array.from(past, (row) => plane.y(row.lat)),
    category: past.map((row) => row.category),
    channel: past.map((row) => row.channel),
  };
  if (past.length === 0) return undefined;
  const faults = findHistoryFaults(events, origin);
  const mended = mendHistory(events, faults, origin);
  if (mended.keep.length === 0) return undefined;
  const pick = <T>(from: ArrayLike<T>) => Array.from(mended.keep, (i) => from[i]!);
  const [x, y] = [Float64Array.from(pick(events.x)), Float64Array.from(pick(events.y))];
  const place = pick(past.map((row) => row.place));
  const history = buildCellHistory({ day: mended.day, known: mended.day, x, y }, cellMetres);
  return {
    history,
    category: pick(events.category),
    place,
    cells: describeCells(history, { x, y, place }, plane),
    doubts: faults.map((fault) => doubtOf(fault, plane)),
    origin: mended.origin,
  };
}
