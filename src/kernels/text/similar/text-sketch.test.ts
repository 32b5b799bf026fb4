import { assert, property, string, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic } from './fit-likeness.ts';
import { likenessOf, likenessWeights } from './likeness.ts';
import { sketchText } from './text-sketch.ts';

describe('the sketch of a text', () => {
  it('holds pairs of Chinese characters and whole words, each once', () => {
    expect(sketchText('路灯坏了，路灯坏了').terms).toHaveLength(3);
    expect(sketchText('LED led ＬＥＤ').terms).toHaveLength(1);
    expect(sketchText('灯').terms).toHaveLength(1);
    expect(sketchText('').terms).toHaveLength(0);
  });

  it('is sorted, and says to where it is whole', () => {
    const long = sketchText(Array.from({ length: 500 }, (_, i) => `word${i}`).join(' '));
    expect(long.terms).toHaveLength(96);
    expect(long.upTo).toBe(long.terms.at(-1));
    expect([...long.terms]).toEqual([...long.terms].sort((a, b) => a - b));
    expect(sketchText('one two').upTo).toBe(0xffffffff);
  });

  it('samples alike: the sketches of two texts tell what share they have in common', () => {
    const words = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ');
    const [a, b] = [sketchText(words(0, 600)), sketchText(words(200, 800))];
    const upTo = Math.min(a.upTo, b.upTo);
    const inBoth = new Set([...a.terms].filter((t) => t <= upTo && b.terms.includes(t)));
    const inAny = new Set([...a.terms, ...b.terms].filter((t) => t <= upTo));
    // 400 of 800; the sample of 96 errs by at most 0.15 here
    expect(Math.abs(inBoth.size / inAny.size - 0.5)).toBeLessThan(0.15);
  });

  it('is the same whatever stands between the words', () => {
    const holding = property(uniqueArray(string({ unit: 'binary-ascii' })), (parts) => {
      const one = sketchText(parts.join(' '));
      const other = sketchText(` ${parts.join('\n\t')}!`);
      expect([...one.terms]).toEqual([...other.terms]);
      expect(one.fingerprint).toBe(other.fingerprint);
    });
    expect(() => assert(holding, { numRuns: 100, seed: 20261123 })).not.toThrow();
  });
});

describe('likeness', () => {
  const rule = { metres: 50, days: 30, likeness: 0.5, within: 'category' as const };
  const facts = { words: 0, evidence: 0, metres: 0, hours: 1, sameKind: true };
  const of = (more: object) => likenessOf({ ...facts, ...more }, rule, likenessWeights).likeness;

  it('falls with distance and time, and needs the same kind', () => {
    expect(of({})).toBeGreaterThan(of({ metres: 25 }));
    expect(of({ metres: 25 })).toBeGreaterThan(of({ metres: 50 }));
    expect(of({ hours: 24 })).toBeGreaterThan(of({ hours: 24 * 20 }));
    expect(of({ sameKind: false })).toBeLessThan(0.05);
  });

  it('rises with what the words say, less so far away', () => {
    const said = { words: 0.8, evidence: 120, metres: null };
    expect(of(said)).toBeGreaterThan(0.9);
    expect(of({ ...said, metres: 5_000 })).toBeLessThan(of(said));
    expect(of({ words: 1, evidence: 5, metres: null })).toBeLessThan(0.5);
  });
});

describe('fitLogistic', () => {
  it('gives the logarithm of the odds for one yes-or-no feature', () => {
    // 3 of 4 without, 1 of 5 with
    const rows = [
      ...Array.from({ length: 4 }, () => [1, 0]),
      ...Array.from({ length: 5 }, () => [1, 1]),
    ];
    const [base, slope] = fitLogistic(rows, [1, 1, 1, 0, 1, 0, 0, 0, 0], 1e-9);
    expect(base).toBeCloseTo(Math.log(3), 6);
    expect(base! + slope!).toBeCloseTo(Math.log(1 / 4), 6);
  });

  it('refuses rows without truths', () => {
    expect(() => fitLogistic([], [])).toThrow(RangeError);
    expect(() => fitLogistic([[1]], [1, 0])).toThrow(RangeError);
  });
});
