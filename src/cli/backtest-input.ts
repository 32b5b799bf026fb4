import { openFile } from '../connectors/file/open-file.ts';
import type { RowFile } from '../connectors/file/row-file.ts';
import { readColumns, type ReadText } from '../engines/intake/column-reader.ts';
import { guessTimeFormat } from '../engines/intake/guess-mapping.ts';
import { readInstant } from '../engines/intake/parse-instant.ts';
import type { PlacedEvents } from '../kernels/forecast/cell-history.ts';
import { findPiles } from '../kernels/forecast/history-faults.ts';
import { EARTH_RADIUS_METRES } from '../kernels/space/distance.ts';
import { ProblemError, problem } from '../model/problem.ts';
import type { ColumnMap, Source } from '../model/source.ts';

export type CoordinateUnit = 'metres' | 'feet' | 'degrees';

/** Which columns of a file say when, where and what. */
export interface CaseColumns {
  time: ColumnMap;
  /** longitude in degrees, or to the east */
  x: ColumnMap;
  /** latitude in degrees, or to the north */
  y: ColumnMap;
  unit: CoordinateUnit;
  known?: ColumnMap | undefined;
  category?: ColumnMap | undefined;
  part?: ColumnMap | undefined;
  channel?: ColumnMap | undefined;
  defaultPoints: Source['defaultPoints'];
  /** civil days outside are stray */
  span: { from: number; to: number };
}

/** Rows of a file that can be put on a map and a calendar; columns of equal length. */
export interface Cases extends PlacedEvents {
  category: string[];
  part: string[];
  channel: string[];
  /** rows left out, by reason */
  left: Record<string, number>;
}

const msPerDay = 86_400_000;
const sampleRows = 200;

const dayOf = (ms: number): number => Math.floor(ms / msPerDay);

/** Reads days as they are written: a civil date needs no time zone. */
function dayReader(
  map: ColumnMap,
  file: RowFile,
  sample: readonly string[][],
): (cells: readonly string[]) => number | undefined {
  const read = readColumns(map, file.columns);
  const texts = sample.map((cells) => read(cells)).filter((text) => text !== '');
  const instant = readInstant(map.format ?? guessTimeFormat(texts), 'UTC');
  return (cells) => {
    const ms = instant(read(cells));
    return ms === undefined ? undefined : dayOf(ms);
  };
}

function checkColumns(path: string, columns: CaseColumns, has: readonly string[]): void {
  const { time, x, y, known, category, part } = columns;
  const wanted = [time, x, y, known, category, part].filter((map) => map !== undefined);
  const missing = wanted.filter((map) => !map.columns.some((name) => has.includes(name)));
  if (missing.length === 0) return;
  throw new ProblemError(
    ...missing.map((map) =>
      problem('input.columns', path, '没有这一列', 'There is no such column', {
        got: map.columns.join(' or '),
        wanted: `one of ${has.join(', ')}`,
      }),
    ),
  );
}

/** Readers of one file, made once its first rows are there. */
interface Readers {
  day: (cells: readonly string[]) => number | undefined;
  known: ((cells: readonly string[]) => number | undefined) | undefined;
  x: ReadText;
  y: ReadText;
  category: ReadText;
  part: ReadText;
  channel: ReadText;
}

const coordinate = (text: string): number => (text === '' ? Number.NaN : Number(text));

/** Columns while they grow. */
class CaseBuilder {
  readonly #columns: CaseColumns;
  readonly #readers: Readers;
  readonly #numbers: [number[], number[], number[], number[]] = [[], [], [], []];
  readonly #texts: [string[], string[], string[]] = [[], [], []];
  readonly left: Record<string, number> = {};

  constructor(columns: CaseColumns, readers: Readers) {
    this.#columns = columns;
    this.#readers = readers;
  }

