import { readTable, type Fault, type RowTaker } from './table-rows.ts';

/** Places and where they are, in the order of their ids, so that the order of rows tells nothing. */
export interface PlaceRows {
  ids: string[];
  indexOf: Map<string, number>;
  /** longitude in degrees where the file gives degrees */
  x: Float64Array;
  /** latitude in degrees where the file gives degrees */
  y: Float64Array;
}

export type CoordinateKind = 'cartesian' | 'latlong';

/** More places than this are refused: the neighbour lists alone would fill the memory. */
const MOST_PLACES = 100_000;

const columns = {
  cartesian: 'id x y',
  latlong: 'id latitude longitude',
} satisfies Record<CoordinateKind, string>;

function coordinateFault(
  kind: CoordinateKind,
  words: readonly string[],
  [a, b]: [number, number],
): Fault | undefined {
  if (words.length !== 3) {
    const [zh, en] = ['列数不对', 'This row has the wrong number of columns'];
    return { code: 'input.columns', zh, en, got: words.join(' '), wanted: columns[kind] };
  }
  const numbers = Number.isFinite(a) && Number.isFinite(b);
  if (numbers && (kind === 'cartesian' || (Math.abs(a) <= 90 && Math.abs(b) <= 180))) {
    return undefined;
  }
  return {
    code: 'input.coordinates',
    zh: '坐标不对',
    en: 'These are no coordinates',
    got: `${words[1]} ${words[2]}`,
    wanted: kind === 'cartesian' ? 'two numbers' : 'latitude -90 to 90, longitude -180 to 180',
  };
}

/**
 * Reads where places are: `id x y`, or `id latitude longitude` in degrees. A row that says the same
 * again is let pass.
 *
 * @throws ProblemError with file and row: wrong columns, no coordinates, two points for one place,
 *   more than 100,000 places
 */
export async function readPlaces(path: string, kind: CoordinateKind): Promise<PlaceRows> {
  const points = new Map<string, { east: number; north: number }>();
  const take: RowTaker = (words) => {
    const [a, b] = [Number(words[1]), Number(words[2])];
    const fault = coordinateFault(kind, words, [a, b]);
    if (fault) return fault;
    const id = words[0]!;
    const [east, north] = kind === 'latlong' ? [b, a] : [a, b];
    const known = points.get(id);
    if (known) {
      if (known.east === east && known.north === north) return undefined;
      return {
        code: 'input.duplicate',
        zh: '同一地点有两个坐标',
        en: 'This place has two points',
        got: words.join(' '),
        wanted: 'one row a place',
      };
    }
    if (points.size === MOST_PLACES) {
      return {
        code: 'input.size',
        zh: '地点太多',
        en: 'There are too many places',
        got: `place ${points.size + 1}: ${id}`,
        wanted: `at most ${MOST_PLACES}`,
      };
    }
    points.set(id, { east, north });
    return undefined;
  };
  await readTable(path, `rows of ${columns[kind]}`, take);
  const ids = [...points.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  return {
    ids,
    indexOf: new Map(ids.map((id, i) => [id, i])),
    x: Float64Array.from(ids, (id) => points.get(id)!.east),
    y: Float64Array.from(ids, (id) => points.get(id)!.north),
  };
}
