import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { fitIsotonic, isotonicAt } from './isotonic.ts';
import { guessUnits, trainUnits, type UnitCase } from './unit-model.ts';
import { UnitTallies } from './unit-tallies.ts';

/** Cases of two kinds in four wards: roads go by ward, lights to one unit; the colour says nothing. */
function town(n: number, seed = 1): UnitCase[] {
  const random = streamOf(seed, 'units');
  return Array.from({ length: n }, (_, i) => {
    const kind = random.pick(['road', 'light']);
    const ward = String(random.below(4));
    const right = kind === 'road' ? `roads-${ward}` : 'lights';
    const unit = random.chance(0.9) ? right : 'centre';
    const opened = i / 10;
    return { fields: [kind, random.pick(['red', 'blue']), ward], unit, opened, closed: opened + 2 };
  });
}
const columns = ['kind', 'colour', 'ward'];

describe('which unit closes a case', () => {
  it('looks at what helps and leaves out what does not', () => {
    const model = trainUnits(town(4000), columns, 1000);
    expect(model.settings.contexts).toEqual([[0], [0, 2]]);
    const [first, second] = guessUnits(model, ['road', 'red', '3'], 3);
    expect(first).toMatchObject({ unit: 'roads-3', context: '0=road · 2=3' });
    expect(first!.probability).toBeGreaterThan(0.85);
    expect(first!.probability).toBeLessThan(0.95);
    expect(second!.unit).toBe('centre');
    // of a ward that nobody has seen the kind alone speaks
    expect(guessUnits(model, ['light', 'red', '9'], 1)[0]!.unit).toBe('lights');
    expect(guessUnits(model, ['', '', ''], 3).length).toBe(3);
  });

  it('learns nothing from what was closed later', () => {
    const cases = town(1000);
    const later = cases.map((one) => ({ ...one, unit: 'nobody', opened: 60, closed: 500 }));
    const now = trainUnits([...cases, ...later], columns, 102.5);
    expect(now.cases).toBe(1000);
    expect(guessUnits(now, ['road', 'red', '1'], 3)).toEqual(
      guessUnits(trainUnits(cases, columns, 102.5), ['road', 'red', '1'], 3),
    );
    expect(() => trainUnits(later, columns, 400)).toThrow(RangeError);
    expect(() => trainUnits(cases, [], 400)).toThrow(RangeError);
  });

  it('says how often it is right', () => {
    const model = trainUnits(town(6000), columns, 1000);
    const fresh = town(6000, 2);
    const sum = { said: 0, right: 0 };
    for (const { fields, unit } of fresh) {
      const [first] = guessUnits(model, fields, 1);
      sum.said += first!.probability;
      sum.right += Number(first!.unit === unit);
    }
    expect(sum.said / fresh.length).toBeCloseTo(sum.right / fresh.length, 1);
  });

  it('takes few cases for what they are', () => {
    const model = trainUnits(town(40), columns, 1000);
    expect(model.settings.contexts).toEqual([[0]]);
    expect(guessUnits(model, ['light', '', ''], 1)[0]!.unit).toBe('lights');
  });
});

describe('tallies of units', () => {
  it('fall back from fine to coarse by additive smoothing', () => {
    const tallies = new UnitTallies();
    for (let i = 0; i < 6; i++) tallies.add('a', 1, ['x']);
    for (let i = 0; i < 2; i++) tallies.add('b', 1, ['x', 'xy']);
    // all: a 6/8, b 2/8; x: (6 + 3·0.75)/11, (2 + 3·0.25)/11; xy: (2 + 3·0.25)/5 for b
    const [b, a] = tallies.find(['x', 'xy'], 2);
    expect(b).toMatchObject({ unit: 'b', past: 2, context: 'xy' });
    expect(b!.share).toBeCloseTo((2 + 3 * (2.75 / 11)) / 5, 12);
    expect(a!.share + b!.share).toBeCloseTo(1, 12);
    expect(tallies.find(['z'], 1)[0]).toMatchObject({ unit: 'a', share: 0.75, context: '' });
    expect(new UnitTallies().find(['x'], 3)).toEqual([]);
    expect(UnitTallies.from(tallies.data()).find(['x', 'xy'], 2)).toEqual(
      tallies.find(['x', 'xy'], 2),
    );
  });
});

describe('how often answers of a score are right', () => {
  it('never falls as the score rises, and stays between 0 and 1', () => {
    const answers = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(answers, (list) => {
        const fit = fitIsotonic(
          list.map(([score]) => score),
          list.map(([, hit]) => Number(hit)),
        );
        const said = Array.from({ length: 21 }, (_, i) => isotonicAt(fit, i / 20));
        for (const [i, value] of said.entries()) {
          expect(value).toBeGreaterThanOrEqual(i === 0 ? 0 : said[i - 1]! - 0.05);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('finds what was planted, and says the score where there is nothing to learn from', () => {
    const random = streamOf(3, 'isotonic');
    const scores = Array.from({ length: 20_000 }, () => random.unit());
    const fit = fitIsotonic(
      scores,
      scores.map((score) => Number(random.chance(score * score))),
    );
    for (const score of [0.2, 0.5, 0.9])
      expect(isotonicAt(fit, score)).toBeCloseTo(score * score, 1);
    expect(isotonicAt(fitIsotonic([], []), 0.4)).toBe(0.4);
    expect(() => fitIsotonic([1], [])).toThrow(RangeError);
  });
});
