import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { NewPerson, PersonChange } from '../model/house-view.ts';
import { PersonLine } from '../model/view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { valueOf } from './problems.ts';
import { answers, answersNew, body, District, inDistrict } from './route-parts.ts';

const list = createRoute({
  method: 'get',
  path: inDistrict('/people'),
  summary: 'People whose grants lie in the places that I look after',
  request: { params: District },
  responses: answers('people by login', z.array(PersonLine)),
});
const add = createRoute({
  method: 'post',
  path: inDistrict('/people'),
  summary: 'Add a person with a first password and grants',
  request: { params: District, ...body(NewPerson) },
  responses: answersNew('the person', PersonLine),
});
const change = createRoute({
  method: 'patch',
  path: inDistrict('/people/{person}'),
  summary: 'Rename, disable, unlock, give another password or other grants',
  request: { params: District.extend({ person: z.uuid() }), ...body(PersonChange) },
  responses: answers('the person', PersonLine),
});

/** People and their grants, for who may manage them. */
export function peopleRoutes(app: Api, { people }: ApiHouse): void {
  app.openapi(list, async (c) => c.json(valueOf(await people.list(c.get('viewer'))), 200));
  app.openapi(add, async (c) =>
    c.json(valueOf(await people.add(c.get('viewer'), c.req.valid('json'))), 201),
  );
  app.openapi(change, async (c) => {
    const { person } = c.req.valid('param');
    return c.json(valueOf(await people.change(c.get('viewer'), person, c.req.valid('json'))), 200);
  });
}
