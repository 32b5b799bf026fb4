import type { Catalogue, DispatchRule } from '../../model/district.ts';
import type { Label } from '../../model/label.ts';
import { holds, type Facts, type Rule, type RuleOf } from '../../model/rule.ts';
import type { DispatchReason } from '../../model/view.ts';
import type { Setup } from './setup.ts';

/** The first rule of a catalogue that holds; undefined when none does. */
export const findRule = (rules: readonly DispatchRule[], facts: Facts): DispatchRule | undefined =>
  rules.find((rule) => holds(rule.when, facts));

const names: Record<string, Label> = {
  category: { zh: '类别', en: 'the category' },
  categories: { zh: '类别', en: 'the category' },
  place: { zh: '属地', en: 'the place' },
  placePath: { zh: '属地', en: 'the place' },
  channel: { zh: '渠道', en: 'the channel' },
  title: { zh: '标题', en: 'the title' },
  text: { zh: '内容', en: 'the text' },
  hour: { zh: '接诉时间（时）', en: 'the hour of receipt' },
  month: { zh: '接诉月份', en: 'the month of receipt' },
  urgent: { zh: '紧急', en: 'urgency' },
};

const signs = { eq: '=', ne: '≠', lt: '<', le: '≤', gt: '>', ge: '≥' } as const;

/** Codes of categories and places under the names that people know. */
function valueLabel(setup: Setup, field: string, value: unknown): Label {
  const code = String(value);
  const known =
    (field.startsWith('categor') && setup.categories.get(code)?.label) ||
    (field.startsWith('place') && setup.places.get(code)?.label);
  return known || { zh: code, en: code };
}

const join = (labels: readonly Label[], zh: string, en: string): Label => ({
  zh: labels.map((l) => l.zh).join(zh),
  en: labels.map((l) => l.en).join(en),
});

type Words = { [O in Rule['op']]: (rule: RuleOf<O>, setup: Setup) => Label };
const compared = (rule: RuleOf<'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'>, setup: Setup): Label => {
  const name = nameOf(rule.field);
  const value = valueLabel(setup, rule.field, rule.value);
  const sign = signs[rule.op];
  return { zh: `${name.zh} ${sign} ${value.zh}`, en: `${name.en} ${sign} ${value.en}` };
};
const nameOf = (field: string): Label => names[field] ?? { zh: field, en: field };

const words = {
  always: () => ({ zh: '其余情况', en: 'in all other cases' }),
  eq: compared,
  ne: compared,
  lt: compared,
  le: compared,
  gt: compared,
  ge: compared,
  compare: ({ is, field, other }) => {
    const [a, b] = [nameOf(field), nameOf(other)];
    return { zh: `${a.zh} ${signs[is]} ${b.zh}`, en: `${a.en} ${signs[is]} ${b.en}` };
  },
  in: (rule, setup) => {
    const values = rule.values.map((value) => valueLabel(setup, rule.field, value));
    const name = nameOf(rule.field);
    const all = join(values, '、', ', ');
    return { zh: `${name.zh}属于 ${all.zh}`, en: `${name.en} is one of ${all.en}` };
  },
  has: (rule, setup) => {
    const value = valueLabel(setup, rule.field, rule.value);
    const name = nameOf(rule.field);
    return { zh: `${name.zh}属于“${value.zh}”`, en: `${name.en} is or lies below "${value.en}"` };
  },
  present: (rule) => ({
    zh: `有${nameOf(rule.field).zh}`,
    en: `${nameOf(rule.field).en} is given`,
  }),
  absent: (rule) => ({
    zh: `没有${nameOf(rule.field).zh}`,
    en: `${nameOf(rule.field).en} is not given`,
  }),
  within: (rule, setup) => {
    const place = valueLabel(setup, 'place', rule.place);
    return { zh: `在${place.zh}范围内`, en: `within ${place.en}` };
  },
  mentions: (rule) => {
    const said = rule.words.join('、');
    const name = nameOf(rule.field);
    return {
      zh: `${name.zh}提到 ${said}`,
      en: `${name.en} mentions ${rule.words.join(', ')}`,
    };
  },
  all: (rule, setup) =>
    join(
      rule.rules.map((r) => ruleWords(setup, r)),
      '，且',
      ' and ',
    ),
  any: (rule, setup) =>
    join(
      rule.rules.map((r) => ruleWords(setup, r)),
      '，或',
      ' or ',
    ),
  not: (rule, setup) => {
    const inner = ruleWords(setup, rule.rule);
    return { zh: `非（${inner.zh}）`, en: `not (${inner.en})` };
  },
} as Words;

/** A rule in words, with names instead of codes. */
export const ruleWords = (setup: Setup, rule: Rule): Label =>
  (words[rule.op] as (rule: Rule, setup: Setup) => Label)(rule, setup);

/** The district's catalogue for a programme; empty when none is declared. */
export const catalogueOf = (setup: Setup, programme: string): Catalogue =>
  setup.district.catalogues.find((c) => c.programme === programme) ?? { programme, rules: [] };

/**
 * Why the catalogue sends a record with these facts to its unit: the rule that won, its tests in
 * words, in order. Null when no rule holds.
 */
export function dispatchReason(
  setup: Setup,
  programme: string,
  facts: Facts,
): DispatchReason | null {
  const rule = findRule(catalogueOf(setup, programme).rules, facts);
  if (!rule) return null;
  const tests = rule.when.op === 'all' ? rule.when.rules : [rule.when];
  return {
    unit: rule.lead,
    unitLabel: setup.units.get(rule.lead)?.label ?? { zh: rule.lead, en: rule.lead },
    assist: rule.assist,
    rule: rule.code,
    ruleLabel: rule.label,
    catalogueVersion: setup.version,
    because: tests.map((test) => ruleWords(setup, test)),
  };
}
