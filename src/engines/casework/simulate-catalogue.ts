import type { DispatchRule } from '../../model/district.ts';
import type { CatalogueTrial } from '../../model/house-view.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { Rule } from '../../model/rule.ts';
import type { StoredRecord } from '../../store/records.ts';
import { catalogueOf, findRule } from './dispatch.ts';
import { recordFacts } from './record-facts.ts';
import type { Setup } from './setup.ts';

/** What a dispatch rule may ask about; all of it is known when a record is dispatched. */
const askable = new Set([
  'category',
  'categories',
  'urgent',
  'place',
  'placePath',
  'channel',
  'title',
  'text',
  'hour',
  'month',
]);

const unknown = (code: string, path: string, zh: string, en: string, got: string): Problem =>
  problem(`catalogue.${code}`, path, `没有这个${zh}`, `there is no such ${en}`, { got });

/** Questions that nobody can answer, and categories and places that do not exist. */
function ruleProblems(setup: Setup, rule: Rule, path: string): Problem[] {
  if ('rules' in rule) return rule.rules.flatMap((r) => ruleProblems(setup, r, path));
  if ('rule' in rule) return ruleProblems(setup, rule.rule, path);
  if (!('field' in rule)) return [];
  const { field } = rule;
  if (!askable.has(field)) {
    return [
      problem('catalogue.field', path, '派单规则不能问这一项', 'cannot be asked here', {
        got: field,
        wanted: [...askable].join(', '),
      }),
    ];
  }
  const values = 'values' in rule ? rule.values : 'value' in rule ? [rule.value] : [];
  const named = rule.op === 'within' ? [rule.place] : values.map(String);
  if (field.startsWith('categor')) {
    const wrong = named.filter((code) => !setup.categories.has(code));
    return wrong.map((code) => unknown('category', path, '类别', 'category', code));
  }
  if (rule.op !== 'within' && field !== 'place') return [];
  const wrong = named.filter((code) => !setup.places.has(code));
  return wrong.map((code) => unknown('place', path, '地点', 'place', code));
}

/** What is wrong with a catalogue: double codes, unknown names, questions that nobody can answer. */
export function catalogueProblems(setup: Setup, rules: readonly DispatchRule[]): Problem[] {
  const codes = new Set<string>();
  return rules.flatMap((rule, i) => {
    const path = `rules[${i}]`;
    const twice = codes.has(rule.code);
    codes.add(rule.code);
    const units = [rule.lead, ...rule.assist].filter((unit) => !setup.units.has(unit));
    return [
      ...(twice
        ? [
            problem('catalogue.twice', `${path}.code`, '规则代码重复', 'this code occurs twice', {
              got: rule.code,
            }),
          ]
        : []),
      ...units.map((unit) => unknown('unit', `${path}.lead`, '单位', 'unit', unit)),
      ...ruleProblems(setup, rule.when, `${path}.when`),
    ];
  });
}

/**
 * What changed rules would do to records, next to the rules in force: which go to another unit, by
 * which rule, and how many no rule would match. Nothing is written.
 */
export function simulateCatalogue(
  setup: Setup,
  programme: string,
  rules: readonly DispatchRule[],
  records: readonly StoredRecord[],
): CatalogueTrial {
  const trial: CatalogueTrial = { records: records.length, changed: [], unmatched: 0 };
  const current = catalogueOf(setup, programme).rules;
  const actor = { person: null, role: '', unit: null, name: '' };
  for (const { snapshot } of records) {
    const at = snapshot.updatedAt;
    const facts = recordFacts({ setup, snapshot, last: [], actor, at });
    const before = findRule(current, facts);
    const after = findRule(rules, facts);
    if (!after) trial.unmatched++;
    if (before?.lead === after?.lead) continue;
    trial.changed.push({
      record: snapshot.record,
      number: snapshot.number,
      title: snapshot.title,
      from: before?.lead ?? null,
      to: after?.lead ?? null,
      rule: after?.code ?? null,
    });
  }
  return trial;
}
