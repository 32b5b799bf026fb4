import type { Rule } from '../../../src/model/rule.ts';

/**
 * One line of the condition builder; all lines of a rule must hold. Hours run from `from` up to but
 * not including `to`, months include both ends; either may pass midnight or New Year.
 */
export type Condition =
  | { kind: 'category'; codes: string[]; exact: boolean }
  | { kind: 'place'; codes: string[] }
  | { kind: 'channel'; codes: string[] }
  | { kind: 'hours'; from: number; to: number }
  | { kind: 'months'; from: number; to: number }
  | { kind: 'words'; field: 'title' | 'text'; words: string[] };
type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

const anyOf = (rules: Rule[]): Rule => (rules.length === 1 ? rules[0]! : { op: 'any', rules });

/** A span as tests: both must hold, or, where it wraps around, either. */
const span = (low: Rule, high: Rule, wraps: boolean): Rule[] =>
  wraps ? [{ op: 'any', rules: [low, high] }] : [low, high];

/** The tests that one condition stands for; all must hold. */
const testsOf: { [K in Condition['kind']]: (condition: Of<K>) => Rule[] } = {
  category: ({ codes, exact }) =>
    exact
      ? [{ op: 'in', field: 'category', values: codes }]
      : [anyOf(codes.map((value) => ({ op: 'has', field: 'categories', value })))],
  place: ({ codes }) => [
    anyOf(codes.map((place) => ({ op: 'within', field: 'placePath', place }))),
  ],
  channel: ({ codes }) => [{ op: 'in', field: 'channel', values: codes }],
  hours: ({ from, to }) =>
    span(
      { op: 'ge', field: 'hour', value: from },
      { op: 'lt', field: 'hour', value: to },
      from > to,
    ),
  months: ({ from, to }) =>
    span(
      { op: 'ge', field: 'month', value: from },
      { op: 'le', field: 'month', value: to },
      from > to,
    ),
  words: ({ field, words }) => [{ op: 'mentions', field, words }],
};

/** The rule that holds when all conditions do; no condition means always. */
export function ruleOf(conditions: readonly Condition[]): Rule {
  const tests = conditions.flatMap((condition) =>
    (testsOf[condition.kind] as (condition: Condition) => Rule[])(condition),
  );
  if (tests.length === 0) return { op: 'always' };
  return tests.length === 1 ? tests[0]! : { op: 'all', rules: tests };
}

/**
 * The conditions that a rule stands for; undefined when it says more than the builder can, so that
 * such a rule is shown in words and kept as it is.
 *
 * @example conditionsOf({ op: 'has', field: 'categories', value: 'noise' }) // [{ kind: 'category', codes: ['noise'], exact: false }]
 */
export function conditionsOf(rule: Rule): Condition[] | undefined {
  if (rule.op === 'always') return [];
  const tests = rule.op === 'all' ? [...rule.rules] : [rule];
  const found: Condition[] = [];
  while (tests.length > 0) {
    const [first, second] = tests as [Rule, Rule | undefined];
    const pair = second && spanOf(first, second, false);
    const condition = pair ?? conditionOf(first);
    if (!condition) return undefined;
    found.push(condition);
    tests.splice(0, pair ? 2 : 1);
  }
  return found;
}

function conditionOf(rule: Rule): Condition | undefined {
  if (rule.op === 'any') {
    const [first, second] = rule.rules;
    const wrapped = rule.rules.length === 2 && first && second && spanOf(first, second, true);
    return wrapped || mergedOf(rule.rules);
  }
  if (rule.op === 'mentions' && (rule.field === 'title' || rule.field === 'text'))
    return { kind: 'words', field: rule.field, words: [...rule.words] };
  if (rule.op === 'has' && rule.field === 'categories' && typeof rule.value === 'string')
    return { kind: 'category', codes: [rule.value], exact: false };
  if (rule.op === 'within' && rule.field === 'placePath')
    return { kind: 'place', codes: [rule.place] };
  if (rule.op === 'in' || rule.op === 'eq') {
    const values = rule.op === 'in' ? rule.values : [rule.value];
    if (!values.every((value) => typeof value === 'string')) return undefined;
    const codes = [...values] as string[];
    if (rule.field === 'category') return { kind: 'category', codes, exact: true };
    if (rule.field === 'channel') return { kind: 'channel', codes };
  }
  return undefined;
}

/** "This category or that one", "in this place or that one" as one condition. */
function mergedOf(rules: readonly Rule[]): Condition | undefined {
  const each = rules.map((rule) => (rule.op === 'any' ? undefined : conditionOf(rule)));
  const first = each[0];
  if (first?.kind !== 'place' && (first?.kind !== 'category' || first.exact)) return undefined;
  const codes: string[] = [];
  for (const one of each) {
    if (one?.kind !== first.kind || (one.kind === 'category' && one.exact)) return undefined;
    codes.push(...(one as Of<'place' | 'category'>).codes);
  }
  return { ...first, codes };
}

/** Two comparisons of hour or month that together make a span; `wraps` says how they are joined. */
function spanOf(low: Rule, high: Rule, wraps: boolean): Condition | undefined {
  if (low.op !== 'ge' || !('field' in high) || low.field !== high.field) return undefined;
  if (high.op !== 'lt' && high.op !== 'le') return undefined;
  const from = low.value;
  const to = high.value;
  if (typeof from !== 'number' || typeof to !== 'number' || from > to !== wraps) return undefined;
  if (low.field === 'hour' && high.op === 'lt') return { kind: 'hours', from, to };
  if (low.field === 'month' && high.op === 'le') return { kind: 'months', from, to };
  return undefined;
}
