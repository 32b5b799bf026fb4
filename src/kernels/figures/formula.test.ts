import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFormula, type FormulaTree } from './formula.ts';

const amounts: Record<string, { value: string; unit: string }> = {
  gdp: { value: '297.6', unit: '亿元' },
  'gdp-1': { value: '2800000', unit: '万元' },
  people: { value: '40', unit: '万人' },
  tax: { value: '11.1', unit: '亿元' },
  revenue: { value: '121000', unit: '万元' },
  nothing: { value: '0', unit: '亿元' },
  firms: { value: '113', unit: '家' },
};
const find = (indicator: string, yearsBack: number) =>
  amounts[yearsBack > 0 ? `${indicator}-${yearsBack}` : indicator] ?? null;
const of = (indicator: string, yearsBack = 0): FormulaTree => ({
  op: 'indicator',
  indicator,
  yearsBack,
});
const value = (text: string): FormulaTree => ({ op: 'value', value: text });

describe('evaluateFormula', () => {
  it.each<[string, FormulaTree, string, object]>([
    [
      'a head',
      { op: 'over', of: [of('gdp'), of('people')] },
      '元',
      { value: '74400', exact: true },
    ],
    ['a head in 万元', { op: 'over', of: [of('gdp'), of('people')] }, '万元', { value: '7.44' }],
    [
      'a share of other units',
      { op: 'percent', of: [of('tax'), of('revenue')] },
      '%',
      { value: '91.7355371900826446281', exact: false },
    ],
    ['a sum', { op: 'sum', of: [of('tax'), of('revenue')] }, '亿元', { value: '23.2' }],
    ['a difference', { op: 'minus', of: [of('gdp'), of('gdp', 1)] }, '亿元', { value: '17.6' }],
    [
      'a number of times',
      { op: 'over', of: [of('gdp'), of('gdp', 1)] },
      '倍',
      { value: '1.06285714285714285714' },
    ],
    ['a scaled amount', { op: 'times', of: [of('tax'), value('2')] }, '万元', { value: '222000' }],
    ['a bare number', { op: 'minus', of: [value('3'), value('5')] }, '家', { value: '-2' }],
  ])('gives %s', (_, tree, unit, wanted) => {
    expect(evaluateFormula(tree, unit, find)).toMatchObject({ kind: 'value', ...wanted });
  });

  it.each<[string, FormulaTree, string, object]>([
    [
      'what is missing',
      { op: 'sum', of: [of('tax'), of('x', 2)] },
      '亿元',
      { kind: 'missing', indicator: 'x', yearsBack: 2 },
    ],
    [
      'a zero below the line',
      { op: 'percent', of: [of('tax'), of('nothing')] },
      '%',
      { kind: 'zero-divisor' },
    ],
    [
      'yuan and firms in one sum',
      { op: 'sum', of: [of('tax'), of('firms')] },
      '亿元',
      { kind: 'units', got: '家', wanted: '元' },
    ],
    [
      'an answer in another unit',
      { op: 'sum', of: [of('tax')] },
      '家',
      { kind: 'units', got: '元', wanted: '家' },
    ],
  ])('tells of %s', (_, tree, unit, wanted) => {
    expect(evaluateFormula(tree, unit, find)).toEqual(wanted);
  });

  it('wants something to add', () => {
    expect(() => evaluateFormula({ op: 'sum', of: [] }, '元', find)).toThrow(RangeError);
  });

  it('adds, subtracts and multiplies as whole numbers do', () => {
    const leaf = fc.integer({ min: -999, max: 999 }).map((n) => value(String(n)));
    const { tree } = fc.letrec<{ tree: FormulaTree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({
          op: fc.constant('sum' as const),
          of: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
        }),
        fc.record({
          op: fc.constantFrom('minus' as const, 'times' as const),
          of: fc.tuple(tie('tree'), tie('tree')),
        }),
      ),
    }));
    const oracle = (one: FormulaTree): bigint => {
      if (one.op === 'value') return BigInt(one.value);
      if (one.op === 'indicator') return 0n;
      const [first = 0n, ...rest] = (one.of as readonly FormulaTree[]).map(oracle);
      return rest.reduce(
        (a, b) => (one.op === 'sum' ? a + b : one.op === 'minus' ? a - b : a * b),
        first,
      );
    };
    fc.assert(
      fc.property(tree, (one) => {
        const got = evaluateFormula(one, '元', find);
        expect(got).toEqual({ kind: 'value', value: String(oracle(one)), exact: true });
      }),
      { numRuns: 300, seed: 10 },
    );
  });
});
