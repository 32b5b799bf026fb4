import { beforeAll, describe, expect, it } from 'vitest';
import { loadRegistry } from './declared.ts';
import { buildPlaceIndex } from './kernels/space/place-index.ts';
import type { Registry } from './model/registry.ts';

describe('the declarations of this package', () => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await loadRegistry();
  });

  it('fit together, are frozen through and through, and keep their checksum', async () => {
    expect(Object.keys(registry.districts)).toEqual(['boston', 'chicago', 'fengquan', 'hongqi']);
    expect(Object.isFrozen(registry.places['hongqi']!.places[0]!.boundary![0]![0])).toBe(true);
    expect(registry.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect((await loadRegistry()).checksum).toBe(registry.checksum);
  });

  it('list the trees of the two districts with codes that extend their parents', () => {
    for (const name of ['hongqi', 'fengquan']) {
      const { places } = registry.places[name]!;
      for (const place of places.filter((p) => p.parent !== null)) {
        expect(place.code.startsWith(place.parent!)).toBe(true);
        expect([9, 12, 15]).toContain(place.code.length);
      }
    }
    const kinds = (name: string, ...kind: string[]) =>
      registry.places[name]!.places.filter((p) => kind.includes(p.kind)).length;
    expect(kinds('hongqi', 'street', 'town')).toBe(7);
    expect(kinds('hongqi', 'community', 'village')).toBe(80);
    expect(kinds('fengquan', 'street', 'town')).toBe(5);
    expect(kinds('fengquan', 'community', 'village')).toBe(48);
    expect(kinds('boston', 'neighbourhood')).toBe(18);
    expect(kinds('chicago', 'neighbourhood')).toBe(77);
  });

  it('find every place by its own point', () => {
    for (const name of ['hongqi', 'fengquan', 'boston']) {
      const { places, cells } = registry.places[name]!;
      const index = buildPlaceIndex({ places, cells });
      const parents = new Map(places.map((p) => [p.code, p.parent]));
      const line = (code: string | null | undefined): string[] =>
        code ? [code, ...line(parents.get(code))] : [];
      // a neighbourhood's mean point may lie in another one's cell; everything else holds its own
      for (const place of places.filter(
        (p) => p.kind !== 'neighbourhood' && p.kind !== 'district',
      )) {
        expect(line(index.find(place.lon!, place.lat!))).toContain(place.code);
      }
    }
  });
});
