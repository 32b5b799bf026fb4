import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, exact, roundDecimal } from './exact.ts';
import {
  compareQuantities,
  convertQuantity,
  isConvertible,
  lastDigit,
  unitMeaning,
} from './quantity.ts';

/** A decimal text with up to 30 digits, as whole digits and a place of the point. */
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => {
    const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
    const whole = text.slice(0, text.length - places);
    const part = places > 0 ? `.${text.slice(text.length - places)}` : '';
    return `${digits < 0n ? '-' : ''}${whole}${part}`;
  });

/** The same number as a fraction of whole numbers: an oracle without Big. */
function fraction(value: string): [over: bigint, under: bigint] {
  const [whole = '', part = ''] = value.split('.');
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
}

describe('unitMeaning', () => {
  it.each([
    ['元', '元', '1', '1'],
    ['万元', '元', '10000', '1'],
    ['亿元', '元', '100000000', '1'],
    ['万亿元', '元', '1000000000000', '1'],
    ['百万元', '元', '1000000', '1'],
    ['千元', '元', '1000', '1'],
    ['亿美元', '美元', '100000000', '1'],
    ['亩', '平方米', '2000', '3'],
    ['万亩', '平方米', '20000000', '3'],
    ['公顷', '平方米', '10000', '1'],
    ['km²', '平方米', '1000000', '1'],
    ['万㎡', '平方米', '10000', '1'],
    ['千瓦', '千瓦', '1', '1'],
    ['万千瓦时', '千瓦时', '10000', '1'],
    ['千克', '吨', '0.001', '1'],
    ['百分点', '个百分点', '1', '1'],
    ['‰', '%', '0.1', '1'],
    ['％', '%', '1', '1'],
    ['倍', '%', '100', '1'],
    ['万户', '户', '10000', '1'],
    ['名', '人', '1', '1'],
    ['100 million yuan', '元', '100000000', '1'],
    ['万元/亩', '元/亩', '10000', '1'],
    ['百家', '家', '100', '1'],
    ['首店', '首店', '1', '1'],
  ])('%s is counted in %s', (unit, base, over, under) => {
    expect(unitMeaning(unit)).toEqual({ base, over, under });
  });

  it('wants a unit', () => expect(() => unitMeaning('  ')).toThrow(RangeError));

  it('keeps points, shares and things apart', () => {
    expect(isConvertible('%', '个百分点')).toBe(false);
    expect(isConvertible('家', '户')).toBe(false);
    expect(isConvertible('亿元', '亿美元')).toBe(false);
    expect(isConvertible(' ', ' ')).toBe(false);
    expect(isConvertible('平方公里', '亩')).toBe(true);
  });
});

describe('convertQuantity', () => {
  it.each([
    ['297.6', '亿元', '万元', '2976000', true],
    ['1207', '万元', '亿元', '0.1207', true],
    ['42', '平方公里', '亩', '63000', true],
    ['1891.52', '亩', '公顷', '126.10133333333333333333', false],
    ['1', '平方米', '亩', '0.0015', true],
    ['-0.50', '%', '‰', '-5', true],
    ['1.5', '倍', '%', '150', true],
    ['5.70', '万户', '户', '57000', true],
    ['0.0', '亿元', '元', '0', true],
  ])('%s%s is %s: %s', (value, unit, to, wanted, isExact) => {
    expect(convertQuantity({ value, unit }, to)).toEqual({ value: wanted, exact: isExact });
  });

  it('does not convert what does not convert', () => {
    expect(convertQuantity({ value: '5.5', unit: '%' }, '个百分点')).toBeNull();
    expect(() => convertQuantity({ value: '1,207', unit: '万元' }, '元')).toThrow(RangeError);
  });

  it('goes there and back without losing a digit', () => {
    const units = ['元', '万元', '亿元', '百万元', '万亿元'];
    fc.assert(
      fc.property(
        decimal,
        fc.constantFrom(...units),
        fc.constantFrom(...units),
        (value, from, to) => {
          const there = convertQuantity({ value, unit: from }, to)!;
          expect(there.exact).toBe(true);
          const back = convertQuantity({ value: there.value, unit: to }, from)!;
          expect(exact(back.value).eq(value)).toBe(true);
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });
});

describe('compareQuantities', () => {
  it('is the order of the fractions, whatever the units', () => {
    const money = { 元: 1n, 万元: 10_000n, 亿元: 100_000_000n, 十亿元: 1_000_000_000n };
    const unit = fc.constantFrom(...(Object.keys(money) as (keyof typeof money)[]));
    fc.assert(
      fc.property(decimal, unit, decimal, unit, (a, ua, b, ub) => {
        const [ao, au] = fraction(a);
        const [bo, bu] = fraction(b);
        const left = ao * money[ua] * bu;
        const right = bo * money[ub] * au;
        const wanted = left < right ? -1 : left > right ? 1 : 0;
        const got = compareQuantities({ value: a, unit: ua }, { value: b, unit: ub });
        expect(got).toBe(wanted);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it('knows a third from its digits', () => {
    const third = { value: '0.33333333333333333333', unit: '亩' };
    expect(compareQuantities({ value: '1000', unit: '平方米' }, { value: '1.5', unit: '亩' })).toBe(
      0,
    );
    const square = { value: '222.22222222222222222222', unit: '平方米' };
    expect(compareQuantities(third, square)).toBe(-1);
  });
});

describe('rounding', () => {
  it.each([
    ['5.25', 1, '5.3'],
    ['5.24', 1, '5.2'],
    ['-5.25', 1, '-5.3'],
    ['-0.04', 1, '0.0'],
    ['297.6', 2, '297.60'],
    ['12', 0, '12'],
    ['0.5', 0, '1'],
  ])('%s to %d digits is %s', (value, digits, wanted) => {
    expect(roundDecimal(value, digits)).toBe(wanted);
  });

  it('never moves more than half of the last digit', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 5 }), (value, digits) => {
        const off = exact(roundDecimal(value, digits)).minus(value).abs();
        expect(off.lte(exact('0.5').div(10 ** digits))).toBe(true);
      }),
      { numRuns: 300, seed: 9 },
    );
  });

  it('says what the last digit is worth', () => {
    expect(['297.60', '297.6', '300', '-0.5'].map(lastDigit)).toEqual(['0.01', '0.1', '1', '0.1']);
    expect(decimalText(exact('-0.0'))).toBe('0');
  });
});
