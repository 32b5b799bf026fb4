import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { aggregateAtt } from './aggregate-att.ts';
import { groupTimeAtt, type StaggeredPanel } from './group-time-att.ts';

const periods = [1, 2, 3, 4, 5];

/** Units with levels of their own and one trend; from its treatment on a unit is lower by `effect`. */
function panel(firstTreated: readonly number[], effect: number, noise: number): StaggeredPanel {
  const random = streamOf(1, 'panel', noise);
  const outcome = firstTreated.flatMap((first) => {
    const level = 10 * random.unit();
    return periods.map(
      (t) => level + t * t - (first > 0 && t >= first ? effect : 0) + noise * random.normal(),
    );
  });
  return {
    periods,
    outcome: Float64Array.from(outcome),
    firstTreated: Float64Array.from(firstTreated),
  };
}
const many = Array.from({ length: 90 }, (_, i) => [0, 3, 4][i % 3]!);

test('an effect without noise is told exactly, after treatment and not before', () => {
  const got = groupTimeAtt(panel(many, 2, 0));
  for (const { group, period, att } of got.effects)
    expect(att).toBeCloseTo(period >= group ? -2 : 0, 9);
  expect(aggregateAtt(got, 'simple')!.overall.att).toBeCloseTo(-2, 9);
});

test('without covariates it is the difference of two mean changes', () => {
  const given = panel(many, 1, 1);
  const got = groupTimeAtt(given);
  const change = (first: number, to: number, from: number) => {
    const rows = many.flatMap((own, i) => (own === first ? [i * periods.length] : []));
    const sum = rows.reduce(
      (all, at) => all + given.outcome[at + to - 1]! - given.outcome[at + from - 1]!,
      0,
    );
    return sum / rows.length;
  };
  const at = (group: number, period: number) =>
    got.effects.find((one) => one.group === group && one.period === period)!.att;
  expect(at(4, 5)).toBeCloseTo(change(4, 5, 3) - change(0, 5, 3), 9);
  expect(at(4, 2)).toBeCloseTo(change(4, 2, 1) - change(0, 2, 1), 9);
});

test('covers a planted effect in about 95 of 100 panels', () => {
  let covered = 0;
  for (let run = 0; run < 300; run += 1) {
    const random = streamOf(run, 'cover');
    const outcome = many.flatMap((first) =>
      periods.map((t) => (first > 0 && t >= first ? -1 : 0) + random.normal()),
    );
    const got = groupTimeAtt({
      periods,
      outcome: Float64Array.from(outcome),
      firstTreated: Float64Array.from(many),
    });
    const { att, standardError } = aggregateAtt(got, 'simple')!.overall;
    covered += Number(Math.abs(att + 1) < 1.96 * standardError!);
  }
  expect(covered / 300).toBeGreaterThan(0.91);
  expect(covered / 300).toBeLessThan(0.985);
});

test('says what a panel cannot tell', () => {
  const codes = (first: readonly number[], controls?: 'not-yet-treated') =>
    groupTimeAtt(panel(first, 1, 1), controls ? { controls } : {}).faults.map(({ code }) => code);
  expect(codes([0, 0, 0])).toEqual(['nobody-treated']);
  expect(codes([2, 3, 3])).toEqual(['all-treated']);
  expect(codes([1, 0, 0, 9])).toEqual(['treated-from-the-start', 'nobody-treated']);
  expect(
    codes(
      many.map((first) => first || 5),
      'not-yet-treated',
    ),
  ).toContain('no-controls');
  expect(codes([3, 0, 0])).toEqual(['small-group']);
  const short = {
    periods: [1],
    outcome: Float64Array.of(1, 2),
    firstTreated: Float64Array.of(0, 2),
  };
  expect(groupTimeAtt(short).faults).toEqual([{ code: 'too-short', periods: 1 }]);
  expect(aggregateAtt(groupTimeAtt(short), 'simple')).toBeUndefined();
});

test.for(['doubly-robust', 'regression', 'weighting'] as const)(
  'says where covariates part the treated from everybody, %s',
  (method) => {
    const given = panel(many, 1, 1);
    const alike = Float64Array.from(many, (_, i) => i % 7);
    expect(groupTimeAtt({ ...given, covariates: alike }, { method }).faults).toEqual([]);
    const apart = Float64Array.from(many, (first, i) => first * 10 + (i % 7) / 7);
    const faults = groupTimeAtt({ ...given, covariates: apart }, { method }).faults;
    expect(faults).toContainEqual({ code: 'no-overlap', group: 3, period: 4 });
  },
);

test('refuses holes and periods out of order', () => {
  const given = panel(many, 1, 1);
  expect(() => groupTimeAtt({ ...given, periods: [1, 2, 4, 3, 5] })).toThrow(RangeError);
  expect(() => groupTimeAtt({ ...given, outcome: given.outcome.slice(1) })).toThrow(RangeError);
  const holed = given.outcome.with(3, Number.NaN);
  expect(() => groupTimeAtt({ ...given, outcome: holed })).toThrow(RangeError);
});
