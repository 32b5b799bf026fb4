/**
 * x between `low` and `high` at which a monotone function crosses 0, by halving to a relative width of
 * 1e-13. Where it does not cross, the end nearer to 0.
 */
export function findCrossing(f: (x: number) => number, low: number, high: number): number {
  const rises = f(high) > f(low);
  let [from, to] = [low, high];
  for (let step = 0; step < 200 && to - from > 1e-13 * Math.max(Math.abs(to), 1e-300); step += 1) {
    const middle = (from + to) / 2;
    if (f(middle) < 0 === rises) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
