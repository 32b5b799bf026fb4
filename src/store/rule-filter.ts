import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Rule, RuleOf, Scalar } from '../model/rule.ts';

type Test = RawBuilder<SqlBool>;

/** Facts of a record that a query can be asked about, as columns of `record`. */
const columns = {
  state: 'text',
  ended: 'boolean',
  number: 'text',
  title: 'text',
  category: 'text',
  place: 'text',
  placePath: 'text',
  channel: 'text',
  lead: 'text',
  simulated: 'boolean',
} as const;
const lists = ['assist', 'flags'] as const;

const columnName = (field: string) => (field === 'placePath' ? 'place_path' : field);

/** A fact as jsonb, SQL NULL where it is missing; what is null in JSON is missing too. */
function factOf(field: string): RawBuilder<unknown> {
  const [family = '', name = ''] = field.split('.');
  // never counted is zero, as facts say
  if (family === 'counts') return sql`coalesce(r.counts -> ${name}, '0')`;
  if (family === 'fields') return sql`nullif(r.fields -> ${name}, 'null')`;
  if (lists.includes(field as 'flags')) return sql`to_jsonb(${sql.ref(`r.${field}`)})`;
  if (!(field in columns)) throw new RangeError(`ruleTest: got ${field}, wanted a column`);
  return sql`to_jsonb(${sql.ref(`r.${columnName(field)}`)})`;
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`;

type Comparing = (rule: { field: string; value: Scalar }) => Test;

/** Texts by code point, numbers by size, false before true; what is missing or of another type compares to nothing. */
const compared =
  (sign: RawBuilder<unknown>): Comparing =>
  ({ field, value }) => {
    const fact = factOf(field);
    if (typeof value === 'number')
      return sql`(CASE WHEN jsonb_typeof(${fact}) = 'number'
        THEN (${fact})::numeric ${sign} ${value}::numeric ELSE false END)`;
    if (typeof value === 'boolean')
      return sql`(CASE WHEN jsonb_typeof(${fact}) = 'boolean'
        THEN (${fact})::boolean ${sign} ${value}::boolean ELSE false END)`;
    if (value === null) return sql`false`;
    return sql`(CASE WHEN jsonb_typeof(${fact}) = 'string' AND ${fact} <> '""'
      THEN (${fact} #>> '{}') COLLATE "C" ${sign} ${value} ELSE false END)`;
  };

const joined = (parts: readonly Test[], by: 'and' | 'or'): Test =>
  parts.length === 0
    ? sql`${sql.lit(by === 'and')}`
    : sql`(${sql.join(parts, by === 'and' ? sql` AND ` : sql` OR `)})`;

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** What is there and empty is null in JSON; a column knows only one kind of nothing. */
function isNull(field: string): Test {
  const [family = '', name = ''] = field.split('.');
  if (family === 'fields') return sql`coalesce(r.fields -> ${name} = 'null', false)`;
  return sql`(${factOf(field)} IS NULL)`;
}

const equal = (field: string, value: Scalar): Test =>
  value === null ? isNull(field) : sql`coalesce(${factOf(field)} = ${json(value)}, false)`;

const isGiven = (field: string): Test =>
  sql`(coalesce(${factOf(field)}, 'null') NOT IN ('null', '""', '[]'))`;

const signs = { lt: sql`<`, le: sql`<=`, gt: sql`>`, ge: sql`>=` } as const;

/** Two facts against each other, as two values of one type. */
function comparedFacts({ is, field, other }: RuleOf<'compare'>): Test {
  const [a, b] = [factOf(field), factOf(other)];
  if (is === 'eq' || is === 'ne') {
    const same = sql<SqlBool>`coalesce(jsonb_typeof(${b}) NOT IN ('array', 'object') AND ${a} = ${b}, false)`;
    return sql`(${isGiven(other)} AND ${is === 'eq' ? same : sql`NOT ${same}`})`;
  }
  const both = (type: string) =>
    sql`jsonb_typeof(${a}) = ${sql.lit(type)} AND jsonb_typeof(${b}) = ${sql.lit(type)}`;
  const sign = signs[is];
  return sql`(CASE
    WHEN ${both('number')} THEN (${a})::numeric ${sign} (${b})::numeric
    WHEN ${both('boolean')} THEN (${a})::boolean ${sign} (${b})::boolean
    WHEN ${both('string')} AND ${a} <> '""' AND ${b} <> '""'
      THEN (${a} #>> '{}') COLLATE "C" ${sign} (${b} #>> '{}')
    ELSE false END)`;
}

const tests = {
  always: () => sql`true`,
  compare: comparedFacts,
  eq: (rule) => equal(rule.field, rule.value),
  ne: (rule) => sql`(NOT ${equal(rule.field, rule.value)})`,
  lt: compared(sql`<`),
  le: compared(sql`<=`),
  gt: compared(sql`>`),
  ge: compared(sql`>=`),
  in: (rule) =>
    joined(
      rule.values.map((value) => equal(rule.field, value)),
      'or',
    ),
  has: (rule) => {
    const fact = factOf(rule.field);
    return sql`(CASE WHEN jsonb_typeof(${fact}) = 'array'
      THEN ${fact} @> ${json([rule.value])} ELSE false END)`;
  },
  present: (rule) => isGiven(rule.field),
  absent: (rule) => sql`(NOT ${isGiven(rule.field)})`,
  within: (rule) => {
    const fact = factOf(rule.field);
    return sql`(CASE WHEN jsonb_typeof(${fact}) = 'string'
      THEN ${rule.place} = ANY (string_to_array(${fact} #>> '{}', '/')) ELSE false END)`;
  },
  mentions: (rule) => {
    const fact = factOf(rule.field);
    const words = rule.words.map(
      (word) => sql<SqlBool>`lower(${fact} #>> '{}') LIKE ${`%${escapeLike(word.toLowerCase())}%`}`,
    );
    return sql`(CASE WHEN jsonb_typeof(${fact}) = 'string' THEN ${joined(words, 'or')} ELSE false END)`;
  },
  all: (rule) => joined(rule.rules.map(ruleTest), 'and'),
  any: (rule) => joined(rule.rules.map(ruleTest), 'or'),
  not: (rule) => sql`(NOT ${ruleTest(rule.rule)})`,
} satisfies { [O in Rule['op']]: (rule: RuleOf<O>) => Test };

/**
 * A rule as a condition on `record AS r`, true for exactly those records of whose snapshot the rule
 * holds (`holds` in model/rule.ts).
 *
 * @throws RangeError for a field that is no column (see `isCountedFact`)
 */
export function ruleTest(rule: Rule): Test {
  return (tests[rule.op] as (rule: Rule) => Test)(rule);
}
