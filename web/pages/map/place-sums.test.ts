import { describe, expect, it } from 'vitest';
import { placeSums } from './place-sums.ts';

describe('placeSums', () => {
  it('adds up the tree and keeps what has no place apart', () => {
    const places = [
      { code: 'root', parent: null },
      { code: 'street', parent: 'root' },
      { code: 'grid', parent: 'street' },
    ];
    const counts = [
      { key: 'grid', n: 5 },
      { key: 'street', n: 2 },
      { key: '', n: 3 },
    ];
    expect([...placeSums(counts, places)]).toEqual([
      ['grid', 5],
      ['street', 7],
      ['root', 7],
      ['', 3],
    ]);
  });
});
