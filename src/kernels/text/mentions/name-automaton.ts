/** Hits of an automaton in the order of their ends; of one end the longest first. */
export interface Hits {
  name: Int32Array;
  /** exclusive */
  end: Int32Array;
  length: number;
}

export const emptyHits = (): Hits => ({
  name: new Int32Array(1024),
  end: new Int32Array(1024),
  length: 0,
});

interface Node {
  next: Map<number, number>;
  fail: number;
  name: number;
  /** the longest proper suffix that is a name as well, 0 where there is none */
  link: number;
}

const newNode = (): Node => ({ next: new Map(), fail: 0, name: -1, link: 0 });

/** The trie of the names, then fail and suffix links in the order of depth. */
function buildTrie(names: readonly (readonly number[])[]): Node[] {
  const nodes = [newNode()];
  for (const [number, symbols] of names.entries()) {
    let state = 0;
    for (const symbol of symbols) {
      let next = nodes[state]!.next.get(symbol);
      if (next === undefined) {
        next = nodes.push(newNode()) - 1;
        nodes[state]!.next.set(symbol, next);
      }
      state = next;
    }
    nodes[state]!.name = number;
  }
  const queue = [...nodes[0]!.next.values()];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!;
    for (const [symbol, child] of nodes[state]!.next) {
      queue.push(child);
      let fail = nodes[state]!.fail;
      while (fail !== 0 && !nodes[fail]!.next.has(symbol)) fail = nodes[fail]!.fail;
      fail = nodes[fail]!.next.get(symbol) ?? 0;
      nodes[child]!.fail = fail;
      nodes[child]!.link = nodes[fail]!.name >= 0 ? fail : nodes[fail]!.link;
    }
  }
  return nodes;
}

/**
 * Finds many names in a text in one pass (Aho and Corasick, 1975), over typed arrays. Names are equal
 * where their units are alike: `alike` gives each unit the one that stands for it.
 */
export class NameAutomaton {
  /** symbol of each UTF-16 unit, 0 for those of no name */
  readonly #symbolOf = new Uint16Array(65_536);
  readonly #root: Int32Array;
  readonly #fail: Int32Array;
  readonly #link: Int32Array;
  readonly #name: Int32Array;
  /** transitions that do not begin at the root, as open addressing over state × symbols + symbol */
  readonly #keys: Float64Array;
  readonly #next: Int32Array;
  readonly #symbols: number;

  /**
   * @param names each once, as `alike` sees it, none empty
   * @throws RangeError where a name is empty or the same as another
   */
  constructor(names: readonly string[], alike: ReadonlyMap<number, number>) {
    const symbols = new Map<number, number>();
    const symbolFor = (unit: number): number => {
      const stands = alike.get(unit) ?? unit;
      const known = symbols.get(stands);
      if (known !== undefined) return known;
      symbols.set(stands, symbols.size + 1);
      return symbols.size;
    };
    const seen = new Set<string>();
    const spelt = names.map((name) => {
      const spelling = Array.from({ length: name.length }, (_, i) => symbolFor(name.charCodeAt(i)));
      const key = spelling.join();
      if (name === '' || seen.has(key)) {
        throw new RangeError(`name ${JSON.stringify(name)}: got an empty one or one twice`);
      }
      seen.add(key);
      return spelling;
    });
    for (const [unit, symbol] of symbols) this.#symbolOf[unit] = symbol;
    for (const [unit, stands] of alike) this.#symbolOf[unit] = symbols.get(stands) ?? 0;
    this.#symbols = symbols.size + 1;
    const nodes = buildTrie(spelt);
    this.#root = new Int32Array(this.#symbols);
    for (const [symbol, next] of nodes[0]!.next) this.#root[symbol] = next;
    this.#fail = Int32Array.from(nodes, ({ fail }) => fail);
    this.#link = Int32Array.from(nodes, ({ link }) => link);
    this.#name = Int32Array.from(nodes, ({ name }) => name);
    let slots = 1024;
    while (slots < nodes.length * 3) slots *= 2;
    this.#keys = new Float64Array(slots).fill(-1);
    this.#next = new Int32Array(slots);
    for (const [state, { next }] of nodes.entries()) {
      if (state > 0) for (const [symbol, to] of next) this.#put(state * this.#symbols + symbol, to);
    }
  }

  #slotOf(key: number): number {
    return (Math.imul(key | 0, 0x9e3779b1) >>> 8) & (this.#next.length - 1);
  }

  #put(key: number, to: number): void {
    let slot = this.#slotOf(key);
    while (this.#keys[slot] !== -1) slot = (slot + 1) & (this.#next.length - 1);
    this.#keys[slot] = key;
    this.#next[slot] = to;
  }

  /** The state behind `symbol`, 0 where the trie ends. */
  #step(state: number, symbol: number): number {
    if (state === 0) return this.#root[symbol]!;
    const key = state * this.#symbols + symbol;
    for (let slot = this.#slotOf(key); ; slot = (slot + 1) & (this.#next.length - 1)) {
      const there = this.#keys[slot]!;
      if (there === key) return this.#next[slot]!;
      if (there === -1) return 0;
    }
  }

  /** Puts every name that stands in the first `length` units into `hits`, replacing what was there. */
  search(units: Uint16Array, length: number, hits: Hits): void {
    hits.length = 0;
    let state = 0;
    for (let i = 0; i < length; i++) {
      const symbol = this.#symbolOf[units[i]!]!;
      if (symbol === 0) {
        state = 0;
        continue;
      }
      let next = this.#step(state, symbol);
      while (next === 0 && state !== 0) {
        state = this.#fail[state]!;
        next = this.#step(state, symbol);
      }
      state = next;
      for (let s = this.#name[state]! >= 0 ? state : this.#link[state]!; s > 0; s = this.#link[s]!)
        addHit(hits, this.#name[s]!, i + 1);
    }
  }
}

function addHit(hits: Hits, name: number, end: number): void {
  if (hits.length === hits.name.length) {
    for (const column of ['name', 'end'] as const) {
      const larger = new Int32Array(hits.length * 2);
      larger.set(hits[column]);
      hits[column] = larger;
    }
  }
  hits.name[hits.length] = name;
  hits.end[hits.length++] = end;
}
