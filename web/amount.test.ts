import { describe, expect, it } from 'vitest';
import {
  amountWords,
  axisOf,
  changeWords,
  grouped,
  shortened,
  type Amount,
  type UnitNames,
} from './amount.ts';

const yuan = { unit: '亿元', unitEn: '100 million yuan' };
const [zh, en] = [{ language: 'zh' }, { language: 'en' }] as const;

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
  const cases: [Amount, UnitNames, string, string][] = [
    [{ value: '297.6', unit: '亿元' }, yuan, '297.6亿元', '29.76 billion yuan'],
    [{ value: '3184.57', unit: '亿元' }, yuan, '3,184.57亿元', '318.457 billion yuan'],
    [{ value: '118000', unit: '万元' }, yuan, '118,000万元', '1,180,000,000 yuan'],
    [{ value: '5.5', unit: '%' }, yuan, '5.5%', '5.5%'],
    [
      { value: '140', unit: '项', qualifier: '余' },
      { unit: '项', unitEn: 'honours' },
      '140余项',
      'more than 140 honours',
    ],
    [
      { value: '5.3', unit: '万条', qualifier: '余' },
      { unit: '万条', unitEn: '10,000 demands' },
      '5.3万余条',
      'more than 53,000 demands',
    ],
    [
      { value: '2000', unit: '家', qualifier: '超' },
      { unit: '家', unitEn: 'enterprises' },
      '超2,000家',
      'more than 2,000 enterprises',
    ],
    [{ value: '10', unit: '%', qualifier: '两位数' }, yuan, '两位数', 'double-digit'],
    [
      { value: '-1234.5', unit: '人' },
      { unit: '人', unitEn: 'people' },
      '−1,234.5人',
      '−1,234.5 people',
    ],
    [{ value: null, unit: null }, yuan, '—', '—'],
  ];
  it.each(cases)('%j', (amount, names, inZh, inEn) => {
    expect(amountWords(amount, names, zh)).toBe(inZh);
    expect(amountWords(amount, names, en)).toBe(inEn);
  });
  it('says the direction of a change', () => {
    expect(changeWords({ value: '5.50', unit: '%' }, yuan, zh)).toBe('+5.50%');
    expect(changeWords({ value: '-2', unit: '个百分点' }, yuan, en)).toBe('−2 points');
    expect(changeWords({ value: '0.0', unit: '%' }, yuan, zh)).toBe('0.0%');
  });
});

it('cuts only what was worked out to many digits', () => {
  expect(shortened('53.8461538')).toBe('53.85');
  expect(shortened('12.001')).toBe('12');
  expect(shortened('12.10')).toBe('12.10');
});

it('draws amounts in what the page counts in', () => {
  const inEnglish = axisOf('亿元', yuan, en);
  expect(inEnglish.says).toBe('billion yuan');
  expect(inEnglish.draw('-12345.6')).toBe(-1234.56);
  expect(axisOf('亿元', yuan, zh).digits('12345.6')).toBe('12,345.6');
});
