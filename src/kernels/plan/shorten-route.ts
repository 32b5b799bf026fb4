import type { Routes } from './routes.ts';

/**
 * Makes the way of one shift shorter, with the same visits: turns stretches around (2-opt) and moves
 * single visits until neither helps. Returns whether anything changed.
 */
export function shortenRoute(routes: Routes, shift: number): boolean {
  let order = routes.orders[shift]!;
  let back = routes.backAt(shift, order);
  const began = back;
  for (let found = true; found;) {
    found = false;
    for (const next of variants(order)) {
      const after = routes.backAt(shift, next);
      if (after > back - 1e-6) continue;
      [order, back, found] = [next, after, true];
      break;
    }
  }
  routes.orders[shift] = [...order];
  return back < began;
}

/** Orders with one stretch turned around, or one visit moved. */
function* variants(order: readonly number[]): Generator<number[]> {
  const n = order.length;
  for (let a = 0; a < n - 1; a += 1)
    for (let b = a + 1; b < n; b += 1)
      yield [...order.slice(0, a), ...order.slice(a, b + 1).reverse(), ...order.slice(b + 1)];
  for (let from = 0; from < n; from += 1) {
    const left = order.toSpliced(from, 1);
    for (let to = 0; to <= left.length; to += 1)
      if (to !== from) yield left.toSpliced(to, 0, order[from]!);
  }
}
