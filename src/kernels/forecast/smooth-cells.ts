/** Spreads what cells hold over their neighbours. */
export interface CellSmoother {
  /** what lands in each of the first `out.length` cells; fills and returns `out` */
  spread(values: Float64Array, out: Float64Array): Float64Array;
}

/**
 * A Gaussian kernel on cells, cut at three standard deviations. A cell hands out all it has, also to
 * places where nothing ever happened: what lands there is lost, so that no cell gains from what its
 * neighbours will be.
 *
 * @param sigma in edges of a cell
 * @throws RangeError for a sigma that is not above 0
 */
export function buildCellSmoother(
  column: Int32Array,
  row: Int32Array,
  sigma: number,
): CellSmoother {
  if (!(sigma > 0)) throw new RangeError(`cell smoother: got sigma ${sigma}, wanted above 0`);
  const reach = Math.ceil(3 * sigma);
  const at = new Map<string, number>();
  for (let i = 0; i < column.length; i += 1) at.set(`${column[i]},${row[i]}`, i);
  const steps: [number, number, number][] = [];
  let all = 0;
  for (let dx = -reach; dx <= reach; dx += 1)
    for (let dy = -reach; dy <= reach; dy += 1) {
      const weight = Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
      all += weight;
      steps.push([dx, dy, weight]);
    }
  const starts = new Int32Array(column.length + 1);
  const [members, weights]: number[][] = [[], []];
  for (let i = 0; i < column.length; i += 1) {
    for (const [dx, dy, weight] of steps) {
      const j = at.get(`${column[i]! + dx},${row[i]! + dy}`);
      if (j === undefined) continue;
      members!.push(j);
      weights!.push(weight / all);
    }
    starts[i + 1] = members!.length;
  }
  const [near, share] = [Int32Array.from(members!), Float64Array.from(weights!)];
  return {
    spread(values, out) {
      const n = out.length;
      for (let i = 0; i < n; i += 1) {
        let sum = 0;
        for (let k = starts[i]!; k < starts[i + 1]!; k += 1)
          if (near[k]! < n) sum += share[k]! * values[near[k]!]!;
        out[i] = sum;
      }
      return out;
    },
  };
}
