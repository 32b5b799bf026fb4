import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { CatalogueDraft, CatalogueTrial, CatalogueView } from '../model/house-view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { valueOf } from './problems.ts';
import { answers, body, District, inDistrict } from './route-parts.ts';

const read = createRoute({
  method: 'get',
  path: inDistrict('/catalogue'),
  summary: 'The dispatch catalogue in force',
  request: { params: District, query: z.object({ programme: z.string().default('demand') }) },
  responses: answers('the catalogue and its version', CatalogueView),
});
const simulate = createRoute({
  method: 'post',
  path: inDistrict('/catalogue/simulate'),
  summary: 'What changed rules would have done to the last records; nothing is written',
  request: {
    params: District,
    ...body(CatalogueDraft.extend({ last: z.number().int().min(1).max(5000).default(500) })),
  },
  responses: answers('what would change', CatalogueTrial),
});
const publish = createRoute({
  method: 'post',
  path: inDistrict('/catalogue'),
  summary: 'Put changed rules in force as a new version',
  request: {
    params: District,
    ...body(
      CatalogueDraft.extend({
        reason: z.string().trim().min(2).max(500),
        /** in force from now when absent */
        validFrom: z.iso.datetime().optional(),
      }),
    ),
  },
  responses: answers('the catalogue and its new version', CatalogueView),
});

/** The dispatch catalogue: everybody may read it, who may edit it tries it out first. */
export function catalogueRoutes(app: Api, { casework }: ApiHouse): void {
  app.openapi(read, async (c) => {
    const { programme } = c.req.valid('query');
    return c.json(valueOf(await casework.catalogue(c.get('viewer'), programme)), 200);
  });
  app.openapi(simulate, async (c) => {
    const trial = await casework.simulateCatalogue(c.get('viewer'), c.req.valid('json'));
    return c.json(valueOf(trial), 200);
  });
  app.openapi(publish, async (c) => {
    const published = await casework.publishCatalogue(c.get('viewer'), c.req.valid('json'));
    return c.json(valueOf(published), 200);
  });
}
