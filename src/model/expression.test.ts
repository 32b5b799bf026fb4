import { anything, array, assert, integer, letrec, oneof, property, record } from 'fast-check';
import { constant, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactSum, Expression, factsOf, valueOf } from './expression.ts';

const rows = [
  { until: '2026-03-31', fen: 10_050, done: true },
  { until: '2026-06-30', fen: 20_025, done: false },
  { until: '2026-09-30', done: true },
];
const known: Record<string, unknown> = {
  'fields.a': 7,
  'fields.b': 2,
  'fields.blank': null,
  'fields.text': '七',
  'fields.rows': rows,
  'fields.from': '2026-02-27',
  'fields.to': '2026-03-01',
  day: '2026-03-02',
};
const facts = (name: string) => known[name];
const field = (name: string): Expression => ({ field: `fields.${name}` });
const done = { op: 'eq', field: 'row.done', value: true } as const;

describe('an expression', () => {
  const cases: [string, Expression, unknown][] = [
    ['adds to the hundredth', { op: 'add', of: [{ value: 0.1 }, { value: 0.2 }] }, 0.3],
    ['subtracts', { op: 'subtract', of: [field('a'), field('b')] }, 5],
    ['multiplies', { op: 'multiply', of: [field('a'), field('b')] }, 14],
    ['divides', { op: 'divide', of: [field('a'), field('b')] }, 3.5],
    ['is blank over nothing', { op: 'divide', of: [field('a'), { value: 0 }] }, undefined],
    ['is blank with a blank operand', { op: 'add', of: [field('a'), field('blank')] }, undefined],
    ['is blank with a text', { op: 'multiply', of: [field('a'), field('text')] }, undefined],
    ['takes the first that is there', { op: 'first', of: [field('blank'), field('b')] }, 2],
    ['rounds half away from nothing', { op: 'round', digits: 2, of: { value: 2.345 } }, 2.35],
    ['rounds below nothing alike', { op: 'round', digits: 0, of: { value: -2.5 } }, -3],
    ['sums a column', { op: 'sum', table: 'rows', column: 'fen' }, 30_075],
    ['sums some rows', { op: 'sum', table: 'rows', column: 'fen', where: done }, 10_050],
    ['counts rows', { op: 'count', table: 'rows' }, 3],
    ['counts some rows', { op: 'count', table: 'rows', where: done }, 2],
    ['finds the last date', { op: 'most', table: 'rows', column: 'until' }, '2026-09-30'],
    ['finds the least', { op: 'least', table: 'rows', column: 'fen' }, 10_050],
    ['sums no rows to nothing', { op: 'sum', table: 'none', column: 'fen' }, 0],
    ['counts days over a month', { op: 'days', from: field('from'), to: field('to') }, 2],
    ['goes on days over a month', { op: 'shift', of: field('from'), days: 2 }, '2026-03-01'],
    ['goes on from no text', { op: 'shift', of: field('text'), days: 2 }, undefined],
    ['knows no days of a text', { op: 'days', from: field('text'), to: field('to') }, undefined],
    [
      'chooses by two dates',
      {
        op: 'choose',
        cases: [
          {
            when: { op: 'compare', is: 'gt', field: 'day', other: 'fields.to' },
            take: { value: 'late' },
          },
        ],
        otherwise: { value: 'in-time' },
      },
      'late',
    ],
    [
      'is blank where no case holds',
      { op: 'choose', cases: [{ when: { op: 'absent', field: 'day' }, take: { value: 1 } }] },
      undefined,
    ],
  ];
  it.each(cases)('%s', (_, expression, wanted) => {
    expect(valueOf(Expression.parse(expression), facts)).toBe(wanted);
  });

  it('names every fact that it asks about, but those of rows', () => {
    const expression: Expression = {
      op: 'choose',
      cases: [
        { when: { op: 'compare', is: 'lt', field: 'day', other: 'fields.to' }, take: field('a') },
      ],
      otherwise: { op: 'sum', table: 'rows', column: 'fen', where: done },
    };
    expect(factsOf(expression).sort()).toEqual(['day', 'fields.a', 'fields.rows', 'fields.to']);
  });

  it('is total: no facts make it throw', () => {
    const { tree } = letrec<{ tree: Expression }>((tie) => ({
      tree: oneof(
        { maxDepth: 3 },
        record({ value: oneof(integer(), constant('x'), constant(null)) }),
        record({ field: constantFrom('fields.a', 'fields.b', 'day') }),
        record({
          op: constantFrom('add', 'multiply', 'first'),
          of: array(tie('tree'), { minLength: 1, maxLength: 3 }),
        }),
        record({
          op: constantFrom('subtract', 'divide'),
          of: array(tie('tree'), { minLength: 2, maxLength: 2 }),
        }),
        record({ op: constant('round'), of: tie('tree'), digits: integer({ min: 0, max: 6 }) }),
        record({ op: constant('shift'), of: tie('tree'), days: integer() }),
        record({ op: constant('days'), from: tie('tree'), to: tie('tree') }),
        record({
          op: constantFrom('sum', 'least', 'most'),
          table: constant('a'),
          column: constant('b'),
        }),
      ) as never,
    }));
    const total = property(tree, anything(), (expression, value) => {
      const parsed = Expression.parse(expression);
      expect(() =>
        valueOf(parsed, () => (Array.isArray(value) ? [{ b: value[0] }] : value)),
      ).not.toThrow();
    });
    expect(() => assert(total, { seed: 19, numRuns: 400 })).not.toThrow();
  });
});

it('adds decimals as they are written', () => {
  const hundredths = property(
    array(integer({ min: 0, max: 10_000_000 }), { maxLength: 40 }),
    (all) => {
      const whole = all.reduce((sum, n) => sum + n, 0);
      expect(exactSum(all.map((n) => n / 100))).toBe(whole / 100);
    },
  );
  expect(() => assert(hundredths, { seed: 189152, numRuns: 300 })).not.toThrow();
  expect(exactSum([1e-7, 0.5])).toBe(0.5000001);
});
