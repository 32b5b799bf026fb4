import type { Big } from 'big.js';
import type { Decimal } from './claim.ts';
import { decimalText, exact } from './exact.ts';
import { baseAmount, unitMeaning, type Quantity } from './quantity.ts';

/** What can be worked out from named amounts. */
export type FormulaTree =
  | { op: 'indicator'; indicator: string; yearsBack?: number | undefined }
  | { op: 'value'; value: Decimal }
  | { op: 'sum'; of: readonly FormulaTree[] }
  | { op: 'minus' | 'times' | 'over' | 'percent'; of: readonly [FormulaTree, FormulaTree] };

export type FormulaResult =
  | {
      kind: 'value';
      value: Decimal;
      /** false where its digits never end and were cut */ exact: boolean;
    }
  | { kind: 'missing'; indicator: string; yearsBack: number }
  | { kind: 'zero-divisor' }
  | { kind: 'units'; got: string; wanted: string };

/** A fraction with the unit it is counted in: '' for a bare number, null where units were mixed by × or ÷. */
interface Part {
  over: Big;
  under: Big;
  base: string | null;
}

class Stop extends Error {
  readonly result: FormulaResult;
  constructor(result: FormulaResult) {
    super(result.kind);
    this.result = result;
  }
}

const stop = (result: FormulaResult): never => {
  throw new Stop(result);
};

/** A bare number takes the unit of what it stands beside. */
function sameBase(a: Part, b: Part): string | null {
  if (a.base === '') return b.base;
  if (b.base === '') return a.base;
  if (a.base !== b.base)
    stop({ kind: 'units', got: b.base ?? 'mixed units', wanted: a.base ?? 'mixed units' });
  return a.base;
}

function add(a: Part, b: Part, sign: 1 | -1): Part {
  const base = sameBase(a, b);
  const right = b.over.times(a.under).times(sign);
  return { over: a.over.times(b.under).plus(right), under: a.under.times(b.under), base };
}

function divide(a: Part, b: Part, base: string | null): Part {
  if (b.over.eq(0)) stop({ kind: 'zero-divisor' });
  return { over: a.over.times(b.under), under: a.under.times(b.over), base };
}

function evaluate(
  tree: FormulaTree,
  find: (indicator: string, yearsBack: number) => Quantity | null,
): Part {
  const part = (of: FormulaTree) => evaluate(of, find);
  switch (tree.op) {
    case 'value':
      return { over: exact(tree.value), under: exact('1'), base: '' };
    case 'indicator': {
      const yearsBack = tree.yearsBack ?? 0;
      const found = find(tree.indicator, yearsBack);
      if (!found) return stop({ kind: 'missing', indicator: tree.indicator, yearsBack });
      return baseAmount(found);
    }
    case 'sum': {
      const [first, ...others] = tree.of.map(part);
      if (!first) throw new RangeError('evaluateFormula: got a sum of nothing, wanted a part');
      return others.reduce((all, one) => add(all, one, 1), first);
    }
    case 'minus':
      return add(part(tree.of[0]), part(tree.of[1]), -1);
    case 'times': {
      const [a, b] = [part(tree.of[0]), part(tree.of[1])];
      const base = a.base === '' ? b.base : b.base === '' ? a.base : null;
      return { over: a.over.times(b.over), under: a.under.times(b.under), base };
    }
    case 'over': {
      const [a, b] = [part(tree.of[0]), part(tree.of[1])];
      return divide(a, b, b.base === '' ? a.base : a.base === b.base ? '' : null);
    }
    case 'percent': {
      const [a, b] = [part(tree.of[0]), part(tree.of[1])];
      sameBase(a, b);
      const ratio = divide(a, b, '%');
      return { ...ratio, over: ratio.over.times(100) };
    }
  }
}

/**
 * Works a formula out, exactly, into `unit`. Amounts are taken in their base units (元, 人, 平方米),
 * so that 亿元 over 万人 comes out in 元 a head whatever was published. What × and ÷ made of two
 * different units is taken to be counted in `unit`.
 *
 * @param find the amount of an indicator so many years back; null where there is none
 */
export function evaluateFormula(
  tree: FormulaTree,
  unit: string,
  find: (indicator: string, yearsBack: number) => Quantity | null,
): FormulaResult {
  try {
    const got = evaluate(tree, find);
    const wanted = unitMeaning(unit);
    if (got.base !== null && got.base !== '' && got.base !== wanted.base)
      return { kind: 'units', got: got.base, wanted: wanted.base };
    const bare = got.base === '';
    const over = bare ? got.over : got.over.times(wanted.under);
    const under = bare ? got.under : got.under.times(wanted.over);
    const value = over.div(under);
    const isExact = value.times(under).eq(over);
    return {
      kind: 'value',
      value: decimalText(isExact ? value : value.round(20, 1)),
      exact: isExact,
    };
  } catch (thrown) {
    if (thrown instanceof Stop) return thrown.result;
    throw thrown;
  }
}
