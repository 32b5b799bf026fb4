import { z } from 'zod';

/** A value that a rule can compare. */
export const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Scalar = z.infer<typeof Scalar>;

/** What rules are asked about: dotted names (`category`, `fields.amount`, `input.reason`) to values. */
export type Facts = (name: string) => unknown;

const Order = z.enum(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);
type Order = z.infer<typeof Order>;

/**
 * A condition as data. It survives JSON, can be shown, edited and explained.
 * `within` tests a place path (`410702/410702001/…`) for an ancestor; `mentions` looks for any of
 * the words in a text, ignoring case. `compare` compares two facts.
 */
export type Rule =
  | { op: 'always' }
  | { op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'; field: string; value: Scalar }
  | { op: 'compare'; is: Order; field: string; other: string }
  | { op: 'in'; field: string; values: readonly Scalar[] }
  | { op: 'has'; field: string; value: Scalar }
  | { op: 'present' | 'absent'; field: string }
  | { op: 'within'; field: string; place: string }
  | { op: 'mentions'; field: string; words: readonly string[] }
  | { op: 'all' | 'any'; rules: readonly Rule[] }
  | { op: 'not'; rule: Rule };

export const Rule: z.ZodType<Rule> = z
  .lazy(
    () =>
      z.union([
        z.object({ op: z.literal('always') }).strict(),
        z
          .object({
            op: z.enum(['eq', 'ne', 'lt', 'le', 'gt', 'ge']),
            field: z.string(),
            value: Scalar,
          })
          .strict(),
        z
          .object({
            op: z.literal('compare'),
            is: Order,
            field: z.string(),
            other: z.string(),
          })
          .strict(),
        z.object({ op: z.literal('in'), field: z.string(), values: z.array(Scalar) }).strict(),
        z.object({ op: z.literal('has'), field: z.string(), value: Scalar }).strict(),
        z.object({ op: z.enum(['present', 'absent']), field: z.string() }).strict(),
        z.object({ op: z.literal('within'), field: z.string(), place: z.string() }).strict(),
        z
          .object({
            op: z.literal('mentions'),
            field: z.string(),
            words: z.array(z.string().min(1)).min(1),
          })
          .strict(),
        z.object({ op: z.enum(['all', 'any']), rules: z.array(Rule) }).strict(),
        z.object({ op: z.literal('not'), rule: Rule }).strict(),
      ]),
    // the name breaks the recursion in the OpenAPI document
  )
  .meta({ id: 'Rule' });

/** The shape of the rules that carry this operator. */
export type RuleOf<O extends Rule['op']> = Rule extends infer R
  ? R extends { op: infer P }
    ? O extends P
      ? R
      : never
    : never
  : never;
type Test<O extends Rule['op']> = (rule: RuleOf<O>, facts: Facts) => boolean;

const given = (value: unknown) =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0);

const compared =
  (sign: (order: number) => boolean) => (rule: { field: string; value: Scalar }, facts: Facts) => {
    const got = facts(rule.field);
    if (typeof got !== typeof rule.value || !given(got)) return false;
    const a = got as string | number;
    const b = rule.value as string | number;
    return sign(a < b ? -1 : a > b ? 1 : 0);
  };

const tests = {
  always: () => true,
  eq: (rule, facts) => facts(rule.field) === rule.value,
  ne: (rule, facts) => facts(rule.field) !== rule.value,
  lt: compared((o) => o < 0),
  le: compared((o) => o <= 0),
  gt: compared((o) => o > 0),
  ge: compared((o) => o >= 0),
  compare: ({ is, field, other }, facts) => {
    const value = facts(other);
    return given(value) && holds({ op: is, field, value: value as Scalar }, facts);
  },
  in: (rule, facts) => rule.values.includes(facts(rule.field) as Scalar),
  has: (rule, facts) => {
    const got = facts(rule.field);
    return Array.isArray(got) && got.includes(rule.value);
  },
  present: (rule, facts) => given(facts(rule.field)),
  absent: (rule, facts) => !given(facts(rule.field)),
  within: (rule, facts) => {
    const path = facts(rule.field);
    return typeof path === 'string' && path.split('/').includes(rule.place);
  },
  mentions: (rule, facts) => {
    const text = facts(rule.field);
    if (typeof text !== 'string') return false;
    const lower = text.toLowerCase();
    return rule.words.some((word) => lower.includes(word.toLowerCase()));
  },
  all: (rule, facts) => rule.rules.every((r) => holds(r, facts)),
  any: (rule, facts) => rule.rules.some((r) => holds(r, facts)),
  not: (rule, facts) => !holds(rule.rule, facts),
} satisfies { [O in Rule['op']]: Test<O> };

/**
 * Whether a rule holds for the facts. A comparison with a missing or differently typed value is
 * false, never an error: rules are asked about half-filled records all day.
 *
 * @example holds({ op: 'eq', field: 'channel', value: 'hotline' }, (name) => ({ channel: 'hotline' })[name]) === true
 */
export function holds(rule: Rule, facts: Facts): boolean {
  return (tests[rule.op] as (rule: Rule, facts: Facts) => boolean)(rule, facts);
}

/** Every field name a rule asks about, for checks at load time. */
export function fieldsOf(rule: Rule): string[] {
  if ('rules' in rule) return rule.rules.flatMap(fieldsOf);
  if ('rule' in rule) return fieldsOf(rule.rule);
  if (rule.op === 'compare') return [rule.field, rule.other];
  return 'field' in rule ? [rule.field] : [];
}
