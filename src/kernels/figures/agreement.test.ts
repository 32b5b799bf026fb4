import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits, opennessOf, saySame, type Said } from './agreement.ts';
import { exact, roundDecimal } from './exact.ts';

const said = (value: string, unit: string, qualifier?: string): Said => ({
  value,
  unit,
  ...(qualifier ? { qualifier } : {}),
});

describe('fits', () => {
  it.each<[Said, string, string, boolean | null]>([
    [said('5.3', '万条', '余'), '53001', '条', true],
    [said('5.3', '万条', '余'), '53999', '条', true],
    [said('5.3', '万条', '余'), '53000', '条', false],
    [said('5.3', '万条', '余'), '54000', '条', false],
    [said('2000', '家', '余'), '2999', '家', true],
    [said('90', '家', '余'), '100', '家', false],
    [said('140', '项', '余'), '141', '项', true],
    [said('3', '亿元', '近'), '2.95', '亿元', true],
    [said('3', '亿元', '近'), '3', '亿元', false],
    [said('500', '万元', '以上'), '500', '万元', true],
    [said('500', '万元', '不超过'), '501', '万元', false],
    [said('300', '亿元', '约'), '297.6', '亿元', true],
    [said('297.6', '亿元', '达'), '297.6', '亿元', true],
    [said('297.6', '亿元'), '297.64', '亿元', true],
    [said('297.6', '亿元'), '297.65', '亿元', false],
    [said('297.6', '亿元'), '2975500', '万元', true],
    [said('-5.3', '%'), '-5.35', '%', false],
    [said('-5.3', '%'), '-5.34', '%', true],
    [said('5', '%'), '5', '个百分点', null],
  ])('%j, %s%s: %s', (saying, value, unit, wanted) => {
    expect(fits(saying, { value, unit })).toBe(wanted);
  });

  it('is rounding, where nothing is left open', () => {
    const digits = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 3 }), (n, places) => {
        const value = exact(String(n)).div(1000).toFixed(3);
        const rounded = { value: roundDecimal(value, places), unit: '亿元' };
        expect(fits(rounded, { value, unit: '亿元' })).toBe(true);
        const next = exact(rounded.value).plus(exact('1').div(10 ** places));
        expect(fits({ value: next.toFixed(places), unit: '亿元' }, { value, unit: '亿元' })).toBe(
          false,
        );
      }),
      { numRuns: 300, seed: 13 },
    );
  });
});

describe('opennessOf', () => {
  it.each([
    [null, 'exact'],
    ['达', 'exact'],
    ['余', 'above'],
    ['超过', 'above'],
    ['不超过', 'at-most'],
    ['不足', 'below'],
    ['以上', 'at-least'],
    ['左右', 'about'],
    ['nearly', 'below'],
    ['more than', 'above'],
  ])('%s is %s', (qualifier, openness) => expect(opennessOf(qualifier)).toBe(openness));
});

describe('saySame', () => {
  it.each<[Said, Said, boolean | null]>([
    [said('297.6', '亿元'), said('2976000', '万元'), true],
    [said('297.6', '亿元'), said('297.61', '亿元'), true],
    [said('297.6', '亿元'), said('297.66', '亿元'), false],
    [said('3014.51', '亿元'), said('2967.74', '亿元'), false],
    [said('42000', '元'), said('4.2', '万元'), true],
    [said('42600', '元'), said('4.3', '万元'), true],
    [said('5', '%'), said('5', '个百分点'), null],
  ])('%j and %j: %s', (a, b, wanted) => {
    expect(saySame(a, b)).toBe(wanted);
    expect(saySame(b, a)).toBe(wanted);
  });
});
