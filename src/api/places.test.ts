import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs } from '../../test/api-client.ts';
import { openDemand } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { PlaceLine } from '../model/view.ts';
import type { Boundaries } from './places.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

describe('GET /places', () => {
  it('answers the tree, parents first, with what I may see at or below each', async () => {
    const acceptor = await signedInAs(house, 'acceptor');
    const village = house.registry.places.hongqi!.places.find((p) => p.kind === 'community')!;
    await openDemand(acceptor, { place: village.code });
    const { body } = await acceptor.ask<PlaceLine[]>('GET', '/api/d/hongqi/places');
    const seen = new Set<string | null>([null]);
    const early = body.filter(({ code, parent }) => !seen.has(parent) || !seen.add(code));
    expect(early).toEqual([]);
    const countAt = (code: string | null) => body.find((place) => place.code === code)?.all;
    expect([village.code, village.parent, '410702'].map(countAt)).toEqual([1, 1, 1]);
    const handler = await signedInAs(house, 'handler');
    const theirs = await handler.ask<PlaceLine[]>('GET', '/api/d/hongqi/places');
    expect(theirs.body.every((place) => place.all === 0)).toBe(true);
  });
});

describe('GET /places/boundaries', () => {
  it('answers GeoJSON, sketches marked as such', async () => {
    const leader = await signedInAs(house, 'leader');
    const { body } = await leader.ask<Boundaries>('GET', '/api/d/hongqi/places/boundaries');
    const root = body.features.find((feature) => feature.id === '410702');
    expect(root?.properties).toMatchObject({ zh: '红旗区', surveyed: true });
    const [lon, lat] = root!.geometry.coordinates[0]![0]![0]!;
    expect([Math.round(lon!), Math.round(lat!)]).toEqual([114, 35]);
    expect(body.features.some((feature) => feature.properties?.surveyed === false)).toBe(true);
  });
});
