import type { Label, Language } from '../../../src/model/label.ts';
import type { Rule, RuleOf } from '../../../src/model/rule.ts';
import { conditionsOf, type Condition } from './conditions.ts';

/** Names of codes; a code without a name is said as it is. */
export interface RuleLookups {
  categories: ReadonlyMap<string, Label>;
  places: ReadonlyMap<string, Label>;
  channels: ReadonlyMap<string, Label>;
}

type Say = (lookups: RuleLookups, language: Language) => string;

const fieldNames: Record<string, Label> = {
  category: { zh: '类别', en: 'category' },
  categories: { zh: '类别', en: 'category' },
  place: { zh: '属地', en: 'place' },
  placePath: { zh: '属地', en: 'place' },
  channel: { zh: '渠道', en: 'channel' },
  title: { zh: '标题', en: 'title' },
  text: { zh: '内容', en: 'text' },
  hour: { zh: '接诉时间', en: 'hour of receipt' },
  month: { zh: '接诉月份', en: 'month of receipt' },
  urgent: { zh: '紧急', en: 'urgent' },
};
const signs = { eq: '=', ne: '≠', lt: '<', le: '≤', gt: '>', ge: '≥' } as const;
const mostNames = 4;

const fieldName = (field: string, language: Language) => fieldNames[field]?.[language] ?? field;
const pick = (language: Language, zh: string, en: string) => (language === 'zh' ? zh : en);

function valueName(field: string, value: unknown, lookups: RuleLookups, language: Language) {
  const code = String(value);
  const known = field.startsWith('categor')
    ? lookups.categories
    : field.startsWith('place')
      ? lookups.places
      : lookups.channels;
  return known.get(code)?.[language] ?? code;
}

/** "noise, dust or gas"; long lists end with how many more there are. */
function orList(names: readonly string[], language: Language): string {
  const shown = names.slice(0, mostNames);
  const more = names.length - shown.length;
  if (more > 0) {
    return pick(
      language,
      `${shown.join('、')}等 ${names.length} 项`,
      `${shown.join(', ')} and ${more} more`,
    );
  }
  if (language === 'zh') return shown.join('、');
  return shown.length < 2
    ? (shown[0] ?? '')
    : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

const months = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
const monthName = (month: number) => months.format(Date.UTC(2000, month - 1));

type ConditionWords = {
  [K in Condition['kind']]: (condition: Extract<Condition, { kind: K }>) => Say;
};
const conditionWords: ConditionWords = {
  category:
    ({ codes, exact }) =>
    (lookups, language) => {
      const names = codes.map((code) => valueName('category', code, lookups, language));
      const all = orList(names, language);
      return exact
        ? pick(language, `类别是${all}`, `category is ${all}`)
        : pick(language, `类别属于${all}`, `category is in ${all}`);
    },
  place:
    ({ codes }) =>
    (lookups, language) => {
      const names = codes.map((code) => valueName('place', code, lookups, language));
      return pick(language, `在${orList(names, 'zh')}范围内`, `within ${orList(names, 'en')}`);
    },
  channel:
    ({ codes }) =>
    (lookups, language) => {
      const names = codes.map((code) => valueName('channel', code, lookups, language));
      return pick(
        language,
        `渠道是${orList(names, 'zh')}`,
        `received through ${orList(names, 'en')}`,
      );
    },
  hours:
    ({ from, to }) =>
    (_, language) =>
      pick(
        language,
        `${from} 时至${from > to ? '次日' : ''} ${to} 时接诉`,
        `received between ${from}:00 and ${to}:00`,
      ),
  months:
    ({ from, to }) =>
    (_, language) =>
      pick(
        language,
        `${from} 月至${from > to ? '次年' : ''} ${to} 月接诉`,
        `received from ${monthName(from)} to ${monthName(to)}`,
      ),
  words:
    ({ field, words }) =>
    (_, language) =>
      pick(
        language,
        `${fieldName(field, 'zh')}提到${words.map((word) => `“${word}”`).join('、')}`,
        `${fieldName(field, 'en')} mentions ${orList(
          words.map((word) => `“${word}”`),
          'en',
        )}`,
      ),
};

const compared =
  (rule: RuleOf<'eq' | 'lt' | 'le' | 'gt' | 'ge'>): Say =>
  (lookups, language) =>
    `${fieldName(rule.field, language)} ${signs[rule.op]} ${valueName(rule.field, rule.value, lookups, language)}`;

const unequal =
  (rule: RuleOf<'ne'>): Say =>
  (lookups, language) => {
    const name = fieldName(rule.field, language);
    const value = valueName(rule.field, rule.value, lookups, language);
    return pick(language, `${name}不是${value}`, `${name} is not ${value}`);
  };

/** Words for what the condition builder cannot say. */
const ruleWords: { [O in Rule['op']]: (rule: RuleOf<O>) => Say } = {
  always: () => (_, language) => pick(language, '其余情况', 'in all other cases'),
  eq: compared,
  ne: unequal,
  lt: compared,
  le: compared,
  gt: compared,
  ge: compared,
  compare: (rule) => (_, language) =>
    `${fieldName(rule.field, language)} ${signs[rule.is]} ${fieldName(rule.other, language)}`,
  in: (rule) => (lookups, language) => {
    const names = rule.values.map((value) => valueName(rule.field, value, lookups, language));
    const name = fieldName(rule.field, language);
    return pick(language, `${name}是${orList(names, 'zh')}`, `${name} is ${orList(names, 'en')}`);
  },
  has: (rule) => (lookups, language) => {
    const value = valueName(rule.field, rule.value, lookups, language);
    const name = fieldName(rule.field, language);
    return pick(language, `${name}包含${value}`, `${name} includes ${value}`);
  },
  present: (rule) => (_, language) => {
    const name = fieldName(rule.field, language);
    return pick(language, `有${name}`, `${name} is given`);
  },
  absent: (rule) => (_, language) => {
    const name = fieldName(rule.field, language);
    return pick(language, `没有${name}`, `${name} is not given`);
  },
  within: (rule) => conditionWords.place({ kind: 'place', codes: [rule.place] }),
  mentions: (rule) => (_, language) => {
    const words = rule.words.map((word) => `“${word}”`).join(pick(language, '、', ', '));
    const name = fieldName(rule.field, language);
    return pick(language, `${name}提到${words}`, `${name} mentions ${words}`);
  },
  all: (rule) => (lookups, language) =>
    rule.rules
      .map((one) => ruleInWords(one, lookups, language))
      .join(pick(language, '，且', ', and ')),
  any: (rule) => (lookups, language) =>
    rule.rules
      .map((one) => ruleInWords(one, lookups, language))
      .join(pick(language, '，或', ', or ')),
  not: (rule) => (lookups, language) => {
    const inner = ruleInWords(rule.rule, lookups, language);
    return pick(language, `不符合（${inner}）`, `not (${inner})`);
  },
};

/**
 * A rule as one sentence with names instead of codes, in the language of the reader.
 *
 * @example ruleInWords({ op: 'mentions', field: 'text', words: ['gas'] }, lookups, 'en') // 'text mentions “gas”'
 */
export function ruleInWords(rule: Rule, lookups: RuleLookups, language: Language): string {
  const conditions = rule.op === 'always' ? undefined : conditionsOf(rule);
  if (!conditions) {
    return (ruleWords[rule.op] as (rule: Rule) => Say)(rule)(lookups, language);
  }
  return conditions
    .map((one) =>
      (conditionWords[one.kind] as (condition: Condition) => Say)(one)(lookups, language),
    )
    .join(pick(language, '，且', ', and '));
}
