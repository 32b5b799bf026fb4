import { expect, it } from 'vitest';
import { formPathOf } from './form-problems.ts';

it.each([
  ['body.detector.method.windowDays', ['method', 'windowDays']],
  ['detector.method.windowDays', ['method', 'windowDays']],
  ['body.detector.categories.2', ['categories']],
  ['detector.categories[2]', ['categories']],
  ['body.detector.weeklyBudget', ['weeklyBudget']],
  ['body.detector.label.zh', ['label', 'zh']],
  ['body.detector', []],
])('%s is the field %j', (path, field) => expect(formPathOf(path)).toEqual(field));
