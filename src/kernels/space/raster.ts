/** Candidates of one raster square: `candidates[begin … end - 1]`, in the order of the boxes. */
export interface Candidates {
  candidates: Int32Array;
  begin: number;
  end: number;
}

export interface Raster {
  /** the boxes that touch the square of this point; the same object every time, read it at once */
  at(x: number, y: number): Candidates;
}

/** Squares per box: more are faster to ask and slower to build. */
const SQUARES_PER_BOX = 16;

type Span = [west: number, south: number, east: number, north: number];

/**
 * A raster over boxes [west, south, east, north] that answers in constant time which of them may
 * hold a point. Unlike a tree it keeps the order of the boxes, so that the first hit can win.
 */
export function buildRaster(boxes: readonly Readonly<Span>[]): Raster {
  const west = Math.min(...boxes.map((box) => box[0]));
  const south = Math.min(...boxes.map((box) => box[1]));
  const east = Math.max(...boxes.map((box) => box[2]));
  const north = Math.max(...boxes.map((box) => box[3]));
  const side = Math.max(1, Math.ceil(Math.sqrt(boxes.length * SQUARES_PER_BOX)));
  const across = side / Math.max(east - west, Number.MIN_VALUE);
  const up = side / Math.max(north - south, Number.MIN_VALUE);
  const clamped = (n: number) => Math.min(side - 1, Math.max(0, Math.floor(n)));
  const lists = Array.from({ length: side * side }, () => [] as number[]);
  boxes.forEach((box, i) => {
    for (let row = clamped((box[1] - south) * up); row <= clamped((box[3] - south) * up); row++) {
      const last = clamped((box[2] - west) * across);
      for (let column = clamped((box[0] - west) * across); column <= last; column++) {
        lists[row * side + column]!.push(i);
      }
    }
  });
  const found: Candidates = { candidates: Int32Array.from(lists.flat()), begin: 0, end: 0 };
  const ends = new Int32Array(lists.length);
  let end = 0;
  lists.forEach((list, i) => {
    end += list.length;
    ends[i] = end;
  });
  return {
    at(x, y) {
      if (!(x >= west && x <= east && y >= south && y <= north)) {
        found.begin = found.end = 0;
        return found;
      }
      const square = clamped((y - south) * up) * side + clamped((x - west) * across);
      found.begin = square === 0 ? 0 : ends[square - 1]!;
      found.end = ends[square]!;
      return found;
    },
  };
}