  #leave(reason: string): void {
    this.left[reason] = (this.left[reason] ?? 0) + 1;
  }

  add(cells: readonly string[]): void {
    const read = this.#readers;
    const { unit, span, defaultPoints } = this.#columns;
    const day = read.day(cells);
    if (day === undefined) return this.#leave('no date');
    if (day < span.from || day > span.to) return this.#leave('stray date');
    const known = read.known ? read.known(cells) : day;
    if (known === undefined) return this.#leave('no date of being known');
    const [x, y] = [coordinate(read.x(cells)), coordinate(read.y(cells))];
    const out = unit === 'degrees' && (Math.abs(x) > 180 || Math.abs(y) > 90);
    if (!Number.isFinite(x) || !Number.isFinite(y) || (x === 0 && y === 0) || out)
      return this.#leave('no place');
    const none = defaultPoints.some(
      ({ lat, lon, within }) => Math.abs(lat - y) <= within && Math.abs(lon - x) <= within,
    );
    if (none) return this.#leave('declared as not located');
    const values = [day, Math.max(day, known), x, y];
    for (const [k, column] of this.#numbers.entries()) column.push(values[k]!);
    const words = [read.category(cells), read.part(cells), read.channel(cells)];
    for (const [k, column] of this.#texts.entries()) column.push(words[k]!);
  }

  build(): Cases {
    const [day, known, x, y] = this.#numbers;
    const [category, part, channel] = this.#texts;
    return {
      day: Int32Array.from(day),
      known: Int32Array.from(known),
      x: Float64Array.from(x),
      y: Float64Array.from(y),
      category,
      part,
      channel,
      left: this.left,
    };
  }
}

/**
 * Reads a table of cases.
 *
 * @param progress told the share that is read, from time to time
 * @throws ProblemError for a file that is no table, a column that is missing, or no usable row
 */
export async function readCases(
  path: string,
  columns: CaseColumns,
  progress: (share: number) => void,
): Promise<Cases> {
  const file = await openFile(path);
  try {
    checkColumns(path, columns, file.columns);
    let builder: CaseBuilder | undefined;
    let faulty = 0;
    for await (const batch of file.batches()) {
      const rows = batch.filter(({ fault }) => fault === undefined).map(({ cells }) => cells);
      faulty += batch.length - rows.length;
      const sample = rows.slice(0, sampleRows);
      const text = (map: ColumnMap | undefined) => readColumns(map, file.columns);
      builder ??= new CaseBuilder(columns, {
        day: dayReader(columns.time, file, sample),
        known: columns.known && dayReader(columns.known, file, sample),
        x: text(columns.x),
        y: text(columns.y),
        category: text(columns.category),
        part: text(columns.part),
        channel: text(columns.channel),
      });
      for (const cells of rows) builder.add(cells);
      progress(file.bytesRead() / Math.max(1, file.bytesTotal));
    }
    if (builder && faulty > 0) builder.left['unreadable'] = faulty;
    const cases = builder?.build();
    if (cases && cases.day.length > 0) return cases;
    throw new ProblemError(
      problem('input.rows', path, '没有可用的行', 'No row has both a date and a place', {
        got: JSON.stringify(builder?.left ?? {}),
        wanted: 'dates and coordinates',
      }),
    );
  } finally {
    await file.close();
  }
}

/** Rows of the cases that `keep` takes. */
export function pickCases(cases: Cases, keep: (i: number) => boolean): Cases {
  const at = Array.from(cases.day.keys()).filter((i) => keep(i));
  return {
    day: Int32Array.from(at, (i) => cases.day[i]!),
    known: Int32Array.from(at, (i) => cases.known[i]!),
    x: Float64Array.from(at, (i) => cases.x[i]!),
    y: Float64Array.from(at, (i) => cases.y[i]!),
    category: at.map((i) => cases.category[i]!),
    part: at.map((i) => cases.part[i]!),
    channel: at.map((i) => cases.channel[i]!),
    left: cases.left,
  };
}

/**
 * Leaves out the piles: exact points at which records stand that nobody could locate. They are found
 * in what was known before `from`, as everything else is.
 */
export function withoutPiles(cases: Cases, from: number): { cases: Cases; piles: string[] } {
  const past = pickCases(cases, (i) => cases.known[i]! < from);
  const piles = findPiles(past);
  if (piles.length === 0) return { cases, piles: [] };
  const names = new Set(piles.map(({ x, y }) => `${x},${y}`));
  const kept = pickCases(cases, (i) => !names.has(`${cases.x[i]},${cases.y[i]}`));
  return {
    cases: kept,
    piles: piles.map(
      ({ x, y, events, share }) =>
        `${events} cases (${(100 * share).toFixed(1)} %) at the one point ${x}, ${y}`,
    ),
  };
}

/**
 * The latitude around which degrees become metres: the middle of what was known before `from`, to a
 * hundredth of a degree, so that a few cases more do not move every cell.
 */
export function middleOf(cases: Cases, from: number): number {
  const { y } = pickCases(cases, (i) => cases.known[i]! < from);
  const middle = y.sort()[Math.floor((y.length - 1) / 2)] ?? 0;
  return Math.round(middle * 100) / 100;
}

/** Degrees made metres around this latitude; without one, cases that are on a plane already. */
export function onPlane(cases: Cases, latitude: number | undefined): Cases {
  if (latitude === undefined) return cases;
  const metres = (EARTH_RADIUS_METRES * Math.PI) / 180;
  const shrink = Math.cos((latitude * Math.PI) / 180);
  return {
    ...cases,
    x: cases.x.map((lon) => lon * metres * shrink),
    y: cases.y.map((lat) => lat * metres),
  };
}
