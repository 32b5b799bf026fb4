import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import {
  dispersionOf,
  fitPoisson,
  poissonRegression,
  predictorVariance,
} from './poisson-regression.ts';

test('groups without a trend are their weighted means', () => {
  const model = poissonRegression(6, 2);
  model.rows = 6;
  model.counts.set([1, 2, 6, 10, 0, 20]);
  model.weights.set([1, 1, 2, 1, 1, 1]);
  for (let i = 0; i < 6; i++) model.design[i * 2 + (i < 3 ? 0 : 1)] = 1;
  expect(fitPoisson(model)).toBe(true);
  expect(model.fitted[0]).toBeCloseTo(15 / 4, 8);
  expect(model.fitted[3]).toBeCloseTo(10, 8);
  // variance of a log mean is 1 over the cases behind it; the leverages of a group sum to 1
  expect(predictorVariance(model, Float64Array.of(1, 0))).toBeCloseTo(1 / 15, 6);
  expect(model.leverage.subarray(0, 3).reduce((s, h) => s + h, 0)).toBeCloseTo(1, 6);
  const pearson = (2.75 ** 2 + 1.75 ** 2 + 2 * 2.25 ** 2) / 3.75 + (0 + 10 ** 2 + 10 ** 2) / 10;
  expect(dispersionOf(model)).toBeCloseTo(pearson / 4, 3);
});

test('the score equations hold with offset, weights and trend', () => {
  const random = streamOf(3, 'regression');
  const model = poissonRegression(80, 3);
  model.rows = 80;
  for (let i = 0; i < 80; i++) {
    model.design.set([1, i % 2, i / 40], i * 3);
    model.offset[i] = Math.log(1 + random.unit() * 5);
    model.weights[i] = 0.5 + random.unit();
    model.counts[i] = random.poisson(Math.exp(model.offset[i]! + 0.3 * (i % 2) + i / 80));
  }
  expect(fitPoisson(model)).toBe(true);
  for (let j = 0; j < 3; j++) {
    let score = 0;
    for (let i = 0; i < 80; i++) {
      const residual = model.counts[i]! - model.fitted[i]!;
      score += model.weights[i]! * model.design[i * 3 + j]! * residual;
    }
    expect(Math.abs(score)).toBeLessThan(1e-4);
  }
  expect(model.coefficients[1]).toBeCloseTo(0.3, 0);
  expect(model.leverage.reduce((s, h) => s + h, 0)).toBeCloseTo(3, 6);
});

test('a column that says nothing new is aliased and changes nothing', () => {
  const fit = (columns: number) => {
    const model = poissonRegression(5, columns);
    model.rows = 5;
    model.counts.set([3, 1, 4, 1, 5]);
    for (let i = 0; i < 5; i++)
      for (let j = 0; j < columns; j++) model.design[i * columns + j] = 1 + j;
    fitPoisson(model);
    return model;
  };
  expect([...fit(2).aliased]).toEqual([0, 1]);
  expect(fit(2).fitted[0]).toBeCloseTo(2.8, 8);
  expect(dispersionOf(fit(2))).toBeCloseTo(dispersionOf(fit(1)), 10);
});

test('a group without a case goes to 0 and stays finite', () => {
  const model = poissonRegression(6, 2);
  model.rows = 6;
  model.counts.set([0, 0, 0, 2, 4, 3]);
  for (let i = 0; i < 6; i++) model.design[i * 2 + (i < 3 ? 0 : 1)] = 1;
  fitPoisson(model);
  expect(model.fitted[0]).toBeLessThan(1e-6);
  expect(model.fitted[3]).toBeCloseTo(3, 8);
  expect(Number.isFinite(dispersionOf(model))).toBe(true);
});
