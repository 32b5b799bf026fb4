import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankEntries } from './rank.ts';

const entry = (key: string, value: string | null, unit = '%') => ({
  key,
  amount: value === null ? null : { value, unit },
});
const places = (
  entries: ReturnType<typeof entry>[],
  better: 'higher' | 'lower' = 'higher',
  size: number | null = null,
) =>
  rankEntries(entries, better, size).ranked.map(
    ({ key, n, worst, tied }) => `${key} ${n}–${worst}${tied ? ' tied' : ''}`,
  );

describe('rankEntries', () => {
  it('shares a place between equals and leaves the next one out', () => {
    const some = [entry('a', '5.1'), entry('b', '7'), entry('c', '5.10'), entry('d', '3')];
    expect(places(some)).toEqual(['b 1–1', 'a 2–2 tied', 'c 2–2 tied', 'd 4–4']);
    expect(places(some, 'lower')).toEqual(['d 1–1', 'a 2–2 tied', 'c 2–2 tied', 'b 4–4']);
  });

  it('compares across units', () => {
    const some = [entry('a', '2976000', '万元'), entry('b', '297.61', '亿元')];
    expect(places(some)).toEqual(['b 1–1', 'a 2–2']);
    const mixed = [entry('a', '1', '万元'), entry('b', '1', '家')];
    expect(() => places(mixed)).toThrow(RangeError);
  });

  it('says honestly what missing peers leave open', () => {
    const some = [entry('a', '5'), entry('b', null), entry('c', '7')];
    expect(places(some)).toEqual(['c 1–2', 'a 2–3']);
    const found = rankEntries(some, 'higher', 12);
    expect(found).toMatchObject({ missing: ['b'], outOf: 12 });
    expect(places(some, 'higher', 12)).toEqual(['c 1–11', 'a 2–12']);
    expect(rankEntries([], 'higher')).toEqual({ ranked: [], missing: [], outOf: 0 });
  });

  it('gives everybody one more than those who are better', () => {
    const amount = fc.option(fc.integer({ min: -20, max: 20 }).map(String), { nil: null });
    const better = fc.constantFrom('higher' as const, 'lower' as const);
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), better, (values, which) => {
        const entries = values.map((value, i) => entry(String(i), value));
        const { ranked, missing, outOf } = rankEntries(entries, which);
        expect(ranked.length + missing.length).toBe(values.length);
        expect(outOf).toBe(values.length);
        const known = values.flatMap((value) => (value === null ? [] : [Number(value)]));
        for (const { amount: own, n, worst, tied } of ranked) {
          const mine = Number(own.value);
          const ahead = known.filter((v) => (which === 'higher' ? v > mine : v < mine)).length;
          expect(n).toBe(ahead + 1);
          expect(worst).toBe(n + missing.length);
          expect(tied).toBe(known.filter((v) => v === mine).length > 1);
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
