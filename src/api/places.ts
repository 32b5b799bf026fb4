import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { PlaceLine } from '../model/view.ts';
import { listPlaceLines } from '../store/place-lines.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, District, inDistrict } from './route-parts.ts';

const Boundaries = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      properties: z.object({
        code: z.string(),
        parent: z.string().nullable(),
        zh: z.string(),
        en: z.string(),
        kind: z.string(),
        surveyed: z.boolean(),
      }),
      geometry: z.object({
        type: z.literal('MultiPolygon'),
        /** rings of [lon, lat], WGS84 */
        coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
      }),
    }),
  ),
});

export type Boundaries = z.infer<typeof Boundaries>;

const list = createRoute({
  method: 'get',
  path: inDistrict('/places'),
  summary: 'The tree of places, with how many records I may see at or below each',
  request: { params: District },
  responses: answers('places, parents before children', z.array(PlaceLine)),
});
const boundaries = createRoute({
  method: 'get',
  path: inDistrict('/places/boundaries'),
  summary: 'Boundaries of the places that have one, as GeoJSON',
  request: { params: District },
  responses: answers('GeoJSON FeatureCollection', Boundaries),
});

/** The district's tree of places and its boundaries. */
export function placeRoutes(app: Api, house: ApiHouse): void {
  const { store, registry, casework } = house;
  app.openapi(list, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'places.read');
    const [rows, outcome] = await Promise.all([
      listPlaceLines(store, viewer.district),
      casework.placeCounts(viewer),
    ]);
    const counts = valueOf(outcome);
    const lines = rows.map(({ code, parent, kind, label, lat, lon, surveyed, hasBoundary }) => {
      const { open, all } = counts.get(code) ?? { open: 0, all: 0 };
      return { code, parent, kind, label, lat, lon, surveyed, hasBoundary, open, all };
    });
    return c.json(lines, 200);
  });

  app.openapi(boundaries, (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'places.read');
    const file = registry.places[registry.districts[viewer.district]?.places ?? ''];
    const features = (file?.places ?? []).flatMap((place) => {
      if (!place.boundary) return [];
      const { code, parent, kind, surveyed } = place;
      return {
        type: 'Feature' as const,
        id: code,
        properties: { code, parent, zh: place.label.zh, en: place.label.en, kind, surveyed },
        geometry: { type: 'MultiPolygon' as const, coordinates: place.boundary },
      };
    });
    // they change with the declarations alone
    c.header('Cache-Control', 'private, max-age=3600');
    return c.json({ type: 'FeatureCollection' as const, features }, 200);
  });
}
