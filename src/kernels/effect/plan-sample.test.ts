import { assert as check, double, property } from 'fast-check';
import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { compareArms, type DrawnUnit } from './compare-arms.ts';
import { detectableEffect, planSample } from './plan-sample.ts';

const question = {
  casesPerUnit: 3,
  unitsPerWeek: 20,
  share: 0.15,
  effect: 0.3,
  dispersion: 1.5,
};

test('so many units find the effect about as often as was asked for', () => {
  const { units } = planSample(question);
  const random = streamOf(1, 'power');
  const runs = 400;
  let found = 0;
  for (let run = 0; run < runs; run += 1) {
    const list = Array.from({ length: units }, (_, i): DrawnUnit => {
      const isHeld = i < units * 0.15;
      // every demand counts for one and a half: bursts that vary as much as was asked for
      const first = random.poisson((isHeld ? 3 : 2.1) / 1.25);
      const cases = first + random.poisson(first * 0.25);
      return { stratum: 'a', isHeld, cases, exposure: 28 };
    });
    const { interval } = compareArms(list);
    if (interval[1] !== null && interval[1] < 1) found += 1;
  }
  expect(found / runs).toBeGreaterThan(0.74);
  expect(found / runs).toBeLessThan(0.9);
});

test('the effect that the planned units would show is the one that was planned for', () => {
  check(
    property(double({ min: 0.05, max: 0.9, noNaN: true }), (effect) => {
      const { units, weeks } = planSample({ ...question, effect });
      const shown = detectableEffect(question, units)!;
      expect(shown).toBeLessThanOrEqual(effect + 1e-5);
      expect(detectableEffect(question, Math.max(1, units - 1)) ?? 1).toBeGreaterThan(
        effect - 0.05,
      );
      expect(weeks).toBe(Math.ceil(units / 20) + 4);
    }),
    { seed: 5 },
  );
});

test('half held back needs the fewest, and nothing shows in one unit', () => {
  const at = (share: number) => planSample({ ...question, effect: 0.05, share }).units;
  expect(at(0.5)).toBeLessThan(at(0.3));
  expect(at(0.3)).toBeLessThan(at(0.15));
  expect(detectableEffect({ ...question, casesPerUnit: 0.01 }, 1)).toBeNull();
});

test.for([{ share: 0 }, { effect: 1 }, { casesPerUnit: 0 }, { dispersion: 0 }])(
  'refuses %j',
  (wrong) => {
    expect(() => planSample({ ...question, ...wrong })).toThrow(RangeError);
  },
);
