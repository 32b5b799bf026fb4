import { describe, expect, it } from 'vitest';
import { streamOf } from '../../simulate/random.ts';
import { fitCalibration, toProbabilities } from './calibration.ts';

/** Classes drawn with the probabilities softmax(slope · score + shift): the truth is known exactly. */
function drawn(count: number, slope: number, shift: readonly number[]) {
  const random = streamOf(17, 'calibration');
  const classes = shift.length;
  const scores = Float64Array.from({ length: count * classes }, () => random.normal());
  const truth = Int32Array.from({ length: count }, (_, i) => {
    const row = scores.slice(i * classes, (i + 1) * classes);
    toProbabilities({ slope, shift: Float64Array.from(shift) }, row);
    return random.weighted([...row]);
  });
  return { scores, truth, classes };
}

const lossOf = (
  fit: ReturnType<typeof fitCalibration>,
  { scores, truth, classes }: ReturnType<typeof drawn>,
) =>
  truth.reduce((sum, t, i) => {
    const row = scores.slice(i * classes, (i + 1) * classes);
    toProbabilities(fit, row);
    return sum - Math.log(row[t]!);
  }, 0) / truth.length;

describe('fitCalibration', () => {
  it.each([0.4, 1, 3, 9])('finds the slope %d that drew the classes', (slope) => {
    const data = drawn(6000, slope, [0.5, 0, -0.5]);
    const fit = fitCalibration(data.scores, data.truth, 3);
    expect(fit.slope / slope).toBeGreaterThan(0.92);
    expect(fit.slope / slope).toBeLessThan(1.08);
    expect(fit.shift[0]! - fit.shift[2]!).toBeCloseTo(1, 0);
  });

  it('is no worse than any of a grid of slopes', () => {
    const data = drawn(500, 2, [0, 0, 0]);
    const ours = lossOf(fitCalibration(data.scores, data.truth, 3), data);
    for (let slope = 0.2; slope < 5; slope += 0.1) {
      expect(ours).toBeLessThanOrEqual(lossOf({ slope, shift: new Float64Array(3) }, data) + 1e-3);
    }
  });

  it('keeps the order of classes where scores say nothing or the contrary', () => {
    const data = drawn(400, 0.001, [0, 0]);
    expect(fitCalibration(data.scores, data.truth, 2).slope).toBeGreaterThan(0);
  });

  it('refuses scores that are no rows', () => {
    expect(() => fitCalibration(new Float64Array(5), new Int32Array(2), 3)).toThrow(RangeError);
  });
});

describe('toProbabilities', () => {
  it('sums to one, also where scores are huge', () => {
    const row = Float64Array.of(1e6, -1e6, 1e6);
    toProbabilities({ slope: 3, shift: new Float64Array(3) }, row);
    expect([...row]).toEqual([0.5, 0, 0.5]);
  });
});
