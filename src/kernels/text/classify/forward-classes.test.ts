import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classChangeFaults, forwardClasses, type ClassChange } from './forward-classes.ts';

const on = '2025-01-01';

describe('forwardClasses', () => {
  it('follows chains, merges, splits by words and drops', () => {
    const forward = forwardClasses([
      { from: 'lamp', on, to: 'light' },
      { from: 'light', on: '2025-02-01', to: 'road-light' },
      { from: 'lantern', on, to: 'light' },
      {
        from: 'clean',
        on,
        to: 'sweeping',
        split: [
          { to: 'rubbish', words: ['垃圾', 'Bin'] },
          { to: null, words: ['test'] },
        ],
      },
      { from: 'telegraph', on, to: null },
    ]);
    expect(forward('lamp', '')).toBe('road-light');
    expect(forward('lantern', '')).toBe('road-light');
    expect(forward('clean', '路面脏')).toBe('sweeping');
    expect(forward('clean', '垃圾没人清')).toBe('rubbish');
    expect(forward('clean', 'the BIN is full')).toBe('rubbish');
    expect(forward('clean', 'a test')).toBeNull();
    expect(forward('telegraph', '')).toBeNull();
    expect(forward('other', '')).toBe('other');
  });

  it('stays with a name that was given away before and is used anew', () => {
    const forward = forwardClasses([
      { from: 'b', on: '2022-01-01', to: 'c' },
      { from: 'a', on: '2024-01-01', to: 'b' },
    ]);
    expect(forward('a', '')).toBe('b');
    expect(forward('b', '')).toBe('c');
  });

  it.each<[string, ClassChange[], string, string]>([
    [
      'twice',
      [
        { from: 'a', on, to: 'b' },
        { from: 'a', on, to: 'c' },
      ],
      'twice',
      'a',
    ],
    ['itself', [{ from: 'a', on, to: 'a' }], 'circle', 'a > a'],
    [
      'through a split',
      [
        { from: 'b', on, to: 'a' },
        { from: 'a', on, to: 'x', split: [{ to: 'b', words: ['w'] }] },
      ],
      'circle',
      'a > b > a',
    ],
    [
      'no words',
      [{ from: 'a', on, to: 'x', split: [{ to: 'b', words: [' '] }] }],
      'no-words',
      'a > b',
    ],
  ])('refuses %s', (_, changes, fault, got) => {
    expect(classChangeFaults(changes)).toMatchObject([{ fault, got }]);
    expect(() => forwardClasses(changes)).toThrow(RangeError);
  });

  it('names ends that do not exist, and only those', () => {
    const changes = [
      { from: 'a', on, to: 'b' },
      { from: 'b', on, to: 'c' },
    ];
    expect(classChangeFaults(changes, new Set(['c']))).toEqual([]);
    expect(classChangeFaults(changes, new Set(['d']))).toEqual([
      { fault: 'unknown', at: 1, got: 'c' },
    ]);
  });

  it('always comes to an end, and an end stays where it is', () => {
    const label = fc.integer({ min: 0, max: 9 }).map(String);
    const change = fc.record({
      from: label,
      on: fc.integer({ min: 10, max: 28 }).map((day) => `2025-01-${day}`),
      to: fc.option(label),
    });
    fc.assert(
      fc.property(fc.uniqueArray(change, { selector: (c) => c.from }), label, (changes, from) => {
        // names only ever go up, so that there is no circle
        const rising = changes.filter(({ from, to }) => to === null || to > from);
        const forward = forwardClasses(rising.map((c) => ({ ...c, on })));
        const end = forward(from, '');
        expect(end === null || forward(end, '') === end).toBe(true);
        expect(rising.some((c) => c.from === end)).toBe(false);
      }),
      { seed: 20250101, numRuns: 200 },
    );
  });
});
