import { describe, expect, it } from 'vitest';
import { periodWords } from './period-words.ts';

describe('periods in words', () => {
  it.each([
    ['2024', '2024年', '2024'],
    ['2024-H1', '2024年上半年', 'first half of 2024'],
    ['2024-Q3', '2024年三季度', 'Q3 2024'],
    ['2024-03', '2024年3月', 'Mar 2024'],
    ['2024-01/2024-09', '2024年1—9月', 'Jan–Sep 2024'],
    ['2024-11-01', '2024年11月1日', '1 Nov 2024'],
    ['2024-13', '2024-13', '2024-13'],
  ])('%s', (text, zh, en) => {
    expect(periodWords(text, 'zh')).toBe(zh);
    expect(periodWords(text, 'en')).toBe(en);
  });
});
