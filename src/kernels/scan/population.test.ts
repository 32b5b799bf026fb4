import { describe, expect, it } from 'vitest';
import { expectedFromPeople, type Census } from './population.ts';

const census = (
  ...rows: [place: number, stratum: number, day: number, people: number][]
): Census => ({
  place: Int32Array.from(rows, (r) => r[0]),
  stratum: Int32Array.from(rows, (r) => r[1]),
  day: Float64Array.from(rows, (r) => r[2]),
  people: Float64Array.from(rows, (r) => r[3]),
});

describe('expected cases from counts of people', () => {
  it('shares cases by people', () => {
    const expected = expectedFromPeople(
      census([0, 0, 0, 30], [1, 0, 0, 10]),
      2,
      Float64Array.of(0, 1),
      [8],
    );
    expect([...expected]).toEqual([6, 2]);
  });

  it('goes in a straight line between two counts and stays flat outside of them', () => {
    const people = census([0, 0, 10, 100], [0, 0, 20, 200]);
    // before, half before, first half, second half, after
    const bounds = Float64Array.of(0, 5, 10, 15, 20, 30);
    const area = [500, 500, 625, 875, 2000];
    const total = area.reduce((a, b) => a + b, 0);
    const expected = expectedFromPeople(people, 1, bounds, [total]);
    for (const [t, wanted] of area.entries()) expect(expected[t]).toBeCloseTo(wanted, 9);
  });

  it('bends within a slot', () => {
    const people = census([0, 0, 0, 0], [0, 0, 5, 10], [0, 0, 10, 0]);
    const expected = expectedFromPeople(people, 1, Float64Array.of(0, 10, 20), [50]);
    expect([...expected]).toEqual([50, 0]);
  });

  it('gives each stratum its own rate', () => {
    // the old are ill ten times as often; place 1 is young
    const people = census([0, 0, 0, 100], [0, 1, 0, 100], [1, 0, 0, 200]);
    const expected = expectedFromPeople(people, 2, Float64Array.of(0, 1), [3, 10]);
    expect(expected[0]).toBeCloseTo(11, 12);
    expect(expected[1]).toBeCloseTo(2, 12);
  });

  it('adds rows of the same day, and counts strata without cases not at all', () => {
    const people = census([0, 0, 0, 10], [0, 0, 0, 20], [1, 0, 0, 30], [1, 1, 0, 999]);
    expect([...expectedFromPeople(people, 2, Float64Array.of(0, 1), [4])]).toEqual([2, 2]);
  });

  it('refuses cases of a stratum that nobody is in', () => {
    expect(() => expectedFromPeople(census([0, 0, 0, 0]), 1, Float64Array.of(0, 1), [3])).toThrow(
      'stratum 0: got 3 cases and nobody in it, wanted people',
    );
  });
});
