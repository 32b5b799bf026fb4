import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { estimateReporting, reportsPerProblem } from './reporting-rate.ts';

describe('reports per problem', () => {
  it('joins reports of one spot that follow each other within the days', () => {
    const reports = {
      day: Int32Array.of(1, 3, 6, 20, 1),
      spot: ['a', 'a', 'a', 'a', 'b'],
    };
    expect(reportsPerProblem(reports, 3).sort()).toEqual([1, 1, 3]);
    expect(reportsPerProblem(reports, 1).sort()).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('the rate of reporting', () => {
  it('is what Chao (1987) says by hand', () => {
    const counts = [...Array<number>(40).fill(1), ...Array<number>(10).fill(2), 3, 4];
    const found = estimateReporting(counts)!;
    // 40² / 20 = 80 unseen beside 52 seen
    expect(found.rate).toBeCloseTo(52 / 132, 10);
    expect(found.interval[0]).toBeLessThan(found.rate);
    expect(found.interval[1]).toBeGreaterThan(found.rate);
  });

  it('is not said of too few', () => {
    expect(estimateReporting([1, 1, 2, 2])).toBeUndefined();
    expect(estimateReporting([])).toBeUndefined();
  });

  it('finds the share that was reported at all where reports are Poisson', () => {
    const random = streamOf(3, 'reports');
    for (const mean of [0.5, 1, 2]) {
      const all = Array.from({ length: 6000 }, () => random.poisson(mean));
      const found = estimateReporting(all.filter((n) => n > 0))!;
      expect(found.rate).toBeCloseTo(1 - Math.exp(-mean), 1);
      expect(found.interval[0]).toBeLessThan(1 - Math.exp(-mean));
      expect(found.interval[1]).toBeGreaterThan(1 - Math.exp(-mean));
    }
  });
});
