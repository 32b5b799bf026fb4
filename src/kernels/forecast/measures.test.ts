import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { blendLikelihood, fitBlend } from './blend.ts';
import { blockInterval, blockLength } from './block-bootstrap.ts';
import { logCount } from './count-scores.ts';
import { catchOf, placeMeasures } from './place-measures.ts';
import { countQuantile, PitHistogram, probabilityUpTo, spreadByLikelihood } from './predictive.ts';
import { topCells } from './top-cells.ts';

describe('place measures', () => {
  it('are those worked out by hand', () => {
    // 20 events on 5 cells; the list holds cells 0 and 3, the best would have been 0 and 1
    const caught = catchOf(Int32Array.of(0, 3), Float64Array.of(8, 6, 3, 2, 1));
    expect(caught).toEqual({ hits: 10, events: 20, best: 14, idle: 0 });
    const { hitRate, pai, peiStar } = placeMeasures([caught], 2 / 100);
    expect(hitRate).toBe(0.5);
    expect(pai).toBe(25);
    expect(peiStar).toBeCloseTo(10 / 14, 12);
  });

  it('add origins up before they divide', () => {
    const caught = [
      { hits: 1, events: 2, best: 2, idle: 0 },
      { hits: 0, events: 8, best: 2, idle: 1 },
    ];
    expect(placeMeasures(caught, 0.1)).toEqual({ hitRate: 0.1, pai: 1, peiStar: 0.25 });
    expect(placeMeasures([], 0.1)).toEqual({ hitRate: 0, pai: 0, peiStar: 0 });
    expect(() => placeMeasures(caught, 0)).toThrow(RangeError);
  });

  it('list the busiest, the first of equals first', () => {
    expect([...topCells(Float64Array.of(1, 3, 3, 2), 3)]).toEqual([1, 2, 3]);
    expect([...topCells(Float64Array.of(1, 2), 9)]).toEqual([1, 0]);
  });
});

describe('blockInterval', () => {
  it('covers the true ratio in about 95 of 100 simulated years, also where weeks hang together', () => {
    const truth = 0.3;
    let covered = 0;
    for (let run = 0; run < 300; run += 1) {
      const random = streamOf(run, 'coverage');
      let mood = 0;
      const [hits, events]: number[][] = [[], []];
      for (let week = 0; week < 52; week += 1) {
        mood = 0.3 * mood + 0.03 * random.normal();
        const n = random.poisson(200);
        events!.push(n);
        hits!.push(random.poisson(n * (truth + mood)));
      }
      const [low, high] = blockInterval(hits!, events!, streamOf(run, 'blocks'), 300)!;
      if (low <= truth && truth <= high) covered += 1;
    }
    expect(covered / 300).toBeGreaterThan(0.87);
    expect(covered / 300).toBeLessThan(0.985);
  });

  it('says nothing for a handful of origins', () => {
    expect(blockInterval([1, 2, 3], [9, 9, 9], streamOf(1))).toBeNull();
    expect(blockLength(52)).toBe(4);
    expect(() => blockInterval([1], [1, 2], streamOf(1))).toThrow(RangeError);
  });
});

describe('distributions', () => {
  it('add the same probabilities up as the log of each count says', () => {
    for (const [mean, psi] of [
      [0.2, 0],
      [3, 0.4],
      [11, 2],
    ] as const) {
      let sum = 0;
      for (let y = 0; y <= 20; y += 1) {
        sum += Math.exp(logCount(y, mean, psi));
        expect(probabilityUpTo(y, mean, psi)).toBeCloseTo(sum, 10);
      }
      for (const share of [0.1, 0.5, 0.9]) {
        const k = countQuantile(share, mean, psi);
        expect(probabilityUpTo(k, mean, psi)).toBeGreaterThanOrEqual(share);
        expect(probabilityUpTo(k - 1, mean, psi)).toBeLessThan(share);
      }
    }
    expect(probabilityUpTo(-1, 1, 0)).toBe(0);
    expect(() => countQuantile(1, 1, 0)).toThrow(RangeError);
  });

  it('make a flat PIT where they are right and a hollow one where they are too narrow', () => {
    const random = streamOf(5, 'pit');
    const [right, narrow] = [new PitHistogram(), new PitHistogram()];
    for (let i = 0; i < 4000; i += 1) {
      const heavy = random.poisson(4 * (random.chance(0.5) ? 0.3 : 1.7));
      const plain = random.poisson(4);
      right.add(plain, 4, 0);
      narrow.add(heavy, 4, 0);
    }
    for (const share of right.shares()) expect(Math.abs(share - 0.1)).toBeLessThan(0.02);
    const shares = narrow.shares();
    expect(shares[0]! + shares[9]!).toBeGreaterThan(2 * (shares[4]! + shares[5]!));
  });

  it('find the overdispersion that counts were drawn with', () => {
    const random = streamOf(6, 'spread');
    const means = new Float64Array(4000).fill(3);
    // a sum of two exponentials is a gamma of shape 2: ψ is a half
    const gamma = () => -(Math.log(1 - random.unit()) + Math.log(1 - random.unit())) / 2;
    const counts = means.map((mean) => random.poisson(mean * gamma()));
    expect(Math.abs(spreadByLikelihood([{ counts, means }]) - 0.5)).toBeLessThan(0.06);
    const even = means.map((mean) => random.poisson(mean));
    expect(spreadByLikelihood([{ counts: even, means }])).toBeLessThan(0.02);
  });
});

describe('fitBlend', () => {
  const rowsOf = (seed: number, weights: readonly number[], rows = 3000) => {
    const random = streamOf(seed, 'blend');
    const p = weights.length;
    const features = Float64Array.from({ length: rows * p }, () => 2 * random.unit());
    const totals = new Float64Array(p);
    for (const [i, value] of features.entries()) totals[i % p]! += value;
    const counts = Float64Array.from({ length: rows }, (_, i) =>
      random.poisson(weights.reduce((sum, w, k) => sum + w * features[i * p + k]!, 0)),
    );
    return { features, counts, totals };
  };
  const none = { weights: new Float64Array(3), events: 0 };

  it('recovers weights that counts were drawn with, zero among them', () => {
    const weights = fitBlend(rowsOf(1, [0.7, 0, 0.3]), none);
    expect(weights[0]).toBeCloseTo(0.7, 1);
    expect(weights[1]).toBeLessThan(0.05);
    expect(weights[2]).toBeCloseTo(0.3, 1);
  });

  it('is not surpassed by any other weights', () => {
    const rows = rowsOf(2, [0.4, 0.4, 0.1], 400);
    const best = blendLikelihood(rows, fitBlend(rows, none, 3000));
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (other) => {
          expect(blendLikelihood(rows, Float64Array.from(other))).toBeLessThanOrEqual(best + 1e-3);
        },
      ),
      { numRuns: 200, seed: 3 },
    );
  });

  it('stays with the prior where there is nothing to learn from', () => {
    const rows = {
      features: new Float64Array(0),
      counts: new Float64Array(0),
      totals: Float64Array.of(1e-9, 1e-9, 0),
    };
    const weights = fitBlend(rows, { weights: Float64Array.of(0.25, 0.75, 0), events: 50 });
    expect(weights[0]).toBeCloseTo(0.25, 6);
    expect(weights[1]).toBeCloseTo(0.75, 6);
    expect(() => fitBlend({ ...rows, counts: Float64Array.of(1) }, none)).toThrow(RangeError);
  });
});
