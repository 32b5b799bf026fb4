import { describe, expect, it } from 'vitest';
import { Detector } from '../../../src/model/detector.ts';
import { detectorChanges, sameSettings } from './detector-changes.ts';
import { usualMethod } from './method-fields.ts';

const detector = Detector.parse({
  code: 'gatherings',
  label: { zh: '聚集', en: 'Gatherings' },
  purpose: { zh: '找聚集', en: 'finds gatherings' },
  districts: ['hongqi'],
  owner: 'street',
  levels: ['leaf'],
  method: { kind: 'space-time' },
});

describe('detectorChanges', () => {
  it('finds nothing in a copy, also with keys in another order', () => {
    const copy = Object.fromEntries(Object.entries(detector).reverse()) as unknown as Detector;
    expect(sameSettings(detector, copy)).toBe(true);
  });

  it('names each setting by its path', () => {
    const method = { ...usualMethod('space-time'), radiusMetres: 500 } as Detector['method'];
    const label = { zh: '聚集', en: 'Crowds' };
    expect(detectorChanges(detector, { ...detector, weeklyBudget: 3, method, label })).toEqual([
      { path: 'weeklyBudget', before: 10, after: 3 },
      { path: 'method.radiusMetres', before: 2000, after: 500 },
      { path: 'label.en', before: 'Gatherings', after: 'Crowds' },
    ]);
  });

  it('tells another method as one change', () => {
    expect(detectorChanges(detector, { ...detector, method: usualMethod('ears') })).toEqual([
      { path: 'method.kind', before: 'space-time', after: 'ears' },
    ]);
  });

  it('sees a kind of place that comes or goes', () => {
    expect(detectorChanges(detector, { ...detector, placeKind: 'street' })).toEqual([
      { path: 'placeKind', before: undefined, after: 'street' },
    ]);
  });
});
