import { describe, expect, it } from 'vitest';
import type { ScoredBaseline } from '../../../src/model/score-view.ts';
import { bestOf, calibrationOf, gainSpan, percent, points, spanOf } from './score-words.ts';

const way = (hitRate: number) => ({ hitRate }) as ScoredBaseline;

describe('words of the scorecard', () => {
  it('say shares, differences and intervals', () => {
    expect(percent(0.12345)).toBe('12.3');
    expect([points(0.012), points(-0.012)]).toEqual(['+1.2', '−1.2']);
    expect([spanOf([0.1, 0.2]), spanOf(null)]).toEqual(['10.0 – 20.0', '—']);
    expect(gainSpan([-0.01, 0.02])).toBe('−1.0 … +2.0');
  });

  it('name the best simple way, which is no part of the forecast', () => {
    const baselines = { lastPeriod: way(0.2), endemicEpidemic: way(0.9), ewma28: way(0.3) };
    expect(bestOf({ baselines })[0]).toBe('ewma28');
  });

  it.each([
    ['good', Array<number>(10).fill(0.1)],
    ['narrow', [0.2, ...Array<number>(8).fill(0.075), 0.2]],
    ['low', [...Array<number>(9).fill(0.095), 0.145]],
    ['high', [0.145, ...Array<number>(9).fill(0.095)]],
    ['wide', [0.04, ...Array<number>(8).fill(0.115), 0.04]],
  ])('%s ranges', (said, pit) => expect(calibrationOf(pit)).toBe(said));
});
