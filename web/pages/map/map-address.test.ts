import { describe, expect, it } from 'vitest';
import { mapAddressOf, sharedBox, withMapAddress } from './map-address.ts';

describe('the address of a map', () => {
  it('keeps view, way of showing and selection beside the filter', () => {
    const params = withMapAddress(new URLSearchParams('state=filed'), {
      viewpoint: { lat: 35.303, lon: 113.88, zoom: 12.3456 },
      show: 'cells',
      selected: [35.1, 113.1, 35.2, 113.2],
    });
    expect(params.get('state')).toBe('filed');
    expect(mapAddressOf(params)).toEqual({
      viewpoint: { lat: 35.303, lon: 113.88, zoom: 12.35 },
      show: 'cells',
      selected: [35.1, 113.1, 35.2, 113.2],
    });
    const cleared = withMapAddress(params, { selected: undefined, show: 'auto' });
    expect(cleared.toString()).toBe('state=filed&at=35.303%2C113.88%2C12.35');
  });

  it('does without what cannot be read', () => {
    expect(mapAddressOf(new URLSearchParams('at=1,2&box=a,b,c,d&show=pins'))).toEqual({
      viewpoint: undefined,
      show: 'auto',
      selected: undefined,
    });
  });
});

describe('sharedBox', () => {
  it('is what both cover', () => {
    expect(sharedBox([1, 1, 4, 4], [2, 0, 5, 3])).toEqual([2, 1, 4, 3]);
    expect(sharedBox([1, 1, 4, 4], undefined)).toEqual([1, 1, 4, 4]);
  });
});
