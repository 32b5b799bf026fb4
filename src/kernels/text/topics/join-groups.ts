import type { Link } from './link-messages.ts';

interface Pair {
  a: number;
  b: number;
  mean: number;
  /** sizes of both when it was reckoned: a pair of groups that grew since is old */
  sizes: number;
}

/** The strongest first; then the one with the smallest numbers, so that the order is total. */
const before = (x: Pair, y: Pair) =>
  x.mean !== y.mean ? x.mean > y.mean : x.a !== y.a ? x.a < y.a : x.b < y.b;

/** A binary heap of pairs. */
class Heap {
  #of: Pair[] = [];

  push(pair: Pair): void {
    const of = this.#of;
    let at = of.length;
    of.push(pair);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(pair, of[up]!)) break;
      of[at] = of[up]!;
      at = up;
    }
    of[at] = pair;
  }

  pop(): Pair | undefined {
    const of = this.#of;
    const top = of[0];
    const last = of.pop();
    if (top === undefined || last === undefined || of.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = at * 2 + 1;
      if (down >= of.length) break;
      if (down + 1 < of.length && before(of[down + 1]!, of[down]!)) down += 1;
      if (!before(of[down]!, last)) break;
      of[at] = of[down]!;
      at = down;
    }
    of[at] = last;
    return top;
  }
}

/** Links in both directions, summed: what one side cut off is taken from the other. */
function symmetric(links: readonly Link[][]): Map<number, number>[] {
  const sums = links.map(() => new Map<number, number>());
  for (const [from, list] of links.entries()) {
    for (const { to, likeness } of list) {
      sums[from]!.set(to, likeness);
      sums[to]!.set(from, likeness);
    }
  }
  return sums;
}

/**
 * Joins messages into groups, the most alike first, while the messages of two groups are on average
 * at least `joinFrom` alike (average linkage; Sokal & Michener 1958). A pair without a link counts 0.
 * Work grows with the links, not with the pairs.
 *
 * @returns groups of message numbers, each ascending, by their first
 */
export function joinGroups(links: readonly Link[][], joinFrom: number): number[][] {
  const sums = symmetric(links);
  const members = links.map((_, m) => [m]);
  const heap = new Heap();
  const offer = (a: number, b: number, sum: number) => {
    const [x, y] = [members[a]!.length, members[b]!.length];
    const mean = sum / (x * y);
    if (mean >= joinFrom) heap.push({ a: Math.min(a, b), b: Math.max(a, b), mean, sizes: x + y });
  };
  for (const [a, row] of sums.entries()) for (const [b, sum] of row) if (a < b) offer(a, b, sum);
  for (let pair = heap.pop(); pair; pair = heap.pop()) {
    const { a, b, sizes } = pair;
    const [x, y] = [members[a]!.length, members[b]!.length];
    if (x === 0 || y === 0 || x + y !== sizes) continue;
    const [into, from] = sums[a]!.size >= sums[b]!.size ? [a, b] : [b, a];
    members[into]!.push(...members[from]!);
    members[from] = [];
    for (const [other, sum] of sums[from]!) {
      sums[other]!.delete(from);
      if (other === into) continue;
      const both = sum + (sums[into]!.get(other) ?? 0);
      sums[into]!.set(other, both);
      sums[other]!.set(into, both);
    }
    sums[from]!.clear();
    sums[into]!.delete(from);
    for (const [other, sum] of sums[into]!) offer(into, other, sum);
  }
  return members
    .filter((m) => m.length > 0)
    .map((m) => m.sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!);
}
