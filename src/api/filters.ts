import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { SavedFilter } from '../model/house-view.ts';
import { ProblemError, problem } from '../model/problem.ts';
import type { Viewer } from '../model/role.ts';
import { listSavedFilters, removeFilter, saveFilter } from '../store/saved-filters.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { answers, body, District, inDistrict } from './route-parts.ts';

const Name = z.string().trim().min(1).max(64);
const mine = answers('my filters by name', z.array(SavedFilter));

const list = createRoute({
  method: 'get',
  path: inDistrict('/filters'),
  summary: 'My saved filters',
  request: { params: District },
  responses: mine,
});
const save = createRoute({
  method: 'put',
  path: inDistrict('/filters'),
  summary: 'Save a filter under a name; the same name is written over',
  request: {
    params: District,
    ...body(z.object({ name: Name, query: z.string().max(2000) }).strict()),
  },
  responses: mine,
});
const remove = createRoute({
  method: 'delete',
  path: inDistrict('/filters'),
  summary: 'Remove a saved filter',
  request: { params: District, query: z.object({ name: Name }) },
  responses: mine,
});

/** Filters that a person keeps; nobody else sees them. */
export function filterRoutes(app: Api, { store, now }: ApiHouse): void {
  const filtersOf = async ({ district, person }: Viewer) => {
    const rows = await listSavedFilters(store, district, person);
    return rows.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() }));
  };
  app.openapi(list, async (c) => c.json(await filtersOf(c.get('viewer')), 200));
  app.openapi(save, async (c) => {
    const { district, person } = c.get('viewer');
    await saveFilter(store, { district, person, ...c.req.valid('json'), now: now() });
    return c.json(await filtersOf(c.get('viewer')), 200);
  });
  app.openapi(remove, async (c) => {
    const { district, person } = c.get('viewer');
    const { name } = c.req.valid('query');
    if (!(await removeFilter(store, district, person, name)))
      throw new ProblemError(
        problem('missing.filter', 'name', '没有这个筛选', 'there is no such filter', { got: name }),
      );
    return c.json(await filtersOf(c.get('viewer')), 200);
  });
}
