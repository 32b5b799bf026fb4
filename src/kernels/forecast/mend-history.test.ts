import { describe, expect, it } from 'vitest';
import { mendHistory } from './mend-history.ts';

const at = (days: number[], x = days.map((_, i) => i)) => ({
  day: Int32Array.from(days),
  x: Float64Array.from(x),
  y: Float64Array.from(days, () => 0),
  category: days.map(() => 'a'),
});
const plain = ({ keep, day, origin }: ReturnType<typeof mendHistory>) => ({
  keep: [...keep],
  day: [...day],
  origin,
});

describe('mending a history', () => {
  it('leaves a sound one alone', () => {
    expect(plain(mendHistory(at([1, 2, 3]), [], 4))).toEqual({
      keep: [0, 1, 2],
      day: [1, 2, 3],
      origin: 4,
    });
  });

  it('ends where the feed has stopped', () => {
    const mended = mendHistory(at([1, 2, 9]), [{ kind: 'stopped', from: 5, expected: 20 }], 30);
    expect(plain(mended)).toEqual({ keep: [0, 1], day: [1, 2], origin: 5 });
  });

  it('closes a gap in whole weeks, and keeps weekdays', () => {
    const gap = { kind: 'gap', from: 10, to: 29, expected: 50 } as const;
    const { day } = mendHistory(at([3, 9, 30]), [gap], 40);
    expect([...day]).toEqual([17, 23, 30]);
    expect([...day].map((d) => d % 7)).toEqual([3, 2, 2]);
  });

  it('takes out second copies and piles', () => {
    const events = at([5, 5, 5, 6], [1, 1, 2, 7]);
    const mended = mendHistory(
      events,
      [
        { kind: 'repeated-day', day: 5, events: 3, repeated: 1 },
        { kind: 'pile', x: 7, y: 0, events: 1, share: 0.5 },
      ],
      8,
    );
    expect(plain(mended)).toEqual({ keep: [0, 2], day: [5, 5], origin: 8 });
  });
});
