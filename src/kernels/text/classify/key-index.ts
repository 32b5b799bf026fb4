/** Numbers keys 0, 1, 2 … in the order in which they are first met: open addressing, linear probing. */
export class KeyIndex {
  #mask: number;
  #keys: Uint32Array;
  /** number + 1 of the key in each slot, 0 where the slot is free */
  #numbers: Int32Array;
  #size = 0;

  /** Room for `expected` keys; it grows where more come. */
  constructor(expected = 1024) {
    let slots = 2048;
    while (slots < expected * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#keys = new Uint32Array(slots);
    this.#numbers = new Int32Array(slots);
  }

  /** An index of `keys`, each numbered by its place. @throws RangeError where a key is there twice */
  static of(keys: Uint32Array): KeyIndex {
    const index = new KeyIndex(keys.length);
    for (let i = 0; i < keys.length; i++) {
      if (index.add(keys[i]!) !== i) throw new RangeError(`keys: ${keys[i]} is there twice`);
    }
    return index;
  }

  get size(): number {
    return this.#size;
  }

  /** The number of a key; -1 where it was never added. */
  find(key: number): number {
    const keys = this.#keys;
    const numbers = this.#numbers;
    const mask = this.#mask;
    // keys are well mixed: their low bits are as good a slot as any
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const number = numbers[slot]!;
      if (number === 0) return -1;
      if (keys[slot] === key) return number - 1;
    }
  }

  /** The number of a key, a new one where it was never added. */
  add(key: number): number {
    const mask = this.#mask;
    let slot = key & mask;
    for (; this.#numbers[slot] !== 0; slot = (slot + 1) & mask) {
      if (this.#keys[slot] === key) return this.#numbers[slot]! - 1;
    }
    this.#keys[slot] = key;
    this.#numbers[slot] = this.#size + 1;
    this.#size += 1;
    if (this.#size * 2 > mask) this.#grow();
    return this.#size - 1;
  }

  /** All keys, each at the place of its number. */
  list(): Uint32Array {
    const keys = new Uint32Array(this.#size);
    for (const [slot, number] of this.#numbers.entries()) {
      if (number > 0) keys[number - 1] = this.#keys[slot]!;
    }
    return keys;
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    const slots = keys.length * 2;
    this.#mask = slots - 1;
    this.#keys = new Uint32Array(slots);
    this.#numbers = new Int32Array(slots);
    for (let from = 0; from < keys.length; from++) {
      if (numbers[from] === 0) continue;
      let slot = keys[from]! & this.#mask;
      while (this.#numbers[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = keys[from]!;
      this.#numbers[slot] = numbers[from]!;
    }
  }
}
