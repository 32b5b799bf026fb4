import { DispatchRule } from '../../model/district.ts';
import type { CatalogueTrial } from '../../model/house-view.ts';
import { problem, type Problem } from '../../model/problem.ts';
import { fieldsOf } from '../../model/rule.ts';
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

/** What is wrong with a catalogue: double codes, unknown units, questions that nobody can answer. */
export function catalogueProblems(setup: Setup, rules: readonly DispatchRule[]): Problem[] {
  const codes = new Set<string>();
  return rules.flatMap((rule, i) => {
    const path = `rules[${i}]`;
    const problems: Problem[] = [];
    if (codes.has(rule.code)) {
      problems.push(
        problem('catalogue.twice', `${path}.code`, '规则代码重复', 'this code occurs twice', {
          got: rule.code,
        }),
      );
    }
    codes.add(rule.code);
    for (const unit of [rule.lead, ...rule.assist]) {
      if (setup.units.has(unit)) continue;
      problems.push(
        problem('catalogue.unit', `${path}.lead`, '没有这个单位', 'there is no such unit', {
          got: unit,
          wanted: [...setup.units.keys()].slice(0, 20).join(', '),
        }),
      );
    }
    for (const field of fieldsOf(rule.when)) {
      if (askable.has(field)) continue;
      problems.push(
        problem('catalogue.field', `${path}.when`, '派单规则不能问这一项', 'cannot be asked here', {
          got: field,
          wanted: [...askable].join(', '),
        }),
      );
    }
    return problems;
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
