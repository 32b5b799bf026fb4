/**
 * What visits to one cell are worth together: the best counts in full, every further one by `fade` as
 * much as the one before. The order in which they are made does not matter, and one more visit never
 * adds more than it would have added to fewer.
 */
export function cellWorth(worths: readonly number[], fade: number): number {
  let [sum, share] = [0, 1];
  for (const worth of worths.toSorted((a, b) => b - a)) {
    sum += worth * share;
    share *= fade;
  }
  return sum;
}

/** Worths of the visits in a plan, by cell, kept up to date as visits come and go. */
export class WorthByCell {
  readonly #fade: number;
  readonly #worths = new Map<string, number[]>();

  constructor(fade: number) {
    this.#fade = fade;
  }

  /** What one more visit would add. */
  gain(cell: string, worth: number): number {
    const there = this.#worths.get(cell);
    if (!there?.length) return worth;
    return cellWorth([...there, worth], this.#fade) - cellWorth(there, this.#fade);
  }

  /** What the plan would lose with this visit. */
  loss(cell: string, worth: number): number {
    const there = this.#worths.get(cell) ?? [];
    const left = without(there, worth);
    return cellWorth(there, this.#fade) - cellWorth(left, this.#fade);
  }

  add(cell: string, worth: number): void {
    this.#worths.set(cell, [...(this.#worths.get(cell) ?? []), worth]);
  }

  remove(cell: string, worth: number): void {
    this.#worths.set(cell, without(this.#worths.get(cell) ?? [], worth));
  }

  total(): number {
    let sum = 0;
    for (const worths of this.#worths.values()) sum += cellWorth(worths, this.#fade);
    return sum;
  }
}

function without(worths: readonly number[], worth: number): number[] {
  const at = worths.indexOf(worth);
  if (at < 0) throw new RangeError(`cell worth: got ${worth}, wanted one of ${worths.join(', ')}`);
  return worths.toSpliced(at, 1);
}
