import { describe, expect, it } from 'vitest';
import { amountWords, grouped } from './amount.ts';
import type { Words } from './words.ts';

const names = { unit: '亿元', unitEn: '100 million yuan' };
const words = (language: 'zh' | 'en') => ({ language }) as Words;

describe('grouped', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['-1234567.8900', '−1,234,567.8900'],
    ['12345.12345', '12,345.12345'],
  ])('%s → %s', (value, shown) => expect(grouped(value)).toBe(shown));
});

describe('amountWords', () => {
  it.each([
    [{ value: '297.6', unit: '亿元' }, '297.6亿元', '297.6 100 million yuan'],
    [{ value: '53000', unit: '条', qualifier: '余' }, '53,000余条', '53,000余 条'],
    [{ value: '5.5', unit: '%' }, '5.5%', '5.5%'],
    [{ value: null, unit: null }, '—', '—'],
  ])('%j', (amount, zh, en) => {
    expect(amountWords(amount, names, words('zh'))).toBe(zh);
    expect(amountWords(amount, names, words('en'))).toBe(en);
  });
});
