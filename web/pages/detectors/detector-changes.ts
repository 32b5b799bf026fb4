import type { Detector } from '../../../src/model/detector.ts';

/** One setting that differs: its path in the detector, and both values. */
export interface DetectorChange {
  path: string;
  before: unknown;
  after: unknown;
}

/** Settings that a person may change, in the order of the form; `method` stands for its fields. */
const order = [
  'speaksAtDays',
  'weeklyBudget',
  'expiresAfterDays',
  'owner',
  'categories',
  'except',
  'levels',
  'placeKind',
  'method',
  'label',
  'purpose',
] as const satisfies readonly (keyof Detector)[];

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && !value.length);
/** A list that is not there says the same as an empty one. */
const same = (a: unknown, b: unknown) =>
  (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);

/**
 * What `after` changes in `before`. A change of the method's kind is one change: its settings are
 * others then. Lists count as they stand: their order is kept by the form.
 */
export function detectorChanges(before: Detector, after: Detector): DetectorChange[] {
  return order.flatMap((name) => {
    const [a, b]: [unknown, unknown] = [before[name], after[name]];
    if (!isPlain(a) || !isPlain(b)) return same(a, b) ? [] : [{ path: name, before: a, after: b }];
    if (a.kind !== b.kind) return [{ path: `${name}.kind`, before: a.kind, after: b.kind }];
    return Object.keys(b)
      .filter((field) => !same(a[field], b[field]))
      .map((field) => ({ path: `${name}.${field}`, before: a[field], after: b[field] }));
  });
}

/** Whether two detectors say the same in every setting. */
export const sameSettings = (a: Detector, b: Detector): boolean =>
  detectorChanges(a, b).length === 0;
