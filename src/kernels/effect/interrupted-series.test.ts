import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { goldenTable } from '../../../test/golden-effect.ts';
import { interruptedSeries, type InterruptedSeries } from './interrupted-series.ts';

const months = goldenTable('sicily.csv');
const series: InterruptedSeries = {
  counts: months.map(({ aces }) => Number(aces)),
  after: months.map(({ smokban }) => Number(smokban)),
  exposure: months.map(({ stdpop }) => Number(stdpop)),
};
const season = { length: 12, phase: months.map(({ month }) => Number(month)), harmonics: 2 };

test.for([
  ['Poisson', series, false, 0.89437651, [0.86468642, 0.92508605], 0.01722476506, 1],
  ['over-dispersed', series, true, 0.89437651, [0.839189, 0.9531933], 0.03249594536, 3.5591946],
  [
    'two harmonics',
    { ...series, season },
    true,
    0.88507155,
    [0.83940096, 0.93322701],
    0.02703110726,
    2.2621864,
  ],
] as const)(
  'Sicily, %s, as glm of R 4.2.2 has it',
  ([, given, isOverDispersed, ratio, [low, high], error, dispersion]) => {
    const got = interruptedSeries(given, { isOverDispersed });
    expect(got.level!.ratio).toBeCloseTo(ratio, 7);
    expect(got.level!.interval[0]).toBeCloseTo(low, 6);
    expect(got.level!.interval[1]).toBeCloseTo(high, 6);
    expect(got.level!.standardError).toBeCloseTo(error, 8);
    expect(got.dispersion).toBeCloseTo(dispersion, 6);
  },
);

test('the deviance and the coefficients too', () => {
  expect(interruptedSeries(series).deviance).toBeCloseTo(197.3096125, 6);
  const { deviance, coefficients } = interruptedSeries({ ...series, season });
  expect(deviance).toBeCloseTo(117.2661195, 6);
  const want = [
    -6.252372322669, -0.122086792899, 0.005389219541, 0.037096726705, 0.038160775507,
    -0.018212202324, 0.014763388255,
  ];
  expect(coefficients.length).toBe(want.length);
  want.forEach((value, i) => expect(coefficients[i]).toBeCloseTo(value, 8));
});

test('finds a step and a new slope that were planted', () => {
  const random = streamOf(2, 'series');
  const counts = Array.from({ length: 120 }, (_, t) =>
    random.poisson(400 * Math.exp(0.004 * t + (t >= 60 ? -0.3 - 0.01 * (t - 60) : 0))),
  );
  const after = counts.map((_, t) => Number(t >= 60));
  const { level, slope } = interruptedSeries({ counts, after }, { hasSlopeChange: true });
  expect(Math.abs(level!.logRatio + 0.3)).toBeLessThan(4 * level!.standardError);
  expect(Math.abs(slope!.logRatio + 0.01)).toBeLessThan(4 * slope!.standardError);
  expect(level!.interval[1]).toBeLessThan(1);
});

const of = (counts: readonly number[], from: number): InterruptedSeries => ({
  counts,
  after: counts.map((_, t) => Number(t >= from)),
});
const twelve = Array.from({ length: 12 }, (_, t) => 5 + (t % 3));

test.for([
  ['nothing-after', of(twelve, 12)],
  ['nothing-before', of(twelve, 0)],
  [
    'no-cases',
    of(
      Array.from(twelve, () => 0),
      6,
    ),
  ],
  ['too-short', of(twelve, 9)],
] as const)('%s: no level, and says why', ([fault, given]) => {
  const got = interruptedSeries(given);
  expect(got.level).toBeNull();
  expect(got.faults).toContain(fault);
});

test('says where a season is cut, and where counts go together', () => {
  const phase = twelve.map((_, t) => t + 1);
  const cut = { ...of(twelve, 6), season: { length: 12, phase, harmonics: 1 } };
  expect(interruptedSeries(cut).faults).toContain('part-of-a-season');
  const random = streamOf(4, 'waves');
  let wave = 0;
  const counts = Array.from({ length: 100 }, () => {
    wave = 0.9 * wave + 0.3 * random.normal();
    return random.poisson(200 * Math.exp(wave));
  });
  expect(interruptedSeries(of(counts, 50)).faults).toContain('counts-go-together');
});

test('refuses marks that go back and what is no count', () => {
  const marks = { ...of(twelve, 6), after: twelve.map((_, t) => t % 2) };
  expect(() => interruptedSeries(marks)).toThrow(RangeError);
  expect(() => interruptedSeries(of([1.5, ...twelve], 6))).toThrow(RangeError);
  expect(() => interruptedSeries({ ...of(twelve, 6), exposure: [1] })).toThrow(RangeError);
});
