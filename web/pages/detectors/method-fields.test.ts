import { describe, expect, it } from 'vitest';
import { Detector, DetectorMethod } from '../../../src/model/detector.ts';
import { commonFields, fieldsOf, methodKinds, usualMethod } from './method-fields.ts';

const base = {
  code: 'trial',
  label: { zh: '试', en: 'trial' },
  purpose: { zh: '试', en: 'trial' },
  districts: ['hongqi'],
  owner: 'unit',
  levels: ['leaf'],
  method: { kind: 'ears' },
};

describe('settings of the form', () => {
  it.each(methodKinds)('begin with what the model takes for %s when nothing is said', (kind) => {
    expect(usualMethod(kind)).toEqual(DetectorMethod.parse({ kind }));
  });

  const numbers = methodKinds.flatMap((kind) =>
    fieldsOf(kind).flatMap(([name, shape]) =>
      shape.is === 'number' ? [{ kind, name, shape }] : [],
    ),
  );
  it.each(numbers)('$name of $kind: the form lets through what the model takes', (one) => {
    const { kind, name, shape } = one;
    const { least, most, whole } = shape;
    const takes = (value: number) => DetectorMethod.safeParse({ kind, [name]: value }).success;
    const below = whole ? least - 1 : 0;
    expect([below, least, most ?? 1_000_000].map(takes)).toEqual([false, true, true]);
    expect(most === undefined || !takes(most + (whole ? 1 : 0.01))).toBe(true);
    expect(whole === true && takes(least + 0.5)).toBe(false);
  });

  const choices = methodKinds.flatMap((kind) =>
    fieldsOf(kind).flatMap(([name, shape]) =>
      shape.is === 'choice'
        ? Object.keys(shape.options).map((option) => ({ kind, name, option }))
        : [],
    ),
  );
  it.each(choices)('$name of $kind may be $option', ({ kind, name, option }) => {
    expect(DetectorMethod.safeParse({ kind, [name]: option }).success).toBe(true);
  });

  it('of every detector begin and end where those of the model do', () => {
    const usual = Detector.parse(base);
    for (const [name, shape] of Object.entries(commonFields)) {
      expect(usual[name as keyof typeof commonFields]).toBe(shape.usual);
      expect(Detector.safeParse({ ...base, [name]: shape.least }).success).toBe(true);
      expect(Detector.safeParse({ ...base, [name]: 0 }).success).toBe(false);
    }
  });
});
