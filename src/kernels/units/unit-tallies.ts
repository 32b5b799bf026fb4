interface Tally {
  total: number;
  /** weight by number of the unit */
  of: Map<number, number>;
}

export interface TalliedUnit {
  unit: string;
  /** 0 … 1; those of all units sum to 1 */
  share: number;
  /** weight in the finest context that is known */
  past: number;
  /** name of that context; '' for everything */
  context: string;
}

/** A context is believed half where it holds as many cases as this. */
const doubt = 3;
const everything = '';

/** As they stand in a file. */
export interface TalliesData {
  units: string[];
  contexts: Record<string, [unit: number, weight: number][]>;
}

/**
 * Weights of units by context. A fine context that has seen little falls back on the coarser one before
 * it, and the coarsest on everything (additive smoothing towards the parent, as of Dirichlet priors).
 */
export class UnitTallies {
  readonly #units: string[] = [];
  readonly #number = new Map<string, number>();
  readonly #tallies = new Map<string, Tally>();

  static from({ units, contexts }: TalliesData): UnitTallies {
    const tallies = new UnitTallies();
    for (const [context, weights] of Object.entries(contexts))
      for (const [unit, weight] of weights) tallies.#add(units[unit]!, weight, context);
    return tallies;
  }

  data(): TalliesData {
    return {
      units: this.#units,
      contexts: Object.fromEntries(
        [...this.#tallies].map(([context, { of }]) => [context, [...of]]),
      ),
    };
  }

  #numberOf(unit: string): number {
    let number = this.#number.get(unit);
    if (number === undefined) {
      number = this.#units.length;
      this.#units.push(unit);
      this.#number.set(unit, number);
    }
    return number;
  }

  #add(unit: string, weight: number, context: string): void {
    const number = this.#numberOf(unit);
    let tally = this.#tallies.get(context);
    if (!tally) this.#tallies.set(context, (tally = { total: 0, of: new Map() }));
    tally.total += weight;
    tally.of.set(number, (tally.of.get(number) ?? 0) + weight);
  }

  /** @param contexts coarse to fine */
  add(unit: string, weight: number, contexts: readonly string[]): void {
    this.#add(unit, weight, everything);
    for (const context of contexts) this.#add(unit, weight, context);
  }

  /** The units with the highest shares, highest first; none where nothing was added. */
  find(contexts: readonly string[], most: number): TalliedUnit[] {
    const all = this.#tallies.get(everything);
    if (!all || !(all.total > 0)) return [];
    const shares = new Float64Array(this.#units.length);
    for (const [unit, weight] of all.of) shares[unit] = weight / all.total;
    let [finest, name] = [all, everything];
    for (const context of contexts) {
      const tally = this.#tallies.get(context);
      if (!tally) continue;
      [finest, name] = [tally, context];
      const keep = doubt / (tally.total + doubt);
      for (let u = 0; u < shares.length; u += 1) shares[u]! *= keep;
      for (const [unit, weight] of tally.of) shares[unit]! += weight / (tally.total + doubt);
    }
    const found: TalliedUnit[] = [];
    for (let n = 0; n < Math.min(most, shares.length); n += 1) {
      let best = -1;
      for (let u = 0; u < shares.length; u += 1) {
        if (shares[u]! < 0) continue;
        const leads =
          best < 0 ||
          shares[u]! > shares[best]! ||
          (shares[u] === shares[best] && this.#units[u]! < this.#units[best]!);
        if (leads) best = u;
      }
      const past = finest.of.get(best) ?? 0;
      found.push({ unit: this.#units[best]!, share: shares[best]!, past, context: name });
      shares[best] = -1;
    }
    return found;
  }
}
