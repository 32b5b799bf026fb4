/** Lists of slots under hashed keys, newest first. */
export interface PostingLists {
  add(key: number, slot: number): void;
  /** how many slots were added under keys of this bucket */
  count(key: number): number;
  /** hands over slots, newest first, until `visit` answers false */
  walk(key: number, visit: (slot: number) => boolean): void;
  readonly bytes: number;
}

/** Twice the room with what was there. */
export function grown<A extends Int32Array | Float64Array | Uint32Array>(old: A, room: number): A {
  const next = new (old.constructor as new (length: number) => A)(room);
  next.set(old);
  return next;
}

/**
 * Linked lists in three typed arrays. Keys that meet in one bucket share a list: who asks gets more
 * than was asked for and never less, so that whatever is handed over has to be compared anyway.
 *
 * @param bits 2^bits buckets, 8 to 26
 * @throws RangeError for other numbers of bits
 */
export function createPostingLists(bits: number): PostingLists {
  if (!(Number.isInteger(bits) && bits >= 8 && bits <= 26)) {
    throw new RangeError(`createPostingLists: got ${bits} bits, wanted 8 to 26`);
  }
  const mask = 2 ** bits - 1;
  const heads = new Int32Array(2 ** bits).fill(-1);
  const counts = new Int32Array(2 ** bits);
  let slots = new Int32Array(1024);
  let next = new Int32Array(1024);
  let used = 0;
  return {
    add(key, slot) {
      if (used === slots.length) {
        // half as much again: doubling would hold a third copy of the largest arrays
        const room = Math.ceil(used * 1.5);
        slots = grown(slots, room);
        next = grown(next, room);
      }
      const bucket = key & mask;
      slots[used] = slot;
      next[used] = heads[bucket]!;
      heads[bucket] = used++;
      counts[bucket]!++;
    },
    count: (key) => counts[key & mask]!,
    walk(key, visit) {
      for (let at = heads[key & mask]!; at >= 0; at = next[at]!) {
        if (!visit(slots[at]!)) return;
      }
    },
    get bytes() {
      return heads.byteLength + counts.byteLength + slots.byteLength + next.byteLength;
    },
  };
}
