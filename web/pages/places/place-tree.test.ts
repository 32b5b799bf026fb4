import { describe, expect, it } from 'vitest';
import { placesLike, placeTree } from './place-tree.ts';

const place = (code: string, parent: string | null, zh: string, en: string) => ({
  code,
  parent,
  kind: 'grid',
  label: { zh, en },
  lat: null,
  lon: null,
  surveyed: true,
  hasBoundary: false,
  open: 0,
  all: 0,
});
const places = [
  place('410702', null, '红旗区', 'Hongqi'),
  place('410702001', '410702', '西街街道', 'Xijie'),
  place('410702002', '410702', '东街街道', 'Dongjie'),
];

describe('places as a tree', () => {
  it('hang below their parent', () => {
    const [root] = placeTree(places);
    expect(root?.code).toBe('410702');
    expect(root?.children?.map((child) => child.code)).toEqual(['410702001', '410702002']);
    expect(root?.children?.[0]).not.toHaveProperty('children');
  });

  it('stand at the top where the parent was not found', () => {
    const found = placesLike(places, '街道');
    expect(placeTree(found).map((node) => node.code)).toEqual(['410702001', '410702002']);
  });

  it('are found by name in either language and by code', () => {
    expect(placesLike(places, 'dong').map((one) => one.code)).toEqual(['410702002']);
    expect(placesLike(places, '702001').map((one) => one.code)).toEqual(['410702001']);
    expect(placesLike(places, ' ')).toBe(places);
  });
});
