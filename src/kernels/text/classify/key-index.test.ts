import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyIndex } from './key-index.ts';

describe('KeyIndex', () => {
  it('numbers keys as a map would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 3000 }),
        (keys) => {
          const index = new KeyIndex(1);
          const map = new Map<number, number>();
          for (const key of keys) {
            if (!map.has(key)) map.set(key, map.size);
            expect(index.add(key)).toBe(map.get(key));
          }
          expect([...index.list()]).toEqual([...map.keys()]);
          for (const key of [...keys, 7, 0]) expect(index.find(key)).toBe(map.get(key) ?? -1);
        },
      ),
      { seed: 32, numRuns: 60 },
    );
  });

  it('refuses a key that is there twice', () => {
    expect(() => KeyIndex.of(Uint32Array.of(5, 9, 5))).toThrow(RangeError);
  });
});
