import { describe, expect, it } from 'vitest';
import { Role, type Grant, type Viewer } from '../../model/role.ts';
import { grantsWith, landingOf, may, permissionsOf } from './permissions.ts';

const label = { zh: '角色', en: 'Role' };
const roles = [
  { code: 'admin', label, sees: 'all', may: ['people.manage', 'places.read'], landing: 'people' },
  { code: 'clerk', label, sees: 'unit', may: ['places.read', 'records.read'], landing: 'today' },
  { code: 'guest', label, sees: 'none', may: [], landing: 'demands' },
].map((role) => Role.parse(role));
const grant = (role: string, place: string): Grant => ({ role, place, unit: null });
const viewerWith = (...grants: Grant[]): Viewer => ({
  district: 'd',
  person: 'p',
  name: 'n',
  language: 'zh',
  grants,
});

describe('permissions', () => {
  it('add up over grants, each once; an unknown role gives none', () => {
    const grants = [grant('clerk', 'a'), grant('admin', 'b'), grant('king', 'c')];
    expect(permissionsOf(grants, roles).toSorted()).toEqual([
      'people.manage',
      'places.read',
      'records.read',
    ]);
    expect(may(viewerWith(grant('king', 'c')), 'places.read', roles)).toBe(false);
    expect(may(viewerWith(), 'places.read', roles)).toBe(false);
  });

  it('hold in the places of the grants that give them', () => {
    const viewer = viewerWith(grant('admin', 'a'), grant('clerk', 'b'), grant('guest', 'c'));
    const placesOf = (permission: Parameters<typeof grantsWith>[1]) =>
      grantsWith(viewer, permission, roles).map(({ place }) => place);
    expect(placesOf('people.manage')).toEqual(['a']);
    expect(placesOf('places.read')).toEqual(['a', 'b']);
    expect(placesOf('audit.read')).toEqual([]);
  });
});

describe('landingOf', () => {
  it('is that of the role declared first, whatever the order of the grants', () => {
    expect(landingOf([grant('guest', 'a'), grant('admin', 'a')], roles)).toBe('people');
    expect(landingOf([grant('guest', 'a')], roles)).toBe('demands');
    expect(landingOf([], roles)).toBe('today');
  });
});
