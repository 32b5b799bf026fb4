import { z } from 'zod';
import { fieldsOf, holds, Rule, Scalar, type Facts } from './rule.ts';

/**
 * A value that follows from facts, as data. It is total: where an operand is blank, of another kind or
 * divided by nothing, the value is blank (undefined), never an error.
 *
 * `first` takes the first operand that is not blank. `sum`, `count`, `least` and `most` look at the
 * rows of a table, where given at those for which `where` holds; it asks about `row.<column>`. `days`
 * counts civil days from one date to another, `shift` is the date so many days after one. `choose`
 * takes the first case whose rule holds. `area` is that of a drawn shape, in 亩 (`mu`) or square metres.
 */
export type Expression =
  | { value: Scalar }
  | { field: string }
  | { op: 'add' | 'multiply' | 'first'; of: readonly Expression[] }
  | { op: 'subtract' | 'divide'; of: readonly [Expression, Expression] }
  | { op: 'round'; of: Expression; digits: number }
  | { op: 'sum' | 'least' | 'most'; table: string; column: string; where?: Rule | undefined }
  | { op: 'count'; table: string; where?: Rule | undefined }
  | { op: 'days'; from: Expression; to: Expression }
  | { op: 'shift'; of: Expression; days: number }
  | { op: 'area'; shape: string; in: 'mu' | 'square-metres' }
  | {
      op: 'choose';
      cases: readonly { when: Rule; take: Expression }[];
      otherwise?: Expression | undefined;
    };

export const Expression: z.ZodType<Expression> = z
  .lazy(() =>
    z.union([
      z.object({ value: Scalar }).strict(),
      z.object({ field: z.string() }).strict(),
      z
        .object({ op: z.enum(['add', 'multiply', 'first']), of: z.array(Expression).min(1) })
        .strict(),
      z
        .object({
          op: z.enum(['subtract', 'divide']),
          of: z.tuple([Expression, Expression]),
        })
        .strict(),
      z
        .object({
          op: z.literal('round'),
          of: Expression,
          digits: z.number().int().min(0).max(6),
        })
        .strict(),
      z
        .object({
          op: z.enum(['sum', 'least', 'most']),
          table: z.string(),
          column: z.string(),
          where: Rule.optional(),
        })
        .strict(),
      z.object({ op: z.literal('count'), table: z.string(), where: Rule.optional() }).strict(),
      z.object({ op: z.literal('days'), from: Expression, to: Expression }).strict(),
      z.object({ op: z.literal('shift'), of: Expression, days: z.number().int() }).strict(),
      z
        .object({
          op: z.literal('area'),
          shape: z.string(),
          in: z.enum(['mu', 'square-metres']),
        })
        .strict(),
      z
        .object({
          op: z.literal('choose'),
          cases: z.array(z.object({ when: Rule, take: Expression }).strict()).min(1),
          otherwise: Expression.optional(),
        })
        .strict(),
    ]),
  )
  .meta({ id: 'Expression' });

type OpExpression = Extract<Expression, { op: string }>;
type ExpressionOf<O extends OpExpression['op']> = OpExpression extends infer E
  ? E extends { op: infer P }
    ? O extends P
      ? E
      : never
    : never
  : never;

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** Decimal places of a number as it is written; those of an exponent too. */
function placesOf(n: number): number {
  const [, after = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(n)) ?? [];
  return Math.max(0, after.length - Number(exponent));
}

/**
 * The sum of decimal numbers as they are written, exact while it has at most 15 digits: hundredths of
 * an 亩 add up to what a person would write.
 *
 * @example exactSum([0.1, 0.2]) === 0.3
 */
export function exactSum(numbers: readonly number[]): number {
  const scale = 10 ** Math.min(9, Math.max(0, ...numbers.map(placesOf)));
  return numbers.reduce((sum, n) => sum + Math.round(n * scale), 0) / scale;
}

/** Rounds half away from nothing, as people do: 2.345 to two digits is 2.35. */
function rounded(n: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(n) * Math.round(Number((Math.abs(n) * scale).toPrecision(15)))) / scale;
}

const dayMs = 86_400_000;
const dayOf = (value: unknown): number =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
    ? Date.parse(`${value}T00:00:00Z`) / dayMs
    : NaN;

/** The area that stands with a drawn shape. */
export function squareMetresOf(shape: unknown): number | undefined {
  const metres =
    typeof shape === 'object' && shape !== null && 'squareMetres' in shape
      ? shape.squareMetres
      : undefined;
  return isNumber(metres) ? metres : undefined;
}

const numbersOf = (of: readonly Expression[], facts: Facts): number[] | undefined => {
  const values = of.map((one) => valueOf(one, facts));
  return values.every(isNumber) ? values : undefined;
};

/** The rows of a table that a rule holds for; facts of the record can be asked beside those of the row. */
function rowsOf(
  { table, where }: { table: string; where?: Rule | undefined },
  facts: Facts,
): Readonly<Record<string, unknown>>[] {
  const rows = facts(`fields.${table}`);
  if (!Array.isArray(rows)) return [];
  const all = rows as Readonly<Record<string, unknown>>[];
  if (!where) return all;
  return all.filter((row) =>
    holds(where, (name) => (name.startsWith('row.') ? row[name.slice(4)] : facts(name))),
  );
}

