import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthBounds, growthOver, pointsOver, roundedFrom } from './growth.ts';

const yi = (value: string) => ({ value, unit: '亿元' });
const wan = (value: string) => ({ value, unit: '万元' });

describe('growthOver', () => {
  it.each([
    [yi('110'), yi('100'), '10.0'],
    [yi('110'), wan('1000000'), '10.0'],
    [yi('297.6'), yi('281.9'), '5.6'],
    [yi('99.95'), yi('100'), '-0.1'],
    [yi('-5'), yi('100'), '-105.0'],
    [yi('0'), yi('100'), '-100.0'],
    [yi('3'), yi('9'), '-66.7'],
  ])('%j over %j is %s %%', (now, base, value) => {
    expect(growthOver(now, base, 1)).toEqual({ kind: 'growth', value, unit: '%', jump: false });
  });

  it('is none from nothing and from a loss, and not 7,120,700 %', () => {
    expect(growthOver(yi('5'), yi('0.00'), 1)).toEqual({ kind: 'none', why: 'zero-base' });
    expect(growthOver(yi('5'), yi('-1'), 1)).toEqual({ kind: 'none', why: 'negative-base' });
    expect(growthOver(yi('5'), { value: '5', unit: '家' }, 1)).toEqual({
      kind: 'none',
      why: 'units',
    });
    // a base in the wrong unit is what makes such numbers
    expect(growthOver(yi('297.6'), wan('281.9'), 0)).toMatchObject({ jump: true });
  });

  it('flags ten times the base and more', () => {
    const jump = (now: string) => growthOver(yi(now), yi('1'), 1);
    expect(jump('9.999')).toMatchObject({ jump: false });
    expect(jump('10')).toMatchObject({ jump: true });
  });

  it('is what a fraction of whole numbers gives', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(amount, amount, (now, base) => {
        fc.pre(base > 0n);
        const got = growthOver(yi(String(now)), yi(String(base)), 0);
        const tenths = ((now - base) * 1000n) / base;
        const rounded = (tenths + (tenths < 0n ? -5n : 5n)) / 10n;
        expect(got).toMatchObject({ value: String(rounded) });
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});

describe('pointsOver', () => {
  it('is the difference of two rates, exact', () => {
    const rate = (value: string) => ({ value, unit: '%' });
    expect(pointsOver(rate('91.8'), rate('90.15'))).toEqual({
      kind: 'growth',
      value: '1.65',
      unit: '个百分点',
      jump: false,
    });
    expect(pointsOver({ value: '5', unit: '‰' }, rate('1'))).toMatchObject({ value: '-0.5' });
    expect(pointsOver(rate('5'), yi('1'))).toEqual({ kind: 'none', why: 'units' });
  });
});

describe('growthBounds', () => {
  it('leaves open what rounding leaves open', () => {
    const bounds = growthBounds(yi('12.1'), yi('11.8'))!;
    expect(Number(bounds.low)).toBeCloseTo((12.05 / 11.85 - 1) * 100, 6);
    expect(Number(bounds.high)).toBeCloseTo((12.15 / 11.75 - 1) * 100, 6);
    expect(growthBounds(yi('1'), yi('0.0'))).toBeNull();
    expect(roundedFrom(yi('12.1')).map((one) => one.value)).toEqual(['12.05', '12.15']);
  });

  it('holds the growth of whatever was rounded', () => {
    const cents = fc.integer({ min: 1000, max: 10_000_000 });
    fc.assert(
      fc.property(cents, cents, (now, base) => {
        const { low, high } = growthBounds(
          yi((now / 100).toFixed(1)),
          yi((base / 100).toFixed(1)),
        )!;
        const growth = (now / base - 1) * 100;
        expect(growth).toBeGreaterThanOrEqual(Number(low) - 1e-6);
        expect(growth).toBeLessThanOrEqual(Number(high) + 1e-6);
      }),
      { numRuns: 300, seed: 12 },
    );
  });
});
