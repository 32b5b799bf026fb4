import { assert as check, array, boolean, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import type { DrawnUnit } from './compare-arms.ts';
import { permutationTest } from './permutation-test.ts';

const units = array(
  record({
    stratum: integer({ min: 0, max: 1 }).map((n) => `${n}`),
    isHeld: boolean(),
    cases: integer({ min: 0, max: 6 }),
  }),
  { minLength: 2, maxLength: 11 },
).map((list) => list.map((one): DrawnUnit => ({ ...one, exposure: 28 })));

/** p by going through every way to hold back as many of each stratum. */
function everyWay(list: readonly DrawnUnit[]): number {
  const strata = [...new Set(list.map(({ stratum }) => stratum))].map((stratum) =>
    list.filter((one) => one.stratum === stratum),
  );
  const bits = (mask: number) => mask.toString(2).replaceAll('0', '').length;
  const ways = strata.map((group) => {
    const held = group.filter(({ isHeld }) => isHeld).length;
    const mean = (group.reduce((sum, { cases }) => sum + cases, 0) * held) / group.length;
    const all = Array.from({ length: 2 ** group.length }, (_, mask) => mask)
      .filter((mask) => bits(mask) === held)
      .map((mask) =>
        group.reduce((sum, { cases }, i) => sum + ((mask >> i) & 1 ? cases : 0), -mean),
      );
    const seen = group.reduce((sum, one) => sum + (one.isHeld ? one.cases : 0), -mean);
    return { all, seen };
  });
  const seen = Math.abs(ways.reduce((sum, way) => sum + way.seen, 0));
  const sums = ways.reduce((some, { all }) => some.flatMap((a) => all.map((b) => a + b)), [0]);
  return sums.filter((sum) => Math.abs(sum) >= seen - 1e-9).length / sums.length;
}

test('p is the share of all ways to draw that part the arms as far', () => {
  check(
    property(units, (list) => {
      const got = permutationTest(list, streamOf(1));
      expect(got.way).toBe('every-draw');
      expect(got.p).toBeCloseTo(everyWay(list), 10);
    }),
    { seed: 4 },
  );
});

test('where units were watched for different spans draws are drawn, and say about the same', () => {
  const random = streamOf(5, 'units');
  const even = Array.from({ length: 60 }, (_, i): DrawnUnit => {
    const isHeld = i % 3 === 0;
    return { stratum: 'a', isHeld, cases: random.poisson(isHeld ? 4 : 2.8), exposure: 28 };
  });
  const counted = permutationTest(even, streamOf(6));
  const uneven = even.map((one, i) => ({ ...one, exposure: i === 0 ? 28.001 : 28 }));
  const drawn = permutationTest(uneven, streamOf(6), 1999);
  expect([counted.way, drawn.way, drawn.draws]).toEqual(['every-draw', 'drawn', 1999]);
  expect(Math.abs(drawn.p - counted.p)).toBeLessThan(0.03);
});

test('one arm alone parts nothing', () => {
  const list = [1, 2, 3].map((cases) => ({ stratum: 'a', isHeld: true, cases, exposure: 28 }));
  expect(permutationTest(list, streamOf(1)).p).toBe(1);
  expect(() => permutationTest([{ ...list[0]!, exposure: 0 }], streamOf(1))).toThrow(RangeError);
});
