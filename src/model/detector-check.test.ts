import { describe, expect, it } from 'vitest';
import { trialRegistry } from '../../test/casework-district.ts';
import { Detector } from './detector.ts';
import { checkRegistry } from './registry-check.ts';

const detector = Detector.parse({
  code: 'gathering',
  label: { zh: '聚集', en: 'Gathering' },
  purpose: { zh: '试验', en: 'Trial' },
  districts: ['trial'],
  owner: 'water',
  categories: ['rubbish'],
  levels: ['leaf'],
  placeKind: 'street',
  method: { kind: 'ears' },
});

const problemsWith = (changed: Partial<Detector>) =>
  checkRegistry(
    { ...trialRegistry, detectors: { gathering: { ...detector, ...changed } } },
    { isConvertible: (a, b) => a === b, isPeriod: () => true },
  ).map(({ code, path, got }) => `${code} ${path} ${got}`);

describe('a declared detector', () => {
  it('fits when everything that it names is there', () => {
    expect(problemsWith({})).toEqual([]);
  });

  it.each([
    [{ districts: ['nowhere'] }, 'districts[0] nowhere'],
    [{ owner: 'nobody' }, 'owner nobody'],
    [{ categories: ['rubbish', 'ufo'] }, 'categories[1] ufo'],
    [{ except: ['rubbish', 'ghost'] }, 'except[1] ghost'],
    [{ placeKind: 'galaxy' }, 'placeKind galaxy'],
    [{ programme: 'dream' }, 'programme dream'],
    [{ orders: 'wish' }, 'orders wish'],
  ])('with %j has a problem at its path', (changed, at) => {
    expect(problemsWith(changed)).toEqual([`declared.unknown detectors.gathering.${at}`]);
  });
});
