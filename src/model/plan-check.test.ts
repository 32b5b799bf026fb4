import { describe, expect, it } from 'vitest';
import { loadRegistry } from '../declared.ts';
import { crewProblems, inspectionProblems } from './plan-check.ts';

const all = await loadRegistry();
const file = all.crews['hongqi']!;
const inspection = Object.values(all.inspections)[0]!;
const [crew, kind] = [file.crews[0]!, file.kinds[0]!];

describe('crews', () => {
  it('that are declared fit their district', () => {
    expect(crewProblems(file, all)).toEqual([]);
  });

  it.each([
    ['district', { district: 'nowhere' }, 'district'],
    ['unit', { crews: [{ ...crew, unit: 'nobody' }] }, 'crews[0].unit'],
    ['base', { crews: [{ ...crew, base: 'nowhere' }] }, 'crews[0].base'],
    ['skill', { crews: [{ ...crew, skills: ['magic'] }] }, 'crews[0].skills[0]'],
    ['hours', { crews: [{ ...crew, from: '17:00', to: '09:00' }] }, 'crews[0].to'],
    ['the same name', { crews: [crew, crew] }, 'crews[1].code'],
    ['category', { kinds: [{ ...kind, categories: ['nothing'] }] }, 'kinds[0].categories[0]'],
    ['skill of a kind', { kinds: [{ ...kind, skill: 'magic' }] }, 'kinds[0].skill'],
  ])('with a wrong %s are told with the path', (_, change, path) => {
    expect(crewProblems({ ...file, ...change }, all).map((p) => p.path)).toContain(path);
  });
});

describe('inspections', () => {
  it('that are declared can be carried out', () => {
    for (const one of Object.values(all.inspections))
      expect(inspectionProblems(one, all)).toEqual([]);
  });

  it.each([
    ['district', { districts: ['nowhere'] }, 'districts[0]'],
    ['kind', { kind: 'magic' }, 'kind'],
    ['place', { places: ['nowhere'] }, 'places[0]'],
  ])('with a wrong %s are told with the path', (_, change, path) => {
    expect(inspectionProblems({ ...inspection, ...change }, all).map((p) => p.path)).toContain(
      path,
    );
  });
});
