import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairAgreement } from './pair-agreement.ts';

/** Every pair looked at, as the definition has it. */
function byHand(groups: string[][], problems: string[][], unsure: ReadonlySet<string>) {
  const groupOf = new Map(groups.flatMap((ids, g) => ids.map((id) => [id, g] as const)));
  const problemOf = new Map(problems.flatMap((ids, p) => ids.map((id) => [id, p] as const)));
  const all = [...new Set([...groupOf.keys(), ...problemOf.keys()])];
  const sums = { right: 0, held: 0, wanted: 0 };
  for (const [i, a] of all.entries())
    for (const b of all.slice(i + 1)) {
      const [p, q] = [problemOf.get(a), problemOf.get(b)];
      if (p === undefined && q === undefined) continue;
      if ((p === undefined && unsure.has(a)) || (q === undefined && unsure.has(b))) continue;
      const together = groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
      const same = p !== undefined && p === q;
      if (same) sums.wanted += 1;
      if (together) sums.held += 1;
      if (same && together) sums.right += 1;
    }
  return { precision: sums.right / sums.held, recall: sums.right / sums.wanted };
}

describe('pairAgreement', () => {
  it('is 1 where the groups are the problems', () => {
    const groups = [
      ['a', 'b', 'c'],
      ['d', 'e'],
    ];
    expect(pairAgreement(groups, groups)).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  it('counts who is in no problem as wrong, unless nobody could say', () => {
    const groups = [['a', 'b', 'x']];
    expect(pairAgreement(groups, [['a', 'b']]).precision).toBeCloseTo(1 / 3, 12);
    expect(pairAgreement(groups, [['a', 'b']], new Set(['x'])).precision).toBe(1);
  });

  it('is what looking at every pair gives', () => {
    const draw = array(integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 14 });
    assert(
      property(draw, draw, draw, (inGroup, inProblem, doubt) => {
        const ids = inGroup.map((_, i) => `m${i}`);
        const parts = (of: readonly number[], from: number) =>
          [1, 2, 3, 4]
            .filter((n) => n >= from)
            .map((n) => ids.filter((__, i) => of[i] === n))
            .filter((part) => part.length > 0);
        const problems = parts(inProblem, 2);
        const unsure = new Set(ids.filter((_, i) => doubt[i] === 0));
        const groups = parts(inGroup, 1);
        const got = pairAgreement(groups, problems, unsure);
        const wanted = byHand(groups, problems, unsure);
        expect(got.precision).toBe(wanted.precision);
        expect(got.recall).toBe(wanted.recall);
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
