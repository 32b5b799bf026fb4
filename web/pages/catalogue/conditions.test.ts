import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rule } from '../../../src/model/rule.ts';
import { departmentRules } from '../../../declared/catalogues/department-rules.ts';
import { conditionsOf, ruleOf, type Condition } from './conditions.ts';

const codes = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 4 });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  codes.map((c) => ({ kind: 'category' as const, codes: c, exact: false })),
  codes.map((c) => ({ kind: 'category' as const, codes: c, exact: true })),
  codes.map((c) => ({ kind: 'place' as const, codes: c })),
  codes.map((c) => ({ kind: 'channel' as const, codes: c })),
  fc.record({ from: fc.nat(23), to: fc.nat(24) }).map((s) => ({ kind: 'hours' as const, ...s })),
  fc
    .record({ from: fc.integer({ min: 1, max: 12 }), to: fc.integer({ min: 1, max: 12 }) })
    .map((s) => ({ kind: 'months' as const, ...s })),
  codes.map((words) => ({ kind: 'words' as const, field: 'text' as const, words })),
);

describe('conditions of the dispatch catalogue', () => {
  it('become a rule and come back as they were', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 5 }), (conditions) => {
        const rule = ruleOf(conditions);
        expect(Rule.parse(rule)).toEqual(rule);
        expect(conditionsOf(rule)).toEqual(conditions);
      }),
      { seed: 5 },
    );
  });

  it('show a night as one span that passes midnight', () => {
    const night: Rule = {
      op: 'any',
      rules: [
        { op: 'ge', field: 'hour', value: 22 },
        { op: 'lt', field: 'hour', value: 6 },
      ],
    };
    expect(conditionsOf(night)).toEqual([{ kind: 'hours', from: 22, to: 6 }]);
  });

  it('leave alone what the builder cannot say', () => {
    expect(conditionsOf({ op: 'not', rule: { op: 'always' } })).toBeUndefined();
    expect(conditionsOf({ op: 'gt', field: 'hour', value: 3 })).toBeUndefined();
  });

  it('can say every rule of the declared departments, with the same meaning', () => {
    for (const { when } of departmentRules) {
      const rule = Rule.parse(when);
      expect(conditionsOf(rule)).toBeDefined();
      expect(conditionsOf(ruleOf(conditionsOf(rule)!))).toEqual(conditionsOf(rule));
    }
  });
});
