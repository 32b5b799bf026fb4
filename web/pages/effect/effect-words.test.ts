import { describe, expect, it } from 'vitest';
import { chanceShown, perUnit, ratioShown, spanShown, verdictOf } from './effect-words.ts';

describe('an effect in words', () => {
  it('is told where the interval leaves 1 out, and not where it holds it', () => {
    expect(verdictOf({ interval: [0.4, 0.9] })).toBe('helped');
    expect(verdictOf({ interval: [1.1, 1.9] })).toBe('harmed');
    expect(verdictOf({ interval: [0.4, 1.2] })).toBe('unclear');
    expect(verdictOf({ interval: [0.4, null] })).toBe('unclear');
    expect(verdictOf({ interval: [1.4, null] })).toBe('harmed');
  });

  it('says what it cannot say', () => {
    expect(ratioShown(null)).toBe('—');
    expect(spanShown({ ratio: null, interval: [0, null] })).toBe('—');
    expect(spanShown({ ratio: 2, interval: [0.5, null] })).toBe('0.50 – ∞');
    expect(spanShown({ ratio: 0.8, interval: [0.612, 1.044] })).toBe('0.61 – 1.04');
    expect(perUnit({ units: 0, cases: 0, before: 0 })).toBe('—');
    expect(chanceShown(0.00004)).toBe('< 0.001');
    expect(chanceShown(0.0312)).toBe('0.031');
  });
});