function extreme(
  expression: { table: string; column: string; where?: Rule | undefined },
  facts: Facts,
  isBefore: (a: string | number, b: string | number) => boolean,
): unknown {
  let found: string | number | undefined;
  for (const { [expression.column]: value } of rowsOf(expression, facts)) {
    if (typeof value !== 'string' && !isNumber(value)) continue;
    if (found === undefined || isBefore(value, found)) found = value;
  }
  return found;
}

const values = {
  add: ({ of }, facts) => {
    const numbers = numbersOf(of, facts);
    return numbers && exactSum(numbers);
  },
  multiply: ({ of }, facts) => numbersOf(of, facts)?.reduce((product, n) => product * n, 1),
  first: ({ of }, facts) => {
    for (const one of of) {
      const value = valueOf(one, facts);
      if (value !== undefined && value !== null && value !== '') return value;
    }
    return undefined;
  },
  subtract: ({ of }, facts) => {
    const numbers = numbersOf(of, facts);
    return numbers && exactSum([numbers[0]!, -numbers[1]!]);
  },
  divide: ({ of }, facts) => {
    const numbers = numbersOf(of, facts);
    return numbers && numbers[1] !== 0 ? numbers[0]! / numbers[1]! : undefined;
  },
  round: ({ of, digits }, facts) => {
    const value = valueOf(of, facts);
    return isNumber(value) ? rounded(value, digits) : undefined;
  },
  sum: (expression, facts) =>
    exactSum(
      rowsOf(expression, facts)
        .map((row) => row[expression.column])
        .filter(isNumber),
    ),
  count: (expression, facts) => rowsOf(expression, facts).length,
  least: (expression, facts) => extreme(expression, facts, (a, b) => a < b),
  most: (expression, facts) => extreme(expression, facts, (a, b) => a > b),
  days: ({ from, to }, facts) => {
    const days = dayOf(valueOf(to, facts)) - dayOf(valueOf(from, facts));
    return Number.isNaN(days) ? undefined : days;
  },
  shift: ({ of, days }, facts) => {
    const day = dayOf(valueOf(of, facts)) + days;
    // beyond what a date can say there is none
    return Number.isNaN(day) || Math.abs(day) > 2_900_000
      ? undefined
      : new Date(day * dayMs).toISOString().slice(0, 10);
  },
  area: (expression, facts) => {
    const metres = squareMetresOf(facts(`fields.${expression.shape}`));
    // fifteen 亩 are a hectare
    return metres === undefined || expression.in === 'square-metres'
      ? metres
      : rounded((metres * 15) / 10_000, 4);
  },
  choose: ({ cases, otherwise }, facts) => {
    const chosen = cases.find(({ when }) => holds(when, facts))?.take ?? otherwise;
    return chosen && valueOf(chosen, facts);
  },
} satisfies {
  [O in OpExpression['op']]: (expression: ExpressionOf<O>, facts: Facts) => unknown;
};

/**
 * What an expression is worth under the facts; undefined where it is blank.
 *
 * @example valueOf({ op: 'divide', of: [{ value: 1 }, { value: 0 }] }, () => undefined) === undefined
 */
export function valueOf(expression: Expression, facts: Facts): unknown {
  if ('value' in expression) return expression.value;
  if ('field' in expression) return facts(expression.field);
  return (values[expression.op] as (expression: Expression, facts: Facts) => unknown)(
    expression,
    facts,
  );
}

/** Every rule of an expression, with where it stands. */
export function partsOf(expression: Expression): { parts: Expression[]; rules: Rule[] } {
  if (!('op' in expression)) return { parts: [], rules: [] };
  switch (expression.op) {
    case 'round':
    case 'shift':
      return { parts: [expression.of], rules: [] };
    case 'days':
      return { parts: [expression.from, expression.to], rules: [] };
    case 'choose':
      return {
        parts: [
          ...expression.cases.map(({ take }) => take),
          ...(expression.otherwise ? [expression.otherwise] : []),
        ],
        rules: expression.cases.map(({ when }) => when),
      };
    case 'sum':
    case 'least':
    case 'most':
    case 'count':
      return { parts: [], rules: expression.where ? [expression.where] : [] };
    case 'area':
      return { parts: [], rules: [] };
    default:
      return { parts: [...expression.of], rules: [] };
  }
}

/** Every fact that an expression asks about, tables as `fields.<table>`; those of rows are left out. */
export function factsOf(expression: Expression): string[] {
  const { parts, rules } = partsOf(expression);
  return [
    ...('field' in expression ? [expression.field] : []),
    ...('table' in expression ? [`fields.${expression.table}`] : []),
    ...('shape' in expression ? [`fields.${expression.shape}`] : []),
    ...rules.flatMap(fieldsOf).filter((name) => !name.startsWith('row.')),
    ...parts.flatMap(factsOf),
  ];
}
